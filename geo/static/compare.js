// @ts-check
/**
 * Two days on one screen: a second map beside the first, or under a divider that is moved.
 *
 * `DisputeCompare.attach(map, setup)` makes the second map, with the place and zoom of the one
 * that `Dispute.attach` made; `DisputeCompare.show(map, state)` changes what both draw. Only the
 * first map decides where to look when a state comes, and only it writes the address.
 *
 * @typedef {{urls: object, words: {divider: string}}} PairSetup Where the second map finds what it
 *   draws, and the name of the divider.
 * @typedef {object} Side
 * @property {string} at Day, in ISO form.
 * @property {string} perspective
 * @property {string} date The day in words.
 * @property {string} whose The perspective in words.
 * @property {string} label What the map is called.
 * @typedef {{mode: "side"|"swipe", sides: [Side, Side]}} Pair With the fields of `State` in
 *   dispute-map.js that both maps share.
 */
(function () {
  "use strict";
  const L = /** @type {any} */ (window).L;
  const Dispute = /** @type {any} */ (window).Dispute;
  const { element } = Dispute;
  const STEP = 2; // per cent that an arrow key moves the divider
  const LEAP = 10; // per cent that Page Up and Page Down move it

  /** World pixels of what is in the middle of a map. */
  function middle(map) {
    return map.getPixelBounds().getCenter();
  }

  /**
   * Keep place and zoom of two maps equal, whichever the reader moves.
   *
   * The map that started to move leads until it rests. What the other one says meanwhile is an
   * echo, so nothing goes round. Leaflet's own steps (`_animateZoom`, `_move`, `_rawPanBy`) keep
   * the follower in the same frame as the leader; `setView` would redraw it at each step.
   */
  class Tether {
    constructor(one, two) {
      this.leader = null;
      this.busy = false;
      this.zoomed = false;
      for (const [from, to] of [[one, two], [two, one]]) {
        const endZoom = to._onZoomTransitionEnd;
        to._onZoomTransitionEnd = () => {
          // Each map has a clock of its own for this; the follower's may be a frame ahead.
          if (this.busy || this.leader !== from) endZoom.call(to);
        };
        from.on("movestart", () => this.lead(from));
        from.on("zoomanim", (event) => this.follow(from, () => {
          to._animateZoom(event.center, event.zoom, true, event.noUpdate);
        }));
        from.on("move", (event) => this.follow(from, () => this.step(from, to, event)));
        from.on("zoomend", () => { if (this.leader === from) this.zoomed = true; });
        from.on("moveend", () => this.follow(from, () => this.rest(from, to)));
      }
    }

    lead(map) {
      if (this.busy || this.leader === map) return;
      if (this.leader) this.leader.stop();
      this.leader = map;
      this.zoomed = false;
    }

    follow(from, act) {
      if (this.busy || this.leader !== from) return;
      this.quietly(act);
    }

    /** Act without taking what the maps then say for moves of the reader. */
    quietly(act) {
      this.busy = true;
      try {
        act();
      } finally {
        this.busy = false;
      }
    }

    step(from, to, event) {
      if (from.getZoom() === to.getZoom()) {
        const way = middle(from).subtract(middle(to));
        to._rawPanBy(way);
        to.fire("move");
      } else {
        to._move(from.getCenter(), from.getZoom(), { pinch: event.pinch, flyTo: event.flyTo });
      }
    }

    rest(from, to) {
      if (to._animatingZoom) to._onZoomTransitionEnd(); else to._moveEnd(this.zoomed);
      if (from.getZoom() !== to.getZoom() || middle(from).distanceTo(middle(to)) > 0.01) {
        this.match(from, to);
      }
      this.leader = null;
    }

    match(from, to) {
      to.setView(from.getCenter(), from.getZoom(), { reset: true, animate: false });
    }
  }

  class Comparison {
    /** @param {PairSetup} setup */
    constructor(map, setup) {
      this.words = setup.words;
      this.share = 50;
      this.first = map.dispute;
      document.documentElement.dataset.compare = "side";
      // Leaflet asks for the size at once, so the classes that give it come first.
      const place = element("div", "dispute-map dispute-second");
      map.getContainer().classList.add("dispute-first");
      map.getContainer().after(place);
      this.second = Dispute.attach(L.map(place, { ...map.options }), setup);
      /** @type {any} */ (window).dispute = this.first;
      this.maps = [this.first.map, this.second.map];
      this.tether = new Tether(...this.maps);
      this.widen(this.first);
      this.subdue(this.second);
      this.captions = ["first", "second"].map((side, i) => {
        const caption = element("div", `dispute-caption dispute-caption-${side}`);
        caption.id = `dispute-caption-${side}`;
        const container = this.maps[i].getContainer();
        container.setAttribute("aria-describedby", caption.id);
        container.before(caption);
        return caption;
      });
      this.addDivider(place);
      for (const each of this.maps) each.on("popupopen", ({ popup }) => this.uncover(each, popup));
    }

    /** What differs lies all over the region, not only in the islands that are disputed today. */
    widen(first) {
      first.goHome = () => {
        first.quiet = true;
        first.goTo("region", false);
        first.quiet = false;
        first.atHome = true;
      };
    }

    /** Leave place, zoom and address to the first map. */
    subdue(second) {
      const [lead, map] = this.maps;
      second.goHome = () => {};
      second.reveal = () => {};
      second.rememberCamera = () => {};
      second.onResize = () => this.tether.quietly(() => {
        map.invalidateSize({ animate: false, pan: false });
        this.tether.match(lead, map);
      });
    }

    addDivider(place) {
      const handle = element("span", "dispute-divider-handle", "\u2039\u203a");
      handle.setAttribute("aria-hidden", "true");
      const divider = element("div", "dispute-divider", handle);
      this.divider = divider;
      divider.tabIndex = 0;
      divider.setAttribute("role", "slider");
      divider.setAttribute("aria-label", this.words.divider);
      divider.setAttribute("aria-orientation", "horizontal");
      divider.setAttribute("aria-valuemin", "0");
      divider.setAttribute("aria-valuemax", "100");
      place.after(divider);
      let grip = 0;
      divider.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        divider.setPointerCapture(event.pointerId);
        divider.focus({ preventScroll: true });
        grip = event.clientX - (this.share / 100) * this.width;
        event.preventDefault();
      });
      divider.addEventListener("pointermove", (event) => {
        if (divider.hasPointerCapture(event.pointerId)) {
          this.moveTo((100 * (event.clientX - grip)) / this.width);
        }
      });
      divider.addEventListener("keydown", (event) => {
        const to = {
          ArrowLeft: this.share - STEP, ArrowDown: this.share - STEP,
          ArrowRight: this.share + STEP, ArrowUp: this.share + STEP,
          PageDown: this.share - LEAP, PageUp: this.share + LEAP, Home: 0, End: 100,
        }[event.key];
        if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        this.moveTo(to);
      });
      this.moveTo(this.share);
    }

    get width() {
      return document.documentElement.clientWidth;
    }

    /** Put the divider at so many per cent of the width; the first map shows left of it. */
    moveTo(share) {
      this.share = Math.max(0, Math.min(100, share));
      document.documentElement.style.setProperty("--dispute-swipe", `${this.share}%`);
      const left = Math.round(this.share);
      this.divider.setAttribute("aria-valuenow", String(left));
      if (this.state) {
        const [one, two] = this.state.sides;
        this.divider.setAttribute("aria-valuetext",
          `${left} %: ${one.date}, ${one.whose}; ${100 - left} %: ${two.date}, ${two.whose}`);
      }
    }

    /** Move the divider off a list that was opened under it. */
    uncover(map, popup) {
      if (!this.state || this.state.mode !== "swipe") return;
      const { left, right } = popup.getElement().getBoundingClientRect();
      const edge = (100 * (map === this.maps[0] ? right + 16 : left - 16)) / this.width;
      this.moveTo(map === this.maps[0] ? Math.max(this.share, edge) : Math.min(this.share, edge));
    }

    /** @param {Pair} state */
    show(state) {
      const { sides, mode, ...shared } = state;
      this.state = state;
      document.documentElement.dataset.compare = mode;
      this.second.show({ ...shared, ...sides[1], camera: null });
      this.first.show({ ...shared, ...sides[0] });
      sides.forEach(({ date, whose }, i) => {
        this.captions[i].replaceChildren(element("b", "", date), element("span", "", whose));
      });
      // Under the divider the maps are one to the keyboard.
      this.second.map.getContainer().tabIndex = mode === "swipe" ? -1 : 0;
      this.moveTo(this.share);
    }
  }

  /** @type {any} */ (window).DisputeCompare = {
    /** @param {PairSetup} setup */
    attach(map, setup) {
      const made = new Comparison(map, setup);
      /** @type {any} */ (window).disputeComparison = made;
      map.comparison = made;
      return made;
    },
    /** Change what is drawn; the returned empty layer is for owners that expect one. */
    show(map, state) {
      map.comparison.show(state);
      return L.layerGroup();
    },
  };
}());
