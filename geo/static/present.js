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

const STAGE = ".st-key-present-stage";
const PANEL = ".st-key-present-panel";
const TYPING = "input, textarea, select, [contenteditable]";
const PRESSED = "button, summary, [role=button]"; // what a space presses if it has the focus
const SWIPE = 48; // px that a finger goes to the side
const PATIENCE = 3000; // ms until an unanswered request is given up
const ICONS = {
  play: "M8 5v14l11-7Z",
  pause: "M6 5h4v14H6Zm8 0h4v14h-4Z",
  full: "M5 14H3v7h7v-2H5Zm-2-4h2V5h5V3H3Zm16 9h-5v2h7v-7h-2ZM14 3v2h5v5h2V3Z",
  window: "M3 16h5v5h2v-7H3Zm5-8H3v2h7V3H8Zm6 13h2v-5h5v-2h-7Zm2-13V3h-2v7h7V8Z",
};

class Show {
  /** @param {any} root */
  constructor(root) {
    [this.playButton, this.fullButton] = root.querySelectorAll("button");
    /** @type {Data|null} */ this.data = null;
    this.step = 1;
    this.asked = 0;
    this.askedAt = 0;
    this.timer = 0;
    this.playing = false;
    /** @type {AbortController|null} */ this.listening = null;
    /** @type {Document|null} */ this.frame = null;
    this.touch = null;
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
      if (this.step !== data.step) this.wind();
      this.step = data.step;
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
      const isOne = event.touches.length === 1 && event.target.closest(PANEL);
      this.touch = isOne ? event.touches[0] : null;
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
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!document.querySelector(STAGE)) return;
    const at = event.composedPath()[0];
    const isIn = (what) => Boolean(at.closest && at.closest(what));
    if (isIn(TYPING) || (event.key === " " && isIn(PRESSED))) return;
    const act = this.action(event.key);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) act();
  }

  /** What a key does, if anything. */
  action(key) {
    const last = this.data ? this.data.steps : 1;
    switch (key) {
      case "ArrowRight": case "PageDown": case " ": return () => this.go(this.step + 1);
      case "ArrowLeft": case "PageUp": return () => this.go(this.step - 1);
      case "Home": return () => this.go(1);
      case "End": return () => this.go(last);
      case "n": case "N": return () => press("present-notes");
      case "f": case "F": return () => this.toggleFull();
      case "Escape": return () => this.leave();
      default: return null;
    }
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
      this.go(this.step + move);
    }
    // A space after a click goes on; it does not press once more what the pointer pressed.
    const button = /** @type {HTMLElement|null} */ (at.closest(PRESSED));
    if (!button || !event.detail) return;
    const outer = /** @type {any} */ (button.getRootNode()).host || button;
    if (button.ownerDocument === this.frame || outer.closest(STAGE)) button.blur();
  }

  onSwipe(event) {
    const from = this.touch;
    this.touch = null;
    if (!from) return;
    const to = event.changedTouches[0];
    const [dx, dy] = [to.clientX - from.clientX, to.clientY - from.clientY];
    const isAcross = Math.abs(dx) > SWIPE && Math.abs(dx) > 1.5 * Math.abs(dy);
    if (isAcross) this.go(this.step + (dx < 0 ? 1 : -1));
  }

  go(step) {
    if (!this.data) return;
    const to = Math.min(Math.max(step, 1), this.data.steps);
    if (to === this.step) return;
    this.step = this.asked = to;
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
    this.playing = playing && Boolean(this.data) && this.step < (this.data ? this.data.steps : 1);
    this.wind();
    this.draw();
  }

  /** Let the clock of a step begin anew. */
  wind() {
    clearTimeout(this.timer);
    if (!this.playing || !this.data) return;
    this.timer = window.setTimeout(() => {
      this.go(this.step + 1);
      if (this.data && this.step >= this.data.steps) this.play(false);
    }, 1000 * this.data.seconds);
  }

  toggleFull() {
    const done = document.fullscreenElement
      ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    // A page that is framed may not be allowed to.
    done.catch(() => {});
  }

  draw() {
    if (!this.data) return;
    const { words, step, steps } = this.data;
    label(this.playButton, this.playing ? "pause" : "play", words);
    this.playButton.setAttribute("aria-pressed", String(this.playing));
    this.playButton.disabled = !this.playing && step >= steps;
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
  button.setAttribute("aria-label", words[name]);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  button.replaceChildren(svg);
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
