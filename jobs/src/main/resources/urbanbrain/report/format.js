/* Numbers, times and lengths of time as the reader's language and the city's zone write them. */
'use strict';
report.format = (() => {
  let zone = 'UTC';
  const kept = new Map();

  function locale() {
    return report.words.language() === 'zh' ? 'zh-CN' : 'en-GB';
  }

  function formatter(kind, options) {
    const name = locale() + kind + zone;
    if (!kept.has(name)) {
      kept.set(
        name,
        kind === 'number'
          ? new Intl.NumberFormat(locale(), options)
          : new Intl.DateTimeFormat(locale(), { timeZone: zone, hourCycle: 'h23', ...options }),
      );
    }
    return kept.get(name);
  }

  const two = '2-digit';
  const day = { year: 'numeric', month: 'short', day: 'numeric' };
  const clock = { hour: two, minute: two, second: two };

  const units = [
    ['day', 86400000],
    ['hour', 3600000],
    ['minute', 60000],
    ['second', 1000],
  ];

  function part(n, unit) {
    return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'short' }).format(n);
  }

  /** A length of time in its two largest units. */
  function length(millis) {
    let rest = Math.round(millis / 1000) * 1000;
    const parts = [];
    for (const [unit, size] of units) {
      const n = Math.floor(rest / size);
      if (n > 0 && parts.length < 2) {
        parts.push(part(n, unit));
        rest -= n * size;
      } else if (parts.length > 0) {
        break;
      }
    }
    return parts.length > 0 ? parts.join(' ') : part(0, 'second');
  }

  return {
    setZone: (name) => { zone = name; },
    zone: () => zone,
    number: (n) => formatter('number', { maximumFractionDigits: 1 }).format(n),
    /** A number of things; one that is too small to be told stands as minus what it is less than. */
    count: (n) => (n < 0 ? '<' + -n : formatter('number', { maximumFractionDigits: 1 }).format(n)),
    time: (millis) => formatter('time', { ...day, ...clock }).format(millis),
    date: (millis) => formatter('date', day).format(millis),
    day: (millis) => formatter('day', { month: 'short', day: 'numeric' }).format(millis),
    month: (millis) => formatter('month', { year: 'numeric', month: 'short' }).format(millis),
    minute: (millis) => formatter('minute', { hour: two, minute: two }).format(millis),
    clock: (millis) => formatter('clock', clock).format(millis),
    length,
  };
})();
