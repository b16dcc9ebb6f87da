// How many slots: the probability to be on time, as a staircase, since slots come in wholes.

charts.curve = (width) => {
  const goal = data.question.probability;
  const answer = data.verdict;
  const modes = [...new Set(data.curve.map((point) => point.mode))];
  const slots = data.curve.map((point) => point.slots);
  const [least, most] = [Math.min(...slots), Math.max(...slots)];
  const dodge = modes.length > 1 ? Math.min(0.12, (most - least) / width * 4) : 0;
  const points = data.curve.map((point) => ({
    ...point,
    x: point.slots + (point.mode === 'hard' ? dodge : modes.length > 1 ? -dodge : 0),
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
    scale: {domain: modes, range: modes.map((mode) => modeColour[mode])},
  };
  const tooltip = [
    {field: 'slots', title: 'slots'}, {field: 'mode', title: 'sharing'},
    {field: 'shown', title: 'on time'}, {field: 'ends', title: '95 % finish by'},
    {field: 'runs', title: 'runs', format: ','},
  ];
  // Named where the two are farthest from each other, on the side away from the other.
  const names = modes.map((mode) => {
    const own = points.filter((point) => point.mode === mode);
    const middle = own.findIndex((point) => point.probability >= 0.5);
    return own[middle >= 0 ? middle : own.length - 1];
  }).filter(Boolean);
  return {
    height: 250, width, data: {values: points},
    layer: [
      {data: {values: [{goal}]}, mark: {type: 'rule', color: alarm, strokeDash: [5, 4]},
        encoding: {y: {field: 'goal', type: 'quantitative'}}},
      {data: {values: [{goal}]},
        mark: {type: 'text', align: 'left', x: 4, dy: 10, color: alarm,
          text: `asked for: ${+(goal * 100).toFixed(2)} %`},
        encoding: {y: {field: 'goal', type: 'quantitative'}}},
      {data: {values: answer.slots === null ? [] : [{x: answer.slots}]}, encoding: {x},
        layer: [
          {mark: {type: 'rule', color: ink, strokeWidth: 1}},
          {mark: {type: 'text', fontWeight: 700, fontSize: 13.5, y: 212, dx: 8,
            align: answer.slots > (least + most) / 2 ? 'right' : 'left',
            ...(answer.slots > (least + most) / 2 ? {dx: -8} : {}),
            text: `${answer.slots} ${answer.mode ?? ''} slots`}},
        ]},
      {mark: {type: 'line', interpolate: 'step-after', strokeWidth: 1.25, opacity: 0.55},
        encoding: {x, y, color}},
      {mark: {type: 'rule', strokeWidth: 7, opacity: 0.3, strokeCap: 'round'},
        encoding: {x, color, y: {...y, field: 'low'}, y2: {field: 'high'}}},
      {mark: {type: 'circle', size: 62, opacity: 1}, encoding: {x, y, color, tooltip}},
      {data: {values: names},
        mark: {type: 'text', align: 'right', dx: -12, dy: -9, fontWeight: 600},
        encoding: {x, y, text: {field: 'mode'}, color}},
    ],
  };
};
