// @ts-check
/**
 * A reader's marks on the dispute map: texts, pins, arrows, ellipses, highlighted territories.
 *
 * They lie above the labels and answer to no pointer; texts only ever become canvas text.
 *
 * @typedef {object} Mark
 * @property {"text"|"pin"|"arrow"|"ellipse"|"highlight"} kind
 * @property {string} text Empty if it has none.
 * @property {[number, number]} [at] (lat, lon), as all places here; of an arrow the tail.
 * @property {[number, number]} [to] Head of an arrow.
 * @property {[number, number][]} [outline]
 * @property {string} [territory]
 * @property {number} [number] Of a pin.
 * @typedef {{x: number, y: number}} Point In layer pixels.
 * @typedef {[number, number, number, number]} Box West, north, east and south in layer pixels.
 */
(function () {
  "use strict";
  const { Sheet, project, rings } = /** @type {any} */ (window).Dispute;
  const SIZE = 13; // px, of all texts
  const STEP = 17; // px from line to line
  const WIDEST = 184; // px that a line may take
  const PAD = [8, 5]; // px between a text and the edge of its plate
  const RADIUS = 10; // px, of a pin
  const HEAD = 9; // px, of an arrow
  const GAP = 4; // px between a mark and its text

  class Notes {
    constructor(dispute) {
      this.dispute = dispute;
      /** @type {Map<string, string[]>} */ this.wrapped = new Map();
      /** @type {Map<string, number[][][]>} */ this.lands = new Map();
      /** Plates as drawn. @type {{kind: string, text: string, lines: string[], box: Box}[]} */
      this.boxes = [];
      /** Where no label may lie. @type {Box[]} */ this.taken = [];
      dispute.noteBoxes = this.boxes;
      dispute.map.createPane("dispute-notes").style.zIndex = "460";
    }

    /** @returns {Mark[]} */
    get marks() {
      return this.dispute.state ? this.dispute.state.notes : [];
    }

    /** Draw the marks of the present state; most maps have none, and so need no canvas. */
    paint() {
      if (this.marks.length) {
        this.sheet ??= new Sheet((context) => this.draw(context), { pane: "dispute-notes" })
          .addTo(this.dispute.map);
      }
      if (this.sheet) this.sheet.paint();
    }

    /** Scale and origin of the layer, for `onLayer`. */
    measure() {
      this.scale = 2 ** this.dispute.map.getZoom();
      this.origin = this.dispute.map.getPixelOrigin();
    }

    /** Layer point of world pixels; Leaflet's own is rounded, which bends a small outline. */
    onLayer([x, y]) {
      return { x: x * this.scale - this.origin.x, y: y * this.scale - this.origin.y };
    }

    /** @returns {Point} */
    locate([lat, lon]) {
      return this.onLayer(project(lat, lon));
    }

    /** Outline of a territory in world pixels; also of one that is drawn as part of another. */
    land(id) {
      if (!this.lands.has(id)) {
        const feature = this.dispute.features.get(id);
        this.lands.set(id, rings(feature).map((ring) =>
          ring.map(([lon, lat]) => project(lat, lon))));
      }
      return /** @type {number[][][]} */ (this.lands.get(id));
    }

    font(weight) {
      return `${weight} ${SIZE}px ${this.dispute.font()}`;
    }

    /** Lines of a text; a word that is too long for one is broken. */
    wrap(context, text) {
      if (this.wrapped.has(text)) return this.wrapped.get(text);
      context.font = this.font(400);
      const fits = (line) => context.measureText(line).width <= WIDEST;
      const lines = [""];
      const add = (glue, part) => {
        const longer = lines[lines.length - 1] + glue + part;
        const fit = fits(longer);
        if (fit) lines[lines.length - 1] = longer;
        return fit;
      };
      for (const word of text.split(/\s+/)) {
        if (add(lines[lines.length - 1] && " ", word)) continue;
        if (lines[lines.length - 1]) lines.push("");
        for (const sign of word) if (!add("", sign)) lines.push(sign);
      }
      this.wrapped.set(text, lines);
      return lines;
    }

    /** Find a place for each text: in sight if its mark is, and over as little else as it can. */
    place(context) {
      const { map, stacks } = this.dispute;
      this.measure();
      const corner = map.containerPointToLayerPoint([0, 0]);
      const size = map.getSize();
      /** @type {Box} */
      const frame = [corner.x + 4, corner.y + 4, corner.x + size.x - 4, corner.y + size.y - 4];
      const inside = (box) => box.every((edge, i) => (i < 2 ? edge >= frame[i] : edge <= frame[i]));
      this.dispute.noteBoxes = this.boxes = [];
      this.taken = [];
      if (!this.marks.length) return;
      const solids = this.marks.map((mark) => this.solid(mark));
      this.marks.forEach(({ kind }, i) => { 
        if (kind === "pin") this.taken.push(solids[i].reach);
      });
      const bars = this.bars(corner);
      const symbols = stacks.map(({ x, y, radius }) =>
        [x - radius, y - radius, x + radius, y + radius]);
      const overlap = (box, boxes) => boxes.reduce((sum, other) => sum
        + Math.max(0, Math.min(box[2], other[2]) - Math.max(box[0], other[0]))
        * Math.max(0, Math.min(box[3], other[3]) - Math.max(box[1], other[1])), 0);
      this.marks.forEach((mark, i) => {
        if (!mark.text) return;
        const lines = this.wrap(context, mark.text);
        const width = 2 * PAD[0] + Math.max(...lines.map((line) =>
          this.dispute.textWidth(context, this.font(400), line)));
        const height = 2 * PAD[1] + STEP * lines.length;
        const { anchor: { x, y }, spots } = this.spots(mark, solids[i].reach, width, height);
        let boxes = spots.map(([right, below]) => /** @type {Box} */ ([x + right - width / 2,
          y + below - height / 2, x + right + width / 2, y + below + height / 2]));
        if (inside([x, y, x, y])) {
          boxes = [...boxes.filter(inside), ...boxes.map((box) => shift(box, frame))];
        }
        const under = [...symbols, ...solids.flatMap(({ parts }, j) => {
          if (j !== i) return parts;
          return mark.to ? parts.slice(0, -2) : []; // all but the tail of an arrow
        })];
        // Two texts of which one cannot be read are worse than a mark that is hidden.
        const costs = boxes.map((box) =>
          9 * overlap(box, [...bars, ...this.taken]) + overlap(box, under));
        const box = boxes[costs.indexOf(Math.min(...costs))];
        this.taken.push(box);
        this.boxes.push({ kind: mark.kind, text: mark.text, lines, box });
      });
      this.taken.push(...bars, ...solids.flatMap(({ parts }) => parts));
    }

    /**
     * How far a mark reaches, and what of it texts of others should leave in sight.
     * @param {Mark} mark
     * @returns {{reach: Box, parts: Box[]}}
     */
    solid({ kind, at, to, outline, territory }) {
      /** @type {(points: Point[], room: number) => Box} */
      const box = (points, room) => {
        const xs = points.map(({ x }) => x);
        const ys = points.map(({ y }) => y);
        return [Math.min(...xs) - room, Math.min(...ys) - room, Math.max(...xs) + room,
          Math.max(...ys) + room];
      };
      if (outline || territory) {
        const points = outline ? outline.map(this.locate, this)
          : this.land(territory).flat().map(this.onLayer, this);
        const step = Math.ceil(points.length / 72);
        return { reach: box(points, 0),
          parts: points.filter((_, i) => i % step === 0).map((point) => box([point], 4)) };
      }
      const tail = this.locate(at);
      const reach = box([tail], kind === "pin" ? RADIUS : 0);
      if (kind === "text") return { reach, parts: [] };
      if (kind === "pin") return { reach, parts: [reach] };
      const { x, y } = this.locate(to);
      const count = Math.min(60, Math.ceil(Math.hypot(x - tail.x, y - tail.y) / HEAD));
      const parts = Array.from({ length: count }, (_, i) => box([{
        x: x + (i / count) * (tail.x - x), y: y + (i / count) * (tail.y - y) }], HEAD));
      return { reach, parts };
    }

    /** What lies above the map in its corners. */
    bars(corner) {
      const container = this.dispute.map.getContainer();
      const home = container.getBoundingClientRect();
      return [...container.querySelectorAll(".leaflet-control")].map((bar) => {
        const { left, top, right, bottom } = bar.getBoundingClientRect();
        return [left - home.left + corner.x, top - home.top + corner.y,
          right - home.left + corner.x, bottom - home.top + corner.y];
      });
    }

    /**
     * The point that a text belongs to, and how far from there its middle may lie, best first.
     * @param {Mark} mark
     * @param {Box} reach
     */
    spots({ kind, at, to, territory }, [west, north, east, south], width, height) {
      const place = this.dispute.data.territories[territory];
      const anchor = this.locate(at || [place.lat, place.lon]);
      const { x, y } = anchor;
      const [left, top] = [west - x - GAP - width / 2, north - y - GAP - height / 2];
      const [right, low] = [east - x + GAP + width / 2, south - y + GAP + height / 2];
      const [across, down] = [(west + east) / 2 - x, (north + south) / 2 - y];
      const around = [[right, down], [left, down], [across, top], [across, low],
        [right, top], [right, low], [left, top], [left, low]];
      // A territory that is large enough holds its text.
      const holds = east - west > 1.5 * width && south - north > 1.5 * height;
      if (kind === "text" || (kind === "highlight" && holds)) {
        return { anchor, spots: [[0, 0], ...around] };
      }
      if (kind !== "arrow") return { anchor, spots: around };
      // Behind the tail of an arrow, so that the text does not lie on the line.
      const head = this.locate(to);
      const [dx, dy] = [x - head.x, y - head.y];
      const share = Math.min(width / 2 / Math.abs(dx), height / 2 / Math.abs(dy));
      const behind = Number.isFinite(share) ? [[dx * share, dy * share]] : [];
      return { anchor, spots: [...behind, ...around] };
    }

    draw(context) {
      const { ready, ground } = this.dispute;
      if (!ready) return;
      this.place(context);
      const { accent, paper, ink } = ground;
      context.lineJoin = context.lineCap = "round";
      const stroke = (path, width) => {
        context.strokeStyle = paper;
        context.globalAlpha = 0.85;
        context.lineWidth = width + 3;
        context.stroke(path);
        context.globalAlpha = 1;
        context.strokeStyle = accent;
        context.lineWidth = width;
        context.stroke(path);
      };
      const shape = (outlines) => {
        const path = new Path2D();
        for (const outline of outlines) {
          // A path that was closed would go on from where it began.
          outline.forEach(({ x, y }, i) => (i ? path.lineTo(x, y) : path.moveTo(x, y)));
          path.closePath();
        }
        return path;
      };
      const each = (wanted, draw) => this.marks.filter(({ kind }) => kind === wanted).forEach(draw);
      each("highlight", ({ territory }) => stroke(shape(this.land(territory).map((ring) =>
        ring.map((point) => this.onLayer(point)))), 3));
      each("ellipse", ({ outline }) => {
        const path = shape([outline.map((point) => this.locate(point))]);
        context.globalAlpha = 0.08;
        context.fillStyle = accent;
        context.fill(path);
        stroke(path, 2);
      });
      each("arrow", ({ at, to }) => {
        const tail = this.locate(at);
        const head = this.locate(to);
        const angle = Math.atan2(head.y - tail.y, head.x - tail.x);
        /** A point so many px before the head, and beside the line. */
        const before = (back, aside) => ({
          x: head.x - back * Math.cos(angle) - aside * Math.sin(angle),
          y: head.y - back * Math.sin(angle) + aside * Math.cos(angle),
        });
        const tip = shape([[head, before(HEAD, HEAD / 2), before(HEAD, -HEAD / 2)]]);
        stroke(shape([[tail, before(HEAD, 0)]]), 2);
        stroke(tip, 1);
        context.fillStyle = accent;
        context.fill(tip);
      });
      each("pin", ({ at, number }) => {
        const { x, y } = this.locate(at);
        context.beginPath();
        context.arc(x, y, RADIUS, 0, 2 * Math.PI);
        context.fillStyle = accent;
        context.fill();
        context.strokeStyle = paper;
        context.lineWidth = 1.5;
        context.stroke();
        context.fillStyle = paper;
        context.font = this.font(600);
        context.textAlign = "center";
        context.textBaseline = "middle";
        context.fillText(String(number), x, y + 0.5);
      });
      for (const { lines, box: [west, north, east, south] } of this.boxes) {
        context.beginPath();
        context.roundRect(west, north, east - west, south - north, 5);
        context.globalAlpha = 0.9;
        context.fillStyle = paper;
        context.fill();
        context.globalAlpha = 1;
        context.strokeStyle = accent;
        context.lineWidth = 1;
        context.stroke();
        context.fillStyle = ink;
        context.font = this.font(400);
        context.textAlign = "left";
        context.textBaseline = "middle";
        lines.forEach((line, row) =>
          context.fillText(line, west + PAD[0], north + PAD[1] + (row + 0.5) * STEP));
      }
    }
  }

  /**
   * Move a box into a frame, as little as that takes.
   * @param {Box} box
   * @param {Box} frame
   * @returns {Box}
   */
  function shift([west, north, east, south], frame) {
    const dx = Math.max(frame[0] - west, 0) + Math.min(frame[2] - east, 0);
    const dy = Math.max(frame[1] - north, 0) + Math.min(frame[3] - south, 0);
    return [west + dx, north + dy, east + dx, south + dy];
  }

  /** @type {any} */ (window).DisputeNotes = Notes;
}());
