// @ts-check
/**
 * Gives the focus back to who presses with keys, when what was pressed is gone or out of use.
 *
 * Streamlit draws a page anew after a press, and takes a button out of use while it makes a file;
 * the focus then falls to the page as a whole. And it lets no key reach a text to copy that is
 * higher than its box. This listens once, for all pages.
 */
(() => {
  const page = /** @type {any} */ (window);
  /** @type {HTMLElement|null} */
  const app = document.querySelector("[data-testid=stApp]");
  if (page.keepsFocus || !app) return;
  page.keepsFocus = true;

  const WIDGET = ".stElementContainer, [data-testid=stLayoutWrapper]";
  const LONG = 3000; // ms in which Streamlit has put what changed into the page
  /** @type {string[]} */
  let keys = []; // of the buttons that may have the focus, the best one first
  let act = giveBack;
  let until = 0;
  let timer = 0;

  /**
   * Keys of what has the focus after a press, the best one first.
   * @param {string} key Of what was pressed.
   */
  function follow(key) {
    const story = new URLSearchParams(location.search).get("story");
    if (key === "present-leave") return [`present-start-${story}`];
    if (key.startsWith("present-start-")) return [key, "present-next"];
    if (!key.startsWith("own-")) return [key];
    // These lead to Explore, for what is done there.
    if (key === "own-begin-explore") return ["story-add"];
    if (key.startsWith("own-explore-")) return ["story-replace"];
    // A step that has become the first or the last goes the other way only.
    const turned = key.replace(/^own-(up|down)/, (way) => (
      way === "own-up" ? "own-down" : "own-up"
    ));
    return [key, turned, "own-undo", "own-steps", "own-begin-explore"];
  }

  /** @param {Element} button */
  function keyOf(button) {
    const widget = button.closest("[class*='st-key-']");
    const found = widget && widget.matches(WIDGET) && /st-key-(\S+)/.exec(widget.className);
    return found ? found[1] : null;
  }

  /**
   * The button of a key that is seen; Streamlit has some twice, one of them hidden.
   * @param {string} key
   */
  function find(key, state = "") {
    const found = document.querySelectorAll(`.st-key-${CSS.escape(key)} button${state}`);
    return /** @type {HTMLButtonElement|undefined} */ (
      [...found].find((each) => each.getClientRects().length)
    );
  }

  /** Say whether there is nothing left to do. */
  function giveBack() {
    if (document.activeElement !== document.body || isBusy()) return false;
    const next = keys.map((key) => find(key, ":enabled")).find(Boolean);
    if (next) next.focus();
    return Boolean(next);
  }

  /** Say whether the page is on its way, or a file that was asked for. */
  function isBusy() {
    const pressed = find(keys[0], ":disabled");
    return app.dataset.testScriptState === "running"
      || Boolean(pressed && pressed.closest("[data-testid=stDownloadButton]"));
  }

  /** What opens at the end of the page is entered by who opened it. */
  function enterPopover() {
    /** @type {HTMLElement|null} */
    const first = document.querySelector("[data-testid=stPopoverBody] button");
    if (first) first.focus();
    return Boolean(first) && document.activeElement === first;
  }

  /**
   * Do something as soon as the page lets it be done.
   * @param {() => boolean} what Says whether it is done.
   */
  function watch(what) {
    act = what;
    until = Date.now() + LONG;
    clearTimeout(timer);
    timer = window.setTimeout(look, 100);
  }

  function look() {
    if (isBusy()) until = Date.now() + LONG;
    if (act() || Date.now() > until) act = giveBack;
    else timer = window.setTimeout(look, 100);
  }

  document.addEventListener("click", (event) => {
    const at = /** @type {Element|null} */ (event.target);
    const button = at && at.closest && at.closest("button");
    const key = button && event.detail === 0 ? keyOf(button) : null;
    keys = key ? follow(key) : [];
    clearTimeout(timer);
    if (key) watch(button.closest("[data-testid=stPopover]") ? enterPopover : giveBack);
  }, { capture: true });

  function reachTexts() {
    for (const text of /** @type {NodeListOf<HTMLElement>} */ (
      document.querySelectorAll(".stCode pre:not([tabindex])")
    )) {
      if (text.scrollHeight > text.clientHeight) text.tabIndex = 0;
    }
  }

  // Streamlit fetches what draws such a text when the first one is shown, so it may come into the
  // page long after the server's answer.
  reachTexts();
  new MutationObserver(reachTexts).observe(app, { childList: true, subtree: true });

  // What was pressed may be gone later, too: after a file was chosen, or at the end of a story.
  new MutationObserver(() => {
    if (keys.length) watch(act);
  }).observe(app, { attributeFilter: ["data-test-script-state"] });
})();
