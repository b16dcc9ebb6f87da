// How many slots: the probability to be on time, as a staircase, since slots come in wholes.

charts.curve = (width) => {
  const goal = data.question.probability;
  const answer = data.verdict;
  // Far from the answer lie numbers that were tried to find out whether any is enough.
  const middle = answer.slots ?? Math.min(...data.curve.map((point) => point.slots));
  const near = data.curve.filter(
    ({slots}) => slots >= middle / 2 - 1 && slots <= Math.max(middle * 1.6, middle + 4));
  const curve = near.length > 0 ? near : data.curve;
  const modes = [...new Set(curve.map((point) => point.mode))];
  const slots = curve.map((point) => point.slots);
  const [least, most] = [Math.min(...slots), Math.max(...slots)];
  // Side by side, so that bars at the same height do not hide each other.
  const dodge = Math.min(0.12, (most - least) / width * 4) * 2;
  const aside = (mode) => dodge * (modes.indexOf(mode) - (modes.length - 1) / 2);
  const points = curve.map((point) => ({
    ...point,
    x: point.slots + aside(point.mode), mode: plain(point.mode),
    shown: `${percent(point.probability)} (${percent(point.low)} – ${percent(point.high)})`,
    ends: point.ninetyFive ? moment(wall(point.ninetyFive)) : 'later',
  }));
  const every = Math.max(1, Math.ceil((most - least) / Math.max(4, Math.floor(width / 46))));
  const values = [];
  for (let at = Math.ceil(least / every) * every; at <= most; at += every) values.push(at);
  const x = {
    field: 'x', type: 'quantitative', title: 'slots',
    scale: {domain: [least - 0.5, most + 0.5], nice: false, zero: false},
    axis: {values, format: 'd'},
  };
  const y = {
    field: 'probability', type: 'quantitative', scale: {domain: [0, 1]},
    axis: shareAxis,
  };
  const color = {
    field: 'mode', type: 'nominal', legend: null,
    scale: {domain: modes.map(plain), range: modes.map((mode) => modeColour[mode])},
  };
  const tooltip = [
    {field: 'slots', title: 'slots'}, {field: 'mode', title: 'sharing'},
    {field: 'shown', title: 'on time'}, {field: 'ends', title: '95 % finish by'},
    {field: 'runs', title: 'runs', format: ','},
  ];
  // Named where the two are farthest from each other, on the side away from the other.
  const names = modes.map((mode) => {
    const own = points.filter((point) => point.mode === plain(mode));
    const half = own.findIndex((point) => point.probability >= 0.5);
    const named = own[half >= 0 ? half : own.length - 1];
    return {...named, isLeft: named.slots === least};
  });
  return {
    height: 250, width, data: {values: points},
    layer: [
      {data: {values: [{goal}]}, mark: {type: 'rule', color: alarm, strokeDash: [5, 4]},
        encoding: {y: {field: 'goal', type: 'quantitative'}}},
      {data: {values: [{goal}]},
        mark: {type: 'text', align: 'left', x: 4, dy: 10, color: alarm,
          text: `asked for: ${+(goal * 100).toFixed(2)} %`},
        encoding: {y: {field: 'goal', type: 'quantitative'}}},
      ...answer.slots === null ? [] : [{
        data: {values: [{x: answer.slots + aside(answer.mode)}]}, encoding: {x}, layer: [
          {mark: {type: 'rule', color: ink, strokeWidth: 1}},
          {mark: {type: 'text', fontWeight: 700, fontSize: 13.5, y: 212, dx: 8,
            align: answer.slots > (least + most) / 2 ? 'right' : 'left',
            ...(answer.slots > (least + most) / 2 ? {dx: -8} : {}),
            text: `${answer.slots} ${answer.mode === 'as_written' ? '' : `${answer.mode} `}slots`}},
        ],
      }],
      {mark: {type: 'line', interpolate: 'step-after', strokeWidth: 1.25, opacity: 0.55},
        encoding: {x, y, color}},
      {mark: {type: 'rule', strokeWidth: 7, opacity: 0.3, strokeCap: 'round'},
        encoding: {x, color, y: {...y, field: 'low'}, y2: {field: 'high'}}},
      {mark: {type: 'circle', size: 62, opacity: 1}, encoding: {x, y, color, tooltip}},
      ...[false, true].map((isLeft) => ({
        data: {values: names.filter((name) => name.isLeft === isLeft)},
        mark: {type: 'text', align: isLeft ? 'left' : 'right', dx: isLeft ? 12 : -12,
          dy: isLeft ? 13 : -9,
          fontWeight: 600},
        encoding: {x, y, text: {field: 'mode'}, color},
      })).filter((layer) => layer.data.values.length > 0),
    ],
  };
};
