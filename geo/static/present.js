// @ts-check
/**
 * A presentation in the page: keys and swipes move its steps, and it can go on by itself.
 *
 * Keys count in the page and in the frame of its map. A step is asked for by its number, so that
 * of two requests that reach the server together the later one is right.
 *
 * @typedef {{play: string, pause: string, full: string, window: string}} Words
 * @typedef {{fly: string, camera: number[]}} Flight
 * @typedef {{story: string, step: number, steps: number, flights: Record<string, Flight>,
 *   notes: boolean, seconds: number, words: Words}} Data
 */

const { Story, drawIcon, icons } = /** @type {any} */ (window).DisputeStory;
const STAGE = ".st-key-present-stage";
const PANEL = ".st-key-present-panel";
const TYPING = "input, textarea, select, [contenteditable]";
const PRESSED = "button, summary, [role=button]"; // what a space presses if it has the focus
const PATIENCE = 3000; // ms until an unanswered request is given up
const ICONS = {
  ...icons,
  play: "M8 5v14l11-7Z",
  pause: "M6 5h4v14H6Zm8 0h4v14h-4Z",
};

class Show extends Story {
  /** @param {any} root */
  constructor(root) {
    super(TYPING, PRESSED);
    [this.playButton, this.fullButton] = root.querySelectorAll("button");
    /** @type {Data|null} */ this.data = null;
    this.asked = 0;
    this.askedAt = 0;
    this.timer = 0;
    this.playing = false;
    /** @type {AbortController|null} */ this.listening = null;
    /** @type {Document|null} */ this.frame = null;
    this.told = "";
    this.hadNotes = false;
    this.tell = (/** @type {number} */ _step) => {};
  }

  /** @param {Data} data */
  follow(data, tell) {
    const isAnother = !this.data || this.data.story !== data.story;
    const isLate = this.asked && this.asked !== data.step
      && Date.now() - this.askedAt < PATIENCE;
    if (isAnother || !isLate) {
      if (this.number !== data.step) this.wind();
      this.number = data.step;
      this.asked = 0;
    }
    this.data = data;
    this.tell = tell;
    if (isAnother) this.play(false);
    if (!this.listening) this.listen();
    this.attach();
    this.draw();
    this.scroll();
  }

  /** A step begins at its top, and notes that were asked for are in sight. */
  scroll() {
    const told = document.querySelector(".st-key-present-told");
    const notes = document.querySelector(".present-notes");
    if (!told || !this.data) return;
    if (this.told !== `${this.data.story} ${this.data.step}`) told.scrollTop = 0;
    else if (notes && !this.hadNotes) notes.scrollIntoView({ block: "nearest" });
    this.told = `${this.data.story} ${this.data.step}`;
    this.hadNotes = Boolean(notes);
  }

