// What moves the answer: one value at a time, two at once, and what speed costs.

const timeUnit = (reach) => reach > 4 * hour ? [hour, 'hours'] : [minute, 'minutes'];

// How far the longest bar reaches that is not cut. One that is more than eight times as long as
// those in the middle would leave nothing of them to be seen.
const reachOf = (tornado) => {
  const sizes = tornado.map(({sides}) => Math.max(...sides.map(({change}) => Math.abs(change))))
    .filter((size) => size > 0).sort((a, b) => a - b);
  const middle = sizes[Math.floor((sizes.length - 1) / 2)];
  return sizes.findLast((size) => size <= 8 * middle) ?? 0;
};

// Bars to either side, one for each value that was tried.
const tornadoOf = (width, {tornado, isOfFinish, sideNames}) => {
  const reach = reachOf(tornado);
  const [scale, unit] = !isOfFinish ? [1, ''] : timeUnit(reach);
  const shown = (change) => isOfFinish ? duration(change, true)
    : `${change > 0 ? '+' : '−'}${grouped(Math.abs(change))}`;
  // An interval that reaches far is cut off; the table and the pointer have its ends.
  const cut = 1.6 * reach;
  const within = (value) => Math.min(Math.max(value, -cut), cut) / scale;
  const bars = tornado.flatMap(({name, sides}) => sides.map((side, place) => ({
    name: clipped(name, width < 420 ? 16 : 30), order: side.place ?? place,
    input: `${name}: ${side.value}`, change: within(side.change), low: within(side.low),
    high: within(side.high), side: sideNames[side.place ?? place],
    isCut: Math.abs(side.change) > cut, gap: within(side.change) * 0.9,
    label: Math.abs(side.change) > cut ? `${side.value}: ${shown(side.change)}` : side.value,
    shown: `${shown(side.change)} (${shown(side.low)} … ${shown(side.high)})`,
  })));
  const [least, most] = [Math.min(0, ...bars.map((bar) => bar.low)),
    Math.max(0, ...bars.map((bar) => bar.high))];
  // Room for the labels at either end, so that none runs into the names.
  const longest = Math.max(...bars.map((bar) => bar.label.length)) * 8 + 12;
  const room = Math.max(most - least, 1e-9) * longest / Math.max(60, width * 0.72 - 2 * longest);
  const y = {field: 'name', type: 'nominal', sort: null, title: null,
    axis: {labelColor: ink, labelFontSize: 12.5, labelLimit: width * 0.36},
    scale: {paddingInner: 0.25, domain: [...new Set(bars.map((bar) => bar.name))]}};
  const yOffset = {field: 'order', type: 'nominal', scale: {domain: [0, 1]}};
  const x = {type: 'quantitative', stack: null,
    axis: {grid: true, tickCount: Math.max(4, Math.floor(width / 120))},
    scale: {domain: [least - room, most + room], nice: false},
    title: isOfFinish ? `← earlier · ${unit} · later →` : '← fewer reached · more reached →'};
  if (bars.some((bar) => bar.isCut)) x.title += ' (cut where there is a gap)';
  const tooltip = [{field: 'input', title: 'value'}, {field: 'shown', title: 'change'}];
  return {
    width, height: Math.max(90, tornado.length * 46), data: {values: bars},
    layer: [
      {mark: {type: 'bar', cornerRadiusEnd: 2},
        encoding: {y, yOffset, tooltip, x: {...x, field: 'change'},
          color: {field: 'side', type: 'nominal',
            scale: {domain: sideNames, range: [palette[4], palette[1]]}}}},
      {transform: [{filter: '!datum.isCut'}],
        mark: {type: 'rule', color: ink, strokeWidth: 1.5, opacity: 0.75},
        encoding: {y, yOffset, x: {...x, field: 'low'}, x2: {field: 'high'}}},
      {transform: [{filter: 'datum.isCut'}],
        mark: {type: 'tick', color: card, opacity: 1, thickness: 5, bandSize: 20},
        encoding: {y, yOffset, x: {...x, field: 'gap'}}},
      {data: {values: [{zero: 0}]}, mark: {type: 'rule', color: ink},
        encoding: {x: {...x, field: 'zero'}}},
      ...[false, true].map((isLeft) => ({
        transform: [{filter: `datum.change ${isLeft ? '<' : '>='} 0`}],
        mark: {type: 'text', align: isLeft ? 'right' : 'left', dx: isLeft ? -7 : 7, color: quiet},
        encoding: {y, yOffset, text: {field: 'label'},
          x: {...x, field: isLeft ? 'low' : 'high'}},
      })),
    ],
  };
};

charts.tornado = (width) => tornadoOf(width, {
  tornado: data.sweep.tornado, isOfFinish: data.sweep.isOfFinish,
  sideNames: ['first value', 'last value'],
});

