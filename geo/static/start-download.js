// @ts-check
/**
 * Starts a download as soon as its button is there, once for each file.
 *
 * @typedef {{key: string, file: string}} Data
 */

const PATIENCE = 3000; // ms until the button counts as missing

/** @type {Set<string>} */
const started = new Set();

/** @param {{data: Data}} component */
export default function startDownload({ data }) {
  if (started.has(data.file)) return;
  started.add(data.file);
  const since = performance.now();
  const look = () => {
    /** @type {HTMLElement|null} */
    const button = document.querySelector(`.st-key-${CSS.escape(data.key)} button`);
    if (button) button.click();
    else if (performance.now() - since < PATIENCE) requestAnimationFrame(look);
  };
  look();
}
