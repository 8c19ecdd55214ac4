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
  const { Story, drawIcon, icons } = /** @type {any} */ (window).DisputeStory;
  const CLOCK = ".dispute-time"; // where the same keys move time
  const PRESSED = "button, summary, a"; // what a space presses if it has the focus
  const POINTED = "button, [role=slider]"; // what keeps keys to itself while it has the focus
  const ICONS = {
    ...icons,
    notes: "M4 3h16v12H8l-4 4Zm3 4v1.6h10V7Zm0 3.4V12h7v-1.6Z",
  };

  /** @returns {any} The only element of the page that a selector finds. */
  function find(selector) {
    return document.querySelector(selector);
  }

  class Lesson extends Story {
    /** @param {Told} told */
    constructor(map, told) {
      super(CLOCK, PRESSED);
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
      /** Of steps shown; the map flies once for each. */ this.visits = 0;
      /** What the map was last told to show. @type {any} */ this.given = null;
      this.isFree = false;
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
      this.panel.addEventListener("touchstart", (event) => this.onTouch(event), { passive: true });
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

    get count() {
      return this.steps.length;
    }

    go(number) {
      const to = Math.min(Math.max(number, 1), this.count);
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

    // -- the pointer, notes and full screen --------------------------------------------------

    /** Keys move the story again after a click; they do not press or drag what the pointer did. */
    onClick(event) {
      const focused = /** @type {HTMLElement|null} */ (document.activeElement);
      if (!event.detail || !event.target.closest(POINTED)) return;
      if (focused && focused.closest(POINTED)) focused.blur();
    }

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

    drawFull() {
      const name = document.fullscreenElement ? "window" : "full";
      this.draw("full", name, name);
    }

    draw(name, icon, words) {
      drawIcon(this.buttons[name], ICONS[icon], this.told.words[words]);
    }
  }

  /** @type {any} */ (window).DisputeLesson = {
    /** @param {Told} told */
    tell(map, told) {
      return new Lesson(map, told);
    },
  };
}());
