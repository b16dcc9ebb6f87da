// What moves the answer: one assumption at a time, and two at once.

charts.tornado = (width) => {
  const values = data.sensitivity.tornado.flatMap((bar) => [
    {name: bar.name, side: 'lower', minutes: bar.lowMs / minute, input: bar.lowInput,
      change: duration(bar.lowMs, true)},
    {name: bar.name, side: 'higher', minutes: bar.highMs / minute, input: bar.highInput,
      change: duration(bar.highMs, true)},
  ]);
  const y = {field: 'name', type: 'nominal', sort: null, title: null,
    axis: {labelColor: ink, labelLimit: Math.min(220, width * 0.36)}};
  const x = {field: 'minutes', type: 'quantitative', stack: null,
    title: '← earlier      minutes      later →', axis: {grid: true, tickCount: 5}};
  return {
    width, height: Math.max(80, data.sensitivity.tornado.length * 30),
    data: {values},
    layer: [
      {mark: {type: 'bar', height: 17}, encoding: {x, y,
        color: {field: 'side', type: 'nominal',
          scale: {domain: ['lower', 'higher'], range: [palette[4], palette[1]]}},
        tooltip: [{field: 'name', title: 'assumption'}, {field: 'input', title: 'set to'},
          {field: 'change', title: '95 % finish'}]}},
      {data: {values: [{zero: 0}]}, mark: {type: 'rule', color: ink},
        encoding: {x: {field: 'zero', type: 'quantitative'}}},
    ],
  };
};

charts.map = (width) => {
  const {rowName, columnName, cells} = data.sensitivity.map;
  const values = cells.map((cell) => ({
    ...cell, label: cell.isUndecided ? '?' : percent(cell.probability),
    isLight: cell.probability > 0.6,
  }));
  const x = {field: 'column', type: 'ordinal', sort: null, title: columnName,
    axis: {labelAngle: 0}};
  const y = {field: 'row', type: 'ordinal', sort: null, title: rowName};
  const rows = new Set(cells.map((cell) => cell.row)).size;
  return {
    width, height: rows * 34, data: {values},
    layer: [
      {mark: {type: 'rect', stroke: card, strokeWidth: 2}, encoding: {x, y,
        color: {field: 'probability', type: 'quantitative', legend: null,
          scale: {scheme: 'viridis', domain: [0, 1]}}}},
      {mark: {type: 'text', fontSize: 12}, encoding: {x, y, text: {field: 'label'},
        color: {field: 'isLight', type: 'nominal', legend: null,
          scale: {domain: [false, true], range: ['#ffffff', '#1a1b1f']}}}},
    ],
    resolve: {scale: {color: 'independent'}},
  };
};