  listen() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    const on = (target, name, act, options = {}) =>
      target.addEventListener(name, act, { signal, ...options });
    on(document, "keydown", (event) => this.onKey(event), { capture: true });
    on(document, "click", (event) => this.onClick(event), { capture: true });
    // A frame that loads says so to itself alone, but on the way there.
    on(document, "load", (event) => {
      if (event.target instanceof HTMLIFrameElement) this.attach();
    }, { capture: true });
    on(document, "fullscreenchange", () => this.draw());
    on(document, "touchstart", (event) => {
      this.onTouch(event);
      if (!event.target.closest(PANEL)) this.touch = null;
    }, { passive: true });
    on(document, "touchend", (event) => this.onSwipe(event), { passive: true });
    on(this.playButton, "click", () => this.play(!this.playing));
    on(this.fullButton, "click", () => this.toggleFull());
  }

  /** Listen in the document of the map's frame too, once it is there. */
  attach() {
    /** @type {HTMLIFrameElement|null} */
    const frame = document.querySelector(`${STAGE} .st-key-map iframe`);
    const inner = frame && frame.contentDocument;
    if (!inner || inner === this.frame || !this.listening) return;
    this.frame = inner;
    const { signal } = this.listening;
    inner.addEventListener("keydown", (event) => this.onKey(event), { capture: true, signal });
    inner.addEventListener("click", (event) => this.onClick(event), { capture: true, signal });
  }

  stop() {
    if (this.listening) this.listening.abort();
    this.listening = null;
    this.frame = null;
    this.play(false);
  }

  onKey(event) {
    if (document.querySelector(STAGE)) super.onKey(event);
  }

  action(key) {
    return key === "Escape" ? () => this.leave() : super.action(key);
  }

  toggleNotes() {
    press("present-notes");
  }

  leave() {
    const popup = this.frame && this.frame.querySelector(".leaflet-popup-close-button");
    if (document.fullscreenElement) document.exitFullscreen();
    else if (popup) /** @type {HTMLElement} */ (popup).click();
    else press("present-leave");
  }

  onClick(event) {
    const at = /** @type {HTMLElement|null} */ (event.composedPath()[0]);
    if (!at || !at.closest) return;
    const move = at.closest(".st-key-present-next button") ? 1
      : at.closest(".st-key-present-previous button") ? -1 : 0;
    if (move) {
      event.preventDefault();
      event.stopPropagation();
      this.go(this.number + move);
    }
    // A space after a click goes on; it does not press once more what the pointer pressed.
    const button = /** @type {HTMLElement|null} */ (at.closest(PRESSED));
    if (!button || !event.detail) return;
    const outer = /** @type {any} */ (button.getRootNode()).host || button;
    if (button.ownerDocument === this.frame || outer.closest(STAGE)) button.blur();
  }

  get count() {
    return this.data ? this.data.steps : 1;
  }

  go(number) {
    if (!this.data) return;
    const to = Math.min(Math.max(number, 1), this.count);
    if (to === this.number) return;
    this.number = this.asked = to;
    this.askedAt = Date.now();
    this.wind();
    this.tell(to);
    this.setOut(to);
  }

  /** The map is on its way while the server still thinks of what it shows there. */
  setOut(to) {
    const flight = this.data && this.data.flights[to];
    const map = this.frame && /** @type {any} */ (this.frame.defaultView).dispute;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (flight && map && map.ready && !isCalm) map.flyTo(flight, false);
  }

  play(playing) {
    this.playing = playing && Boolean(this.data) && this.number < this.count;
    this.wind();
    this.draw();
  }

  /** Let the clock of a step begin anew. */
  wind() {
    clearTimeout(this.timer);
    if (!this.playing || !this.data) return;
    this.timer = window.setTimeout(() => {
      this.go(this.number + 1);
      if (this.number >= this.count) this.play(false);
    }, 1000 * this.data.seconds);
  }

  draw() {
    if (!this.data) return;
    const { words, step } = this.data;
    label(this.playButton, this.playing ? "pause" : "play", words);
    this.playButton.setAttribute("aria-pressed", String(this.playing));
    this.playButton.disabled = !this.playing && step >= this.count;
    label(this.fullButton, document.fullscreenElement ? "window" : "full", words);
    this.fullButton.hidden = !document.fullscreenEnabled;
  }
}

/** Press a button of the page, as a pointer would. */
function press(key) {
  /** @type {HTMLElement|null} */
  const button = document.querySelector(`.st-key-${key} button`);
  if (button) button.click();
}

function label(button, name, words) {
  if (button.dataset.icon === name && button.title === words[name]) return;
  button.dataset.icon = name;
  button.title = words[name];
  drawIcon(button, ICONS[name], words[name]);
}

/** @type {WeakMap<object, Show>} */
const shows = new WeakMap();

/** @param {{data: Data, parentElement: any, setTriggerValue: any}} component */
export default function present({ data, parentElement, setTriggerValue }) {
  const host = parentElement.host || parentElement;
  const show = shows.get(host) || new Show(parentElement);
  shows.set(host, show);
  show.follow(data, (step) => setTriggerValue("go", step));
  return () => show.stop();
}
