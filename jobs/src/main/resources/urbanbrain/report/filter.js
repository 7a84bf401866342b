/* What the reader wants to see, and what of it there is: all parts of the page follow it. */
'use strict';
report.filter = (() => {
  const changed = [];
  const chosen = [];
  const state = {
    all: null, hiddenRules: new Set(), hiddenSeverities: new Set(), search: '',
    from: null, to: null, shown: [], inTimeOrNot: [], selected: null, colourBy: 'severity',
  };

  function textOf(one) {
    if (one.text === undefined) {
      const rule = state.all.rules[one.rule];
      one.text = [one.id, one.key, rule.name, rule.folder, ...Object.values(one.headlines)]
        .join('\n').toLowerCase();
    }
    return one.text;
  }

  function update() {
    const words = state.search.toLowerCase().split(/\s+/).filter((word) => word !== '');
    state.inTimeOrNot = state.all.incidents.filter((one) =>
      !state.hiddenRules.has(one.rule) && !state.hiddenSeverities.has(one.severity)
      && words.every((word) => textOf(one).includes(word)));
    state.shown = state.from === null
      ? state.inTimeOrNot
      : state.inTimeOrNot.filter((one) => one.start >= state.from && one.start < state.to);
    changed.forEach((listener) => listener());
  }

  return {
    state,
    update,
    /** Calls back whenever something else is shown. */
    onChange: (listener) => changed.push(listener),
    /** Calls back whenever another incident, or none, is looked at. */
    onChoice: (listener) => chosen.push(listener),
    choose(one) {
      if (state.selected !== one) {
        state.selected = one;
        chosen.forEach((listener) => listener(one));
      }
    },
    brush(from, to) {
      state.from = from;
      state.to = to;
      update();
    },
    reset() {
      state.hiddenRules.clear();
      state.hiddenSeverities.clear();
      state.search = '';
      state.from = null;
      state.to = null;
      update();
    },
  };
})();
