/* One incident: what is said of it, and what it rests on. */
'use strict';
report.evidence = (() => {
  const { word } = report.words;
  const { make, fill, dot } = report.parts;
  const panel = document.getElementById('evidence');
  let all;

  function facts(pairs) {
    const list = make('dl', {});
    for (const [name, value] of pairs) {
      if (value !== null && value !== undefined && value !== '') {
        list.append(make('dt', {}, word(name)), make('dd', {}, value));
      }
    }
    return list;
  }

  function place(thing, isCoarse) {
    if (thing.lat === null) {
      return null;
    }
    const digits = isCoarse ? 3 : 5;
    const point = `${thing.lat.toFixed(digits)}, ${thing.lon.toFixed(digits)}`;
    return isCoarse ? `${point} (${word('approximate')})` : point;
  }

  function held(one) {
    if (one.told) {
      return null;
    }
    if (one.quietedBy !== null) {
      return word('quietedBy', one.quietedBy);
    }
    return one.explainedBy === null ? word('heldOther') : word('explainedBy', one.explainedBy);
  }

  /** How long before or after the incident's start. */
  function since(piece, one) {
    const millis = piece.time - one.start;
    if (millis === 0) {
      return word('atStart');
    }
    return word(millis > 0 ? 'later' : 'earlier', report.format.length(Math.abs(millis)));
  }

  function piece(it, one) {
    const stream = all.streams[it.stream];
    const fields = Object.entries(it.fields).map(([name, value]) => `${name} ${value}`).join(', ');
    return make('li', {},
      make('b', {}, it.leg), ` · ${stream.name}`,
      make('div', {}, `${report.format.time(it.time)} (${since(it, one)})`),
      fields === '' ? null : make('div', {}, fields),
      make('div', { class: 'quiet' }, [it.id, place(it, stream.sensitive)].filter((text) => text).join(' · ')));
  }

  function link(one) {
    return make('a', { href: '#' + encodeURIComponent(one.id) }, one.id);
  }

  function cause(one) {
    const other = all.byId.get(one.explainedBy);
    return other === undefined ? null : link(other);
  }

  /** The pieces come a moment later; by then another incident may have been chosen. */
  async function showPieces(list, title, one) {
    const pieces = await report.data.evidence(all, one);
    title.textContent = word('evidenceOf', report.format.number(pieces.length), report.format.count(one.total));
    list.replaceChildren(...pieces.map((it) => piece(it, one)));
  }

  function draw(one) {
    const list = make('ol', {});
    const title = make('h3', {}, word('evidence'));
    showPieces(list, title, one);
    const rule = all.rules[one.rule];
    const close = make('button', { type: 'button', class: 'close' }, word('close'));
    close.addEventListener('click', shut);
    const centre = make('button', { type: 'button' }, word('showOnMap'));
    centre.addEventListener('click', () => report.map.centre(one));
    const badge = make('p', { class: 'badge' }, dot(report.colours.of(one)), `${word(one.severity)} · ${word(one.state)}`);
    fill(panel, close,
      make('h2', { id: 'evidence-title' }, report.data.headline(all, one)), badge,
      facts([
        ['start', report.format.time(one.start)],
        ['end', one.end === null ? word('open') : report.format.time(one.end)],
        ['lasted', one.end === null ? null : report.format.length(one.end - one.start)],
        ['place', place(one, one.coarse)],
        ['key', one.key],
        ['matches', report.format.count(one.matches)],
        ['held', held(one)],
        ['link', link(one)],
      ]),
      cause(one),
      one.degraded ? make('p', {}, make('span', { class: 'flag' }, word('degraded'))) : null,
      one.lat === null ? null : centre,
      title,
      list,
      make('h3', {}, word('says')),
      make('p', {}, rule.says ?? ''),
      facts([['rule', rule.folder ? `${rule.folder}/${rule.name}` : rule.name], ['owner', rule.owner], ['class', rule.class && `${rule.class}: ${rule.why}`]]));
  }

  function show(one) {
    panel.hidden = one === null;
    document.querySelector('.desk').classList.toggle('open', one !== null);
    if (one !== null) {
      draw(one);
    }
  }

  function redraw() {
    if (report.filter.state.selected !== null) {
      draw(report.filter.state.selected);
    }
  }

  function open(one) {
    location.hash = '#' + encodeURIComponent(one.id);
    report.filter.choose(one);
    panel.focus({ preventScroll: !matchMedia('(max-width: 1250px)').matches });
  }

  function shut() {
    if (report.filter.state.selected !== null) {
      report.filter.choose(null);
      history.replaceState(null, '', location.pathname + location.search);
      report.table.focus();
    }
  }

  /** The address may name an incident. */
  function follow() {
    const one = all.byId.get(decodeURIComponent(location.hash.slice(1)));
    if (one !== undefined && one !== report.filter.state.selected) {
      report.filter.choose(one);
    }
  }

  function start(data) {
    all = data;
    report.filter.onChoice(show);
    report.words.onChange(redraw);
    report.colours.onChange(redraw);
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        shut();
      }
    });
    addEventListener('hashchange', follow);
    follow();
  }

  return { start, open };
})();
