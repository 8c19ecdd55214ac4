// @ts-check
/**
 * Tools on the dispute map: texts, pins, arrows, ellipses and highlights are put and moved.
 *
 * `DisputeMarks.attach(map, setup)` adds them to a map that `Dispute.attach` made;
 * `DisputeMarks.show(map, state)` changes what is drawn. While something is dragged only this page
 * knows of it; when it is let go the owner hears of it once, as an edit. Until the owner has
 * answered, the edit is drawn on top of what it says.
 *
 * The frame in the middle is what the picture shows. The map's zoom level is not that of the view:
 * it is `shift` more, so that the frame fits into a map of any size.
 *
 * @typedef {object} Finder What the picture shows; see geo/marks_layer.py.
 * @property {number} lat
 * @property {number} lon
 * @property {number} zoom
 * @property {number} width
 * @property {number} height
 * @property {number} share
 * @typedef {{kind: string, text: string, at?: [number, number], to?: [number, number],
 *   size?: [number, number], outline?: [number, number][], territory?: string, number?: number}} Mark
 *   As in annotations.js; `size` is that of an ellipse in km, east-west and north-south.
 * @typedef {{stamp: number, do: string, at?: number|null, note?: string}} Edit
 * @typedef {{x: number, y: number}} Point In layer pixels.
 */
