// @ts-check
/**
 * A story on a page of its own, told step by step on the map that `Dispute.attach` made.
 *
 * `DisputeLesson.tell(map, told)` shows one step at a time, by button, key, swipe and the number
 * in the address. What is done on the map stays on it until the next step; free exploration
 * shows all that the story is about.
 *
 * @typedef {object} Told
 * @property {any[]} states What the map shows in each step; see dispute-map.js.
 * @property {{window: [string, string], mask: string}} all Days and events of the whole story.
 * @property {Record<string, string>} words
 */
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const SWIPE = 48; // px that a finger goes to the side
  const PRESSED = "button, summary, a"; // what a space presses if it has the focus
  const POINTED = "button, [role=slider]"; // what keeps keys to itself while it has the focus
  const ICONS = {
    notes: "M4 3h16v12H8l-4 4Zm3 4v1.6h10V7Zm0 3.4V12h7v-1.6Z",
    full: "M5 14H3v7h7v-2H5Zm-2-4h2V5h5V3H3Zm16 9h-5v2h7v-7h-2ZM14 3v2h5v5h2V3Z",
    window: "M3 16h5v5h2v-7H3Zm5-8H3v2h7V3H8Zm6 13h2v-5h5v-2h-7Zm2-13V3h-2v7h7V8Z",
  };

  /** @returns {any} The only element of the page that a selector finds. */
  function find(selector) {
    return document.querySelector(selector);
  }

  class Lesson {
    /** @param {Told} told */
    constructor(map, told) {
      this.map = map;
      this.dispute = map.dispute;
      this.told = told;
      /** @type {HTMLElement[]} */
      this.steps = [...document.querySelectorAll(".lesson-step")].map((node) =>
        /** @type {HTMLElement} */ (node));
      this.buttons = Object.fromEntries(
        ["previous", "next", "notes", "full", "explore"].map((name) =>
          [name, find(`[data-does="${name}"]`)]));
      this.panel = find(".lesson-told");
      this.list = find(".lesson-events");
      this.number = 0;
      /** Of steps shown; the map flies once for each. */ this.visits = 0;
      /** What the map was last told to show. @type {any} */ this.given = null;
      this.isFree = false;
      /** @type {Touch|null} */ this.touch = null;
      this.listen();
      map.on("dispute:shown", () => this.onShown());
      /** @type {any} */ (window).DisputePage.follow(map, (id) => this.choose(id));
      this.go(this.asked() || 1);
    }

    listen() {
      const { previous, next, notes, full, explore } = this.buttons;
      previous.addEventListener("click", () => this.go(this.number - 1));
      next.addEventListener("click", () => this.go(this.number + 1));
      notes.addEventListener("click", () => this.toggleNotes());
      full.addEventListener("click", () => this.toggleFull());
      explore.addEventListener("click", () => (this.isFree ? this.tell() : this.explore()));
      full.hidden = !document.fullscreenEnabled;
      window.addEventListener("hashchange", () => this.go(this.asked() || this.number));
      document.addEventListener("fullscreenchange", () => this.drawFull());
      // Before the map and its time control hear them.
      document.addEventListener("keydown", (event) => this.onKey(event), { capture: true });
      document.addEventListener("click", (event) => this.onClick(event));
      this.panel.addEventListener("touchstart", (event) => {
        this.touch = event.touches.length === 1 ? event.touches[0] : null;
      }, { passive: true });
      this.panel.addEventListener("touchend", (event) => this.onSwipe(event), { passive: true });
      this.drawNotes();
      this.drawFull();
    }

    // -- steps -------------------------------------------------------------------------------

    /** The number of a step that the address names, or 0. */
    asked() {
      const found = /^#(\d{1,3})$/.exec(window.location.hash);
      return found ? Number(found[1]) : 0;
    }

    go(number) {
      const to = Math.min(Math.max(number, 1), this.steps.length);
      if (to === this.number) return;
      const isFirst = !this.number;
      this.number = to;
      this.tell();
      this.panel.scrollTop = 0;
      if (!isFirst || this.asked()) this.address();
      if (!isFirst) this.say();
    }

    /** Show the step, in words and on the map. */
    tell() {
      const { number, steps, buttons } = this;
      steps.forEach((step, i) => { step.hidden = i + 1 !== number; });
      find(".lesson-head p").textContent = steps[number - 1].dataset.count;
      find(".lesson-head i").style.width = `${(100 * number) / steps.length}%`;
      buttons.previous.setAttribute("aria-disabled", String(number === 1));
      buttons.next.setAttribute("aria-disabled", String(number === steps.length));
      this.setFree(false);
      this.rest();
      this.visits += 1;
      this.show({ ...this.told.states[number - 1], fly: `${number} ${this.visits}` });
    }

    /** What moves on the map, or is open on it, was about the step before. */
    rest() {
      const { clock } = this.dispute;
      clock.halt();
      clock.endRest();
      clock.closePanel();
      this.map.closePopup();
    }

    address() {
      try {
        window.history.replaceState(null, "", `#${this.number}`);
      } catch {
        window.location.replace(`#${this.number}`);
      }
    }

    /** Let those who do not see the page hear the step. */
    say() {
      const step = this.steps[this.number - 1];
      const said = [...step.querySelectorAll("[data-said]")].map((node) => node.textContent);
      find(".lesson-said").textContent = [step.dataset.count, ...said].join(". ");
    }

    // -- the map -----------------------------------------------------------------------------

    show(state) {
      this.given = state;
      this.dispute.show(state);
    }

    /** The map shows something else: if the reader chose it there, the list shows it too. */
    onShown() {
      const { state } = this.dispute;
      if (state !== this.given && state.selected) this.list.open = true;
      this.given = state;
    }

    /** Show an event of the list; one beyond this step, on its day among all of the story. */
    choose(id) {
      const { dispute } = this;
      const { state } = dispute;
      const i = dispute.order.get(id);
      if (i === undefined || dispute.shown.includes(i)) this.show({ ...state, selected: id });
      else this.explore({ selected: id, at: this.dayOf(i) });
    }

    /** The first day of an event within the story's days, in ISO form. */
    dayOf(i) {
      const Chronicle = /** @type {any} */ (window).DisputeChronicle;
      const [first, last] = this.told.all.window.map(Chronicle.day);
      const [earliest] = this.dispute.chronicle.data.events;
      return Chronicle.iso(Math.max(first, Math.min(last, earliest[i])));
    }

    /** Show all of the story where the map is, until a step is told. */
    explore(choice = {}) {
      this.rest();
      this.setFree(true);
      this.show({ ...this.dispute.state, ...this.told.all, ...choice });
    }

    setFree(isFree) {
      this.isFree = isFree;
      this.buttons.explore.textContent = this.told.words[isFree ? "return" : "explore"];
    }

    // -- keys and fingers --------------------------------------------------------------------

    onKey(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const at = /** @type {Element} */ (event.target);
      const isIn = (what) => Boolean(at.closest && at.closest(what));
      if (isIn(".dispute-time") || (event.key === " " && isIn(PRESSED))) return;
      const act = this.action(event.key);
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) act();
    }

    /** What a key does, if anything; the same as on the Present page. */
    action(key) {
      switch (key) {
        case "ArrowRight": case "PageDown": case " ": return () => this.go(this.number + 1);
        case "ArrowLeft": case "PageUp": return () => this.go(this.number - 1);
        case "Home": return () => this.go(1);
        case "End": return () => this.go(this.steps.length);
        case "n": case "N": return () => this.toggleNotes();
        case "f": case "F": return () => this.toggleFull();
        default: return null;
      }
    }

    /** Keys move the story again after a click; they do not press or drag what the pointer did. */
    onClick(event) {
      const focused = /** @type {HTMLElement|null} */ (document.activeElement);
      if (!event.detail || !event.target.closest(POINTED)) return;
      if (focused && focused.closest(POINTED)) focused.blur();
    }

    onSwipe(event) {
      const from = this.touch;
      this.touch = null;
      if (!from) return;
      const to = event.changedTouches[0];
      const [dx, dy] = [to.clientX - from.clientX, to.clientY - from.clientY];
      const isAcross = Math.abs(dx) > SWIPE && Math.abs(dx) > 1.5 * Math.abs(dy);
      if (isAcross) this.go(this.number + (dx < 0 ? 1 : -1));
    }

    // -- notes and full screen ---------------------------------------------------------------

    toggleNotes() {
      const isShown = document.body.classList.toggle("lesson-noted");
      this.drawNotes();
      const notes = find(".lesson-step:not([hidden]) .lesson-notes");
      if (isShown && notes) notes.scrollIntoView({ block: "nearest" });
    }

    drawNotes() {
      const isShown = document.body.classList.contains("lesson-noted");
      this.draw("notes", "notes", isShown ? "hide" : "notes");
      this.buttons.notes.setAttribute("aria-expanded", String(isShown));
    }

    toggleFull() {
      const done = document.fullscreenElement
        ? document.exitFullscreen() : document.documentElement.requestFullscreen();
      // A page that is framed may not be allowed to.
      done.catch(() => {});
    }

    drawFull() {
      const name = document.fullscreenElement ? "window" : "full";
      this.draw("full", name, name);
    }

    draw(name, icon, words) {
      const button = this.buttons[name];
      const svg = document.createElementNS(SVG, "svg");
      svg.setAttribute("viewBox", "0 0 24 24");
      svg.setAttribute("aria-hidden", "true");
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", ICONS[icon]);
      svg.append(path);
      button.replaceChildren(svg);
      button.setAttribute("aria-label", this.told.words[words]);
    }
  }

  /** @type {any} */ (window).DisputeLesson = {
    /** @param {Told} told */
    tell(map, told) {
      return new Lesson(map, told);
    },
  };
}());
