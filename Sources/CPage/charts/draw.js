// Draws every chart into its section, folds the tables away beneath, and draws anew when the page
// changes its width.

const options = {
  ast: true, renderer: 'svg', tooltip: {theme: 'custom'},
  actions: {export: {svg: true, png: false}, source: false, compiled: false, editor: false},
};

// What is drawn, by figure.
const drawn = new Map();

const draw = async (figure, chart) => {
  const place = figure.querySelector('div.plot');
  const width = Math.floor(figure.clientWidth);
  const spec = {autosize: {type: 'fit-x', contains: 'padding'}, ...chart(width), config};
  const {view} = await window.vegaEmbed(place, spec, options);
  figure.dataset.width = width;
  drawn.set(figure, {view, canStretch: spec.autosize.type === 'fit-x'});
};

// Buttons for a section with several views of the same thing.
const viewsOf = (figure, views, show) => {
  const row = document.createElement('div');
  row.className = 'views';
  for (const name of Object.keys(views)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.addEventListener('click', () => {
      for (const other of row.children) other.setAttribute('aria-pressed', other === button);
      show(views[name]);
    });
    row.append(button);
  }
  row.firstChild.setAttribute('aria-pressed', 'true');
  figure.before(row);
};

const shown = new Map();
const failures = [];
for (const figure of document.querySelectorAll('figure[data-chart]')) {
  const chart = charts[figure.dataset.chart];
  if (!chart) continue;
  figure.append(Object.assign(document.createElement('div'), {className: 'plot'}));
  figure.hidden = false;
  try {
    const views = typeof chart === 'function' ? null : chart;
    const first = views ? Object.values(views)[0] : chart;
    await draw(figure, first);
    shown.set(figure, first);
    if (views) {
      viewsOf(figure, views, (view) => {
        shown.set(figure, view);
        draw(figure, view);
      });
    }
  } catch (error) {
    // The table beneath stays open and holds the same figures.
    figure.classList.add('broken');
    failures.push(`${figure.dataset.chart}: ${error}`);
    console.error(error);
  }
}

// What a chart shows and long lists are a click away; beneath a chart that failed they stay open.
for (const table of document.querySelectorAll('details.data')) {
  table.open = table.closest('section').querySelector('.broken') !== null;
}

let waiting;
new ResizeObserver(() => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    for (const [figure, chart] of shown) {
      if (Math.abs(figure.clientWidth - figure.dataset.width) > 2) draw(figure, chart);
    }
  }, 150);
}).observe(document.body);

// A chart that is scaled down has letters that nobody reads. Half a card keeps its width; what
// computes its own places cannot be stretched.
addEventListener('beforeprint', () => {
  for (const [figure, {view, canStretch}] of drawn) {
    if (canStretch && figure.clientWidth > paperWidth) view.width(paperWidth).resize().run();
  }
});
addEventListener('afterprint', () => {
  for (const [figure, chart] of shown) draw(figure, chart);
});

const download = document.getElementById('download');
download.hidden = false;
download.firstChild.addEventListener('click', (event) => {
  const text = document.getElementById('data').textContent;
  const url = URL.createObjectURL(new Blob([text], {type: 'application/json'}));
  event.currentTarget.href = url;
  setTimeout(() => URL.revokeObjectURL(url), 60e3);
});

// Words that lie upon each other, as `finish: Wed 09:00 on 12:00`; a pixel is no matter.
const collisions = () => [...shown.keys()].flatMap((figure) => {
  const words = [...figure.querySelectorAll('svg text')].filter((text) => text.textContent.trim())
    .map((text) => ({text: text.textContent, box: text.getBoundingClientRect()}));
  const areOnEachOther = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  return words.flatMap((word, place) => words.slice(0, place)
    // The same words twice are letters and their outline.
    .filter((other) => other.text !== word.text && areOnEachOther(word.box, other.box))
    .map((other) => `${figure.dataset.chart}: ${other.text} on ${word.text}`));
});

// For whoever opens the page to check it.
const page = document.documentElement;
page.dataset.height = page.scrollHeight;
page.dataset.overflow = Math.max(0, page.scrollWidth - page.clientWidth);
if (failures.length) page.dataset.error = failures.join('; ');
page.dataset.collisions = collisions().join('; ');
page.dataset.charts = shown.size;
page.dataset.ready = '1';
