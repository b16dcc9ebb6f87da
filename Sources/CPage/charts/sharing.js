// Hard or soft: the 95 % finish of every workspace both ways, on the same luck.

charts.sharing = (width) => {
  const [whole, ...workspaces] = data.paired;
  const shown = [...workspaces, whole].filter((row) => row.hardNinetyFive || row.softNinetyFive);
  const rows = shown.map((row) => ({
    name: clipped(row.workspace ?? 'all together', width < 420 ? 14 : 24),
    hard: wall(row.hardNinetyFive), soft: wall(row.softNinetyFive),
    change: row.medianMs !== null ? duration(row.medianMs, true)
      : row.onlyHardFinished > row.onlySoftFinished ? 'hard only' : 'soft only',
    isWorse: row.medianMs === null ? row.onlyHardFinished > row.onlySoftFinished
      : row.medianLowMs !== null && row.medianLowMs > 0,
  }));
  const times = rows.flatMap((row) => [row.hard, row.soft]).filter((time) => time !== null);
  const [earliest, latest] = withDeadline(Math.min(...times), Math.max(...times));
  const pad = Math.max(10 * minute, (latest - earliest) * 0.02);
  const line = openTime(earliest - pad, latest + pad);
  const room = width < 420 ? 178 : 260;
  // What is never finished stands beyond the last time.
  const isNever = rows.some((row) => row.hard === null || row.soft === null);
  const never = line.total * (1 + 44 / Math.max(120, width - room - 60));
  const x = timeX(line, width - room, 'x', isNever ? never : line.total);
  x.axis.grid = true;
  const y = {field: 'name', type: 'nominal', sort: null, title: null,
    axis: {labelColor: ink, labelFontSize: 12.5, labelPadding: 10}};
  const dots = rows.flatMap((row) => ['hard', 'soft'].map((mode) => ({
    name: row.name, mode, at: row[mode], change: row.change, isNever: row[mode] === null,
  }))).map((dot) => ({
    ...dot, x: dot.isNever ? never : line.position(dot.at),
    moment: dot.isNever ? 'never' : moment(dot.at),
  }));
  const links = rows.map((row) => ({
    name: row.name, x: row.hard === null ? never : line.position(row.hard),
    x2: row.soft === null ? never : line.position(row.soft),
  }));
  return {
    width, height: Math.max(84, rows.length * 40),
    layer: [
      ...closedHours(line, x),
      {data: {values: links}, mark: {type: 'rule', strokeWidth: 3, color: neutral, opacity: 0.45},
        encoding: {y, x, x2: {field: 'x2'}}},
      // Hard slots are the larger dot: it is seen behind the soft one, where both are alike.
      ...[['hard', 290], ['soft', 100]].map(([mode, size]) => ({
        data: {values: dots.filter((dot) => dot.mode === mode)},
        mark: {type: 'circle', size, opacity: 1}, encoding: {y, x,
          color: {field: 'mode', type: 'nominal', legend: {symbolType: 'circle', offset: 22},
            scale: {domain: ['hard', 'soft'], range: [modeColour.hard, modeColour.soft]}},
          tooltip: [{field: 'name', title: 'workspace'}, {field: 'mode', title: 'sharing'},
            {field: 'moment', title: '95 % finish by'}, {field: 'change', title: 'median change'}]},
      })),
      ...!isNever ? [] : [{data: {values: dots.filter((dot) => dot.isNever)},
        mark: {type: 'text', text: 'never', dy: -15, color: quiet, fontSize: 12},
        encoding: {y, x}}],
      ...deadlineRule(line, x),
      {data: {values: rows}, layer: [false, true].map((isWorse) => ({
        transform: [{filter: `datum.isWorse === ${isWorse}`}],
        mark: {type: 'text', x: {expr: 'width + 12'}, align: 'left', fontWeight: 600,
          color: isWorse ? alarm : ink},
        encoding: {y, text: {field: 'change'}},
      }))},
    ],
  };
};
