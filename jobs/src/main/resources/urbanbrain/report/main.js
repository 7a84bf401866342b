/* Puts the page together. */
'use strict';
report.main = (() => {
  const { word } = report.words;
  const { make, dot, check } = report.parts;
  const { state } = report.filter;
  let all;
  let opened;

  function totals() {
    const shown = Object.entries(all.totals).filter(([name, n]) => n > 0 || name === 'late' || name === 'dead');
    const numbers = [['incidentsTotal', all.incidents.length], ...shown];
    document.getElementById('totals').replaceChildren(...numbers.map(([name, n]) =>
      make('div', {}, make('dt', {}, word(name)), make('dd', {}, report.format.number(n)))));
  }

  function head() {
    document.getElementById('city').textContent = all.city;
    document.title = `${all.city} · Urban Brain`;
    document.getElementById('span').textContent =
      `${report.format.time(all.span.from)} – ${report.format.time(all.span.to)} · ${all.zone}`;
    document.getElementById('theme').textContent = word('theme', word(report.colours.choice()));
    const other = document.getElementById('language');
    other.textContent = word('otherLanguage');
    other.lang = report.words.language() === 'zh' ? 'en' : 'zh-CN';
  }

  function count(many, of) {
    const counts = new Map();
    many.forEach((one) => counts.set(of(one), (counts.get(of(one)) ?? 0) + 1));
    return counts;
  }

  /** A box for each of these; what is not ticked is hidden. */
  function chips(id, values, hidden, look) {
    document.getElementById(id).replaceChildren(...values.map(([value, n]) =>
      check(look.name(value), !hidden.has(value), (on) => {
        hidden[on ? 'delete' : 'add'](value);
        report.filter.update();
      }, dot(look.colour(value)), make('span', { class: 'count' }, report.format.number(n)))));
  }

  function filters() {
    const severities = count(all.incidents, (one) => one.severity);
    const present = report.colours.SEVERITIES.filter((name) => severities.has(name));
    chips('severities', present.map((name) => [name, severities.get(name)]), state.hiddenSeverities,
      { name: word, colour: report.colours.ofSeverity });
    const rules = count(all.incidents, (one) => one.rule);
    chips('rules', [...rules].sort((a, b) => a[0] - b[0]), state.hiddenRules,
      { name: (rule) => all.rules[rule].name, colour: report.colours.ofRule });
    document.getElementById('search').value = state.search;
  }

  function listen() {
    const search = document.getElementById('search');
    search.addEventListener('input', () => {
      state.search = search.value;
      report.filter.update();
    });
    document.getElementById('reset').addEventListener('click', () => {
      report.filter.reset();
      filters();
    });
    document.getElementById('colour-by').addEventListener('change', (event) => {
      state.colourBy = event.target.value;
      report.colours.apply();
    });
    document.getElementById('theme').addEventListener('click', report.colours.next);
    document.getElementById('language').addEventListener('click', () =>
      report.words.use(report.words.language() === 'zh' ? 'en' : 'zh'));
    document.getElementById('print').addEventListener('click', () => print());
    addEventListener('beforeprint', () => paper(true));
    addEventListener('afterprint', () => paper(false));
    report.words.onChange(redraw);
    report.colours.onChange(redraw);
  }

  function paper(on) {
    report.colours.print(on);
    report.table.print(on);
  }

  function redraw() {
    head();
    totals();
    filters();
  }

  async function start() {
    const message = document.getElementById('message');
    report.words.apply();
    report.colours.apply();
    try {
      all = await report.data.load();
      report.format.setZone(all.zone);
      state.all = all;
      listen();
      redraw();
      report.filter.update();
      for (const part of ['map', 'timeline', 'table', 'statistics', 'evidence']) {
        report[part].start(all);
      }
      message.hidden = true;
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      opened = performance.now();
      document.documentElement.dataset.ready = 'true';
      setTimeout(() => report.rates.start(all)); // they are further down
    } catch (error) {
      message.textContent = word('broken') + error.message;
      message.classList.add('wrong');
      throw error;
    }
  }

  start();
  return {
    data: () => all,
    /** How long it took from the call for the page until all of it was painted, milliseconds. */
    openedAfter: () => opened,
  };
})();
