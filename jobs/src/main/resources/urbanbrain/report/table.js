/* The table of incidents. Only the rows in sight are there, so that it does not matter how many
   there are; on paper there are more. */
'use strict';
report.table = (() => {
  const { word } = report.words;
  const { make, dot } = report.parts;
  const COLUMNS = ['severity', 'start', 'headline', 'state', 'evidence'];
  const ROW = 52;
  const ON_PAPER = 300;
  const scroller = document.getElementById('scroller');
  const body = document.getElementById('rows');
  let all;
  let sorted = [];
  let sort = { by: 'severity', down: false };
  let at = 0;
  let printing = false;

  const length = (one) => (one.end === null ? Infinity : one.end - one.start);
  const ORDERS = {
    severity: (a, b) => a.rank - b.rank || a.start - b.start,
    start: (a, b) => a.start - b.start,
    headline: (a, b) => report.data.headline(all, a).localeCompare(report.data.headline(all, b)),
    state: (a, b) => a.state.localeCompare(b.state) || (length(a) < length(b) ? -1 : length(a) > length(b) ? 1 : 0),
    evidence: (a, b) => b.total - a.total,
  };

  function heads() {
    document.getElementById('heads').replaceChildren(...COLUMNS.map((name) => {
      const isSorted = sort.by === name;
      const arrow = isSorted ? (sort.down ? ' ▼' : ' ▲') : '';
      const button = make('button', { type: 'button', 'aria-label': word('sortBy', word(name)) }, word(name) + arrow);
      button.addEventListener('click', () => {
        sort = { by: name, down: isSorted && !sort.down };
        order();
        heads();
      });
      const order_ = isSorted ? (sort.down ? 'descending' : 'ascending') : 'none';
      const kind = `col-${name}${name === 'evidence' ? ' number' : ''}`;
      return make('th', { scope: 'col', class: kind, 'aria-sort': order_ }, button);
    }));
  }

  function two(first, ...second) {
    return [make('span', { class: 'two' }, first), make('span', { class: 'two' }, ...second)];
  }

  function row(one, index) {
    const rule = all.rules[one.rule];
    const lasted = one.end === null ? '' : report.format.length(one.end - one.start);
    const badge = make('span', { class: 'badge' }, dot(report.colours.of(one)),
      make('span', { class: 'name' }, word(one.severity)));
    const element = make('tr', {
      role: 'row', tabindex: index === at ? 0 : -1, 'aria-rowindex': index + 2, 'data-id': one.id,
      'aria-selected': one === report.filter.state.selected,
    },
    make('td', { role: 'gridcell', class: 'col-severity' }, badge),
    make('td', { role: 'gridcell', class: 'col-start' }, ...two(report.format.clock(one.start), report.format.date(one.start))),
    make('td', { role: 'gridcell', class: 'col-headline' }, ...two(report.data.headline(all, one),
      make('span', { class: 'narrow' }, word(one.severity) + ' · '), one.key === null ? rule.name : `${rule.name} · ${one.key}`)),
    make('td', { role: 'gridcell', class: 'col-state' }, ...two(word(one.state), lasted)),
    make('td', { role: 'gridcell', class: 'col-evidence number' }, report.format.count(one.total)));
    return element;
  }

  /** A cell must not span columns that are not shown: they would take their share of the width. */
  function columns() {
    return [...document.querySelectorAll('#heads th')].filter((head) => head.offsetParent !== null).length;
  }

  /** Room for rows that are not there. */
  function gap(rows) {
    const cell = make('td', { class: 'gap', colspan: columns() });
    cell.style.height = rows * ROW + 'px';
    return make('tr', { 'aria-hidden': 'true' }, cell);
  }

  function inSight() {
    if (printing) {
      return [0, Math.min(sorted.length, ON_PAPER)];
    }
    const first = Math.max(0, Math.floor(scroller.scrollTop / ROW) - 4);
    return [first, Math.min(sorted.length, first + Math.ceil(scroller.clientHeight / ROW) + 8)];
  }

  function draw() {
    const [first, end] = inSight();
    const hadFocus = body.contains(document.activeElement);
    const rows = sorted.slice(first, end).map((one, i) => row(one, first + i));
    const more = printing && end < sorted.length
      ? [make('tr', {}, make('td', { colspan: columns() }, word('moreRows', report.format.number(sorted.length - end))))]
      : [gap(sorted.length - end)];
    if (sorted.length === 0) {
      const text = word(all.incidents.length === 0 ? 'noIncident' : 'noneFits');
      more.push(make('tr', { role: 'row' }, make('td', { role: 'gridcell', colspan: columns() }, text)));
    }
    if (rows.length > 0 && (at < first || at >= end)) {
      rows[0].tabIndex = 0; // the keyboard must find a way in
    }
    body.replaceChildren(gap(printing ? 0 : first), ...rows, ...more);
    if (hadFocus) {
      (body.querySelector(`[aria-rowindex="${at + 2}"]`) ?? scroller).focus({ preventScroll: true });
    }
  }

  function order() {
    const down = sort.down ? -1 : 1;
    sorted = [...report.filter.state.shown].sort((a, b) => down * ORDERS[sort.by](a, b) || a.index - b.index);
    const selected = sorted.indexOf(report.filter.state.selected);
    at = selected >= 0 ? selected : Math.min(at, Math.max(0, sorted.length - 1));
    document.getElementById('table').setAttribute('aria-rowcount', sorted.length + 1);
    document.getElementById('shown').textContent =
      word('shown', report.format.number(sorted.length), report.format.number(all.incidents.length));
    draw();
  }

  /** Brings a row into sight. */
  function reveal(index) {
    const head = document.getElementById('heads').offsetHeight;
    const top = index * ROW;
    if (top < scroller.scrollTop) {
      scroller.scrollTop = top;
    } else if (top + ROW + head > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = top + ROW + head - scroller.clientHeight;
    }
  }

  function go(index) {
    at = Math.max(0, Math.min(sorted.length - 1, index));
    reveal(at);
    draw();
    body.querySelector(`[aria-rowindex="${at + 2}"]`)?.focus({ preventScroll: true });
  }

  function key(event) {
    const page = Math.max(1, Math.floor(scroller.clientHeight / ROW) - 1);
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: sorted.length - 1 };
    if (event.target.closest('thead')) {
      return;
    }
    if (event.key in moves && sorted.length > 0) {
      event.preventDefault();
      go(moves[event.key]);
    } else if ((event.key === 'Enter' || event.key === ' ') && sorted[at]) {
      event.preventDefault();
      report.evidence.open(sorted[at]);
    }
  }

  function chosen(one) {
    const index = sorted.indexOf(one);
    if (index >= 0) {
      at = index;
      reveal(at);
    }
    draw();
  }

  function start(data) {
    all = data;
    scroller.addEventListener('scroll', () => requestAnimationFrame(draw), { passive: true });
    scroller.tabIndex = -1;
    scroller.addEventListener('keydown', key);
    body.addEventListener('click', (event) => {
      const id = event.target.closest('tr[data-id]')?.dataset.id;
      if (id !== undefined) {
        report.evidence.open(all.byId.get(id));
      }
    });
    new ResizeObserver(draw).observe(scroller);
    report.filter.onChange(order);
    report.filter.onChoice(chosen);
    report.colours.onChange(draw);
    report.words.onChange(() => {
      heads();
      order();
    });
    heads();
    order();
  }

  return {
    start,
    focus: () => go(at),
    print(on) {
      printing = on;
      draw();
    },
  };
})();
