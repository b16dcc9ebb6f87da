// One run, slot by slot: every bar is a call.

charts.replay = (width) => {
  const {calls, campaigns, outcomes, reasons, from} = data.replay;
  const begin = wall(from);
  // More rows would be thinner than a line.
  const values = calls.filter(([slot]) => slot <= 140).map(([
    slot, campaign, contact, attempt, outcome, start, length, waited, reason,
  ]) => ({
    slot, outcome: plain(outcomes[outcome]), from: begin + start,
    to: begin + start + Math.max(length, 1000), campaign: campaigns[campaign],
    contact: `${grouped(contact)}, call ${attempt}`, at: moment(begin + start),
    took: duration(length), waited: duration(waited) + (reason < 0 ? '' : ` for ${reasons[reason]}`),
  }));
  const order = [...outcomeColours.keys()];
  const names = [...outcomes].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const line = openTime(begin, Math.max(...values.map((call) => call.to)));
  for (const call of values) {
    call.x = line.position(call.from);
    call.x2 = line.position(call.to);
  }
  const rows = Math.max(...values.map((call) => call.slot));
  const thick = Math.max(3, Math.min(14, 420 / rows));
  return {
    width, height: rows * thick, data: {values},
    mark: {type: 'bar', height: thick - 1, stroke: card, strokeWidth: 0.6},
    encoding: {
      x: timeX(line, width), x2: {field: 'x2'},
      y: {field: 'slot', type: 'quantitative',
        scale: {domain: [0.5, rows + 0.5], nice: false, reverse: true},
        axis: {title: 'slot', tickMinStep: 1, grid: false,
          ...(rows > 6 ? {} : {values: Array.from({length: rows}, (_, place) => place + 1)})}},
      color: {field: 'outcome', type: 'nominal',
        legend: {columns: legendColumns(width, 112)},
        scale: {domain: names.map(plain), range: names.map(outcomeColour)}},
      tooltip: [{field: 'at', title: 'from'}, {field: 'took', title: 'for'},
        {field: 'outcome', title: 'ended'}, {field: 'campaign', title: 'campaign'},
        {field: 'contact', title: 'contact'}, {field: 'waited', title: 'had waited'}],
    },
  };
};
