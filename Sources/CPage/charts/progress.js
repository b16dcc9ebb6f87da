// Progress: the share of contacts resolved, as a fan over the runs; and how often they were called.

charts.progress = (width) => {
  const {at, p5, p25, p50, p75, p95} = data.progress;
  const times = at.map(wall);
  const shown = binsWorthShowing(times, 0, (bin) => p5[bin] < p5.at(-1)) + 1;
  const values = at.slice(0, shown).map((text, bin) => ({
    at: wall(text), p5: p5[bin], p25: p25[bin], p50: p50[bin], p75: p75[bin], p95: p95[bin],
    moment: moment(wall(text)), shown: percent(p50[bin]),
    spread: `${percent(p5[bin])} – ${percent(p95[bin])}`,
  }));
  const [earliest, latest] = [values[0].at, values.at(-1).at];
  const line = openTime(earliest, withDeadline(earliest, latest)[1]);
  for (const row of values) row.x = line.position(row.at);
  const x = timeX(line, width);
  const y = (field) => ({field, type: 'quantitative', scale: {domain: [0, 1]}, axis: shareAxis});
  return {
    width, height: 210,
    layer: [
      ...closedHours(line, x),
      {data: {values}, layer: [
        {mark: {type: 'area', color: palette[0], opacity: 0.18},
          encoding: {x, y: y('p5'), y2: {field: 'p95'}}},
        {mark: {type: 'area', color: palette[0], opacity: 0.32},
          encoding: {x, y: y('p25'), y2: {field: 'p75'}}},
        {mark: {type: 'line', color: palette[0], strokeWidth: 2}, encoding: {x, y: y('p50')}},
        {mark: {type: 'circle', size: 120, opacity: 0}, encoding: {x, y: y('p50'),
          tooltip: [{field: 'moment', title: 'at'}, {field: 'shown', title: 'median'},
            {field: 'spread', title: '90 % of runs'}]}},
      ]},
      ...deadlineRule(line, x),
    ],
  };
};

charts.attempts = (width) => {
  const counts = data.attempts.histogram;
  const all = counts.reduce((sum, count) => sum + count, 0);
  const values = counts.map((count, attempts) => ({
    attempts: String(attempts), count, label: percent(count / all),
  })).filter((row) => row.count > 0);
  const x = {field: 'attempts', type: 'ordinal', sort: null, title: 'calls to a contact',
    axis: {labelAngle: 0}, scale: {paddingInner: 0.3, paddingOuter: 0.2}};
  const y = {field: 'count', type: 'quantitative', title: 'contacts',
    axis: {format: ',d', tickCount: 4}};
  return {
    width, height: 210, data: {values},
    layer: [
      {mark: {type: 'bar', color: palette[0], cornerRadiusEnd: 3}, encoding: {x, y,
        tooltip: [{field: 'attempts', title: 'calls'}, {field: 'count', title: 'contacts',
          format: ',.0f'}, {field: 'label', title: 'share'}]}},
      // `< 0.1 %` is wider than a narrow bar with the gap beside it.
      {mark: {type: 'text', dy: -9, fontSize: (width - 60) / values.length < 54 ? 10.5 : 12.5},
        encoding: {x, y, text: {field: 'label'}}},
    ],
  };
};
