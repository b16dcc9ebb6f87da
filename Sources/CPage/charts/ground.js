// What all charts stand on: the data, the colours of the style sheet, and the marks that several
// of them share. A chart is a function from the width it may take to a Vega-Lite specification.

const data = JSON.parse(document.getElementById('data').textContent);

// The second value serves a picture that is taken out of the page.
const ink = 'var(--ink, #1a1b1f)';
const quiet = 'var(--quiet, #5c5f68)';
const grid = 'var(--grid, #eeece6)';
const shade = 'var(--shade, #efede6)';
const card = 'var(--card, #ffffff)';
const alarm = 'var(--alarm, #c14a00)';
const accent = 'var(--accent, #0072b2)';
const neutral = 'var(--neutral, #7d8088)';

// Okabe and Ito (2008): told apart by people of every colour vision.
const palette = [
  'var(--c1, #0072b2)', 'var(--c2, #e69f00)', 'var(--c3, #009e73)', 'var(--c4, #d55e00)',
  'var(--c5, #56b4e9)', 'var(--c6, #cc79a7)', 'var(--c7, #c9b800)',
];
const leftOver = 'var(--c0, #b9b6ad)';

// One colour per workspace over the whole page, in the order of the slot tree.
const workspaceColour = (name) => palette[data.scenario.workspaces.indexOf(name)] ?? leftOver;

// One colour per outcome: what usually happens has its own, the rest take what is left, the most
// frequent first.
const usual = {
  completed: palette[2], voicemail: palette[4], no_answer: leftOver, busy: palette[5],
  failed: palette[3],
};
const outcomeColours = new Map();
for (const {name} of data.outcomes?.series ?? []) {
  const taken = new Set(outcomeColours.values());
  const free = [palette[1], palette[6], palette[0], ...palette].find((c) => !taken.has(c));
  outcomeColours.set(name, usual[name] ?? free ?? leftOver);
}
const outcomeColour = (name) => outcomeColours.get(name) ?? leftOver;

const modeColour = {soft: palette[0], hard: neutral, as_written: palette[2]};

const font = getComputedStyle(document.body).fontFamily;

const config = {
  background: 'transparent',
  font,
  view: {stroke: null},
  axis: {
    labelColor: quiet, labelFontSize: 12, labelPadding: 6, titleColor: quiet, titleFontSize: 12,
    titleFontWeight: 400, titlePadding: 10, gridColor: grid, domain: false, ticks: false,
  },
  axisX: {grid: false, domain: true, domainColor: grid},
  legend: {
    orient: 'top', direction: 'horizontal', labelColor: ink, labelFontSize: 12.5, title: null,
    symbolType: 'square', symbolSize: 110, symbolStrokeWidth: 0, offset: 8, columnPadding: 16,
    labelLimit: 220,
  },
  text: {color: ink, fontSize: 12.5},
};

const percent = (share) => {
  if (share > 0.999 && share < 1) return '> 99.9 %';
  if (share > 0 && share < 0.001) return '< 0.1 %';
  return `${(share * 100).toFixed(1)} %`;
};
const plain = (name) => name.replaceAll('_', ' ');
const grouped = (number) => Math.round(number).toLocaleString('en-US');
// `42 soft slots`, `1 slot`.
const slotsOf = (count, mode = 'as_written') => `${grouped(count)}`
  + `${mode === 'as_written' ? '' : ` ${mode}`} ${count === 1 ? 'slot' : 'slots'}`;

// `2 h 5 min`, with a sign if asked for.
const duration = (milliseconds, signed = false) => {
  const sign = milliseconds < 0 ? '−' : signed ? '+' : '';
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  if (seconds < 60) return `${sign}${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${sign}${minutes} min`;
  const rest = minutes % 60;
  return `${sign}${Math.floor(minutes / 60)} h${rest ? ` ${rest} min` : ''}`;
};

const shareAxis = {tickCount: 5, title: null,
  labelExpr: "format(datum.value * 100, '.0f') + ' %'"};
const clipped = (text, length) => text.length > length ? `${text.slice(0, length - 1)}…` : text;

// Paper is narrower than most screens: a card has so many pixels there.
const paperWidth = 640;

// How many entries of a legend stand beside each other, on paper as well.
const legendColumns = (width, each) => Math.max(2, Math.floor(Math.min(width, paperWidth) / each));

// The charts by the ids of their sections; a section may have several views.
const charts = {};
