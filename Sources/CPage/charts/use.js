// Slots in use: own and borrowed slots of every workspace, stacked, beside what is closed.

charts.use = (width) => {
  const {at, pools, binMs, slots} = data.use;
  const all = at.map(wall);
  const times = all.slice(0, binsWorthShowing(all, binMs,
    (bin) => pools.some((pool) => pool.own[bin] + pool.borrowed[bin] >= 0.005)));
  const end = times.at(-1) + binMs;
  const line = openTime(times[0], end);
  const names = pools.map((pool) => pool.name);
  const values = pools.flatMap((pool, place) => ['own', 'borrowed'].flatMap((kind, side) =>
    [...times, end].map((time, bin) => ({
      x: line.position(time), pool: pool.name, kind, order: place * 2 + side,
      slots: pool[kind][Math.min(bin, times.length - 1)], moment: moment(time),
    }))));
  // What the pointer is asked about: one invisible bar per bin over all workspaces.
  const hover = times.map((time, bin) => ({
    x: line.position(time), x2: line.position(time + binMs), moment: moment(time),
    ...Object.fromEntries(pools.map((pool, place) => [`pool${place}`,
      (pool.own[bin] + pool.borrowed[bin]).toFixed(1)
        + (pool.borrowed[bin] >= 0.05 ? ` (${pool.borrowed[bin].toFixed(1)} borrowed)` : ''),
    ])),
  }));
  const x = timeX(line, width);
  const top = slots ?? Math.max(...times.map((_, bin) =>
    pools.reduce((sum, pool) => sum + pool.own[bin] + pool.borrowed[bin], 0)));
  const isLent = pools.some((pool) => pool.borrowed.some((count) => count > 0));
  return {
    width, height: 250,
    layer: [
      ...closedHours(line, x),
      {data: {values}, mark: {type: 'area', interpolate: 'step-after', line: false},
        encoding: {
          x, detail: {field: 'kind'}, order: {field: 'order', type: 'quantitative'},
          color: {field: 'pool', type: 'nominal', sort: null,
            legend: {columns: legendColumns(width, 150), offset: 22},
            scale: {domain: names, range: names.map(workspaceColour)}},
          y: {field: 'slots', type: 'quantitative', stack: 'zero', title: 'slots',
            scale: {domain: [0, top * 1.02], nice: false}, axis: {tickMinStep: 1, tickCount: 6}},
          opacity: {condition: {test: "datum.kind === 'borrowed'", value: isLent ? 0.5 : 0.95},
            value: 0.95},
        }},
      ...slots === null ? [] : [{data: {values: [{slots}]},
        mark: {type: 'rule', color: ink, strokeWidth: 1, opacity: 0.7},
        encoding: {y: {field: 'slots', type: 'quantitative'}}}],
      {data: {values: hover}, mark: {type: 'rect', opacity: 0},
        encoding: {x, x2: {field: 'x2'}, tooltip: [{field: 'moment', title: 'from'},
          ...names.map((title, place) => ({field: `pool${place}`, title}))]}},
      ...deadlineRule(line, x),
    ],
  };
};
