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
 * @property {string} ask Another one for each session.
 * @property {boolean} heard Whether the server has what is kept.
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
const PATIENCE = 400; // ms in which a button is pressed once: the page may be on its way out

class Keeper {
  constructor() {
    /** @type {Data|null} */ this.data = null;
    /** @type {AbortController|null} */ this.listening = null;
    this.answered = "";
    this.moved = "";
    this.written = "";
    this.pressedAt = -Infinity;
    this.isTelling = false;
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
    if (Object.keys(told).length) this.tell({ pack: data.pack, ...told });
  }

  /**
   * Streamlit sends what is told, and what is pressed in the same moment, as news of this part of
   * the page alone.
   * @param {object} told
   */
  tell(told) {
    this.trigger("told", told);
    this.isTelling = true;
    setTimeout(() => { this.isTelling = false; }); // sent: Streamlit waits as long, and began first
  }

  /**
   * What is pressed while something is told is pressed a moment later, but for what a presentation
   * has taken for itself: that would be done twice.
   * @param {MouseEvent} event
   */
  wait(event) {
    if (!this.isTelling || event.defaultPrevented) return;
    const [target] = event.composedPath();
    event.preventDefault();
    event.stopImmediatePropagation();
    const later = new MouseEvent("click", event);
    Object.defineProperty(later, "timeStamp", { value: event.timeStamp }); // when it was pressed
    setTimeout(() => target.dispatchEvent(later));
  }

  /** @param {Data} data */
  write({ name, ask, stamp, text }) {
    const change = `${name} ${ask} ${stamp}`;
    if (text === undefined || this.written === change) return {};
    this.written = change;
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
  answer({ name, ask, heard, wants }, isPressed = false) {
    if (heard || ask === this.answered) return {};
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

  listen() {
    this.listening = new AbortController();
    const options = { capture: true, signal: this.listening.signal };
    document.addEventListener("click", (event) => this.wait(event), options);
    document.addEventListener("click", (event) => this.take(event), options);
    document.addEventListener("input", (event) => {
      const box = /** @type {HTMLInputElement} */ (event.target);
      const key = keyOf(box);
      if (!this.data || !key) return;
      memorize(this.data.name, { ...recall(this.data.name), [key]: box.value });
    }, options);
    // Another tab has changed the story.
    window.addEventListener("storage", ({ key, newValue }) => {
      if (!this.data || key !== this.data.name) return;
      this.tell({ pack: this.data.pack, changed: newValue });
    }, options);
  }

  /**
   * A button that takes the view is pressed by what it takes: the server does not know where.
   * @param {MouseEvent} event
   */
  take(event) {
    const at = /** @type {Element|null} */ (event.target);
    if (!this.data || !at || !at.closest) return;
    const { pack, takers } = this.data;
    const pressed = takers.find((key) => at.closest(`.st-key-${key} button:enabled`));
    const taken = pressed && look();
    if (!taken) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.detail > 1 || event.timeStamp - this.pressedAt < PATIENCE) return;
    this.pressedAt = event.timeStamp;
    this.tell({ pack, pressed, ...taken, ...this.answer(this.data, true) });
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
