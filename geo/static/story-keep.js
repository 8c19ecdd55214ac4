// @ts-check
/**
 * A reader's own story in the browser: sent to the server once, and written when it changed.
 *
 * A text reaches the server when its box is left. What is half typed is kept beside the story until
 * then, in this tab only, and is sent along with it after a reload.
 *
 * @typedef {object} Data
 * @property {string} pack
 * @property {string} name Of the item in the browser's storage.
 * @property {string|null} ask Set until the server has what is kept; another one for each session.
 * @property {boolean} wants Whether the server waits for that, even if it is nothing.
 * @property {number} stamp Of the story as the server has it.
 * @property {string|null} [text] The story to write, null to forget it; absent if it is written.
 * @property {string} camera Where the server takes the map to be.
 * @property {string[]} takers Keys of the buttons that take the view of the map.
 *
 * @typedef {(name: string, value: any) => void} Tell
 */

const MAP = ".st-key-map iframe";
const BOX = "[class*='st-key-own-']";

class Keeper {
  constructor() {
    /** @type {Data|null} */ this.data = null;
    /** @type {AbortController|null} */ this.listening = null;
    this.answered = "";
    this.moved = "";
    this.written = -1;
    /** @type {Tell} */ this.trigger = () => {};
  }

  /**
   * @param {Data} data
   * @param {Tell} trigger
   */
  follow(data, trigger) {
    this.data = data;
    this.trigger = trigger;
    if (!this.listening) this.listen();
    const told = { ...this.write(data), ...this.answer(data), ...this.find(data) };
    if (Object.keys(told).length) trigger("told", { pack: data.pack, ...told });
  }

  /** @param {Data} data */
  write({ name, stamp, text }) {
    if (text === undefined || this.written === stamp) return {};
    this.written = stamp;
    this.forget(name);
    try {
      if (text === null) localStorage.removeItem(name);
      else localStorage.setItem(name, text);
      return { written: stamp, works: true };
    } catch {
      return { written: stamp, works: false }; // refused, or full
    }
  }

  /**
   * What is kept. That there is nothing is told when it is asked for only.
   * @param {Data} data
   */
  answer({ name, ask, wants }, isPressed = false) {
    if (!ask || ask === this.answered) return {};
    const { kept, works } = this.read(name);
    if (kept === null && !wants && !isPressed) return {};
    this.answered = ask;
    return { kept, works, typed: recall(name) };
  }

  /**
   * What was typed is in the story now, but for the box that the reader is still in.
   * @param {string} name
   */
  forget(name) {
    const key = keyOf(document.activeElement);
    const typed = recall(name);
    memorize(name, key && key in typed ? { [key]: typed[key] } : {});
  }

  /** @param {string} name */
  read(name) {
    try {
      return { kept: localStorage.getItem(name), works: true };
    } catch {
      return { kept: null, works: false };
    }
  }

  /**
   * Where the reader left the map, of which the server has not heard; see `keptCamera` of the map.
   * @param {Data} data
   */
  find({ camera }) {
    const left = /** @type {any} */ (window).disputeCamera;
    const isNews = left && left.asked === camera && ![camera, this.moved].includes(left.camera);
    if (!isNews || document.querySelector(MAP)) return {};
    this.moved = left.camera;
    return { camera: left.camera };
  }

  /** A button that takes the view is pressed by what it takes: the server does not know where. */
  listen() {
    this.listening = new AbortController();
    document.addEventListener("click", (event) => {
      const at = /** @type {Element|null} */ (event.target);
      if (!this.data || !at || !at.closest) return;
      const { pack, takers } = this.data;
      const pressed = takers.find((key) => at.closest(`.st-key-${key} button:enabled`));
      const taken = pressed && look();
      if (!taken) return;
      event.preventDefault();
      event.stopPropagation();
      this.trigger("told", { pack, pressed, ...taken, ...this.answer(this.data, true) });
    }, { capture: true, signal: this.listening.signal });
    document.addEventListener("input", (event) => {
      const box = /** @type {HTMLInputElement} */ (event.target);
      const key = keyOf(box);
      if (this.data && key) memorize(this.data.name, { ...recall(this.data.name), [key]: box.value });
    }, { capture: true, signal: this.listening.signal });
  }

  stop() {
    if (this.listening) this.listening.abort();
    this.listening = null;
  }
}

/**
 * Key of the box of the story that a text is typed into.
 * @param {Element|null} element
 */
function keyOf(element) {
  const box = element && element.matches("input, textarea") && element.closest(BOX);
  const found = box && /st-key-(own-\S+)/.exec(box.className);
  return found ? found[1] : null;
}

/**
 * Texts half typed, by the keys of their boxes.
 * @param {string} name Of the story in the browser's storage.
 * @returns {Record<string, string>}
 */
function recall(name) {
  try {
    return JSON.parse(sessionStorage.getItem(`${name}:typed`) || "{}");
  } catch {
    return {}; // refused, or not ours
  }
}

/**
 * @param {string} name
 * @param {Record<string, string>} typed
 */
function memorize(name, typed) {
  try {
    sessionStorage.setItem(`${name}:typed`, JSON.stringify(typed));
  } catch {} // refused, or full
}

/** Where the map looks, and how large it is. */
function look() {
  const frame = /** @type {HTMLIFrameElement|null} */ (document.querySelector(MAP));
  const shown = frame && frame.contentWindow && /** @type {any} */ (frame.contentWindow).dispute;
  if (!shown || !shown.map) return null;
  const { lat, lng } = shown.map.getCenter().wrap();
  return {
    camera: [lat.toFixed(4), lng.toFixed(4), shown.map.getZoom().toFixed(2)].map(Number).join(","),
    size: [frame.clientWidth, frame.clientHeight],
  };
}

/** @type {WeakMap<object, Keeper>} */
const keepers = new WeakMap();

/** @param {{data: Data, parentElement: any, setTriggerValue: Tell}} component */
export default function keep({ data, parentElement, setTriggerValue }) {
  const host = parentElement.host || parentElement;
  const keeper = keepers.get(host) || new Keeper();
  keepers.set(host, keeper);
  keeper.follow(data, setTriggerValue);
  if (host.dataset) host.dataset.listening = "";
  return () => keeper.stop();
}
