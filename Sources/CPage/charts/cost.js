// What a run costs with so many slots, against the time by which it is finished.

charts.cost = (width) => {
  const {curve, prices} = data.cost;
  const named = prices.currency ? `cost of a run, ${prices.currency}` : 'cost of a run';
  const known = curve.filter((point) => point.by !== null);
  const times = known.map((point) => wall(point.by));
  const [earliest, latest] = withDeadline(Math.min(...times), Math.max(...times));
  const pad = Math.max(5 * minute, (latest - earliest) * 0.05);
  const line = openTime(earliest - pad, latest + pad);
  const amount = (value) => value.toLocaleString('en-US', {maximumFractionDigits: 2});
  const points = known.map((point) => ({
    x: line.position(wall(point.by)), cost: point.total.mean,
    low: point.total.low ?? point.total.mean, high: point.total.high ?? point.total.mean,
    isAnswer: point.slots === data.verdict.slots, slots: grouped(point.slots),
    named: slotsOf(point.slots),
    moment: moment(wall(point.by)), shown: amount(point.total.mean),
    change: `${point.change.mean > 0 ? '+' : ''}${amount(point.change.mean)}`,
  }));
  const x = timeX(line, width - 60);
  const y = {field: 'cost', type: 'quantitative', title: null, scale: {zero: false, padding: 16},
    axis: {tickCount: 5, format: ',~f'}};
  return {
    width, height: 220, title: {text: named, anchor: 'start', fontSize: 12, fontWeight: 400,
      color: quiet, offset: 14, frame: 'group'},
    layer: [
      ...closedHours(line, x),
      ...deadlineRule(line, x),
      {data: {values: points}, mark: {type: 'line', color: accent, opacity: 0.45, strokeWidth: 1.25},
        encoding: {x, y, order: {field: 'cost', type: 'quantitative'}}},
      {data: {values: points}, mark: {type: 'rule', color: accent, opacity: 0.6},
        encoding: {x, y: {...y, field: 'low'}, y2: {field: 'high'}}},
      {data: {values: points}, mark: {type: 'circle', opacity: 1}, encoding: {x, y,
        size: {condition: {test: 'datum.isAnswer', value: 130}, value: 62},
        color: {condition: {test: 'datum.isAnswer', value: accent}, value: neutral},
        tooltip: [{field: 'slots', title: 'slots'}, {field: 'shown', title: 'cost of a run'},
          {field: 'change', title: 'change'}, {field: 'moment', title: 'finished by'}]}},
      ...[false, true].map((isAnswer) => ({
        data: {values: points.filter((point) => point.isAnswer === isAnswer)
          .map((point) => ({...point, label: isAnswer ? point.named : point.slots}))},
        mark: {type: 'text', align: 'left', dx: 9, dy: -9, fontWeight: isAnswer ? 700 : 400,
          color: isAnswer ? ink : quiet},
        encoding: {x, y, text: {field: 'label'}},
      })).filter((layer) => layer.data.values.length > 0),
    ],
  };
};
