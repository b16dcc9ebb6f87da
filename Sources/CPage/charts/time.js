// Wall-clock time on an axis. The wall of the campaign's zone is put on the axis as if it were
// UTC: else the reader's own zone would move every label.

const minute = 60e3;
const hour = 60 * minute;
const day = 24 * hour;

const wall = (text) => text ? Date.parse(`${text.slice(0, 19)}Z`) : null;
const deadline = wall(data.question?.deadline);
const closedSpans = (data.use?.closed ?? [])
  .map(({from, to}) => ({from: wall(from), to: wall(to)}));

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const two = (number) => String(number).padStart(2, '0');
const clock = (time) => {
  const date = new Date(time);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
};
const weekday = (time) => weekdays[new Date(time).getUTCDay()];
const moment = (time) => `${weekday(time)} ${clock(time)}`;

// Time on an axis on which closed hours take little room: a night is a narrow band, however long,
// and what happens in it keeps its order. Closed hours at either end are cut off.
const openTime = (earliest, latest) => {
  const covers = (time) => closedSpans.find((span) => span.from <= time && time < span.to);
  const from = covers(earliest)?.to < latest ? covers(earliest).to : earliest;
  const to = covers(latest - 1)?.from > from ? covers(latest - 1).from : latest;
  const nights = closedSpans.filter((span) => span.from > from && span.to < to);
  const open = nights.reduce((sum, span) => sum - (span.to - span.from), to - from);
  const most = open * Math.min(0.06, 0.3 / Math.max(nights.length, 1));
  const widths = nights.map((span) => Math.min(span.to - span.from, most));
  const total = widths.reduce((sum, width) => sum + width, open);
  const position = (time) => {
    const clamped = Math.min(Math.max(time, from), to);
    return Math.round(nights.reduce((at, span, place) => {
      const within = Math.min(Math.max(clamped - span.from, 0), span.to - span.from);
      return at - within + widths[place] * within / (span.to - span.from);
    }, clamped - from));
  };
  const edges = [from, ...nights.flatMap((span) => [span.from, span.to]), to];
  const days = [];
  for (let at = 0; at < edges.length; at += 2) days.push({from: edges[at], to: edges[at + 1]});
  return {from, to, total, position, days,
    nights: nights.map((span) => ({...span, x: position(span.from), x2: position(span.to)}))};
};

// Round instants of the open hours, at most so many; labels name the day where it changes.
const ticks = ({days, position, total}, most) => {
  const steps = [5, 10, 15, 30, 60, 120, 180, 240, 360].map((length) => length * minute);
  const step = steps.find((length) => total / length <= most);
  if (!step) {
    const every = Math.ceil(days.length / most);
    return days.filter((_, place) => place % every === 0).map(({from}) => ({
      x: position(from), label: `${weekday(from)} ${new Date(from).getUTCDate()}`,
    }));
  }
  return days.flatMap(({from, to}, place) => {
    const times = [];
    for (let at = Math.ceil(from / step) * step; at <= to; at += step) times.push(at);
    // The last label of a day would run into the first of the next.
    if (place < days.length - 1 && times.length > 2 && to - times.at(-1) < step) times.pop();
    return times.map((time, at) => ({
      x: position(time),
      label: at === 0 || weekday(time) !== weekday(times[at - 1]) ? moment(time) : clock(time),
    }));
  });
};

// The ticks whose labels have room beside each other, at so many pixels a unit. A label with the
// day pushes away those before it: without it nobody knows the day of the hours that follow. Those
// at either end of the width are moved inwards.
const apart = (marks, scale, width) => {
  const letter = 7.5;
  const gap = 6;
  const kept = [];
  for (const mark of marks) {
    const length = mark.label.length * letter;
    const from = Math.max(0, Math.min(mark.x * scale - length / 2, width - length));
    const namesDay = mark.label.includes(' ');
    while (namesDay && kept.length && from < kept.at(-1).end + gap && !kept.at(-1).namesDay) {
      kept.pop();
    }
    if (!kept.length || from >= kept.at(-1).end + gap) {
      kept.push({...mark, namesDay, end: from + length});
    }
  }
  return kept;
};

// The axis of a chart over time; `total` is more than the line's where something stands beyond it.
const timeX = (line, width, field = 'x', total = line.total) => {
  const scale = width / total;
  const most = Math.max(3, Math.floor(line.total * scale / 72));
  const marks = apart(ticks(line, most), scale, line.total * scale);
  return {
    field, type: 'quantitative',
    scale: {domain: [0, total], nice: false, zero: false},
    axis: {
      values: marks.map((mark) => mark.x), title: null, labelFlush: true, labelOverlap: 'greedy',
      labelExpr: `${JSON.stringify(marks.map((mark) => mark.label))}`
        + `[indexof(${JSON.stringify(marks.map((mark) => mark.x))}, datum.value)]`,
    },
  };
};

// Layers behind and before the marks of a chart over time; none where there is nothing to show.
const closedHours = (line, x) => line.nights.length === 0 ? [] : [{
  data: {values: line.nights}, mark: {type: 'rect', color: shade},
  encoding: {x: {...x, field: 'x'}, x2: {field: 'x2'}},
}];

const deadlineRule = (line, x) => {
  if (deadline === null || deadline < line.from || deadline > line.to) return [];
  const at = line.position(deadline);
  return [{
    data: {values: [{x: at}]}, encoding: {x: {...x, field: 'x'}},
    layer: [
      {mark: {type: 'rule', color: alarm, strokeDash: [5, 4], strokeWidth: 1.5}},
      {mark: {type: 'text', text: 'deadline', color: alarm, y: -3, baseline: 'bottom',
        align: at > line.total * 0.8 ? 'right' : 'left'}},
    ],
  }];
};

// The deadline is shown if it is not so far off that the rest would be squeezed.
const withDeadline = (earliest, latest) => {
  if (deadline === null) return [earliest, latest];
  const reach = (latest - earliest + hour) * 2;
  return [
    deadline >= earliest - reach ? Math.min(earliest, deadline) : earliest,
    deadline <= latest + reach ? Math.max(latest, deadline) : latest,
  ];
};

// How many bins are worth showing: until the last in which anything happens, or the deadline.
const binsWorthShowing = (times, length, isBusy) => {
  const last = Math.max(0, times.findLastIndex((_, bin) => isBusy(bin)));
  const [, latest] = withDeadline(times[0], times[last] + length);
  return Math.max(2, times.filter((time) => time < latest).length);
};
