// @ts-check
/**
 * The dispute map in the page: territories, events and labels on a Leaflet map that stays.
 *
 * `Dispute.attach(map, setup)` fetches the data once; `Dispute.show(map, state)` changes what is
 * drawn. Text from data only ever becomes a text node or canvas text, never markup.
 *
 * @typedef {{data: string, territories: string, land: string, lines: string}} Urls
 * @typedef {{urls?: Urls, parts?: Record<keyof Urls, any>}} Setup Where the files are, or what is in
 *   them.
 * @typedef {{url: string, attribution: string, maxZoom: number, note: string}} Tiles
 * @typedef {object} State
 * @property {[string, string]} window First and last day shown, in ISO form.
 * @property {string} mask Base64 bit set over the events' order; bit 0 is the lowest.
 * @property {string|null} selected
 * @property {string} names
 * @property {string} at Day for which territories and lines are drawn, in ISO form.
 * @property {string} perspective
 * @property {number} heard Stamp of the last message from this page that the owner took over.
 * @property {boolean} labels
 * @property {boolean} lines
 * @property {Tiles|null} tiles
 * @property {[number, number, number]|null} camera
 * @property {object[]} notes What the reader put on the map; see annotations.js.
 * @property {string} [fly] Name of a step of a presentation: the map flies to each one's camera, and
 *   what is done on the map stays on it.
 */
