/* Draws the map's content on one canvas: however many incidents there are, it is one element. */
'use strict';
report.scene = (() => {
  const SIZES = { Extreme: 8, Severe: 7, Moderate: 6, Minor: 5, Unknown: 5 };

  /** Web Mercator at zoom 0, 256 pixels wide. */
  function world(lat, lon) {
    const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
    return [(lon / 360 + 0.5) * 256, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 256];
  }

  const Scene = L.Renderer.extend({
    options: { padding: 0.25 },

    /** Things to draw: areas, assets, places and incidents, each with its world coordinates. */
    setContent(content) {
      this.content = content;
    },

    _initContainer() {
      this._container = document.createElement('canvas');
      this._container.setAttribute('aria-hidden', 'true');
    },

    _destroyContainer() {
      this._container.remove();
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) {
        return;
      }
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = Math.max(1, Math.min(2, window.devicePixelRatio || 1));
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this._container.width = Math.round(size.x * ratio);
      this._container.height = Math.round(size.y * ratio);
      this._container.style.width = size.x + 'px';
      this._container.style.height = size.y + 'px';
      this.ratio = ratio;
      this.draw();
    },

    /** From world coordinates to the canvas. */
    place(at) {
      return [at[0] * this.scale - this.left, at[1] * this.scale - this.top];
    },

    /** Draws before the next frame, however often it is asked to. */
    redraw() {
      if (!this.waits) {
        this.waits = requestAnimationFrame(() => this.draw());
      }
    },

    draw() {
      cancelAnimationFrame(this.waits);
      this.waits = 0;
      if (!this.content || !this._bounds) {
        return;
      }
      const origin = this._map.getPixelOrigin();
      this.scale = 2 ** this._map.getZoom();
      this.left = origin.x + this._bounds.min.x;
      this.top = origin.y + this._bounds.min.y;
      const pen = this._container.getContext('2d');
      pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      pen.clearRect(0, 0, this._container.width, this._container.height);
      this.drawGrid(pen);
      const layers = this.content.layers;
      if (layers.areas) {
        this.drawAreas(pen);
      }
      if (layers.points) {
        this.drawPlaces(pen);
      }
      if (layers.assets) {
        this.drawAssets(pen);
      }
      if (layers.incidents) {
        this.drawIncidents(pen);
      }
      this.drawChosen(pen);
    },

    trace(pen, line) {
      line.forEach((at, i) => {
        const [x, y] = this.place(at);
        pen[i === 0 ? 'moveTo' : 'lineTo'](x, y);
      });
    },

    /** Lines of latitude and longitude, a hundred pixels or so apart: without tiles, a hold for the eye. */
    drawGrid(pen) {
      const step = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001]
        .find((degrees) => (degrees / 360) * 256 * this.scale < 160) ?? 0.0005;
      const bounds = this._map.getBounds().pad(this.options.padding);
      pen.strokeStyle = report.colours.css('line');
      pen.lineWidth = 1;
      pen.globalAlpha = 0.6;
      pen.beginPath();
      for (let lat = Math.ceil(bounds.getSouth() / step) * step; lat < bounds.getNorth(); lat += step) {
        this.trace(pen, [world(lat, bounds.getWest()), world(lat, bounds.getEast())]);
      }
      for (let lon = Math.ceil(bounds.getWest() / step) * step; lon < bounds.getEast(); lon += step) {
        this.trace(pen, [world(bounds.getSouth(), lon), world(bounds.getNorth(), lon)]);
      }
      pen.stroke();
      pen.globalAlpha = 1;
    },

    drawAreas(pen) {
      pen.lineWidth = 1;
      pen.strokeStyle = report.colours.css('quiet');
      pen.fillStyle = report.colours.css('quiet');
      pen.font = '12px system-ui, sans-serif';
      pen.textAlign = 'center';
      for (const area of this.content.areas) {
        pen.beginPath();
        area.lines.forEach((line) => this.trace(pen, line));
        pen.globalAlpha = 0.08;
        pen.fill('evenodd');
        pen.globalAlpha = 0.7;
        pen.stroke();
        if (area.size * this.scale > 70) {
          pen.fillText(area.name, ...this.place(area.middle));
        }
      }
      pen.globalAlpha = 1;
    },

    drawAssets(pen) {
      pen.strokeStyle = report.colours.css('quiet');
      pen.fillStyle = report.colours.css('panel');
      pen.lineWidth = 1.5;
      for (const asset of this.content.assets) {
        pen.beginPath();
        asset.lines.forEach((line) => this.trace(pen, line));
        pen.stroke();
        const [x, y] = this.place(asset.at);
        pen.beginPath();
        pen.rect(x - 3, y - 3, 6, 6);
        pen.fill();
        pen.stroke();
      }
    },

    drawPlaces(pen) {
      pen.fillStyle = report.colours.css('quiet');
      pen.globalAlpha = 0.35;
      pen.beginPath();
      for (const spot of this.content.places) {
        const [x, y] = this.place(spot.at);
        pen.moveTo(x + spot.radius, y);
        pen.arc(x, y, spot.radius, 0, 2 * Math.PI);
      }
      pen.fill();
      pen.globalAlpha = 1;
    },

    /** As long as the same incidents are seen from the same place, they are the same picture. */
    drawIncidents(pen) {
      const { shown, colourBy } = report.filter.state;
      const { width, height } = this._container;
      const view = [width, height, this.left, this.top, this.scale, colourBy, report.colours.theme()].join();
      if (this.picture?.shown !== shown || this.picture.view !== view) {
        this.picture = { shown, view, canvas: this.paint(width, height) };
      }
      pen.drawImage(this.picture.canvas, 0, 0, width / this.ratio, height / this.ratio);
    },

    /** The worst last, so that they lie on top. */
    paint(width, height) {
      const bySeverity = new Map([...report.colours.SEVERITIES].reverse().map((name) => [name, []]));
      const shown = report.filter.state.shown;
      for (const one of shown) {
        if (one.at) {
          (bySeverity.get(one.severity) ?? bySeverity.get('Unknown')).push(one);
        }
      }
      const layer = { width, height, pixels: new ImageData(width, height) };
      layer.colours = new Uint32Array(layer.pixels.data.buffer);
      const shrink = shown.length > 400 ? 0.75 : 1;
      const stamps = new Map();
      bySeverity.forEach((many, severity) => {
        for (const one of many) {
          const name = severity + (report.filter.state.colourBy === 'rule' ? one.rule : '');
          if (!stamps.has(name)) {
            stamps.set(name, this.stamp(SIZES[severity] * shrink, report.colours.of(one)));
          }
          this.put(layer, stamps.get(name), this.place(one.at));
        }
      });
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      canvas.getContext('2d').putImageData(layer.pixels, 0, 0);
      return canvas;
    },

    /** The pixels of a dot. */
    stamp(radius, colour) {
      const size = Math.ceil((2 * radius + 2) * this.ratio);
      const canvas = document.createElement('canvas');
      canvas.width = size;
      canvas.height = size;
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      pen.arc(size / 2, size / 2, radius * this.ratio, 0, 2 * Math.PI);
      pen.fillStyle = colour;
      pen.fill();
      pen.lineWidth = this.ratio;
      pen.strokeStyle = report.colours.css('panel');
      pen.stroke();
      return { size, colours: new Uint32Array(pen.getImageData(0, 0, size, size).data.buffer) };
    },

    /** Copies a dot, pixel by pixel: for twenty thousand of them far cheaper than to draw each. */
    put(layer, stamp, [x, y]) {
      const left = Math.round(x * this.ratio - stamp.size / 2);
      const top = Math.round(y * this.ratio - stamp.size / 2);
      if (left < 0 || top < 0 || left + stamp.size > layer.width || top + stamp.size > layer.height) {
        return;
      }
      for (let row = 0, from = 0; row < stamp.size; row++) {
        for (let to = (top + row) * layer.width + left, end = to + stamp.size; to < end; to++, from++) {
          const colour = stamp.colours[from];
          // The soft rim of a dot counts on bare ground only.
          if (colour >>> 24 > 127 || layer.colours[to] === 0) {
            layer.colours[to] = colour || layer.colours[to];
          }
        }
      }
    },

    circle(pen, at, radius) {
      const [x, y] = this.place(at);
      pen.moveTo(x + radius, y);
      pen.arc(x, y, radius, 0, 2 * Math.PI);
    },

    /** The incident that is looked at, with lines to what it rests on. */
    drawChosen(pen) {
      const { chosen, evidence } = this.content;
      if (!chosen) {
        return;
      }
      pen.strokeStyle = report.colours.css('accent');
      pen.lineWidth = 1.5;
      if (chosen.at) {
        pen.beginPath();
        evidence.forEach((at) => this.trace(pen, [chosen.at, at]));
        pen.globalAlpha = 0.7;
        pen.stroke();
        pen.globalAlpha = 1;
      }
      pen.fillStyle = report.colours.css('panel');
      pen.beginPath();
      evidence.forEach((at) => this.circle(pen, at, 4));
      pen.fill();
      pen.stroke();
      if (chosen.at) {
        pen.fillStyle = report.colours.of(chosen);
        pen.beginPath();
        this.circle(pen, chosen.at, SIZES[chosen.severity] ?? 5);
        pen.fill();
        pen.lineWidth = 3;
        pen.beginPath();
        this.circle(pen, chosen.at, 13);
        pen.stroke();
      }
    },

    /** What of these is at most so far from a point of the map, the nearest first. */
    near(things, point, reach) {
      const x = point.x - this._bounds.min.x;
      const y = point.y - this._bounds.min.y;
      const found = [];
      for (const thing of things) {
        if (thing.at) {
          const [left, top] = this.place(thing.at);
          const distance = Math.hypot(left - x, top - y);
          if (distance <= reach) {
            found.push({ thing, distance });
          }
        }
      }
      return found.sort((a, b) => a.distance - b.distance).map((one) => one.thing);
    },
  });

  return { Scene, world };
})();
