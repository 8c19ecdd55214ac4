// @ts-check
/**
 * Names on the map: which of them this zoom level asks for, where each has room, how it is drawn.
 *
 * `new DisputeLabels(dispute).draw(context, occupied)` draws those of the map `dispute` anew, by
 * priority. Points and boxes are in layer pixels; a box is west, north, east and south.
 *
 * @typedef {object} Land A labelled territory.
 * @property {{x: number, y: number}[]} outline Its hull, counter-clockwise as seen.
 * @property {{x: number, y: number}[][]} coast Rings of what is drawn of it.
 * @property {number[]} box
 * @property {number} area In px².
 * @typedef {object} Label
 * @property {string[]} lines
 * @property {string} said What a sentence calls the place.
 * @property {number} x
 * @property {number} y
 * @property {number} rank The lower, the sooner it is placed.
 * @property {number} size Of its letters.
 * @property {number} gap Between the place and its name.
 * @property {Land} [land] What it names, if that is a territory.
 * @property {boolean} [sea]
 * @property {boolean} [dot] Whether a dot marks the place.
 * @property {boolean} [light] Whether it is drawn in thin letters.
 * @property {boolean} [event] Whether it names a place only because events are there.
 */
(function () {
  "use strict";
  const L = /** @type {any} */ (window).L;
  const { extent, holds, project, rings, signedArea } =
    /** @type {any} */ (window).DisputeShapes;
  /** Unit steps, y downward, in the order in which a label tries them. */
  const DIRECTIONS = [[0.71, 0.71], [1, 0], [-0.71, 0.71], [-1, 0], [0.71, -0.71], [-0.71, -0.71],
    [0, 1], [0, -1]];
  /** Steps in label widths and heights, in which a label tries the inside of a territory. */
  const INSIDE = [[0, 0], [0, -1], [0, 1], [-0.5, 0], [0.5, 0], [-0.5, -1], [0.5, -1], [-0.5, 1],
    [0.5, 1], [0, -2], [0, 2]];
  /** Shares of the map's sides, in which a label tries a part of a territory. */
  const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];
  const SMALL = 12; // px, the size of all labels but those of territories
  const NEAR = 40; // px, the farthest from its coast that a label may lie
  const ROOM = 2.4; // how many times its label's area a territory takes up that holds the label
  const STRIDE = 8; // px between the points by which a line is followed
  const SIGHT = 0.08; // share of the map that a territory takes up whose middle is out of sight

  function meets(one, other) {
    return one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];
  }

  function lies(box, frame) {
    return box[0] >= frame[0] && box[1] >= frame[1] && box[2] <= frame[2] && box[3] <= frame[3];
  }

  /**
   * Whether a label's place is in sight, or enough of the territory that it names.
   * @param {Label} label
   */
  function isInSight(label, frame, size) {
    const { x, y, land } = label;
    if (!land || (x > frame[0] && x < frame[2] && y > frame[1] && y < frame[3])) return true;
    const [west, north, east, south] = land.box;
    const across = Math.min(east, frame[2]) - Math.max(west, frame[0]);
    const down = Math.min(south, frame[3]) - Math.max(north, frame[1]);
    return across > 0 && down > 0 && across * down > SIGHT * size.x * size.y;
  }

  /**
   * Whether a label would lie on a territory that it does not name.
   * @param {Label} label
   * @param {Land} land
   */
  function covers(label, box, land) {
    if (land === label.land || !meets(box, land.box)) return false;
    if (holds(land.outline, label.x, label.y)) return false;
    const isUnder = ({ x, y }) =>
      x > box[0] - 3 && x < box[2] + 3 && y > box[1] - 3 && y < box[3] + 3;
    if (land.coast.some((ring) => ring.some(isUnder))) return true;
    const rows = [0.25, 0.75].map((share) => box[1] + share * (box[3] - box[1]));
    for (let x = box[0]; x <= box[2]; x += 12) {
      if (rows.some((y) => land.coast.some((ring) => holds(ring, x, y)))) return true;
    }
    return false;
  }

  /**
   * Where the middle of a label may lie, best first: on a territory that has room for it, then
   * along the outside of its outline, the nearest to its middle first.
   * @param {Label} label
   */
  function findSpots(label, width, height, frame) {
    const { x, y, gap, land } = label;
    if (label.sea) return [[x, y]];
    if (!land) {
      return DIRECTIONS.map(([dx, dy]) =>
        [x + dx * (gap + width / 2), y + dy * (gap + height / 2)]);
    }
    const holdsAll = (outlines) => ([atX, atY]) => [-0.5, 0.5].every((dx) =>
      [-0.5, 0.5].every((dy) =>
        outlines.some((ring) => holds(ring, atX + dx * width, atY + dy * height))));
    // Of land whose middle is out of sight, a part in sight may hold the label.
    const [west, north, east, south] = frame;
    if (x < west || x > east || y < north || y > south) {
      return SHARES.flatMap((down) => SHARES.map((across) =>
        [west + across * (east - west), north + down * (south - north)]))
        .filter(holdsAll(land.coast));
    }
    const inside = land.area < ROOM * width * height ? [] : INSIDE
      .map(([dx, dy]) => [x + dx * width, y + dy * height]).filter(holdsAll([land.outline]));
    return [...inside, ...findSpotsOutside(label, width, height)];
  }

  /** @param {Label} label */
  function findSpotsOutside({ x, y, gap, land: { outline, coast, box } }, width, height) {
    const spots = [];
    const add = (atX, atY) =>
      spots.push({ at: [atX, atY], cost: Math.hypot(atX - x, atY - y) });
    for (let i = 1; i < outline.length; i += 1) {
      const [from, to] = [outline[i - 1], outline[i]];
      const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
      // Outlines run counter-clockwise, so outside is to the right of an edge.
      const normal = [(from.y - to.y) / length, (to.x - from.x) / length];
      const away = (way, side) =>
        way * gap + Math.sign(way) * Math.min(1, Math.abs(way) * 1.6) * side / 2;
      for (const share of length > 40 ? [0.5, 0.2, 0.8] : [0.5]) {
        add(from.x + share * (to.x - from.x) + away(normal[0], width),
          from.y + share * (to.y - from.y) + away(normal[1], height));
      }
    }
    // Beside the frame or another island, a label may still lie straight above or below.
    for (const atY of [box[1] - gap - height / 2, box[3] + gap + height / 2]) {
      for (const share of [0, -0.25, 0.25, -0.5, 0.5]) {
        add((box[0] + box[2]) / 2 + share * width, atY);
      }
    }
    const isNear = ([atX, atY]) => !coast.length || coast.some((ring) => ring.some((point) =>
      Math.abs(point.x - atX) < width / 2 + NEAR && Math.abs(point.y - atY) < height / 2 + NEAR));
    spots.sort((one, two) => one.cost - two.cost);
    return spots.map(({ at }) => at).filter(isNear);
  }

  /** Points along a bow, which is given by its start, bend and end. */
  function follow([start, bend, end]) {
    const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
    const count = Math.min(400, Math.ceil(length / STRIDE));
    return Array.from({ length: count }, (_, step) => {
      const share = step / count;
      return [0, 1].map((axis) => (1 - share) ** 2 * start[axis]
        + 2 * share * (1 - share) * bend[axis] + share ** 2 * end[axis]);
    });
  }

  class Labels {
    constructor(dispute) {
      this.dispute = dispute;
      this.map = dispute.map;
      /** @type {Map<any, any>|null} */ this.coasts = null;
      /** @type {number[][]} */ this.controlBoxes = [];
      /** For which size and credit they were measured. */ this.controlsKey = "";
    }

    /**
     * Draw labels by priority; one that would cover another or what is there is left out.
     * @param {CanvasRenderingContext2D} context
     * @param {number[][]} occupied Boxes in which no label may lie.
     * @param {[number, number][][]} ties Bows through which the name of a point should not lie.
     * @returns {{text: string, box: number[]}[]} What was drawn.
     */
    draw(context, occupied, ties) {
      const corner = this.map.containerPointToLayerPoint([0, 0]);
      const size = this.map.getSize();
      const frame = [corner.x + 4, corner.y + 4, corner.x + size.x - 4, corner.y + size.y - 20];
      const taken = [...occupied, ...this.controls().map(([west, north, east, south]) =>
        [west + corner.x, north + corner.y, east + corner.x, south + corner.y])];
      const lands = this.lands();
      const solids = [...lands.values()].filter(({ coast }) => coast.length);
      const fits = (label, box) => lies(box, frame)
        && !taken.some((other) => meets(box, other))
        && !solids.some((land) => covers(label, box, land));
      const tied = ties.flatMap(follow);
      const isCrossed = ({ land }, [west, north, east, south]) => !land
        && tied.some(([x, y]) => x > west && x < east && y > north && y < south);
      const labels = [];
      /** Draw a label at the best spot that is free; say whether there is one. */
      const put = (label) => {
        const { lines } = label;
        const width = 6 + Math.max(...lines.map((line, row) =>
          this.dispute.textWidth(context, this.font(label, row), line)));
        const step = label.size * 1.25;
        const height = 2 + lines.length * step;
        const boxAt = ([x, y]) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
        const spots = findSpots(label, width, height, frame);
        const isFree = (each) => fits(label, boxAt(each));
        const spot = spots.find((each) => isFree(each) && !isCrossed(label, boxAt(each)))
          || (tied.length && spots.find(isFree));
        if (!spot) return false;
        const box = boxAt(spot);
        taken.push(box);
        labels.push({ text: lines.join("\n"), box });
        if (label.dot) this.drawDot(context, label);
        lines.forEach((line, row) => this.drawText(context, label, line, row, spot[0],
          box[1] + 1 + (row + 0.5) * step));
        return true;
      };
      const small = SMALL * this.dispute.scale;
      /** @type {Map<string, Label>} */ const named = new Map();
      for (const label of this.wanted(lands).filter((each) => isInSight(each, frame, size))) {
        // An event may be at a place that has its name already.
        const other = named.get(label.said);
        if (other && (other.event || label.event)) continue;
        // Where there is little room, a territory's name is better small than missing.
        if (put(label) || (label.size > small && put({ ...label, size: small }))) {
          named.set(label.said, label);
        }
      }
      return labels;
    }

    /** Boxes of the map's buttons, scale and credit, in px; measured once, as that costs a layout. */
    controls() {
      const { x, y } = this.map.getSize();
      const key = [x, y, this.map.attributionControl.getContainer().textContent].join();
      if (this.controlsKey !== key) {
        this.controlsKey = key;
        const map = this.map.getContainer().getBoundingClientRect();
        this.controlBoxes = [...this.map.getContainer().querySelectorAll(".leaflet-control")]
          .map((control) => control.getBoundingClientRect()).filter(({ width }) => width)
          .map(({ left, top, right, bottom }) =>
            [left - map.left, top - map.top, right - map.left, bottom - map.top]);
      }
      return this.controlBoxes;
    }

    /** The labelled territories on the screen, by their hull. @returns {Map<any, Land>} */
    lands() {
      this.coasts ??= this.roughCoasts();
      const scale = 2 ** this.map.getZoom();
      const origin = this.map.getPixelOrigin();
      const place = ([x, y]) => ({ x: x * scale - origin.x, y: y * scale - origin.y });
      return new Map([...this.coasts].map(([hull, { around, rings }]) => {
        const outline = around.map(place);
        return [hull, { outline, coast: rings.map((ring) => ring.map(place)),
          box: extent(outline), area: signedArea(outline) }];
      }));
    }

    /** Hulls and, of what is drawn, coasts no finer than labels have to heed, in world pixels. */
    roughCoasts() {
      const fine = 1 / 256; // a pixel at zoom level 8
      const point = ([lon, lat]) => {
        const [x, y] = project(lat, lon);
        return L.point(x, y);
      };
      const pair = ({ x, y }) => [x, y];
      const { areas, data: { labels, territories } } = this.dispute;
      return new Map(labels.filter(({ hull }) => hull).map(({ hull, lat, lon }) => {
        const around = hull.map(point);
        // Which way a hull runs depends on the library that made it.
        if (signedArea(around) < 0) around.reverse();
        const drawn = [...areas].find(([id]) =>
          territories[id].lat === lat && territories[id].lon === lon);
        const coast = (drawn ? rings(drawn[1].feature) : [])
          .map((ring) => L.LineUtil.simplify(ring.map(point), fine))
          .filter((ring) => ring.length > 3);
        return [hull, { around: around.map(pair), rings: coast.map((ring) => ring.map(pair)) }];
      }));
    }

    /** Labels that this zoom level asks for, the most important first. @returns {Label[]} */
    wanted(lands) {
      const { data, fit, scale, stacks, state } = this.dispute;
      // A step that a small map shows from farther away keeps its names.
      const zoom = this.map.getZoom() - Math.min(0, fit || 0);
      /** @type {Label[]} */ const labels = [];
      for (const place of data.labels) {
        if (zoom < place.zoom || place.lat === null) continue;
        const point = this.map.latLngToLayerPoint([place.lat, place.lon]);
        const big = place.rank === 0;
        labels.push({ lines: place.names[state.names], said: place.said, x: point.x, y: point.y,
          rank: place.rank, size: scale * (big ? 14 : SMALL), gap: 6, light: place.rank > 1,
          land: lands.get(place.hull), sea: place.sea, dot: !place.hull && !place.sea });
      }
      const { place } = data.events;
      for (const { x, y, events, radius } of stacks) {
        const counts = new Map();
        for (const i of events) counts.set(place[i], (counts.get(place[i]) || 0) + 1);
        const [name] = [...counts].sort((a, b) => b[1] - a[1])[0];
        if (zoom < 7 && name) {
          labels.push({ lines: [name], said: name, x, y, size: scale * SMALL, gap: radius + 2,
            rank: 1 - Math.min(0.9, events.length / 100), light: true, event: true });
        }
      }
      return labels.sort((a, b) => a.rank - b.rank).slice(0, 200);
    }

    font(label, row) {
      const style = label.sea ? "italic " : "";
      const weight = row || label.light ? 400 : 600;
      return `${style}${weight} ${label.size - (row ? 1 : 0)}px ${this.dispute.font()}`;
    }

    /** The place that a town's label is for. */
    drawDot(context, { x, y }) {
      const { ground } = this.dispute;
      context.beginPath();
      context.arc(x, y, 2.4, 0, 2 * Math.PI);
      context.fillStyle = ground.ink;
      context.strokeStyle = ground.paper;
      context.lineWidth = 1.2;
      context.fill();
      context.stroke();
    }

    drawText(context, label, text, row, x, y) {
      const { ground } = this.dispute;
      context.font = this.font(label, row);
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      context.lineWidth = 3.5;
      context.strokeStyle = `${ground.paper}eb`;
      context.strokeText(text, x, y);
      context.fillStyle = row || label.light ? ground.soft_ink : ground.ink;
      context.fillText(text, x, y);
    }
  }

  /** @type {any} */ (window).DisputeLabels = Labels;
}());