(function () {
  "use strict";
  const L = /** @type {any} */ (window).L;
  const Chronicle = /** @type {any} */ (window).DisputeChronicle;
  const {
    Area, Outline, Paints, Sheet, coastline, extent, holds, isCut, outlines, project, rings,
    sharedEdges, signedArea, traceAll,
  } = /** @type {any} */ (window).DisputeShapes;
  const STACK_RADIUS = 20; // px within which events are drawn as one stack
  const HIT_RADIUS = 14; // px around a symbol that answer to a pointer
  const SIZE = 6.5; // px, half the size of an event's symbol
  /** Unit steps, y downward, in the order in which a label tries them. */
  const DIRECTIONS = [[0.71, 0.71], [1, 0], [-0.71, 0.71], [-1, 0], [0.71, -0.71], [-0.71, -0.71],
    [0, 1], [0, -1]];
  /** Steps in label widths and heights, in which a label tries the inside of a territory. */
  const INSIDE = [[0, 0], [0, -1], [0, 1], [-0.5, 0], [0.5, 0], [-0.5, -1], [0.5, -1], [-0.5, 1],
    [0.5, 1], [0, -2], [0, 2]];
  const SMALL = 12; // px, the size of all labels but those of territories
  const NEAR = 40; // px, the farthest from its coast that a label may lie
  const ROOM = 2.4; // how many times its label's area a territory takes up that holds the label
  const SVG = "http://www.w3.org/2000/svg";
  const FLIGHT = 1.2; // s from one step of a presentation to the next
  const REDRAW = 80; // ms at least between two drawings on the way
  const SIGHT = [840, 560]; // px of a map that the zoom level of such a step is meant for

  /** Element with text and children; the only way that this file makes HTML. */
  function element(tag, className, ...children) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...children);
    return node;
  }

  class DisputeMap {
    constructor(map, setup) {
      this.map = map;
      /** @type {State|null} */ this.state = null;
      this.data = null;
      this.shown = [];
      this.stacks = [];
      this.labels = [];
      /** @type {Map<any, any>|null} */ this.coasts = null;
      /** @type {Map<string, number>} */ this.widths = new Map();
      /** @type {number[][]} */ this.controlBoxes = [];
      /** For which size and credit they were measured. */ this.controlsKey = "";
      this.painted = 0;
      this.hovered = null;
      this.reported = "";
      this.quiet = false;
      this.ready = false;
      /** Whether labels have been drawn. */ this.named = false;
      /** @type {State|null} The state whose place was looked at last. */ this.placed = null;
      this.atHome = false;
      /** The place that stays in the middle when the map's size changes. */ this.middle = null;
      /** The steps of a presentation that the map flew to and that it was shown, the last ones. */
      this.flown = this.told = "";
      /** Zoom level at which a flight ends, while it lasts. @type {number|null} */ this.aim = null;
      /** What `findFit` said when a step was shown. @type {number|null} */ this.fit = null;
      /** When the map may be drawn again in flight. */ this.redrawn = 0;
      map.setMinZoom(1).setMaxZoom(14);
      map.createPane("dispute-events").style.zIndex = "450";
      map.createPane("dispute-labels").style.zIndex = "455";
      map.attributionControl.setPrefix(false);
      // Labels stand clear of the events that the first sheet has placed.
      this.sheet = new Sheet((context, bounds) => this.draw(context, bounds));
      this.names = new Sheet((context) => this.drawLabels(context), { pane: "dispute-labels" });
      this.notes = new (/** @type {any} */ (window).DisputeNotes)(this);
      /** What the owner has not answered, and the stamp of the last message to it. */
      this.untold = {};
      this.stamp = 0;
      /** What moves time on this map, if anything does; see time-control.js. */
      this.clock = null;
      this.tip = L.tooltip({ className: "dispute-tip", direction: "top", offset: [0, -8] });
      map.on("mousemove", (event) => this.onMove(event));
      map.on("mouseout", () => this.showTip(null));
      map.on("click", (event) => this.onClick(event));
      map.on("move", () => this.onFlight());
      map.on("moveend", () => this.onRest());
      map.getContainer().classList.add("dispute-map");
      // Leaflet's own answer to a new size would count as a move that the reader made.
      L.DomEvent.off(window, "resize", map._onResize, map);
      new ResizeObserver(() => this.onResize()).observe(map.getContainer());
      this.load(setup);
    }

    /** @param {Setup} setup */
    async load({ urls, parts }) {
      const get = async (part) => {
        if (parts) return parts[part];
        const url = urls[part];
        const response = await fetch(url);
        if (!response.ok) throw new Error(`${url}: ${response.status}`);
        return response.json();
      };
      const [data, territories, land, lines] = await Promise.all(
        ["data", "territories", "land", "lines"].map(get));
      this.data = data;
      this.chronicle = new Chronicle(data.chronicle);
      this.order = new Map(data.events.id.map((id, i) => [id, i]));
      this.world = data.events.lat.map((lat, i) =>
        lat === null ? null : project(lat, data.events.lon[i]));
      this.shapes = Object.fromEntries(
        Object.entries(data.style.shapes).map(([category, path]) => [category, new Path2D(path)]));
      this.sprites = new Map();
      this.paints = new Paints(data.style.palettes);
      // Size and place come first: what is added before would be laid out twice.
      this.takeSize();
      if (this.state) this.look(this.state);
      this.sheet.addTo(this.map);
      this.names.addTo(this.map);
      this.addLand(land);
      this.addTerritories(territories);
      this.lineData = lines;
      this.lineLayer = L.geoJSON(null, {
        renderer: this.svg,
        style: (feature) => this.lineStyle(feature.properties),
        onEachFeature: (feature, layer) => layer.on({
          mouseover: () => { this.hovered = { line: feature.properties.id }; },
          mouseout: () => { this.hovered = null; },
        }),
      }).addTo(this.map);
      this.addControls();
      if (this.clock) this.clock.name(data);
      this.ready = true;
      if (this.state) this.apply(this.state);
    }

    /** Take the size that the page gives the map, now that its style has come. */
    takeSize() {
      this.quiet = true;
      if (this.clock) this.clock.makeRoom();
      this.map.invalidateSize({ animate: false, pan: false });
      this.quiet = false;
    }

    addLand(land) {
      this.map.createPane("dispute-land").style.zIndex = "210";
      const { land: fill, coast, credit } = this.data.style;
      const drawn = outlines(land.features);
      this.land = new Sheet((context, bounds) => {
        context.beginPath();
        traceAll(context, drawn, this.map, bounds);
        context.fillStyle = fill;
        context.fill("evenodd");
        context.strokeStyle = coast;
        context.lineWidth = 0.8;
        context.lineJoin = "round";
        context.stroke();
      }, { pane: "dispute-land", padding: 0.4, attribution: credit });
      this.land.on("add", () => this.land.paint()).addTo(this.map);
    }

    addTerritories(geojson) {
      this.svg = L.svg({ padding: 0.4 });
      /** @type {Map<string, any>} */ this.areas = new Map();
      this.features = new Map(geojson.features.map(
        (feature) => [feature.properties.id, feature]));
      // A group's polygon already draws its parts, and the land draws what is mere context.
      const drawn = geojson.features.filter(
        ({ properties }) => !properties.part_of && properties.role !== "context");
      const cuts = sharedEdges(drawn);
      for (const feature of drawn) {
        const { id, role } = feature.properties;
        const rim = role === "disputed" ? "#4b565d" : "#8a969d";
        const cut = isCut(feature, cuts);
        const outline = new Outline(feature);
        // A line in the fill's own colour closes the seam of a cut.
        const weight = cut ? 1.2 : 0.8;
        const fill = new Area(outline, { renderer: this.svg, weight, color: rim }).on({
          mouseover: () => { this.hovered = { territory: id }; },
          mouseout: () => { this.hovered = null; },
        }).addTo(this.map);
        if (cut) {
          L.polyline(coastline(feature, cuts), { renderer: this.svg, weight: 0.8,
            interactive: false, color: rim }).addTo(this.map);
        }
        this.areas.set(id,
          { feature, outline, fill, cut, key: null, hatch: null, hatched: false });
      }
      this.svg._container.prepend(this.paints.defs);
    }

    /** Draw a territory by its key; to restyle is to rasterise anew, so only when it changed. */
    paintArea(area, key) {
      if (area.key === key) return;
      area.key = key;
      const [fills, hatches] = key.split("/");
      const paint = this.paints.fill(fills) || this.data.style.land;
      area.fill.setStyle({ fillColor: paint, fillOpacity: 1, ...(area.cut && { color: paint }) });
      if (hatches) {
        area.hatch ??= new Area(area.outline, { renderer: this.svg, interactive: false,
          stroke: false, fillOpacity: 0.85 }).addTo(this.map);
        area.hatch.setStyle({ fill: true, fillColor: this.paints.hatch(hatches.split("+")) });
      } else if (area.hatched) {
        area.hatch.setStyle({ fill: false });
      }
      area.hatched = Boolean(hatches);
    }

    addControls() {
      const { words, style } = this.data;
      const maxWidth = this.map.getSize().x > 480 ? 140 : 100;
      L.control.scale({ imperial: false, maxWidth }).addTo(this.map);
      const Places = L.Control.extend({
        onAdd: () => {
          const bar = element("div", "leaflet-bar dispute-places");
          bar.setAttribute("role", "group");
          bar.setAttribute("aria-label", words.places);
          for (const [place, label] of [["home", words.islands], ["region", words.region],
            ["events", words.all_events]]) {
            const button = element("button", "", label);
            button.type = "button";
            button.addEventListener("click", () => this.goTo(place));
            bar.append(button);
          }
          L.DomEvent.disableClickPropagation(bar);
          return bar;
        },
      });
      new Places({ position: "topright" }).addTo(this.map);
      const note = element("div", "dispute-note");
      note.setAttribute("role", "status");
      note.hidden = true;
      const Note = L.Control.extend({ onAdd: () => note });
      new Note({ position: "bottomleft" }).addTo(this.map);
      this.note = note;
      this.map.getContainer().setAttribute("aria-label", words.label);
      this.map.getContainer().setAttribute("role", "application");
      this.map.attributionControl.addAttribution(style.article);
    }

    /** Move to the islands, the region, or all events that are shown. */
    goTo(place, animate = !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      let box = this.data.bounds[place];
      if (place === "events") {
        const { lat, lon } = this.data.events;
        const placed = this.shown.filter((i) => this.world[i]);
        if (!placed.length) return;
        const lats = placed.map((i) => lat[i]);
        const lons = placed.map((i) => lon[i]);
        box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
      }
      const [west, south, east, north] = box;
      // Leaflet moves by whole pixels where the zoom level stays, and so would end elsewhere by
      // where it came from; a reset ends at one place.
      this.map.fitBounds([[south, west], [north, east]],
        { animate, reset: !animate, padding: [24, 40], maxZoom: 9 });
    }

    /** The first sight of the islands, which is no choice of the reader's. */
    goHome() {
      this.quiet = true;
      this.goTo("home", false);
      if (this.state && this.state.selected) this.reveal(this.state.selected, false);
      this.quiet = false;
      this.atHome = true;
    }

    /** The page gave the map another size: the same place stays in its middle. */
    onResize() {
      let zoom = this.aim ?? this.map.getZoom();
      this.quiet = true;
      this.map.invalidateSize({ animate: false, pan: false });
      if (this.state && this.state.fly && this.fit !== null) {
        zoom -= this.fit - this.findFit();
        this.fit = this.findFit();
      }
      if (this.middle) this.lookAt(this.middle, zoom);
      this.quiet = false;
      if (this.atHome) this.goHome();
    }

    /** Show a place at once; without a reset, Leaflet would move there by whole pixels. */
    lookAt(place, zoom) {
      this.map.setView(place, zoom, { animate: false, reset: true });
    }

    /** @param {State} state */
    show(state) {
      this.state = state;
      if (this.ready) this.apply(state);
    }

    /** @param {State} state */
    apply(state) {
      if (state.heard >= this.stamp) this.untold = {};
      const bits = Uint8Array.from(atob(state.mask), (c) => c.charCodeAt(0));
      this.shown = [];
      for (let i = 0; i < this.data.events.id.length; i += 1) {
        if ((bits[i >> 3] >> (i & 7)) & 1) this.shown.push(i);
      }
      if (this.clock) this.clock.follow(state); else this.showDay(Chronicle.day(state.at));
      this.setTiles(state.tiles);
      const looked = this.look(state);
      if (!looked && state.selected && state.selected !== this.selected) {
        this.reveal(state.selected);
      }
      this.selected = state.selected;
      this.sheet.paint();
      this.notes.paint();
      // At first the map shows itself, and its names a frame later.
      if (this.named) this.names.paint();
      else requestAnimationFrame(() => setTimeout(() => this.names.paint()));
      this.map.fire("dispute:shown");
      // The server wrote the address anew, without a move that it never heard of.
      if (this.reported && !this.atHome) this.rememberCamera();
    }

    /**
     * Look where a state wants, once.
     * @param {State} state
     * @returns {boolean} Whether it wanted a place, or is the first state.
     */
    look(state) {
      if (this.placed === state) return true;
      const first = !this.placed;
      this.placed = state;
      const camera = state.camera ? state.camera.join(",") : "";
      if (state.fly) {
        // The presentation may have sent the map there before.
        const isAnother = state.fly !== this.told;
        this.told = state.fly;
        this.flyTo(state, first);
        return isAnother;
      }
      // A camera that the page itself reported, or that has been obeyed, is no wish to move.
      const moved = camera && camera !== this.reported && camera !== this.asked;
      this.asked = camera;
      const kept = first ? this.keptCamera(camera) : "";
      if (moved || kept) {
        this.reported = kept || camera;
        const [lat, lon, zoom] = this.reported.split(",").map(Number);
        this.lookAt([lat, lon], zoom);
        return true;
      }
      if (first && !camera) this.goHome();
      return first;
    }

    /** Go where a step of a presentation is told, once. */
    flyTo({ fly, camera }, first) {
      if (fly === this.flown) return;
      this.flown = fly;
      // A zoom that is under way would end where it was going.
      this.map._onZoomTransitionEnd();
      if (!camera) {
        this.goHome();
        return;
      }
      const [lat, lon] = camera;
      this.fit = this.findFit();
      const zoom = camera[2] + this.fit;
      this.atHome = false;
      if (first || matchMedia("(prefers-reduced-motion: reduce)").matches) {
        this.lookAt([lat, lon], zoom);
      } else {
        this.map.flyTo([lat, lon], zoom, { duration: FLIGHT });
        this.aim = zoom;
        this.middle = L.latLng(lat, lon);
        this.veil("0");
      }
    }

    /** Zoom levels more at which this map shows what a step is meant to show. */
    findFit() {
      const { x, y } = this.map.getSize();
      const share = Math.min(x / SIGHT[0], y / SIGHT[1]);
      return Math.max(-2, Math.min(2, Math.floor(4 * Math.log2(share || 1)) / 4));
    }

    /** How much larger than elsewhere symbols and names are, for those in the last row. */
    get scale() {
      if (!this.state || !this.state.fly) return 1;
      return Math.round(10 * Math.max(1, Math.min(2, this.map.getSize().x / 900))) / 10;
    }

    /** Hide what a flight would stretch, or show it again. */
    veil(opacity) {
      for (const pane of ["dispute-events", "dispute-labels", "dispute-notes"]) {
        this.map.getPane(pane).style.opacity = opacity;
      }
    }

    /** Leaflet stretches what was drawn; what comes into sight is drawn as often as time allows. */
    onFlight() {
      const start = performance.now();
      if (this.aim === null || start < this.redrawn) return;
      for (const renderer of [this.land, this.svg]) {
        if (!this.map.hasLayer(renderer)) continue;
        renderer._onZoomEnd();
        renderer._update();
      }
      const end = performance.now();
      this.redrawn = end + Math.max(REDRAW, 3 * (end - start));
    }

    /** The map has come to rest. */
    onRest() {
      if (this.aim !== null) this.veil("");
      this.aim = null;
      this.rememberCamera();
    }

    /** Draw territories and lines as of a day. */
    showDay(day) {
      this.day = day;
      const { perspective, lines } = this.state;
      for (const [id, area] of this.areas) {
        const answer = this.chronicle.at(perspective, id, day);
        this.paintArea(area, answer ? answer.fill : "");
      }
      const shown = lines ? this.chronicle.lines(day) : [];
      if (String(shown) !== this.linesShown) {
        this.linesShown = String(shown);
        this.lineLayer.clearLayers();
        this.lineLayer.addData(this.lineData.features.filter(
          (feature) => shown.includes(feature.properties.id)));
      }
    }

    /** Bring a selected event into sight without leaving the zoom level. */
    reveal(id, animate = !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      const i = this.order.get(id);
      if (i === undefined || !this.world[i]) return;
      const point = L.latLng(this.data.events.lat[i], this.data.events.lon[i]);
      if (!this.map.getBounds().pad(-0.08).contains(point)) {
        const targets = this.targets(i).map((target) => L.latLng(target.lat, target.lon));
        this.map.fitBounds(L.latLngBounds([point, ...targets]).pad(0.15), {
          maxZoom: this.map.getZoom(), animate, reset: !animate,
        });
      }
    }

    setTiles(tiles) {
      const url = tiles ? tiles.url : "";
      if (url === this.tilesShown) return;
      this.tilesShown = url;
      this.svg._container.style.opacity = tiles ? "0.75" : "";
      if (this.tiles) this.tiles.remove();
      this.tiles = null;
      this.note.hidden = true;
      this.land.addTo(this.map);
      if (!tiles) return;
      this.tiles = L.tileLayer(url, { maxZoom: tiles.maxZoom, attribution: tiles.attribution });
      this.tiles.once("tileload", () => { if (this.tilesShown === url) this.land.remove(); });
      this.tiles.once("tileerror", () => {
        this.note.textContent = tiles.note;
        this.note.hidden = false;
        this.land.addTo(this.map);
      });
      this.tiles.addTo(this.map);
    }

    lineStyle(line) {
      const claimed = line.status === "claimed";
      const colour = claimed ? this.data.style.parties[line.claimed_by[0]] : this.data.style.ink;
      return { color: colour || this.data.style.ink, weight: 1.8, opacity: 0.9,
        dashArray: this.data.style.dashes[claimed ? "claimed" : "treaty"] };
    }

    /** Label points of what an event concerns. */
    targets(i) {
      return this.data.events.territories[i]
        .map((id) => this.data.territories[id]).filter((target) => target && target.lat !== null);
    }

    // -- drawing ---------------------------------------------------------------------------

    draw(context, bounds) {
      if (!this.ready || !this.state) return;
      this.stacks = this.stack(bounds);
      const selected = this.order.get(this.state.selected);
      if (selected !== undefined) this.drawTies(context, selected);
      for (const stack of this.stacks) this.drawStack(context, stack, selected);
      const root = document.documentElement.dataset;
      root.shown = String(this.shown.length);
      root.painted = String((this.painted += 1));
    }

    /** Layer point of an event. */
    place(i) {
      const scale = 2 ** this.map.getZoom();
      const origin = this.map.getPixelOrigin();
      return [this.world[i][0] * scale - origin.x, this.world[i][1] * scale - origin.y];
    }

    /** Group the shown events in sight: each joins the first stack within STACK_RADIUS. */
    stack(bounds) {
      const cells = new Map();
      const stacks = [];
      const scale = 2 ** this.map.getZoom();
      const reach = STACK_RADIUS * this.scale;
      const origin = this.map.getPixelOrigin();
      const { min, max } = bounds;
      for (const i of this.shown) {
        const world = this.world[i];
        if (!world) continue;
        const x = world[0] * scale - origin.x;
        const y = world[1] * scale - origin.y;
        if (x < min.x || y < min.y || x > max.x || y > max.y) continue;
        const column = Math.floor(x / reach);
        const row = Math.floor(y / reach);
        let home = null;
        for (let dx = -1; dx <= 1 && !home; dx += 1) {
          for (let dy = -1; dy <= 1 && !home; dy += 1) {
            for (const near of cells.get((column + dx) * 65536 + row + dy) || []) {
              if ((near.x - x) ** 2 + (near.y - y) ** 2 < reach ** 2) home = near;
            }
          }
        }
        if (home) {
          home.events.push(i);
        } else {
          const made = { x, y, events: [i] };
          const key = column * 65536 + row;
          if (cells.has(key)) cells.get(key).push(made); else cells.set(key, [made]);
          stacks.push(made);
        }
      }
      return stacks;
    }

    /** A symbol drawn once and copied: category, status, softness, whether selected. */
    sprite(category, status, soft, selected) {
      const { scale } = this;
      const key = category + status + soft + selected + scale;
      if (this.sprites.has(key)) return this.sprites.get(key);
      const { style } = this.data;
      const ratio = Math.max(2, window.devicePixelRatio || 1);
      const half = 18 * scale;
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = 2 * half * ratio;
      const context = canvas.getContext("2d");
      context.scale(ratio, ratio);
      context.translate(half, half);
      const size = (selected ? SIZE * 1.5 : SIZE) * scale;
      if (soft) {
        const glow = context.createRadialGradient(0, 0, size * 0.7, 0, 0, size * 1.85);
        const glowing = selected ? style.accent : style.ink;
        glow.addColorStop(0, glowing + "88");
        glow.addColorStop(1, glowing + "00");
        context.fillStyle = glow;
        context.fillRect(-half, -half, 2 * half, 2 * half);
      }
      context.scale(size, size);
      const shape = this.shapes[category];
      context.lineJoin = "round";
      context.lineWidth = 4.5 / size;
      context.strokeStyle = style.paper;
      if (!soft) context.stroke(shape);
      context.fillStyle = selected && status === "occurred" ? style.accent : style.fills[status];
      context.fill(shape);
      context.lineWidth = (selected ? 2.2 : 1.6) / size;
      context.strokeStyle = selected ? style.accent : style.ink;
      context.globalAlpha = soft ? 0.55 : 1;
      context.stroke(shape);
      this.sprites.set(key, { canvas, half });
      return this.sprites.get(key);
    }

    drawSymbol(context, i, x, y, selected) {
      const { category, status, soft } = this.data.events;
      const { canvas, half } = this.sprite(category[i], status[i], soft[i], selected);
      context.drawImage(canvas, x - half, y - half, 2 * half, 2 * half);
    }

    drawStack(context, stack, selected) {
      const { style } = this.data;
      const { x, y, events } = stack;
      const { scale } = this;
      stack.radius = SIZE * scale + 3;
      if (events.length === 1) {
        this.drawSymbol(context, events[0], x, y, events[0] === selected);
        return;
      }
      const holds = events.includes(selected);
      stack.radius = scale * (10 + Math.min(6, Math.log2(events.length)));
      context.beginPath();
      context.arc(x, y, stack.radius, 0, 2 * Math.PI);
      context.fillStyle = style.paper;
      context.fill();
      context.lineWidth = holds ? 3 : 1.6;
      context.strokeStyle = holds ? style.accent : style.ink;
      context.stroke();
      context.fillStyle = holds ? style.accent : style.ink;
      context.font = `600 ${scale * (events.length > 999 ? 10 : 12)}px ${this.font()}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(String(events.length), x, y + 0.5);
      if (holds) {
        this.drawSymbol(context, selected, x + stack.radius * 0.8, y - stack.radius * 0.8, true);
      }
    }

    /** Lines from the selected event to the territories that it concerns. */
    drawTies(context, i) {
      if (!this.world[i] || !this.shown.includes(i)) return;
      const [x, y] = this.place(i);
      context.strokeStyle = context.fillStyle = this.data.style.accent;
      context.lineWidth = 1.6;
      for (const target of this.targets(i)) {
        const point = this.map.latLngToLayerPoint([target.lat, target.lon]);
        const bend = Math.min(60, Math.hypot(point.x - x, point.y - y) * 0.12);
        context.beginPath();
        context.moveTo(x, y);
        context.quadraticCurveTo((x + point.x) / 2, (y + point.y) / 2 - bend, point.x, point.y);
        context.stroke();
        context.beginPath();
        context.arc(point.x, point.y, 3.5, 0, 2 * Math.PI);
        context.fill();
      }
    }

    font() {
      if (!this.family) this.family = getComputedStyle(this.map.getContainer()).fontFamily;
      return this.family;
    }

    /** Place labels by priority; one that would cover another or a symbol is left out. */
    drawLabels(context) {
      this.labels = [];
      if (!this.ready || !this.state) return;
      this.named = true;
      document.documentElement.dataset.named = "yes";
      if (!this.state.labels) return;
      const taken = this.stacks.map(({ x, y, radius }) =>
        [x - radius, y - radius, x + radius, y + radius]);
      this.notes.place(context);
      taken.push(...this.notes.taken);
      const corner = this.map.containerPointToLayerPoint([0, 0]);
      taken.push(...this.controls().map(([west, north, east, south]) =>
        [west + corner.x, north + corner.y, east + corner.x, south + corner.y]));
      const size = this.map.getSize();
      const frame = [corner.x + 4, corner.y + 4, corner.x + size.x - 4, corner.y + size.y - 20];
      /** @param {any} label */
      const inSight = ({ x, y, land }) => {
        if (!land || (x > frame[0] && x < frame[2] && y > frame[1] && y < frame[3])) return true;
        const [west, north, east, south] = land.box;
        const across = Math.min(east, frame[2]) - Math.max(west, frame[0]);
        const down = Math.min(south, frame[3]) - Math.max(north, frame[1]);
        return across > 0 && down > 0 && across * down > 0.08 * size.x * size.y;
      };
      const lands = this.lands();
      const whole = [...lands.values()].filter(({ coast }) => coast.length);
      /** Whether a label would lie on a territory that it does not name. */
      const covers = (label, box) => whole.some((land) => {
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
      });
      const meets = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
      const fits = (label, box) => box[0] >= frame[0] && box[1] >= frame[1] && box[2] <= frame[2]
        && box[3] <= frame[3] && !taken.some((other) => meets(box, other)) && !covers(label, box);
      /** Draw a label at the best spot that is free; say whether there is one. */
      const put = (label) => {
        const { lines } = label;
        const width = 6 + Math.max(...lines.map((line, row) =>
          this.textWidth(context, this.labelFont(label, row), line)));
        const step = label.size * 1.25;
        const height = 2 + lines.length * step;
        const boxAt = ([x, y]) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
        const spot = this.spots(label, width, height, frame).find((each) =>
          fits(label, boxAt(/** @type {[number, number]} */ (each))));
        if (!spot) return false;
        const box = boxAt(/** @type {[number, number]} */ (spot));
        taken.push(box);
        this.labels.push({ text: lines.join("\n"), box });
        if (label.dot) this.drawDot(context, label);
        lines.forEach((line, row) => this.drawText(context, label, line, row, spot[0],
          box[1] + 1 + (row + 0.5) * step));
        return true;
      };
      for (const label of this.wanted(lands).filter(inSight)) {
        // Where there is little room, a territory's name is better small than missing.
        const small = SMALL * this.scale;
        if (!put(label) && label.size > small) put({ ...label, size: small });
      }
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

    /** Outlines on the screen of the labelled territories, by their hull. */
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
      const { labels, territories } = this.data;
      return new Map(labels.filter(({ hull }) => hull).map(({ hull, lat, lon }) => {
        const around = hull.map(point);
        // Which way a hull runs depends on the library that made it.
        if (signedArea(around) < 0) around.reverse();
        const drawn = [...this.areas].find(([id]) =>
          territories[id].lat === lat && territories[id].lon === lon);
        const coast = (drawn ? rings(drawn[1].feature) : [])
          .map((ring) => L.LineUtil.simplify(ring.map(point), fine))
          .filter((ring) => ring.length > 3);
        return [hull, { around: around.map(pair), rings: coast.map((ring) => ring.map(pair)) }];
      }));
    }

    /** Width in px; text is measured once, as a paint asks for the same labels again. */
    textWidth(context, font, text) {
      const key = font + text;
      if (!this.widths.has(key)) {
        context.font = font;
        this.widths.set(key, context.measureText(text).width);
      }
      return this.widths.get(key);
    }

    /**
     * Where the middle of a label may lie, best first: on a territory that has room for it, then
     * along the outside of its outline, the nearest to its middle first.
     */
    spots(label, width, height, frame) {
      const { x, y, gap, land } = label;
      if (label.sea) return [[x, y]];
      if (!land) {
        return DIRECTIONS.map(([dx, dy]) =>
          [x + dx * (gap + width / 2), y + dy * (gap + height / 2)]);
      }
      const { outline, coast } = land;
      const lies = (rings) => ([atX, atY]) => [-0.5, 0.5].every((dx) => [-0.5, 0.5].every((dy) =>
        rings.some((ring) => holds(ring, atX + dx * width, atY + dy * height))));
      const inside = land.area < ROOM * width * height ? [] : INSIDE
        .map(([dx, dy]) => [x + dx * width, y + dy * height]).filter(lies([outline]));
      // Of land whose middle is out of sight, a part in sight may hold the label.
      const [west, north, east, south] = frame;
      if (x < west || x > east || y < north || y > south) {
        const shares = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];
        return shares.flatMap((down) => shares.map((across) =>
          [west + across * (east - west), north + down * (south - north)])).filter(lies(coast));
      }
      const isNear = ([atX, atY]) => !coast.length || coast.some((ring) => ring.some((point) =>
        Math.abs(point.x - atX) < width / 2 + NEAR && Math.abs(point.y - atY) < height / 2 + NEAR));
      const spots = [];
      for (let i = 1; i < outline.length; i += 1) {
        const [from, to] = [outline[i - 1], outline[i]];
        const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
        // Outlines run counter-clockwise, so outside is to the right of an edge.
        const normal = [(from.y - to.y) / length, (to.x - from.x) / length];
        for (const share of length > 40 ? [0.5, 0.2, 0.8] : [0.5]) {
          const at = [
            from.x + share * (to.x - from.x) + normal[0] * gap
              + Math.sign(normal[0]) * Math.min(1, Math.abs(normal[0]) * 1.6) * width / 2,
            from.y + share * (to.y - from.y) + normal[1] * gap
              + Math.sign(normal[1]) * Math.min(1, Math.abs(normal[1]) * 1.6) * height / 2,
          ];
          spots.push({ at, cost: Math.hypot(at[0] - x, at[1] - y) });
        }
      }
      // Beside the frame or another island, a label may still lie straight above or below.
      const box = land.box;
      for (const atY of [box[1] - gap - height / 2, box[3] + gap + height / 2]) {
        for (const share of [0, -0.25, 0.25, -0.5, 0.5]) {
          const atX = (box[0] + box[2]) / 2 + share * width;
          spots.push({ at: [atX, atY], cost: Math.hypot(atX - x, atY - y) });
        }
      }
      spots.sort((one, two) => one.cost - two.cost);
      return [...inside, ...spots.map(({ at }) => at).filter(isNear)];
    }

    /** The place that a town's label is for. */
    drawDot(context, { x, y }) {
      context.beginPath();
      context.arc(x, y, 2.4, 0, 2 * Math.PI);
      context.fillStyle = this.data.style.ink;
      context.strokeStyle = this.data.style.paper;
      context.lineWidth = 1.2;
      context.fill();
      context.stroke();
    }

    labelFont(label, row) {
      const style = label.sea ? "italic " : "";
      return `${style}${row || label.light ? 400 : 600} ${label.size - (row ? 1 : 0)}px ${this.font()}`;
    }

    drawText(context, label, text, row, x, y) {
      const { style } = this.data;
      context.font = this.labelFont(label, row);
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      context.lineWidth = 3.5;
      context.strokeStyle = "rgba(255, 255, 255, 0.92)";
      context.strokeText(text, x, y);
      context.fillStyle = row || label.light ? style.soft_ink : style.ink;
      context.fillText(text, x, y);
    }

    /** Labels that this zoom level asks for, the most important first. */
    wanted(lands) {
      // A step that a small map shows from farther away keeps its names.
      const zoom = this.map.getZoom() - Math.min(0, this.fit || 0);
      const names = this.state.names;
      const { scale } = this;
      const labels = [];
      for (const place of this.data.labels) {
        if (zoom < place.zoom || place.lat === null) continue;
        const point = this.map.latLngToLayerPoint([place.lat, place.lon]);
        const big = place.rank === 0;
        labels.push({ lines: place.names[names], x: point.x, y: point.y, rank: place.rank,
          size: scale * (big ? 14 : SMALL), gap: 6, land: lands.get(place.hull), sea: place.sea,
          dot: !place.hull && !place.sea, light: place.rank > 1 });
      }
      const { place } = this.data.events;
      for (const { x, y, events, radius } of this.stacks) {
        const counts = new Map();
        for (const i of events) counts.set(place[i], (counts.get(place[i]) || 0) + 1);
        const [name] = [...counts].sort((a, b) => b[1] - a[1])[0];
        if (zoom < 7 && name) {
          labels.push({ lines: [name], x, y, rank: 1 - Math.min(0.9, events.length / 100),
            size: scale * SMALL,
            gap: radius + 2, light: true });
        }
      }
      return labels.sort((a, b) => a.rank - b.rank).slice(0, 200);
    }

    // -- pointing --------------------------------------------------------------------------

    hit(point) {
      let best = null;
      let distance = Infinity;
      for (const stack of this.stacks) {
        const d = Math.hypot(stack.x - point.x, stack.y - point.y);
        if (d < Math.max(HIT_RADIUS, stack.radius + 2) && d < distance) {
          best = stack;
          distance = d;
        }
      }
      return best;
    }

    onMove(event) {
      const stack = this.data && this.hit(event.layerPoint);
      this.map.getContainer().classList.toggle("dispute-hover", Boolean(stack));
      if (stack) this.showTip(event.latlng, this.stackTip(stack));
      else if (this.hovered) this.showTip(event.latlng, this.areaTip(this.hovered));
      else this.showTip(null);
    }

    showTip(latlng, content) {
      if (!latlng) {
        this.tip.remove();
        return;
      }
      this.tip.setLatLng(latlng).setContent(content);
      if (!this.map.hasLayer(this.tip)) this.tip.addTo(this.map);
    }

    stackTip({ events }) {
      const { title, date, place } = this.data.events;
      if (events.length === 1) {
        const i = events[0];
        return element("div", "", element("b", "", title[i]), element("span", "", date[i]),
          element("span", "", place[i]));
      }
      const first = events.slice(0, 3).map((i) => element("span", "", title[i]));
      return element("div", "", element("b", "", this.counted(events.length)), ...first,
        ...(events.length > 3 ? [element("span", "", "…")] : []));
    }

    counted(count) {
      return this.data.words.stack.replace("0", String(count));
    }

    /** @param {{territory?: string, line?: string}} hovered */
    areaTip({ territory, line }) {
      if (line) {
        const { title, note } = this.data.lines[line];
        return element("div", "", element("b", "", title), element("span", "", note));
      }
      const { names } = this.data.territories[territory];
      const answer = this.chronicle.at(this.state.perspective, territory, this.day);
      return element("div", "", element("b", "", names[this.state.names].join(" / ")),
        element("span", "", answer ? answer.words : ""));
    }

    onClick(event) {
      const stack = this.data && this.hit(event.layerPoint);
      if (!stack) return;
      this.showTip(null);
      if (stack.events.length === 1) this.select(stack.events[0]);
      else this.openStack(stack);
    }

    openStack({ x, y, events }) {
      const { title, date, category, status, id } = this.data.events;
      const list = element("ol", "");
      for (const i of events.slice(0, 200)) {
        const symbol = document.createElementNS(SVG, "svg");
        symbol.setAttribute("viewBox", "-1.3 -1.3 2.6 2.6");
        symbol.setAttribute("aria-hidden", "true");
        const path = document.createElementNS(SVG, "path");
        path.setAttribute("d", this.data.style.shapes[category[i]]);
        path.setAttribute("fill", this.data.style.fills[status[i]]);
        path.setAttribute("stroke", this.data.style.ink);
        path.setAttribute("stroke-width", "0.25");
        symbol.append(path);
        const words = element("span", "", title[i], element("small", "", date[i]));
        const button = element("button", "", symbol, words);
        button.type = "button";
        button.setAttribute("aria-pressed", String(id[i] === this.state.selected));
        button.addEventListener("click", () => {
          this.map.closePopup();
          this.select(i);
        });
        list.append(element("li", "", button));
      }
      const box = element("div", "dispute-stack", element("h2", "", this.counted(events.length)), list);
      L.popup({ minWidth: 240, maxWidth: 320, autoPanPadding: [12, 12] })
        .setLatLng(this.map.layerPointToLatLng([x, y])).setContent(box).openOn(this.map);
    }

    /** Tell the page's owner what the reader selected. */
    select(i) {
      const selected = this.data.events.id[i];
      if (!this.tell({ selected })) this.show({ ...this.state, selected });
    }

    /**
     * Tell the page's owner, if there is one, what the reader chose, along with what it has not
     * answered yet: of two messages that come close together it may hear the last only.
     * @param {{selected?: string, at?: string|null}} choice
     * @returns {boolean} Whether there is an owner.
     */
    tell(choice) {
      const streamlit = /** @type {any} */ (window).Streamlit;
      if (!streamlit || (this.state && this.state.fly)) return false;
      this.untold = { ...this.untold, ...choice };
      this.stamp = Math.max(Date.now(), this.stamp + 1);
      streamlit.setComponentValue({ ...this.untold, stamp: this.stamp });
      return true;
    }

    /** Where the reader left the map for another page, if no other place was asked for since. */
    keptCamera(asked) {
      try {
        const kept = /** @type {any} */ (window.parent).disputeCamera;
        return kept && kept.asked === asked ? kept.camera : "";
      } catch {
        return ""; // framed by a page of another origin
      }
    }

    /** Keep the URL's `view` in step with the map, without asking the server. */
    rememberCamera() {
      if (this.quiet) return;
      this.middle = this.map.getCenter();
      if (!this.data || (this.state && this.state.fly)) return;
      this.atHome = false;
      const centre = this.middle.wrap();
      const camera = [centre.lat.toFixed(4), centre.lng.toFixed(4),
        String(Math.round(this.map.getZoom() * 100) / 100)].map(Number).join(",");
      this.reported = camera;
      try {
        /** @type {any} */ (window.parent).disputeCamera = { asked: this.asked, camera };
        const page = new URL(window.parent.location.href);
        const query = page.search.replace(/^\?/, "").split("&")
          .filter((part) => part && !part.startsWith("view="));
        page.search = [...query, `view=${camera}`].join("&");
        window.parent.history.replaceState(window.parent.history.state, "", page);
      } catch {
        // framed by a page of another origin: it keeps its own address
      }
    }
  }

  const Dispute = {
    Sheet,
    element,
    project,
    rings,
    attach(map, setup) {
      const made = new DisputeMap(map, setup);
      /** @type {any} */ (window).dispute = made;
      map.dispute = made;
      return made;
    },
    /** Change what is drawn; the returned empty layer is for owners that expect one. */
    show(map, state) {
      map.dispute.show(state);
      return L.layerGroup();
    },
  };
  /** @type {any} */ (window).Dispute = Dispute;
}());
