// @ts-check
/**
 * Land and territories as shapes on the map: projected, cut, painted.
 *
 * Points are in world pixels at zoom 0 (Web Mercator, 256 px) until they are drawn.
 */
(function () {
  "use strict";
  const L = /** @type {any} */ (window).L;
  const SVG = "http://www.w3.org/2000/svg";

  /** World pixel coordinates at zoom 0 (Web Mercator, 256 px). */
  function project(lat, lon) {
    const sin = Math.max(-0.9999, Math.min(0.9999, Math.sin((lat * Math.PI) / 180)));
    return [256 * (lon / 360 + 0.5), 256 * (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI))];
  }

  /** Rings of a polygon feature, as [lon, lat] lists. */
  function rings({ geometry }) {
    return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  }

  /** One key for an edge in either direction. */
  function edgeKey([lon, lat], [lon2, lat2]) {
    return lon < lon2 || (lon === lon2 && lat < lat2)
      ? `${lon} ${lat} ${lon2} ${lat2}` : `${lon2} ${lat2} ${lon} ${lat}`;
  }

  /** Whether an edge runs along a parallel or a meridian, as every cut through land does. */
  function isStraight(from, to) {
    return from[1] === to[1] || from[0] === to[0];
  }

  /** Edges that two features have in common: a cut through land, which is no coast. */
  function sharedEdges(features) {
    const seen = new Set();
    const shared = new Set();
    for (const ring of features.flatMap(rings)) {
      for (let i = 1; i < ring.length; i += 1) {
        if (isStraight(ring[i - 1], ring[i])) {
          const key = edgeKey(ring[i - 1], ring[i]);
          (seen.has(key) ? shared : seen).add(key);
        }
      }
    }
    return shared;
  }

  function isCut(feature, cuts) {
    return rings(feature).some((ring) => ring.some((point, i) =>
      i > 0 && isStraight(ring[i - 1], point) && cuts.has(edgeKey(ring[i - 1], point))));
  }

  /** The outline of a feature as [lat, lon] lines, without the edges in `shared`. */
  function coastline(feature, shared) {
    const lines = [];
    for (const ring of rings(feature)) {
      let line = [];
      ring.forEach((point, i) => {
        if (i && isStraight(ring[i - 1], point) && shared.has(edgeKey(ring[i - 1], point))) {
          lines.push(line);
          line = [];
        }
        line.push([point[1], point[0]]);
      });
      lines.push(line);
    }
    return lines.filter((line) => line.length > 1);
  }

  /** West, north, east and south of points on the screen. */
  function extent(points) {
    const xs = points.map(({ x }) => x);
    const ys = points.map(({ y }) => y);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }

  /** Area of an outline on the screen, in px²; positive if it runs counter-clockwise as seen. */
  function signedArea(outline) {
    return outline.reduce((sum, to, i) => {
      const from = outline[i ? i - 1 : outline.length - 1];
      return sum + (to.x * from.y - from.x * to.y) / 2;
    }, 0);
  }

  /** Whether an outline on the screen holds a point: a ray from there crosses it an odd time. */
  function holds(outline, x, y) {
    return outline.reduce((inside, to, i) => {
      const from = outline[i ? i - 1 : outline.length - 1];
      const crosses = (from.y > y) !== (to.y > y)
        && x < from.x + ((y - from.y) * (to.x - from.x)) / (to.y - from.y);
      return crosses ? !inside : inside;
    }, false);
  }

  /** Each ring of polygons in world pixels at zoom 0, x and y by turns, with its extent. */
  function outlines(features) {
    return features.flatMap(rings).map((ring) => {
      const points = new Float64Array(2 * ring.length);
      const box = [Infinity, Infinity, -Infinity, -Infinity];
      ring.forEach(([lon, lat], i) => {
        const [x, y] = project(lat, lon);
        points[2 * i] = x;
        points[2 * i + 1] = y;
        if (x < box[0]) box[0] = x;
        if (y < box[1]) box[1] = y;
        if (x > box[2]) box[2] = x;
        if (y > box[3]) box[3] = y;
      });
      return { points, box };
    });
  }

  /**
   * Add what lies within bounds of the map's layers to the path of a canvas, or to a `PathText`.
   * Leaflet's own polygons make an object of each point, which takes long for a coast.
   */
  function traceAll(path, drawn, map, bounds) {
    const scale = map.getZoomScale(map.getZoom(), 0);
    const origin = map.getPixelOrigin();
    const { min, max } = bounds;
    for (const { points, box: [west, north, east, south] } of drawn) {
      if (west * scale - origin.x <= max.x && east * scale - origin.x >= min.x
          && north * scale - origin.y <= max.y && south * scale - origin.y >= min.y) {
        trace(path, points, scale, origin, bounds);
      }
    }
  }

  /**
   * Add a ring. Points less than a pixel from the one before are left out, and so are those that
   * lie, with the ones before and after, beyond one side of the bounds.
   */
  function trace(path, points, scale, origin, { min, max }) {
    const [left, top, right, bottom] = [min.x - 2, min.y - 2, max.x + 2, max.y + 2];
    const last = points.length - 2;
    let [fromX, fromY] = [points[0] * scale - origin.x, points[1] * scale - origin.y];
    let beyond = 0;
    let skipped = false;
    path.moveTo(fromX, fromY);
    for (let i = 2; i <= last; i += 2) {
      const x = points[i] * scale - origin.x;
      const y = points[i + 1] * scale - origin.y;
      const sides = (x < left ? 1 : 0) | (x > right ? 2 : 0) | (y < top ? 4 : 0)
        | (y > bottom ? 8 : 0);
      if (beyond & sides) {
        beyond &= sides;
        skipped = true;
        continue;
      }
      if (skipped) path.lineTo(points[i - 2] * scale - origin.x, points[i - 1] * scale - origin.y);
      skipped = false;
      beyond = sides;
      if (Math.abs(x - fromX) + Math.abs(y - fromY) < 1 && i < last) continue;
      path.lineTo(x, y);
      fromX = x;
      fromY = y;
    }
    path.closePath();
  }

  /** Takes what a canvas would draw, and writes it as the path of an SVG. */
  class PathText {
    constructor() {
      this.text = "";
    }

    moveTo(x, y) {
      this.text += `M${Math.round(10 * x) / 10} ${Math.round(10 * y) / 10}`;
    }

    lineTo(x, y) {
      this.text += `L${Math.round(10 * x) / 10} ${Math.round(10 * y) / 10}`;
    }

    closePath() {
      this.text += "z";
    }
  }

  /** A polygon and its path on the screen, which all layers share that draw it. */
  class Outline {
    constructor(feature) {
      this.drawn = outlines([feature]);
      this.key = "";
      this.text = "";
    }

    path(map, bounds) {
      const key = `${map.getZoom()} ${map.getPixelOrigin()} ${bounds.min} ${bounds.max}`;
      if (key !== this.key) {
        const path = new PathText();
        traceAll(path, this.drawn, map, bounds);
        this.key = key;
        this.text = path.text;
      }
      return this.text;
    }
  }

  /** A layer of an SVG that draws an outline. */
  const Area = L.Path.extend({
    options: { fill: true },
    initialize(outline, options) {
      this._outline = outline;
      L.setOptions(this, options);
    },
    _project() {},
    _update() {
      this._renderer._setPath(this, this._outline.path(this._map, this._renderer._bounds));
    },
  });

  /** Fills and hatches of an SVG overlay, made when first asked for. */
  class Paints {
    constructor(palettes) {
      this.palettes = palettes;
      this.defs = document.createElementNS(SVG, "defs");
    }

    colour(key) {
      return this.palettes[key.slice(0, -1)][Number(key.slice(-1))];
    }

    /** Paint of a fill key such as `ochre0`, `dotted0` or `teal1+ochre2`. */
    fill(key) {
      if (!key) return null;
      const parts = key.split("+");
      if (parts.length > 1) {
        return this.pattern("band-" + parts.join("-"), 16 * parts.length, 45, parts.map((part, i) =>
          ["rect", { x: 16 * i, y: 0, width: 16, height: 16 * parts.length, fill: this.colour(part) }]));
      }
      if (key.startsWith("dotted")) {
        return this.pattern("dots", 7, 0, [
          ["rect", { width: 7, height: 7, fill: this.colour(key) }],
          ["circle", { cx: 3.5, cy: 3.5, r: 1.1, fill: "#7d766a" }],
        ]);
      }
      return this.colour(key);
    }

    /** Diagonal lines in the hue of one palette, or of two by turns. */
    hatch(palettes) {
      const step = 8;
      return this.pattern("hatch-" + palettes.join("-"), step * palettes.length, 45,
        palettes.map((palette, i) => ["rect", {
          x: step * i, y: 0, width: 2.6, height: step * palettes.length,
          fill: this.colour(palette + "0"), stroke: "#fff", "stroke-width": 0.9,
        }]));
    }

    pattern(id, size, angle, shapes) {
      const name = "dispute-" + id;
      if (!this.defs.querySelector("#" + name)) {
        const pattern = document.createElementNS(SVG, "pattern");
        const set = (node, attributes) => {
          for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
        };
        set(pattern, { id: name, width: size, height: size, patternUnits: "userSpaceOnUse",
          patternTransform: `rotate(${angle})` });
        for (const [tag, attributes] of shapes) {
          const shape = document.createElementNS(SVG, tag);
          set(shape, attributes);
          pattern.append(shape);
        }
        this.defs.append(pattern);
      }
      return `url(#${name})`;
    }
  }

  /** A canvas that Leaflet keeps in place and that one function draws whole. */
  const Sheet = L.Canvas.extend({
    options: { padding: 0.1, pane: "dispute-events" },
    initialize(draw, options) {
      L.Canvas.prototype.initialize.call(this, options);
      this._drawSheet = draw;
    },
    // Leaflet's own reset leaves the canvas between two pixels, and so its text blurred.
    _reset() { this._update(); },
    _initContainer() {
      L.Canvas.prototype._initContainer.call(this);
      // The map answers to a pointer for sheets; territories and lines below answer themselves.
      this._container.style.pointerEvents = "none";
    },
    // Leaflet calls this after each move, where a canvas redraws its paths.
    _updatePaths() { this.paint(); },
    paint() {
      if (!this._ctx || !this._bounds) return;
      const { min, max } = this._bounds;
      this._ctx.clearRect(min.x, min.y, max.x - min.x, max.y - min.y);
      this._drawSheet(this._ctx, this._bounds);
    },
  });

  /** @type {any} */ (window).DisputeShapes = {
    Area,
    Outline,
    Paints,
    Sheet,
    coastline,
    extent,
    holds,
    isCut,
    outlines,
    project,
    rings,
    sharedEdges,
    signedArea,
    traceAll,
  };
}());
