/* The map: what is drawn on it, what is pointed at, and where it looks. */
'use strict';
report.map = (() => {
  const { word } = report.words;
  const layers = { areas: true, assets: true, points: true, incidents: true };
  let all;
  let map;
  let scene;
  let content;

  function lines(flat) {
    return (flat ?? []).map((line) => {
      const corners = [];
      for (let i = 0; i < line.length; i += 2) {
        corners.push(report.scene.world(line[i] / 1e5, line[i + 1] / 1e5));
      }
      return corners;
    });
  }

  function area([layer, name, flat]) {
    const drawn = lines(flat);
    const xs = drawn.flat().map((at) => at[0]);
    const ys = drawn.flat().map((at) => at[1]);
    const [west, east] = [Math.min(...xs), Math.max(...xs)];
    const [north, south] = [Math.min(...ys), Math.max(...ys)];
    return { layer, name, lines: drawn, size: east - west, middle: [(west + east) / 2, (north + south) / 2] };
  }

  function places() {
    const spots = [];
    for (const [stream, ...flat] of all.places) {
      for (let i = 0; i < flat.length; i += 3) {
        const n = flat[i + 2];
        const [lat, lon] = [flat[i] / 1e5, flat[i + 1] / 1e5];
        spots.push({ stream, n, lat, lon, at: report.scene.world(lat, lon), radius: Math.min(5, 1.8 + Math.log10(n) * 0.8) });
      }
    }
    return spots;
  }

  function makeContent() {
    for (const one of all.incidents) {
      one.at = one.lat === null ? null : report.scene.world(one.lat, one.lon);
    }
    return {
      layers,
      areas: all.areas.map(area),
      assets: all.assets.map(([id, lat, lon, flat]) => ({
        id, lat: lat / 1e5, lon: lon / 1e5, at: report.scene.world(lat / 1e5, lon / 1e5), lines: lines(flat),
      })),
      places: places(),
      chosen: null,
      evidence: [],
    };
  }

  /** Around most of these: one that lies a thousand kilometres off must not shrink the rest. */
  function around(things) {
    const placed = things.filter((thing) => thing.lat !== null);
    if (placed.length === 0) {
      return null;
    }
    const cut = (values) => {
      values.sort((a, b) => a - b);
      const edge = values.length > 40 ? Math.floor(values.length * 0.01) : 0;
      return [values[edge], values[values.length - 1 - edge]];
    };
    const [south, north] = cut(placed.map((thing) => thing.lat));
    const [west, east] = cut(placed.map((thing) => thing.lon));
    return L.latLngBounds([south, west], [north, east]).pad(0.08);
  }

  function fit() {
    const bounds = around(report.filter.state.shown) ?? around(content.places) ?? around(content.assets);
    if (bounds) {
      map.fitBounds(bounds, { maxZoom: 16, animate: false });
    } else {
      map.setView([0, 0], 1, { animate: false });
    }
  }

  function describe(point) {
    const one = layers.incidents ? scene.near(report.filter.state.shown, point, 10)[0] : undefined;
    if (one) {
      return `${report.format.time(one.start)} · ${report.data.headline(all, one)}`;
    }
    const asset = layers.assets ? scene.near(content.assets, point, 7)[0] : undefined;
    if (asset) {
      return word('asset', asset.id);
    }
    const spot = layers.points ? scene.near(content.places, point, 6)[0] : undefined;
    if (spot) {
      const stream = all.streams[spot.stream];
      const few = stream.sensitive && spot.n < 5;
      return `${stream.name} · ${few ? word('fewer') : word('perEvents', report.format.number(spot.n))}`;
    }
    return '';
  }

  /** A second click on the same place takes the next of those that lie there. */
  function click(event) {
    const found = layers.incidents ? scene.near(report.filter.state.shown, event.layerPoint, 14) : [];
    if (found.length > 0) {
      const at = found.indexOf(report.filter.state.selected);
      report.filter.choose(found[(at + 1) % found.length]);
    }
  }

  async function show(one) {
    content.chosen = one;
    content.evidence = [];
    if (one !== null && one.lat !== null && !map.getBounds().pad(-0.1).contains([one.lat, one.lon])) {
      map.panTo([one.lat, one.lon], { animate: false });
    }
    scene.redraw();
    const pieces = one === null ? [] : await report.data.evidence(all, one);
    if (content.chosen === one) {
      content.evidence = pieces.filter((it) => it.lat !== null).map((it) => report.scene.world(it.lat, it.lon));
      scene.redraw();
    }
  }

  function makeLayers() {
    const box = document.getElementById('layers');
    box.replaceChildren();
    box.setAttribute('aria-label', word('map'));
    const counts = { areas: all.areas.length, assets: all.assets.length, points: content.places.length, incidents: 1 };
    for (const name of Object.keys(layers)) {
      if (counts[name] > 0) {
        box.append(report.parts.check(word('layer' + name[0].toUpperCase() + name.slice(1)), layers[name], (on) => {
          layers[name] = on;
          scene.redraw();
        }));
      }
    }
  }

  function start(data) {
    all = data;
    content = makeContent();
    const box = document.getElementById('map');
    map = L.map(box, {
      attributionControl: false, zoomSnap: 0.5, preferCanvas: true, minZoom: 1, maxZoom: 20, worldCopyJump: false,
      zoomAnimation: matchMedia('(prefers-reduced-motion: no-preference)').matches,
    });
    box.setAttribute('role', 'application');
    L.control.scale({ imperial: false }).addTo(map);
    scene = new report.scene.Scene();
    scene.setContent(content);
    fit();
    scene.addTo(map);
    map.on('click', click);
    let waits = false;
    map.on('mousemove', (event) => {
      if (!waits) {
        waits = true;
        requestAnimationFrame(() => {
          waits = false;
          document.getElementById('pointed').textContent = describe(event.layerPoint);
        });
      }
    });
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(box);
    document.getElementById('fit').addEventListener('click', fit);
    report.filter.onChange(() => scene.redraw());
    report.filter.onChoice(show);
    report.colours.onChange(() => scene.redraw());
    report.words.onChange(name);
    name();
  }

  function name() {
    document.getElementById('map').setAttribute('aria-label', word('mapLabel'));
    makeLayers();
  }

  return {
    start,
    /** Where an incident is on the page, for who wants to point at it. */
    pixel(one) {
      const point = map.latLngToContainerPoint([one.lat, one.lon]);
      const box = document.getElementById('map').getBoundingClientRect();
      return { x: box.left + point.x, y: box.top + point.y };
    },
    view: () => ({ zoom: map.getZoom(), lat: map.getCenter().lat, lon: map.getCenter().lng }),
    centre: (one) => one.lat !== null && map.setView([one.lat, one.lon], Math.max(map.getZoom(), 15), { animate: false }),
  };
})();
