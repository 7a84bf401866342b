/* Unpacks what the page tells. */
'use strict';
report.data = (() => {
  /** The values of an incident, in the order in which they are written. */
  function incident(row, index) {
    const flags = row[11];
    return {
      index,
      id: row[0],
      rule: row[1],
      state: row[2],
      severity: row[3],
      rank: report.severities.indexOf(row[3]),
      start: row[4],
      end: row[5],
      lat: row[6] === null ? null : row[6] / 1e5,
      lon: row[7] === null ? null : row[7] / 1e5,
      key: row[8],
      matches: row[9],
      total: row[10],
      degraded: (flags & 1) !== 0,
      told: (flags & 2) !== 0,
      coarse: (flags & 4) !== 0,
      quietedBy: row[12],
      explainedBy: row[13],
      headlines: row[14] || {},
    };
  }

  function piece(row, of) {
    return {
      leg: row[0],
      stream: row[1],
      id: row[2],
      time: of.start + row[3],
      lat: row[4] === null ? null : row[4] / 1e5,
      lon: row[5] === null ? null : row[5] / 1e5,
      fields: row[6] || {},
    };
  }

  async function unpack(text) {
    if (typeof DecompressionStream === 'undefined') {
      throw new Error(report.words.word('old'));
    }
    const stream = new Response(bytes(text.trim())).body.pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).json();
  }

  function bytes(text) {
    if (Uint8Array.fromBase64) {
      return Uint8Array.fromBase64(text);
    }
    const binary = atob(text);
    const values = new Uint8Array(binary.length);
    for (let i = 0; i < values.length; i++) {
      values[i] = binary.charCodeAt(i);
    }
    return values;
  }

  /** The evidence of incidents is packed in blocks; one is unpacked when it is first asked for. */
  const blocks = new Map();

  /** The blocks stand behind the scripts, so that the page is there before they all are. */
  async function unpackBlock(block) {
    if (document.readyState === 'loading') {
      await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));
    }
    return unpack(document.getElementsByClassName('evidence-block')[block].textContent);
  }

  async function evidence(all, one) {
    const block = Math.floor(one.index / all.block);
    if (!blocks.has(block)) {
      blocks.set(block, unpackBlock(block));
    }
    const rows = await blocks.get(block);
    return rows[one.index % all.block].map((row) => piece(row, one));
  }

  /** From when until when most of the recording is: a few odd times must not squeeze the rest. */
  function span(all) {
    const counts = all.buckets.map(() => 0);
    for (const series of Object.values(all.events)) {
      series.forEach((n, i) => { counts[i] += n; });
    }
    const total = counts.reduce((a, b) => a + b, 0);
    let from = Infinity;
    let to = -Infinity;
    let seen = 0;
    counts.forEach((n, i) => {
      const before = seen;
      seen += n;
      if (n > 0 && seen > total * 0.0005 && before < total * 0.9995) {
        from = Math.min(from, all.buckets[i] * all.width);
        to = Math.max(to, (all.buckets[i] + 1) * all.width);
      }
    });
    for (const one of all.incidents) {
      from = Math.min(from, one.start);
      to = Math.max(to, one.start + 1);
    }
    return Number.isFinite(from) ? { from, to } : { from: 0, to: 1 };
  }

  async function load() {
    const element = document.getElementById('data');
    const all = await unpack(element.textContent);
    element.remove();
    all.incidents = all.incidents.map(incident);
    all.byId = new Map(all.incidents.map((one) => [one.id, one]));
    all.span = span(all);
    return all;
  }

  /** What an incident is called, in the reader's language where its rule has it. */
  function headline(all, one) {
    const words = one.headlines;
    return words[report.words.language()] ?? words.en ?? Object.values(words)[0]
      ?? all.rules[one.rule].says ?? all.rules[one.rule].name;
  }

  return { load, evidence, headline };
})();