(function () {
  "use strict";
  const L = /** @type {any} */ (window).L;
  const Dispute = /** @type {any} */ (window).Dispute;
  const { element, Sheet } = Dispute;
  const REACH = 9; // px from a line that answer to a pointer
  const PIN = 14; // px, likewise around a pin
  const COAST = 14; // px from a coast at which its territory is meant
  const MOVED = 5; // px from which a press is a drag
  const LEAST = 8; // px, the shortest arrow
  const MARGIN = 12; // px that the map is larger than the frame
  const REST = 400; // ms that the map rests before the picture follows
  const RADIUS = 6371.0088; // km, of the earth
  const STEPS = 72; // points of an ellipse
  const SVG = "http://www.w3.org/2000/svg";
  const DRAWN = ["arrow", "ellipse"]; // tools that are dragged
  const ICONS = {
    select: "M5 2.5 17.5 12l-5.6.8 3.2 6.4-2.6 1.3-3.2-6.5L5 17.8Z",
    text: "M4.5 4.5h15v4h-2V7h-4.3v10.5h2v2H8.8v-2h2V7H6.5v1.5h-2Z",
    pin: "M12 2a7 7 0 0 1 7 7c0 5-7 13-7 13S5 14 5 9a7 7 0 0 1 7-7Zm0 4.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z",
    arrow: "M19.5 4.5v9l-3.4-3.4-9.7 9.7-2.2-2.2 9.7-9.7-3.4-3.4Z",
    ellipse: "M12 5c5.5 0 10 3.1 10 7s-4.5 7-10 7-10-3.1-10-7 4.5-7 10-7Zm0 2.2c-4.4 0-7.8 2.3-7.8 4.8s3.4 4.8 7.8 4.8 7.8-2.3 7.8-4.8-3.4-4.8-7.8-4.8Z",
    highlight: "M8 3.5 15.5 5l5 6.5-3 7-8 2-6-5.5 1-7Zm.8 2.3L6.3 9.3l-.7 4.7 4.5 4.1 5.8-1.5 2.2-5-3.7-4.8Z",
    remove: "M9 3h6l1 1.5h4v2H4v-2h4ZM5.5 8h13l-1 13h-11Zm3 2 .5 9h1.6l-.3-9Zm5.2 0-.3 9H15l.5-9Z",
  };

  /** Place so many km east and north of another, on a sphere. */
  function walk([lat, lon], east, north) {
    const rad = Math.PI / 180;
    const far = Math.hypot(east, north) / RADIUS;
    const way = Math.atan2(east, north);
    const sin = Math.sin(lat * rad) * Math.cos(far)
      + Math.cos(lat * rad) * Math.sin(far) * Math.cos(way);
    const turn = Math.atan2(Math.sin(way) * Math.sin(far) * Math.cos(lat * rad),
      Math.cos(far) - Math.sin(lat * rad) * sin);
    return /** @type {[number, number]} */ ([Math.asin(sin) / rad, lon + turn / rad]);
  }

  /** Outline of an ellipse until the owner sends a better one. */
  function outline(at, [width, height]) {
    return Array.from({ length: STEPS }, (_, i) => {
      const angle = (2 * Math.PI * i) / STEPS;
      return walk(at, (Math.sin(angle) * width) / 2, (Math.cos(angle) * height) / 2);
    });
  }

  /** The mark as the note that geo/annotations.py reads. */
  function toNote({ kind, at, to, size, territory, text }) {
    const degrees = ([lat, lon]) => [Math.max(-85, Math.min(85, lat)), L.Util.wrapNum(lon, [-180, 180], true)]
      .map((each) => String(Number(each.toFixed(4))));
    const parts = kind === "text" ? [] : [kind];
    if (territory) parts.push(territory);
    if (at) parts.push(...degrees(at));
    if (to) parts.push(...degrees(to));
    if (size) parts.push(...size.map((each) => String(Number(each.toFixed(1)))));
    if (text) parts.push(text);
    return parts.join(",");
  }

  /** Distance from a point to a line between two others. */
  function distance(point, from, to) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1);
    const share = Math.max(0, Math.min(1, along));
    return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
  }

  /** Distance from a point to a closed outline. */
  function toOutline(point, points) {
    return Math.min(...points.map((to, i) => distance(point, points[i ? i - 1 : points.length - 1], to)));
  }

  /** Whether a ring holds a point. */
  function holds(ring, { x, y }) {
    return ring.reduce((inside, to, i) => {
      const from = ring[i ? i - 1 : ring.length - 1];
      return (from.y > y) !== (to.y > y)
        && x < from.x + ((y - from.y) * (to.x - from.x)) / (to.y - from.y) ? !inside : inside;
    }, false);
  }

  class Editor {
    constructor(map, setup) {
      this.map = map;
      this.dispute = map.dispute;
      this.setup = setup;
      this.tool = "select";
      /** What the owner said last. @type {{notes: Mark[], chosen: number|null}} */
      this.said = { notes: [], chosen: null };
      /** Edits that the owner has not taken into account. @type {(Edit & {mark?: Mark})[]} */
      this.pending = [];
      this.stamp = 0;
      /** A mark that is being drawn. */ this.draft = null;
      /** A mark that is being moved. */ this.drag = null;
      /** Whether the click that ends the present press means nothing more. */ this.spent = false;
      /** The mark whose field waits for words. @type {number|null} */ this.asking = null;
      this.shift = 0;
      this.fit = 1;
      /** Cameras that the owner was told, the last one at the end. @type {string[]} */
      this.told = [""];
      map.options.zoomSnap = 0;
      map.setMinZoom(0);
      map.createPane("dispute-handles").style.zIndex = "465";
      this.sheet = new Sheet((context) => this.draw(context), { pane: "dispute-handles" }).addTo(map);
      this.box = element("div", "dispute-finder");
      this.box.hidden = true;
      this.hint = element("div", "dispute-marks-hint");
      this.hint.setAttribute("role", "status");
      map.getContainer().append(this.box);
      this.addTools();
      this.takeOver();
      this.listen();
      this.setTool("select");
    }

    // -- the view's camera and this map's ----------------------------------------------------

    /** Answer in place of the map where it looks, where it goes, and what a click means. */
    takeOver() {
      const { dispute, map } = this;
      const set = (place, zoom) => {
        this.measure();
        map.setView(place, zoom, { animate: false, reset: true });
      };
      dispute.lookAt = (place, zoom) => {
        this.measure();
        set(place, zoom + this.shift);
      };
      dispute.goHome = () => this.quietly(() => {
        if (!this.finder) return;
        this.measure();
        const { lat, lon, zoom } = this.finder;
        set([lat, lon], zoom + Math.log2(this.fit));
        dispute.middle = map.getCenter();
        dispute.atHome = true;
      });
      dispute.onResize = () => this.quietly(() => {
        const zoom = map.getZoom() - this.shift;
        map.invalidateSize({ animate: false, pan: false });
        if (dispute.atHome) dispute.goHome();
        else if (dispute.middle) dispute.lookAt(dispute.middle, zoom);
      });
      // To bring a selected event into sight would change the picture.
      dispute.reveal = () => {};
      map.fitBounds = (bounds, options) => {
        const size = map.getSize();
        const padding = [size.x - this.box.offsetWidth, size.y - this.box.offsetHeight]
          .map((room) => room / 2 + 10);
        return L.Map.prototype.fitBounds.call(map, bounds, { ...options, padding });
      };
      const remember = dispute.rememberCamera;
      dispute.rememberCamera = () => {
        map.getZoom = () => L.Map.prototype.getZoom.call(map) - this.shift;
        try {
          remember.call(dispute);
        } finally {
          delete map.getZoom;
        }
        if (!dispute.quiet && dispute.data) this.tellCamera();
      };
      const [onClick, onMove] = [dispute.onClick, dispute.onMove];
      dispute.onClick = (event) => {
        if (!this.onClick(event)) onClick.call(dispute, event);
      };
      dispute.onMove = (event) => {
        if (this.tool === "select" && !this.drag) onMove.call(dispute, event);
        else dispute.showTip(null);
      };
    }

    quietly(act) {
      const before = this.dispute.quiet;
      this.dispute.quiet = true;
      try {
        act();
      } finally {
        this.dispute.quiet = before;
      }
    }

    /** Fit the frame into the map. */
    measure() {
      if (!this.finder) return;
      const { width, height, share } = this.finder;
      const size = this.map.getSize();
      this.fit = Math.max(0.01, Math.min((size.x - 2 * MARGIN) / width, (size.y - 2 * MARGIN) / height));
      this.shift = Math.log2(this.fit * share);
      this.box.style.width = `${width * this.fit}px`;
      this.box.style.height = `${height * this.fit}px`;
      this.box.hidden = false;
    }

    /** Tell the owner, once the map rests, that the reader moved it. */
    tellCamera() {
      clearTimeout(this.resting);
      const { reported } = this.dispute;
      if (reported === this.told[this.told.length - 1]) return;
      this.resting = setTimeout(() => {
        this.told = [...this.told.slice(-20), reported];
        this.dispute.tell({ camera: reported.split(",").map(Number) });
      }, REST);
    }

    /** @param {any} state That of dispute-map.js, with what `build_marks_state` adds. */
    show(state) {
      const { editor, ...shown } = state;
      const { dispute, map } = this;
      const camera = state.camera ? state.camera.join(",") : "";
      if (!this.finder) {
        this.told = [camera];
      } else if (this.told.includes(camera)) {
        // An echo of what this page said, perhaps some moves ago, is no wish to go there.
        dispute.asked = camera;
      }
      const zoom = map.getZoom() - this.shift;
      const reshaped = JSON.stringify(editor.finder) !== JSON.stringify(this.finder);
      this.finder = editor.finder;
      if (dispute.ready && reshaped) {
        this.quietly(() => {
          const { shift } = this;
          this.measure();
          if (dispute.atHome) dispute.goHome();
          else if (shift !== this.shift) dispute.lookAt(map.getCenter(), zoom);
        });
      }
      this.pending = this.pending.filter(({ stamp }) => stamp > editor.since);
      this.said = { notes: shown.notes, chosen: editor.chosen };
      dispute.show({ ...shown, notes: this.seen() });
      this.redraw();
      if (this.asking !== null && !this.pending.length && editor.chosen === this.asking) {
        this.focusField(this.asking);
        this.asking = null;
      }
    }

    // -- marks ------------------------------------------------------------------------------

    /** The marks, and which is chosen, with all that the owner has not answered yet. */
    get current() {
      let { notes, chosen } = this.said;
      for (const { do: action, at, mark } of this.pending) {
        if (action === "add" && mark) {
          notes = [...notes, mark];
          chosen = notes.length - 1;
        } else if (action === "choose") {
          chosen = at ?? null;
        } else if (action === "remove") {
          notes = notes.filter((_, i) => i !== at);
          chosen = null;
        } else if (action === "change" && mark && notes[/** @type {number} */ (at)]) {
          // The words are the owner's.
          notes = notes.map((each, i) => (i === at ? { ...mark, text: each.text } : each));
          chosen = at ?? null;
        }
      }
      let pins = 0;
      notes = notes.map((mark) => (mark.kind === "pin" ? { ...mark, number: (pins += 1) } : mark));
      return { notes, chosen: chosen !== null && chosen < notes.length ? chosen : null };
    }

    /** What is drawn: the marks as they are, one as it is dragged, and one that is being made. */
    seen() {
      let { notes } = this.current;
      if (this.drag) {
        const { at, mark } = this.drag;
        notes = notes.map((each, i) => (i === at ? mark : each));
      }
      return this.draft && this.draft.mark ? [...notes, this.draft.mark] : notes;
    }

    /** Draw at the speed of the screen; labels follow when the hand rests. */
    repaint() {
      const { dispute } = this;
      if (!dispute.state || !dispute.ready) return;
      dispute.state = { ...dispute.state, notes: this.seen() };
      dispute.notes.paint();
      this.sheet.paint();
    }

    redraw() {
      this.repaint();
      if (this.dispute.ready) this.dispute.names.paint();
      this.bin.disabled = this.current.chosen === null;
      this.say();
    }

    /** @param {{do: string, at?: number|null, mark?: Mark}} edit */
    commit({ mark, ...edit }) {
      this.stamp = Math.max(Date.now(), this.stamp + 1);
      const full = { stamp: this.stamp, ...edit, ...(mark && { note: toNote(mark) }) };
      this.pending.push({ ...full, mark });
      this.redraw();
      const edits = this.pending.map(({ mark: _, ...plain }) => plain);
      if (this.dispute.tell({ edits })) return;
      // Without an owner the marks are this page's own.
      this.said = this.current;
      this.pending = [];
    }

    add(mark, event) {
      const words = ["text", "pin"].includes(mark.kind) ? this.setup.words.new_text : "";
      const touched = event && event.pointerType === "touch";
      this.asking = words && !touched ? this.current.notes.length : null;
      this.setTool("select");
      this.commit({ do: "add", mark: { ...mark, text: words } });
    }

    choose(at) {
      if (this.current.chosen !== at) this.commit({ do: "choose", at });
    }

    remove() {
      const { chosen } = this.current;
      if (chosen === null) return;
      this.commit({ do: "remove", at: chosen });
      this.map.getContainer().focus({ preventScroll: true });
    }

    /** Put the reader's cursor into the field of a mark's words, once the page has it. */
    focusField(at) {
      let frames = 120;
      const look = () => {
        let field = null;
        try {
          field = window.parent.document.querySelector(`.st-key-mark-text-${at} input`);
        } catch {
          return; // framed by a page of another origin
        }
        if (field && field.value) {
          field.focus({ preventScroll: true });
          field.select();
          field.scrollIntoView({ block: "nearest" });
        } else if ((frames -= 1)) {
          requestAnimationFrame(look);
        }
      };
      look();
    }

    // -- tools ------------------------------------------------------------------------------

    addTools() {
      const { tools, words } = this.setup;
      const bar = element("div", "dispute-tools");
      bar.setAttribute("role", "group");
      bar.setAttribute("aria-label", words.tools);
      const button = (name, label, act) => {
        const made = element("button", "");
        made.type = "button";
        made.title = label;
        made.setAttribute("aria-label", label);
        const svg = document.createElementNS(SVG, "svg");
        svg.setAttribute("viewBox", "0 0 24 24");
        svg.setAttribute("aria-hidden", "true");
        const path = document.createElementNS(SVG, "path");
        path.setAttribute("d", ICONS[name]);
        path.setAttribute("fill-rule", "evenodd");
        svg.append(path);
        made.append(svg);
        made.addEventListener("click", act);
        bar.append(made);
        return made;
      };
      this.buttons = Object.fromEntries(Object.entries(tools).map(([tool, label]) =>
        [tool, button(tool, label, () => this.setTool(tool === this.tool ? "select" : tool))]));
      this.bin = button("remove", words.remove, () => this.remove());
      // A strip above the map, which covers nothing of it.
      document.documentElement.dataset.marks = "";
      this.map.getContainer().before(element("div", "dispute-tools-strip", bar, this.hint));
    }

    setTool(tool) {
      this.tool = tool;
      this.draft = null;
      for (const [name, button] of Object.entries(this.buttons)) {
        button.setAttribute("aria-pressed", String(name === tool));
      }
      this.say();
      this.map.getContainer().classList.toggle("dispute-drawing", tool !== "select");
      const free = tool === "select" ? "enable" : "disable";
      this.map.doubleClickZoom[free]();
      this.map.boxZoom[free]();
      this.map.dragging[DRAWN.includes(tool) ? "disable" : "enable"]();
      if (this.dispute.ready) {
        this.dispute.showTip(null);
        this.redraw();
      }
    }

    /** Say what the tool in hand does. */
    say() {
      const idle = this.tool === "select" && !this.seen().length;
      this.hint.textContent = idle ? "" : this.setup.hints[this.tool];
    }

    listen() {
      const container = this.map.getContainer();
      container.addEventListener("pointerdown", (event) => this.onDown(event), true);
      container.addEventListener("pointermove", (event) => this.onPointer(event), true);
      container.addEventListener("pointerup", (event) => this.onUp(event), true);
      container.addEventListener("pointercancel", () => this.cancel(), true);
      document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        if (event.key === "Escape") this.escape();
        else if (event.key === "Delete" || event.key === "Backspace") this.remove();
      });
    }

    escape() {
      if (this.draft || this.drag) this.cancel();
      else if (this.tool !== "select") this.setTool("select");
      else this.choose(null);
    }

    /** Let go of what is being drawn or moved. */
    cancel() {
      if (this.drag) this.map.dragging.enable();
      this.draft = this.drag = null;
      this.redraw();
    }

    // -- pointing ---------------------------------------------------------------------------

    /** @returns {Point} */
    layerPoint(event) {
      return this.map.mouseEventToLayerPoint(event);
    }

    place(point) {
      const { lat, lng } = this.map.layerPointToLatLng(L.point(point.x, point.y));
      return /** @type {[number, number]} */ ([lat, lng]);
    }

    onDown(event) {
      if (!this.dispute.ready || event.button || !event.isPrimary) return;
      if (event.target.closest(".leaflet-control, .leaflet-popup")) return;
      this.spent = false;
      const point = this.layerPoint(event);
      if (DRAWN.includes(this.tool)) {
        this.capture(event);
        this.draft ??= { from: point, mark: null };
        this.draft.pressed = true;
        this.shape(point, event.shiftKey);
        return;
      }
      const grip = this.tool === "select" ? this.gripAt(point) : null;
      if (!grip) return;
      this.capture(event);
      const mark = this.current.notes[grip.at];
      this.drag = { ...grip, from: point, mark, original: mark, moved: false };
      this.map.dragging.disable();
      this.dispute.showTip(null);
    }

    capture(event) {
      this.spent = true;
      this.map.getContainer().setPointerCapture(event.pointerId);
      this.map.getContainer().focus({ preventScroll: true });
    }

    onPointer(event) {
      if (!this.dispute.ready || !event.isPrimary) return;
      const point = this.layerPoint(event);
      if (this.draft) {
        this.shape(point, event.shiftKey);
      } else if (this.drag) {
        const { from } = this.drag;
        this.drag.moved ||= Math.hypot(point.x - from.x, point.y - from.y) > MOVED;
        if (this.drag.moved) {
          this.drag.mark = this.moved(this.drag, point, event.shiftKey);
          this.repaint();
        }
      } else if (event.pointerType !== "touch") {
        const grip = this.tool === "select" ? this.gripAt(point) : null;
        this.map.getContainer().classList.toggle("dispute-grip", Boolean(grip));
      }
    }

    onUp(event) {
      if (!event.isPrimary) return;
      const point = this.layerPoint(event);
      if (this.draft && this.draft.pressed) {
        const { from, again, mark } = this.draft;
        const far = Math.hypot(point.x - from.x, point.y - from.y);
        this.draft.pressed = false;
        if (far > LEAST && mark) {
          this.draft = null;
          this.add(mark, event);
        } else if (again) {
          this.cancel();
        } else {
          this.draft.again = true; // a click: the second one says where it ends
        }
      } else if (this.drag) {
        const { at, mark, moved } = this.drag;
        this.drag = null;
        this.map.dragging.enable();
        if (moved) this.commit({ do: "change", at, mark });
        else this.choose(at);
      }
    }

    /** @returns {boolean} Whether the click was meant for a tool or a mark. */
    onClick(event) {
      if (this.spent) return true;
      const { lat, lng } = event.latlng;
      const how = event.originalEvent;
      if (this.tool === "text" || this.tool === "pin") {
        this.add({ kind: this.tool, text: "", at: [lat, lng] }, how);
      } else if (this.tool === "highlight") {
        this.highlight(event.layerPoint);
      } else {
        this.choose(null);
        return false;
      }
      return true;
    }

    highlight(point) {
      const territory = this.territoryAt(point);
      if (!territory) return;
      const at = this.current.notes.findIndex((mark) => mark.territory === territory);
      this.setTool("select");
      if (at < 0) this.add({ kind: "highlight", text: "", territory }, null);
      else this.choose(at);
    }

    territoryAt(point) {
      const { notes, areas } = this.dispute;
      notes.measure();
      let best = null;
      let nearest = COAST;
      for (const id of areas.keys()) {
        for (const ring of notes.land(id)) {
          const points = ring.map((each) => notes.onLayer(each));
          const far = holds(points, point) ? 0 : toOutline(point, points);
          if (far < nearest) [best, nearest] = [id, far];
        }
      }
      return best;
    }

    /** The mark that is being drawn, from its first point to another. */
    shape(point, round) {
      const { from } = this.draft;
      const far = Math.hypot(point.x - from.x, point.y - from.y);
      const at = this.place(from);
      if (far <= LEAST) this.draft.mark = null;
      else if (this.tool === "arrow") this.draft.mark = { kind: "arrow", text: "", at, to: this.place(point) };
      else this.draft.mark = this.ellipse({ kind: "ellipse", text: "", at }, point, round, true, true);
      this.repaint();
    }

    /** An ellipse whose sides, in one direction or both, go as far as a point. */
    ellipse(mark, point, round, across, down) {
      const [lat, lon] = mark.at;
      const middle = this.dispute.notes.locate(mark.at);
      const km = (x, y) => this.map.distance([lat, lon], this.place({ x, y })) / 1000;
      const [least, most] = this.setup.axis;
      const bound = (size) => Math.max(least, Math.min(most, size));
      let east = 2 * km(point.x, middle.y);
      let north = 2 * km(middle.x, point.y);
      if (round) {
        east = north = 2 * km(point.x, point.y);
      } else if (across && down) {
        [east, north] = [Math.max(east, north / 8), Math.max(north, east / 8)];
      } else if (across) {
        [, north] = mark.size;
      } else {
        [east] = mark.size;
      }
      const size = /** @type {[number, number]} */ ([bound(east), bound(north)]);
      return { ...mark, size, outline: outline(mark.at, size) };
    }

    /** A mark that is dragged by a part of it to a point. */
    moved({ part, original, from }, point, round) {
      const shifted = (place) => {
        const { x, y } = this.dispute.notes.locate(place);
        return this.place({ x: x + point.x - from.x, y: y + point.y - from.y });
      };
      if (part === "tail") return { ...original, at: shifted(original.at) };
      if (part === "head") return { ...original, to: shifted(original.to) };
      if (part === "across" || part === "down") {
        return this.ellipse(original, point, round, part === "across", part === "down");
      }
      if (!original.at) return original;
      const at = shifted(original.at);
      return { ...original, at, ...(original.to && { to: shifted(original.to) }),
        ...(original.size && { outline: outline(at, original.size) }) };
    }

    /** Where a mark can be taken hold of to change its shape: parts and their points. */
    handles(mark) {
      const { notes } = this.dispute;
      const locate = (place) => notes.locate(place);
      if (mark.kind === "arrow") return [["tail", locate(mark.at)], ["head", locate(mark.to)]];
      if (mark.kind !== "ellipse") return [];
      const [east, north] = mark.size.map((each) => each / 2);
      return [["across", walk(mark.at, east, 0)], ["across", walk(mark.at, -east, 0)],
        ["down", walk(mark.at, 0, north)], ["down", walk(mark.at, 0, -north)], ["body", mark.at]]
        .map(([part, place]) => [part, locate(place)]);
    }

    /** The mark under a pointer, and the part of it; of several the one on top. */
    gripAt(point) {
      const { notes: marks, chosen } = this.current;
      const { notes } = this.dispute;
      notes.measure();
      if (chosen !== null) {
        const found = this.handles(marks[chosen])
          .find(([, { x, y }]) => Math.hypot(x - point.x, y - point.y) <= REACH + 3);
        if (found) return { at: chosen, part: found[0] };
      }
      const boxes = this.boxes(marks);
      for (let at = marks.length - 1; at >= 0; at -= 1) {
        const box = boxes.get(at);
        const inBox = box && point.x >= box[0] && point.x <= box[2] && point.y >= box[1]
          && point.y <= box[3];
        if (inBox || this.touches(marks[at], point)) return { at, part: "body" };
      }
      return null;
    }

    touches({ kind, at, to, outline: points, territory }, point) {
      const { notes } = this.dispute;
      if (territory) {
        return notes.land(territory).some((ring) =>
          toOutline(point, ring.map((each) => notes.onLayer(each))) <= REACH - 3);
      }
      if (points) return toOutline(point, points.map((each) => notes.locate(each))) <= REACH;
      const { x, y } = notes.locate(at);
      if (to) return distance(point, { x, y }, notes.locate(to)) <= REACH;
      return kind === "pin" && Math.hypot(x - point.x, y - point.y) <= PIN;
    }

    /** Where the texts lie as drawn last, by the position of their marks. */
    boxes(marks) {
      const written = marks.map((mark, at) => ({ mark, at })).filter(({ mark }) => mark.text);
      return new Map(written.map(({ at }, i) => [at, (this.dispute.notes.boxes[i] || {}).box]));
    }

    // -- drawing ----------------------------------------------------------------------------

    /** Mark the chosen one, and where it can be taken hold of. */
    draw(context) {
      const { ready, ground, notes } = this.dispute;
      if (!ready || this.draft) return;
      const { chosen } = this.current;
      const mark = chosen === null ? null : this.seen()[chosen];
      if (!mark) return;
      notes.measure();
      const { accent, paper } = ground;
      context.lineWidth = 1.5;
      context.strokeStyle = accent;
      context.setLineDash([4, 3]);
      const box = this.boxes(this.seen()).get(chosen);
      if (box) context.strokeRect(box[0] - 3, box[1] - 3, box[2] - box[0] + 6, box[3] - box[1] + 6);
      if (mark.kind === "pin") {
        const { x, y } = notes.locate(mark.at);
        context.beginPath();
        context.arc(x, y, PIN, 0, 2 * Math.PI);
        context.stroke();
      } else if (mark.kind === "highlight" && !box) {
        const { reach: [west, north, east, south] } = notes.solid(mark);
        context.strokeRect(west - 5, north - 5, east - west + 10, south - north + 10);
      }
      context.setLineDash([]);
      context.fillStyle = paper;
      for (const [, { x, y }] of this.handles(mark)) {
        context.beginPath();
        context.arc(x, y, 5.5, 0, 2 * Math.PI);
        context.fill();
        context.stroke();
      }
    }
  }

  /** @type {any} */ (window).DisputeMarks = {
    attach(map, setup) {
      const made = new Editor(map, setup);
      /** @type {any} */ (window).disputeMarks = made;
      map.marks = made;
      return made;
    },
    /** Change what is drawn; the returned empty layer is for owners that expect one. */
    show(map, state) {
      map.marks.show(state);
      return L.layerGroup();
    },
  };
}());
