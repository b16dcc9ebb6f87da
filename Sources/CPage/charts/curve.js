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
  // Round steps, and room for the figures between them.
  const room = Math.max(3, Math.floor(width / (grouped(most).length * 8 + 22)));
  const every = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000]
    .find((step) => (most - least) / step < room) ?? Math.ceil((most - least) / room);
  const values = [];
  for (let at = Math.ceil(least / every) * every; at <= most; at += every) values.push(at);
  const x = {
    field: 'x', type: 'quantitative', title: 'slots',
    scale: {domain: [least - 0.5, most + 0.5], nice: false, zero: false},
    axis: {values, format: ',d', labelOverlap: 'greedy'},
  };
  const y = {
    field: 'probability', type: 'quantitative', scale: {domain: [0, 1]},
    axis: shareAxis,
  };
  const color = {
    field: 'mode', type: 'nominal',
    // Names beside the stairs would stand on other stairs.
    legend: modes.length > 1 ? {symbolType: 'circle', symbolOpacity: 1, offset: 22} : null,
    scale: {domain: modes.map(plain), range: modes.map((mode) => modeColour[mode])},
  };
  const tooltip = [
    {field: 'slots', title: 'slots'}, {field: 'mode', title: 'sharing'},
    {field: 'shown', title: 'on time'}, {field: 'ends', title: '95 % finish by'},
    {field: 'runs', title: 'runs', format: ','},
  ];
  return {
    height: 250, width, data: {values: points},
    layer: [
      {data: {values: [{goal}]}, mark: {type: 'rule', color: alarm, strokeDash: [5, 4]},
        encoding: {y: {field: 'goal', type: 'quantitative'}}},
      {mark: {type: 'line', interpolate: 'step-after', strokeWidth: 1.25, opacity: 0.55},
        encoding: {x, y, color}},
      {mark: {type: 'rule', strokeWidth: 7, opacity: 0.3, strokeCap: 'round'},
        encoding: {x, color, y: {...y, field: 'low'}, y2: {field: 'high'}}},
      {mark: {type: 'circle', size: 62, opacity: 1}, encoding: {x, y, color, tooltip}},
      ...goalLabel(goal),
      ...answer.slots === null ? [] : [{
        data: {values: [{x: answer.slots + aside(answer.mode)}]}, encoding: {x}, layer: [
          {mark: {type: 'rule', color: ink, strokeWidth: 1, opacity: 0.6}},
          ...answerLabel(answer, answer.slots > (least + most) / 2),
        ],
      }],
    ],
  };
};

// On a ground of its own, since bars may stand behind it.
const onGround = (mark) => [{stroke: card, strokeWidth: 5, strokeJoin: 'round'}, {}]
  .map((ground) => ({mark: {type: 'text', ...mark, ...ground}}));

const answerLabel = ({slots, mode}, isLeft) => onGround({
  fontWeight: 700, fontSize: 13.5, y: 212, dx: isLeft ? -8 : 8, align: isLeft ? 'right' : 'left',
  text: `${data.verdict.code === 'sized' ? 'the answer: ' : ''}${slotsOf(slots, mode)}`,
});

// At the right end of its line, beneath it: where there are slots enough, all is above.
const goalLabel = (goal) => onGround({
  align: 'right', baseline: goal > 0.15 ? 'top' : 'bottom', x: {expr: 'width'},
  dy: goal > 0.15 ? 5 : -5, color: alarm, text: `asked for: ${+(goal * 100).toFixed(2)} %`,
}).map((layer) => ({data: {values: [{goal}]}, ...layer,
  encoding: {y: {field: 'goal', type: 'quantitative'}}}));
