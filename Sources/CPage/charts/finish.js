// When it finishes: fifty equally likely ends as dots, and the distribution function.

// The largest dots with which no pile is higher than the room for it.
const piles = (positions, width, height) => {
  for (let size = 18; size > 3; size -= 0.5) {
    const counts = new Map();
    const dots = positions.map((position) => {
      const column = Math.min(Math.floor(position / size), Math.floor(width / size) - 1);
      const row = counts.get(column) ?? 0;
      counts.set(column, row + 1);
      return {x: (column + 0.5) * size, y: (row + 0.5) * size};
    });
    if (Math.max(...counts.values()) * size <= height || size <= 4) return {dots, size};
  }
  return {dots: [], size: 4};
};

const dotplot = (finish) => (width) => {
  const ends = finish.dots.map(wall);
  const known = ends.filter((end) => end !== null);
  const never = ends.length - known.length;
  const height = 176;
  const room = never ? width - 84 : width;
  const [earliest, latest] = withDeadline(known[0], known.at(-1));
  const pad = Math.max(5 * minute, (latest - earliest) * 0.02);
  const line = openTime(earliest - pad, latest + pad);
  const scale = room / line.total;
  const {dots, size} = piles(known.map((end) => line.position(end) * scale), room, height - 14);
  const values = dots.map((dot, place) => ({
    ...dot, at: moment(known[place]), chance: `${place + 1} of ${ends.length} by then`,
    late: known[place] > deadline,
  }));
  const x = {field: 'x', type: 'quantitative', axis: null,
    scale: {domain: [0, width], nice: false, zero: false}};
  const y = {field: 'y', type: 'quantitative', axis: null, scale: {domain: [0, height]}};
  const labels = apart(ticks(line, Math.max(2, Math.floor(room / 66))), scale, room)
    .map((tick) => ({x: tick.x * scale, label: tick.label}))
    .map((tick) => ({...tick,
      align: tick.x < 30 ? 'left' : tick.x > width - 20 ? 'right' : 'center'}));
  const nights = line.nights.map((night) => ({x: night.x * scale, x2: night.x2 * scale}));
  const due = deadline >= line.from && deadline <= line.to ? line.position(deadline) * scale : null;
  return {
    width, height, autosize: 'none', padding: {top: 20, bottom: 24, left: 0, right: 0},
    layer: [
      ...nights.length === 0 ? [] : [{data: {values: nights},
        mark: {type: 'rect', color: shade}, encoding: {x, x2: {field: 'x2'}}}],
      {data: {values: [{x: 0, x2: room}]}, mark: {type: 'rule', color: grid, y: height},
        encoding: {x, x2: {field: 'x2'}}},
      ...due === null ? [] : [{data: {values: [{x: due}]}, encoding: {x}, layer: [
        {mark: {type: 'rule', color: alarm, strokeDash: [5, 4], strokeWidth: 1.5}},
        {mark: {type: 'text', text: 'deadline', color: alarm, y: -4, baseline: 'bottom',
          align: due > width * 0.8 ? 'right' : 'left'}},
      ]}],
      {data: {values}, mark: {type: 'circle', size: (size - 1.5) ** 2, opacity: 1},
        encoding: {x, y,
          color: {field: 'late', type: 'nominal', legend: null,
            scale: {domain: [false, true], range: [palette[0], alarm]}},
          tooltip: [{field: 'at', title: 'finished'}, {field: 'chance', title: 'dots'}]}},
      ...['left', 'center', 'right'].map((align) => ({
        data: {values: labels.filter((tick) => tick.align === align)},
        mark: {type: 'text', y: height + 8, baseline: 'top', color: quiet, fontSize: 12, align},
        encoding: {x, text: {field: 'label'}}})).filter((layer) => layer.data.values.length > 0),
      ...never === 0 ? [] : [{data: {values: [{x: width - 38}]}, encoding: {x},
        mark: {type: 'text', lineBreak: '|', y: height / 2, color: alarm,
          text: `${never} of ${ends.length}|never`}}],
    ],
  };
};

const distribution = (width) => {
  const times = data.finish.flatMap((finish) => finish.steps.map((step) => wall(step.at)));
  const [earliest, latest] = withDeadline(Math.min(...times), Math.max(...times));
  const pad = Math.max(5 * minute, (latest - earliest) * 0.02);
  const line = openTime(earliest - pad, latest + pad);
  const steps = data.finish.flatMap((finish) => finish.steps.map((step) => ({
    ...step, x: line.position(wall(step.at)), mode: finish.mode,
    shown: percent(step.probability), moment: moment(wall(step.at)),
  })));
  const x = timeX(line, width);
  const y = {type: 'quantitative', scale: {domain: [0, 1]}, axis: shareAxis};
  const modes = data.finish.map((finish) => finish.mode);
  const color = {field: 'mode', type: 'nominal', legend: null,
    scale: {domain: modes, range: modes.map(() => palette[0])}};
  return {
    width, height: 176,
    layer: [
      ...closedHours(line, x),
      {data: {values: steps}, layer: [
        {mark: {type: 'area', interpolate: 'step-after', opacity: 0.2},
          encoding: {x, color, y: {...y, field: 'low'}, y2: {field: 'high'}}},
        {mark: {type: 'line', interpolate: 'step-after', strokeWidth: 2},
          encoding: {x, color, y: {...y, field: 'probability'}}},
        {mark: {type: 'circle', size: 120, opacity: 0}, encoding: {
          x, y: {...y, field: 'probability'},
          tooltip: [{field: 'moment', title: 'by'}, {field: 'shown', title: 'finished'}]}},
      ]},
      ...deadlineRule(line, x),
    ],
  };
};

// Without a run that ends there is nothing to draw; the table says so.
const drawable = (data.finish ?? []).filter((finish) => finish.dots.some((dot) => dot !== null));
if (drawable.length) {
  charts.finish = {'50 likely ends': dotplot(drawable[0]), 'exact probabilities': distribution};
}
