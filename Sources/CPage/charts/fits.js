// How near fitted lengths come to their calls: quantiles against quantiles, equal scales.

// Lengths that differ by such a ratio stand on a scale of ratios.
const ratioOfScale = 25;

// Values of both axes: 1, 2 and 5 of each power of ten, or 1 and 3 where these are many.
const ratioTicks = ([least, most]) => {
  const within = (steps) => Array.from({length: 12}, (_, place) => 10 ** (place - 4))
    .flatMap((power) => steps.map((step) => step * power))
    .filter((value) => value >= least && value <= most);
  const fine = within([1, 2, 5]);
  return fine.length <= 7 ? fine : within([1, 3]).length <= 7 ? within([1, 3]) : within([1]);
};

// Quantiles that are far enough from each other to be named.
const named = new Set([0.05, 0.5, 0.95]);

// To the left, where neither line nor axis is; beside an axis to the right.
const besideDots = {
  left: {align: 'right', baseline: 'bottom', dx: -8, dy: -3},
  below: {align: 'left', baseline: 'top', dx: 7, dy: 4},
  above: {align: 'left', baseline: 'bottom', dx: 6, dy: -8},
};

const fitPlot = ({points, shown, roundedToMs}) => (width) => {
  const lengths = points.flatMap(({observedMs, fittedMs}) => [observedMs / 1000, fittedMs / 1000]);
  const most = Math.max(...lengths, roundedToMs / 1000);
  // What is rounded to nothing has no place on a scale of ratios, and stands at its end.
  const least = Math.max(Math.min(...lengths), roundedToMs / 2000);
  const isOfRatios = most / least > ratioOfScale;
  const space = (most - least) * 0.08;
  const domain = isOfRatios ? [least / 1.25, most * 1.25]
    : [least > most * 0.3 ? least - space : 0, most + space];
  const at = (ms) => Math.max(ms / 1000, domain[0]);
  const side = Math.min(width, 400) - 42 - 7.5 * grouped(domain[1]).length;
  const pixels = (ms) => side * (isOfRatios
    ? Math.log(at(ms) / domain[0]) / Math.log(domain[1] / domain[0])
    : (at(ms) - domain[0]) / (domain[1] - domain[0]));
  const text = (ms) => `${(ms / 1000).toFixed(ms < 99950 ? 1 : 0)} s`;
  const values = points.map((point) => ({
    fitted: at(point.fittedMs), observed: at(point.observedMs),
    low: at(point.lowMs), high: at(point.highMs), isOutside: point.isOutside,
    level: `p${Math.round(point.level * 100)}`,
    label: !named.has(point.level) ? 'none' : pixels(point.fittedMs) > 23 ? 'left'
      : pixels(point.observedMs) > 20 ? 'below' : 'above',
    calls: text(point.observedMs), distribution: text(point.fittedMs),
    band: `${text(point.lowMs)} to ${text(point.highMs)}`,
  }));
  const axis = {grid: true, format: ',~f', labelOverlap: 'greedy', labelSeparation: 8,
    ...isOfRatios ? {values: ratioTicks(domain)} : {tickCount: 5}};
  const scale = {domain, nice: false, type: isOfRatios ? 'log' : 'linear'};
  const x = {field: 'fitted', type: 'quantitative', scale,
    axis: {...axis, title: `${familyName(shown)}, s`}};
  const y = {field: 'observed', type: 'quantitative', scale, axis: {...axis, title: 'calls, s'}};
  const tooltip = [
    {field: 'level', title: 'quantile'}, {field: 'calls', title: 'of the calls'},
    {field: 'distribution', title: familyName(shown)}, {field: 'band', title: 'band'},
  ];
  return {
    width: side, height: side, autosize: 'pad', data: {values},
    layer: [
      {mark: {type: 'area', color: neutral, opacity: 0.22, clip: true},
        encoding: {x, y: {...y, field: 'low'}, y2: {field: 'high'}}},
      {data: {values: domain.map((end) => ({fitted: end, observed: end}))},
        mark: {type: 'line', color: neutral, strokeWidth: 1}, encoding: {x, y}},
      {mark: {type: 'point', filled: true, opacity: 1}, encoding: {x, y, tooltip,
        shape: {condition: {test: 'datum.isOutside', value: 'diamond'}, value: 'circle'},
        size: {condition: {test: 'datum.isOutside', value: 78}, value: 46},
        color: {condition: {test: 'datum.isOutside', value: alarm}, value: accent}}},
      ...Object.entries(besideDots).flatMap(([label, mark]) =>
        onGround({...mark, color: quiet}).map((layer) => ({
          transform: [{filter: `datum.label === '${label}'`}], ...layer,
          encoding: {x, y, text: {field: 'level'}}}))),
    ],
  };
};

const familyName = (family) => ({lognormal: 'log-normal', weibull: 'Weibull'})[family] ?? family;

for (const [place, fit] of (data.fits ?? []).entries()) charts[`fit${place}`] = fitPlot(fit);
