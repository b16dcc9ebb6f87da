// How the calls end, and what holds the campaigns back, over time.

// Steps of stacked areas: the last bin is drawn to its end.
const stackedSteps = (width, {at, binMs, series, colour, title, axis, scale, shown}) => {
  const all = at.map(wall);
  const length = binMs ?? all[1] - all[0];
  const times = all.slice(0, binsWorthShowing(all, length,
    (bin) => series.some(({byBin}) => byBin[bin] >= 0.005)));
  const end = times.at(-1) + length;
  const line = openTime(times[0], end);
  const values = series.flatMap(({name, byBin}, order) => [...times, end].map((time, bin) => ({
    x: line.position(time), name: plain(name), order,
    amount: byBin[Math.min(bin, times.length - 1)],
  })));
  const hover = times.map((time, bin) => ({
    x: line.position(time), x2: line.position(time + length), moment: moment(time),
    ...Object.fromEntries(series.map(({byBin}, place) => [`row${place}`, shown(byBin[bin])])),
  }));
  const names = series.map(({name}) => plain(name));
  const x = timeX(line, width);
  return {
    width, height: 210,
    layer: [
      ...closedHours(line, x),
      {data: {values}, mark: {type: 'area', interpolate: 'step-after'},
        encoding: {
          x, order: {field: 'order', type: 'quantitative'},
          y: {field: 'amount', type: 'quantitative', title, stack: 'zero', axis,
            scale: scale ?? {}},
          color: {field: 'name', type: 'nominal', sort: null,
            legend: {columns: legendColumns(width, 118), offset: 22},
            scale: {domain: names, range: series.map(({name}) => colour(name))}},
        }},
      {data: {values: hover}, mark: {type: 'rect', opacity: 0},
        encoding: {x, x2: {field: 'x2'}, tooltip: [{field: 'moment', title: 'from'},
          ...names.map((title, place) => ({field: `row${place}`, title}))]}},
      ...deadlineRule(line, x),
    ],
  };
};

const shares = (width, rows, colour) => {
  const values = rows.map(({name, share}) => ({
    name: plain(name), share, label: percent(share), colour: colour(name),
  }));
  const y = {field: 'name', type: 'nominal', sort: null, title: null,
    axis: {labelColor: ink, labelFontSize: 12.5}};
  const x = {field: 'share', type: 'quantitative', axis: null,
    scale: {domain: [0, Math.max(...values.map((row) => row.share)) * 1.2], nice: false}};
  return {
    width: width - 100, height: values.length * 30, data: {values}, autosize: 'pad',
    layer: [
      {mark: {type: 'bar', cornerRadiusEnd: 3, height: 17},
        encoding: {x, y, color: {field: 'colour', type: 'nominal', scale: null}}},
      {mark: {type: 'text', align: 'left', dx: 6}, encoding: {x, y, text: {field: 'label'}}},
    ],
  };
};

charts.outcomes = (width) => {
  const {at, binMs, series} = data.outcomes;
  const calls = series.reduce((sum, row) => sum + row.calls, 0);
  if (at.length < 2 || series.every(({byBin}) => byBin.length === 0)) {
    const rows = series.map(({name, calls: own}) => ({name, share: own / calls}));
    return shares(width, rows, outcomeColour);
  }
  return stackedSteps(width, {
    at, binMs, series: series.filter(({byBin}) => byBin.length > 0), colour: outcomeColour,
    axis: {tickCount: 4, format: ',d'}, shown: (calls) => calls.toFixed(1),
    title: `calls per ${duration(binMs)}`,
  });
};

const bindingColours = {
  slots: palette[0], hours: leftOver, pace: palette[1], trunk: palette[3], 'due later': palette[4],
  caps: palette[5], pause: palette[6], start: neutral, provider: palette[2],
};
charts.bindings = (width) => {
  const {at, series} = data.bindings;
  const colour = (name) => bindingColours[name] ?? leftOver;
  const known = series.filter(({byBin}) => byBin.length > 0);
  if (at.length < 2 || known.length === 0) return shares(width, series, colour);
  return stackedSteps(width, {at, series: known, colour, title: 'share of campaigns',
    axis: {...shareAxis, title: 'share of campaigns'}, scale: {domain: [0, 1], clamp: true},
    shown: percent});
};
