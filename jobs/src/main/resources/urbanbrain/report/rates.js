/* How much of each stream came when, and what of it was late; what was dead, by source. */
'use strict';
report.rates = (() => {
  const { word } = report.words;
  const { make, dot } = report.parts;
  const HEIGHT = 46;
  const AXIS = 26;
  const plots = [];
  let all;

  /** Zeros where nothing was, between the first and the last that is shown. */
  function spread(counts) {
    const first = Math.floor(all.span.from / all.width);
    const last = Math.floor((all.span.to - 1) / all.width);
    const values = new Array(Math.max(1, Math.min(20000, last - first + 1))).fill(0);
    all.buckets.forEach((bucket, i) => {
      if (bucket >= first && bucket - first < values.length) {
        values[bucket - first] += counts?.[i] ?? 0;
      }
    });
    return values;
  }

  function times(n) {
    const first = Math.floor(all.span.from / all.width);
    return Array.from({ length: n }, (_, i) => ((first + i) * all.width) / 1000);
  }

  const sum = (values) => (values ?? []).reduce((a, b) => a + b, 0);

  function options(size, isLast) {
    const axis = report.timeline.axis();
    const bars = (width) => uPlot.paths.bars({ size: [width, 12], align: 1 });
    return {
      width: size, height: HEIGHT + (isLast ? AXIS : 0), legend: { show: false }, padding: [3, 22, 0, 0],
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), report.format.zone()),
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false }, sync: { key: 'rates' } },
      scales: {
        x: { range: (plotted, low, high) => [low, high + all.width / 1000] },
        y: { range: (plotted, low, high) => [0, Math.max(1, high)] },
      },
      axes: [{ ...axis, show: isLast, size: AXIS, values: report.timeline.labels, space: 72 }, { show: false }],
      series: [{},
        { fill: () => report.colours.ofSeverity('Minor'), width: 0, points: { show: false }, paths: bars(1) },
        { fill: () => report.colours.css('danger'), width: 0, points: { show: false }, paths: bars(1) },
      ],
    };
  }

  function texts(row) {
    const peak = word('peak', report.format.number(Math.max(...row.values)), report.format.length(all.width));
    return `${report.format.number(sum(row.counts))} ${word('total')} · ${peak}`;
  }

  function rows() {
    const streams = all.streams.filter((stream) => all.events[stream.name] || all.late[stream.name]);
    const found = streams.map((stream) => ({
      name: () => stream.name, says: stream.says, counts: all.events[stream.name],
      values: spread(all.events[stream.name]), wrong: spread(all.late[stream.name]),
      more: () => (all.late[stream.name] ? word('lateN', report.format.number(sum(all.late[stream.name]))) : ''),
    }));
    for (const [source, counts] of Object.entries(all.dead)) {
      const values = spread(counts);
      found.push({
        name: () => word('source', source), counts: [], values: values.map(() => 0), wrong: values,
        more: () => word('deadN', report.format.number(sum(counts))),
      });
    }
    return found;
  }

  function draw(row, isLast) {
    const title = make('h3', {}, row.name());
    const text = make('p', {});
    const more = make('p', { class: 'more' });
    const chart = make('div', { class: 'chart', role: 'img' });
    const name = () => {
      title.textContent = row.name();
      title.title = row.says ?? '';
      text.textContent = row.counts?.length > 0 ? texts(row) : '';
      more.textContent = row.more();
      chart.setAttribute('aria-label', `${row.name()}: ${text.textContent} ${more.textContent}`);
    };
    name();
    report.words.onChange(name);
    document.getElementById('rates').append(make('div', { class: 'rate' }, make('div', {}, title, text, more), chart));
    const high = row.values.map((n, i) => n + row.wrong[i]);
    const plot = new uPlot(options(chart.clientWidth, isLast), [times(high.length), high, row.wrong], chart);
    plots.push({ plot, chart, height: HEIGHT + (isLast ? AXIS : 0) });
    new ResizeObserver(() => plot.setSize({ width: chart.clientWidth, height: plots.find((p) => p.plot === plot).height })).observe(chart);
  }

  function name() {
    document.getElementById('bucket').textContent = word('each', report.format.length(all.width));
    document.getElementById('rates-legend').replaceChildren(
      make('li', {}, dot(report.colours.ofSeverity('Minor')), word('inTime')),
      make('li', {}, dot(report.colours.css('danger')), `${word('late')}; ${word('deadAt')}`));
    plots.forEach(({ plot }) => plot.redraw(false));
  }

  function start(data) {
    all = data;
    const found = rows();
    found.forEach((row, i) => draw(row, i === found.length - 1));
    report.colours.onChange(name);
    report.words.onChange(name);
    name();
  }

  return { start };
})();
