// @ts-check
/**
 * A picture in the page that stays until its successor has come.
 *
 * The picture is fetched, so that the server's own words can be shown where there is none.
 *
 * @typedef {{url: string, alt: string, width: number, height: number, busy: string,
 *   failed: string}} Data
 */

const WAIT = 1500; // ms until a server that was too busy is asked again
const TRIES = 6;

/** @type {WeakMap<object, any>} */
const shown = new WeakMap();

/** @param {{data: Data, parentElement: any}} component */
export default function preview({ data, parentElement }) {
  const host = parentElement.host || parentElement;
  const held = shown.get(host) || { url: "", turn: 0, tries: 0 };
  shown.set(host, held);
  const figure = parentElement.querySelector("figure");
  const image = figure.querySelector("img");
  const said = figure.querySelector("p");
  image.alt = data.alt;
  // The room that the picture will take, before it has come.
  figure.style.setProperty("--ratio", String(data.width / data.height));
  if (held.url === data.url) return;
  held.url = data.url;
  held.turn += 1;
  const { turn } = held;
  const isStale = () => turn !== held.turn;
  figure.setAttribute("aria-busy", "true");
  figure.querySelector("span").textContent = data.busy;

  const settle = () => {
    figure.removeAttribute("aria-busy");
    figure.querySelector("span").textContent = "";
  };
  const fail = (words) => {
    settle();
    said.textContent = words;
    said.hidden = false;
    figure.classList.add("failed");
    held.url = "";
  };
  const load = async (tries) => {
    const answer = await fetch(data.url);
    if (isStale()) return;
    if (answer.status === 503 && tries < TRIES) {
      setTimeout(() => { if (!isStale()) start(tries + 1); }, WAIT);
      return;
    }
    if (!answer.ok) {
      const { error, problems } = await answer.json().catch(() => ({}));
      const told = (problems || []).map(({ field, value, expected }) =>
        `${field}: ${value}; ${expected}`);
      if (!isStale()) fail([data.failed, error, ...told].filter(Boolean).join(" "));
      return;
    }
    const source = URL.createObjectURL(await answer.blob());
    const next = new Image();
    next.src = source;
    await next.decode();
    if (isStale()) {
      URL.revokeObjectURL(source);
      return;
    }
    const old = image.src;
    image.src = source;
    image.dataset.url = data.url;
    image.hidden = false;
    said.hidden = true;
    figure.classList.remove("failed");
    if (old.startsWith("blob:")) setTimeout(() => URL.revokeObjectURL(old), 1000);
    settle();
  };
  const start = (tries) => {
    load(tries).catch(() => { if (!isStale()) fail(data.failed); });
  };
  start(0);
}
