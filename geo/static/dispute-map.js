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
 * @property {"light"|"dark"} theme
 * @property {boolean} labels
 * @property {boolean} lines
 * @property {Tiles|null} tiles
 * @property {[number, number, number]|null} camera
 * @property {string} [label] What the map is called, if it says more than the data's own word.
 * @property {object[]} notes What the reader put on the map; see annotations.js.
 * @property {string} [fly] Name of a step of a presentation: the map flies to each one's camera, and
 *   what is done on the map stays on it.
 */
(function () {
  "use strict";
  const L = /** @type {any} */ (window).L;
  const Chronicle = /** @type {any} */ (window).DisputeChronicle;
  const {
    Area, Outline, Paints, Sheet, coastline, isCut, outlines, project, rings, sharedEdges, traceAll,
  } = /** @type {any} */ (window).DisputeShapes;
  const HIT_RADIUS = 14; // px around a symbol that answer to a pointer
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

  /** Theme of a map: online tiles are light in any, and so is what is on them. */
  function themeOf({ theme, tiles }) {
    return tiles ? "light" : theme;
  }

  class DisputeMap {
    constructor(map, setup) {
      this.map = map;
      /** @type {State|null} */ this.state = null;
      this.data = null;
      /** @type {Map<string, any>} Territories as drawn. */ this.areas = new Map();
      /** Name and colours of the theme that was taken last. */ this.theme = "";
      /** @type {any} */ this.ground = null;
      this.shown = [];
      this.stacks = [];
      /** Stacks of several events, by event. */ this.homes = new Map();
      this.labels = [];
      /** @type {Map<string, number>} */ this.widths = new Map();
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
      this.labeller = new (/** @type {any} */ (window).DisputeLabels)(this);
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
      /** The theme that Streamlit named last. */ this.base = "";
      window.addEventListener("message", ({ data }) => this.onMessage(data));
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
      this.symbols = new (/** @type {any} */ (window).DisputeSymbols)(this);
      this.paints = new Paints(data.style.palettes);
      this.takeTheme(this.state ? themeOf(this.state) : "light");
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

    /** Draw with the colours of a theme; what each state draws anyway follows by itself. */
    takeTheme(theme) {
      if (theme === this.theme) return;
      this.theme = theme;
      this.ground = this.data.style.grounds[theme];
      this.symbols.sprites.clear();
      if (!this.ready) return;
      this.land.paint();
      for (const area of this.areas.values()) {
        area.key = null;
        (area.shore || area.fill).setStyle({ color: this.rim(area.feature) });
      }
      this.lineLayer.setStyle((feature) => this.lineStyle(feature.properties));
    }

    rim({ properties }) {
      return properties.role === "disputed" ? this.ground.rim : this.ground.shore;
    }

    addLand(land) {
      this.map.createPane("dispute-land").style.zIndex = "210";
      const { credit } = this.data.style;
      const drawn = outlines(land.features);
      this.land = new Sheet((context, bounds) => {
        context.beginPath();
        traceAll(context, drawn, this.map, bounds);
        context.fillStyle = this.ground.land;
        context.fill("evenodd");
        context.strokeStyle = this.ground.coast;
        context.lineWidth = 0.8;
        context.lineJoin = "round";
        context.stroke();
      }, { pane: "dispute-land", padding: 0.4, attribution: credit });
      this.land.on("add", () => this.land.paint()).addTo(this.map);
    }

    addTerritories(geojson) {
      this.svg = L.svg({ padding: 0.4 });
      this.features = new Map(geojson.features.map(
        (feature) => [feature.properties.id, feature]));
      // A group's polygon already draws its parts, and the land draws what is mere context.
      const drawn = geojson.features.filter(
        ({ properties }) => !properties.part_of && properties.role !== "context");
      const cuts = sharedEdges(drawn);
      for (const feature of drawn) {
        const { id } = feature.properties;
        const rim = this.rim(feature);
        const cut = isCut(feature, cuts);
        const outline = new Outline(feature);
        // A line in the fill's own colour closes the seam of a cut.
        const weight = cut ? 1.2 : 0.8;
        const fill = new Area(outline, { renderer: this.svg, weight, color: rim }).on({
          mouseover: () => { this.hovered = { territory: id }; },
          mouseout: () => { this.hovered = null; },
        }).addTo(this.map);
        const shore = cut && L.polyline(coastline(feature, cuts), { renderer: this.svg,
          weight: 0.8, interactive: false, color: rim }).addTo(this.map);
        this.areas.set(id,
          { feature, outline, fill, shore, key: null, hatch: null, hatched: false });
      }
      this.svg._container.prepend(this.paints.defs);
    }

    /** Draw a territory by its key; to restyle is to rasterise anew, so only when it changed. */
    paintArea(area, key) {
      if (area.key === key) return;
      area.key = key;
      const [fills, hatches] = key.split("/");
      const paint = this.paints.fill(fills) || this.ground.land;
      area.fill.setStyle({ fillColor: paint, fillOpacity: 1, ...(area.shore && { color: paint }) });
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
      for (const [way, label] of [["in", words.zoom_in], ["out", words.zoom_out]]) {
        const button = this.map.getContainer().querySelector(`.leaflet-control-zoom-${way}`);
        button.title = label;
        button.setAttribute("aria-label", label);
      }
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

    /** Streamlit tells a frame of another theme at once, and the server only with the next run. */
    onMessage(data) {
      const base = data && data.type === "streamlit:render" && data.theme && data.theme.base;
      if (!["light", "dark"].includes(base) || base === this.base) return;
      this.base = base;
      if (!this.state || base === this.state.theme) return;
      this.show({ ...this.state, theme: base });
      this.send({});
    }

    /** @param {State} state */
    show(state) {
      this.state = state;
      document.documentElement.dataset.theme = themeOf(state);
      if (this.ready) this.apply(state);
    }

    /** @param {State} state */
    apply(state) {
      if (state.heard >= this.stamp) this.untold = {};
      this.takeTheme(themeOf(state));
      this.map.getContainer().setAttribute("aria-label", state.label || this.data.words.label);
      // A frame of Streamlit's is called after the component.
      if (window.frameElement) window.frameElement.title = this.data.words.label;
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
      const { ink, parties } = this.ground;
      return { color: (claimed && parties[line.claimed_by[0]]) || ink, weight: 1.8, opacity: 0.9,
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
      this.stacks = this.symbols.stack(bounds);
      this.homes = new Map(this.stacks.filter(({ events }) => events.length > 1)
        .flatMap((stack) => stack.events.map((i) => [i, stack])));
      const selected = this.order.get(this.state.selected);
      this.drawTies(context);
      for (const stack of this.stacks) this.symbols.drawStack(context, stack, selected);
      // What glows stands beside its stack, as large as that is drawn.
      if (this.clock && this.clock.lit.length) this.clock.glow.paint();
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

    /**
     * Bows from the selected event to the territories that it concerns, by the layer points of
     * their start, bend and end.
     * @returns {[number, number][][]}
     */
    ties() {
      const i = this.order.get(this.state.selected);
      if (i === undefined || !this.world[i] || !this.shown.includes(i)) return [];
      const [x, y] = this.place(i);
      return this.targets(i).map((target) => {
        const end = this.map.latLngToLayerPoint([target.lat, target.lon]);
        const bend = Math.min(60, Math.hypot(end.x - x, end.y - y) * 0.12);
        return [[x, y], [(x + end.x) / 2, (y + end.y) / 2 - bend], [end.x, end.y]];
      });
    }

    drawTies(context) {
      context.strokeStyle = context.fillStyle = this.ground.accent;
      context.lineWidth = 1.6;
      for (const [start, bend, end] of this.ties()) {
        context.beginPath();
        context.moveTo(...start);
        context.quadraticCurveTo(...bend, ...end);
        context.stroke();
        context.beginPath();
        context.arc(...end, 3.5, 0, 2 * Math.PI);
        context.fill();
      }
    }

    font() {
      if (!this.family) this.family = getComputedStyle(this.map.getContainer()).fontFamily;
      return this.family;
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

    /** Draw names clear of symbols and of the reader's marks. */
    drawLabels(context) {
      this.labels = [];
      if (!this.ready || !this.state) return;
      this.named = true;
      document.documentElement.dataset.named = "yes";
      if (!this.state.labels) return;
      this.notes.place(context);
      const symbols = this.stacks.map(({ x, y, radius }) =>
        [x - radius, y - radius, x + radius, y + radius]);
      this.labels = this.labeller.draw(context, [...symbols, ...this.notes.taken], this.ties());
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
      const { title, date, id } = this.data.events;
      const list = element("ol", "");
      for (const i of events.slice(0, 200)) {
        const words = element("span", "", title[i], element("small", "", date[i]));
        const button = element("button", "", this.symbols.picture(i), words);
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
      return (!this.state || !this.state.fly) && this.send(choice);
    }

    /** The same in a presentation too, which keeps to itself what is done on its map. */
    send(choice) {
      const streamlit = /** @type {any} */ (window).Streamlit;
      if (!streamlit) return false;
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