// Of a plan: a tenth less and a tenth more of each input.
charts.sensitivity = (width) => tornadoOf(width, {
  isOfFinish: true, sideNames: ['10 % less', '10 % more'],
  // What never finishes has no length; the table says it.
  tornado: data.sensitivity.inputs.map(({name, sides}) => ({name, sides: sides
    .filter((side) => side.changeMs !== null).map((side) => ({
      value: side.value, change: side.changeMs, low: side.lowMs ?? side.changeMs,
      high: side.highMs ?? side.changeMs, place: side.percent < 100 ? 0 : 1,
    }))})).filter(({sides}) => sides.length > 0),
});

charts.map = (width) => {
  const {rowName, columnName, isProbability, cells} = data.sweep.map;
  const x = {field: 'column', type: 'ordinal', sort: null, title: columnName,
    axis: {labelAngle: 0, labelOverlap: true}};
  const y = {field: 'row', type: 'ordinal', sort: null, title: rowName};
  const values = cells.map((cell) => cell.value);
  const [least, most] = isProbability ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const isWide = width / new Set(cells.map((cell) => cell.column)).size > 54;
  return {
    width, height: Math.max(80, new Set(cells.map((cell) => cell.row)).size * 34),
    data: {values: cells.map((cell) => ({
      ...cell, isLight: (cell.value - least) / Math.max(most - least, 1e-9) > 0.6,
    }))},
    layer: [
      {mark: {type: 'rect', stroke: card, strokeWidth: 2}, encoding: {x, y,
        tooltip: [{field: 'row', title: rowName}, {field: 'column', title: columnName},
          {field: 'label', title: 'found'}],
        color: {field: 'value', type: 'quantitative', legend: null,
          scale: {scheme: 'viridis', domain: [least, most]}}}},
      ...isWide ? [false, true].map((isLight) => ({
        transform: [{filter: `datum.isLight === ${isLight}`}],
        mark: {type: 'text', fontSize: 12, color: isLight ? '#1a1b1f' : '#ffffff'},
        encoding: {x, y, text: {field: 'label'}},
      })) : [],
    ],
  };
};

charts.front = (width) => {
  const {front} = data.sweep;
  const reach = Math.max(...front.map((cell) => Math.abs(cell.changeMs)));
  const [scale, unit] = timeUnit(reach);
  const values = front.map((cell) => ({
    ...cell, later: cell.changeMs / scale, low: cell.lowMs / scale, high: cell.highMs / scale,
    kind: cell.isKnee ? 'bend' : cell.isOnFront ? 'front' : 'beaten',
    shown: duration(cell.changeMs, true), label: clipped(cell.name, width < 420 ? 24 : 48),
  }));
  const kinds = [['front', palette[0]], ['bend', palette[1]], ['beaten', leftOver]]
    .filter(([kind]) => values.some((cell) => cell.kind === kind));
  const line = values.filter((cell) => cell.isOnFront)
    .sort((a, b) => a.cost - b.cost || b.later - a.later);
  const named = [...new Set([line[0], line.at(-1), ...line.filter((cell) => cell.isKnee)])];
  const x = {field: 'cost', type: 'quantitative', title: data.sweep.costName,
    scale: {zero: false, padding: 14}, axis: {tickMinStep: 1}};
  const y = {field: 'later', type: 'quantitative', title: `finish: ${unit} later`,
    scale: {zero: false, padding: 10}};
  return {
    width, height: 250,
    layer: [
      {data: {values: line}, mark: {type: 'line', interpolate: 'step-after', color: accent,
        opacity: 0.6}, encoding: {x, y}},
      {data: {values}, mark: {type: 'rule', color: neutral, opacity: 0.7},
        encoding: {x, y: {...y, field: 'low'}, y2: {field: 'high'}}},
      {data: {values}, mark: {type: 'circle', size: 80, opacity: 1}, encoding: {x, y,
        color: {field: 'kind', type: 'nominal',
          legend: {symbolType: 'circle'},
          scale: {domain: kinds.map(([kind]) => kind), range: kinds.map(([, colour]) => colour)}},
        tooltip: [{field: 'name', title: 'variant'}, {field: 'cost', title: data.sweep.costName,
          format: ',.6~g'}, {field: 'shown', title: 'finish'}]}},
      ...[false, true].map((isRight) => ({
        data: {values: named.filter((cell) =>
          (cell.cost > (line[0].cost + line.at(-1).cost) / 2) === isRight)},
        mark: {type: 'text', align: isRight ? 'right' : 'left', dx: isRight ? -10 : 10, dy: -11},
        encoding: {x, y, text: {field: 'label'}},
      })).filter((layer) => layer.data.values.length > 0),
    ],
  };
};
