/* The rules, and what the incidents that are shown say of each. */
'use strict';
report.statistics = (() => {
  const { word } = report.words;
  const { make, dot, median } = report.parts;
  const NUMBERS = ['incidents', 'open', 'cleared', 'gap', 'closed', 'told', 'heldBack', 'degradedN', 'provisional', 'withdrawn'];
  let all;

  function heads() {
    const names = ['rule', 'severity', 'class', 'status', 'owner'];
    const medians = ['evidenceMedian', 'lastedMedian'];
    document.getElementById('statistics-heads').replaceChildren(
      ...names.map((name) => make('th', { scope: 'col' }, word(name))),
      ...[...NUMBERS, ...medians].map((name) => make('th', { scope: 'col', class: 'number' }, word(name))));
  }

  function counts(rule, incidents) {
    const state = (name) => incidents.filter((one) => one.state === name).length;
    const told = incidents.filter((one) => one.told).length;
    return {
      incidents: incidents.length, open: state('open'), cleared: state('cleared'), gap: state('gap'), closed: state('closed'),
      told, heldBack: incidents.length - told, degradedN: incidents.filter((one) => one.degraded).length,
      provisional: rule.provisional, withdrawn: rule.withdrawn,
    };
  }

  /** The severities that its incidents have, the worst first. */
  function severities(incidents) {
    const names = new Set(incidents.map((one) => one.severity));
    return report.colours.SEVERITIES.filter((name) => names.has(name)).map(word).join(', ') || '–';
  }

  function row(rule, index, incidents) {
    const numbers = counts(rule, incidents);
    const lasted = median(incidents.filter((one) => one.end !== null).map((one) => one.end - one.start));
    const evidence = median(incidents.map((one) => one.total));
    const bound = Object.entries(all.boundHits[rule.name] ?? {}).map(([name, n]) => `${name} × ${n}`).join(', ');
    return make('tr', {},
      make('th', { scope: 'row', class: 'says' }, dot(report.colours.ofRule(index)), ' ',
        rule.folder ? `${rule.folder}/${rule.name}` : rule.name, make('span', { class: 'more' }, rule.says ?? ''),
        bound === '' ? null : make('span', { class: 'more' }, word('bound', bound))),
      make('td', {}, severities(incidents)),
      make('td', {}, rule.class ?? ''),
      make('td', {}, rule.status ? word(rule.status) : ''),
      make('td', {}, rule.owner ?? ''),
      ...NUMBERS.map((name) => make('td', { class: 'number' }, report.format.number(numbers[name]))),
      make('td', { class: 'number' }, evidence === null ? '–' : report.format.count(evidence)),
      make('td', { class: 'number' }, lasted === null ? '–' : report.format.length(lasted)));
  }

  function draw() {
    const byRule = all.rules.map(() => []);
    report.filter.state.shown.forEach((one) => byRule[one.rule].push(one));
    document.getElementById('statistics-rows').replaceChildren(
      ...all.rules.map((rule, index) => row(rule, index, byRule[index])));
  }

  function start(data) {
    all = data;
    report.filter.onChange(draw);
    report.colours.onChange(draw);
    report.words.onChange(() => {
      heads();
      draw();
    });
    heads();
    draw();
  }

  return { start };
})();
