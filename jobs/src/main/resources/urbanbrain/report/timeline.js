/* When incidents began, by severity; a stretch of it can be chosen with mouse, finger or keys. */
'use strict';
report.timeline = (() => {
  const { word } = report.words;
  const WIDTHS = [1, 5, 15, 60, 300, 900, 3600, 10800, 21600, 43200, 86400, 172800, 604800, 2419200];
  const BARS = 160;
  const HEIGHT = 130;
  let all;
  let plot;
  let width;
  let first;
  let bars;
  const from = document.getElementById('from');
  const to = document.getElementById('to');

  /** How far apart the labels are decides what they must tell. */
  function labels(plotted, splits, axis, space, step) {
    return splits.map((seconds) => {
      const millis = seconds * 1000;
      if (step >= 2419200) {
        return report.format.month(millis);
      }
      const clock = step >= 60 ? report.format.minute(millis) : report.format.clock(millis);
      const isDay = step >= 86400 || clock === '00:00';
      return isDay ? report.format.day(millis) : clock;
    });
  }

  const axis = () => ({
    stroke: () => report.colours.css('quiet'),
    grid: { stroke: () => report.colours.css('line'), width: 1 },
    ticks: { stroke: () => report.colours.css('line'), width: 1 },
    font: '12px system-ui, sans-serif',
  });

  function scale() {
    const { from: start, to: end } = all.span;
    const seconds = (end - start) / 1000;
    width = (WIDTHS.find((w) => seconds / w <= BARS) ?? Math.ceil(seconds / BARS)) * 1000;
    first = Math.floor(start / width);
    bars = Math.max(1, Math.ceil((end - first * width) / width));
  }

  /** Bars stand on one another: each series holds what is below it too, the tallest first. */
  function stacked() {
    const x = Array.from({ length: bars }, (_, i) => ((first + i + 0.5) * width) / 1000);
    const counts = report.colours.SEVERITIES.map(() => new Array(bars).fill(0));
    for (const one of report.filter.state.inTimeOrNot) {
      const bar = Math.floor(one.start / width) - first;
      const row = counts[report.colours.SEVERITIES.indexOf(one.severity)] ?? counts[counts.length - 1];
      row[Math.max(0, Math.min(bars - 1, bar))]++;
    }
    for (let i = counts.length - 2; i >= 0; i--) {
      counts[i] = counts[i].map((n, bar) => n + counts[i + 1][bar]);
    }
    return [x, ...counts];
  }

  function options(size) {
    return {
      width: size, height: HEIGHT, legend: { show: false }, padding: [8, 22, 0, 0],
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), report.format.zone()),
      scales: {
        x: { time: true, range: () => [(first * width) / 1000, ((first + bars) * width) / 1000] },
        y: { range: (plotted, low, high) => [0, Math.max(1, high * 1.05)] },
      },
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
      axes: [
        { ...axis(), values: labels, space: 72 },
        { ...axis(), size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 100000],
          values: (plotted, splits) => splits.map(report.format.number) },
      ],
      series: [{}, ...report.colours.SEVERITIES.map((severity) => ({
        fill: () => report.colours.ofSeverity(severity), width: 0, points: { show: false },
        paths: uPlot.paths.bars({ size: [0.9, 40] }),
      }))],
      hooks: { setSelect: [dragged], setCursor: [pointed] },
    };
  }

  function dragged(plotted) {
    const { left, width: pixels } = plotted.select;
    if (pixels >= 3) {
      const bar = (x) => plotted.posToVal(x, 'x') * 1000 / width - first;
      brush(Math.floor(bar(left)), Math.ceil(bar(left + pixels)));
    }
  }

  function pointed(plotted) {
    const at = plotted.cursor.idx;
    plotted.root.title = at === null || at === undefined ? ''
      : `${report.format.time((first + at) * width)}: ${report.format.number(plotted.data[1][at])}`;
  }

  function brush(low, high) {
    const start = Math.max(0, Math.min(bars - 1, low));
    const end = Math.max(start + 1, Math.min(bars, high));
    if (start === 0 && end === bars) {
      report.filter.brush(null, null);
    } else {
      report.filter.brush((first + start) * width, (first + end) * width);
    }
  }

  /** The sliders, the words and the shade say what is chosen, whoever chose it. */
  function follow() {
    const { from: start, to: end } = report.filter.state;
    const low = start === null ? 0 : Math.round(start / width) - first;
    const high = end === null ? bars : Math.round(end / width) - first;
    for (const [slider, value] of [[from, low], [to, high]]) {
      slider.max = bars;
      slider.value = value;
      slider.setAttribute('aria-valuetext', report.format.time((first + value) * width));
    }
    document.getElementById('brushed').textContent = start === null ? ''
      : `${report.format.time(start)} – ${report.format.time(end)}`;
    document.getElementById('all-times').hidden = start === null;
    plot.setData(stacked());
    const x = (bar) => plot.valToPos(((first + bar) * width) / 1000, 'x');
    const box = start === null ? { left: 0, width: 0 } : { left: x(low), width: x(high) - x(low) };
    plot.setSelect({ ...box, top: 0, height: plot.over.clientHeight }, false);
  }

  function name() {
    const chart = document.getElementById('timeline');
    chart.setAttribute('role', 'img');
    chart.setAttribute('aria-label', word('timelineLabel'));
    plot.redraw(false);
    follow();
  }

  function start(data) {
    all = data;
    scale();
    const box = document.getElementById('timeline');
    plot = new uPlot(options(box.clientWidth), stacked(), box);
    new ResizeObserver(() => {
      plot.setSize({ width: box.clientWidth, height: HEIGHT });
      follow();
    }).observe(box);
    from.addEventListener('input', () => brush(+from.value, Math.max(+from.value + 1, +to.value)));
    to.addEventListener('input', () => brush(Math.min(+from.value, +to.value - 1), +to.value));
    document.getElementById('all-times').addEventListener('click', () => report.filter.brush(null, null));
    report.filter.onChange(follow);
    report.colours.onChange(() => plot.redraw(false));
    report.words.onChange(name);
    name();
  }

  return { start, labels, axis };
})();
