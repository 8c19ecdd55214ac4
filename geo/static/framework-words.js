// Streamlit's page speaks English whatever the reader's language: its menu, its tables' tools, its
// upload box. This puts such words in a language, wherever and whenever Streamlit writes them, as
// long as the page is in it: the app writes the language of the page to <html lang>.
//
// `words` are pairs of Streamlit's words and ours. A character of the private use area stands in
// both for something that is put in: a name, a number.
function wordFramework(language, words) {
  const PLACE = /[\uE000-\uE00F]/g;
  const ATTRIBUTES = ["alt", "aria-label", "aria-roledescription", "placeholder", "title"];
  // What the app wrote itself, and what comes from data, is in its language already …
  const PAGE = ".stHtml, iframe, script, style, svg text";
  const OWN = `${PAGE}, .stMarkdown, [data-testid='stMarkdownContainer'], [data-tag], ` +
    "[role='gridcell'], [role='columnheader'], [role='option'] ~ [role='option'], " +
    "[role='option']:has(~ [role='option'])";
  // … but for what Streamlit itself writes as Markdown.
  const FRAMEWORK = "[role='tooltip'], [role='dialog'], [data-testid='stFileUploader']";
  const written = new WeakMap();
  const exact = new Map();
  const patterns = [];
  let active = false;

  for (const [from, to] of words) {
    const places = from.match(PLACE);
    if (places) {
      const parts = from.split(PLACE).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      patterns.push([new RegExp(`^${parts.join("(.+)")}$`, "s"), places, to]);
    } else {
      exact.set(from, to);
    }
  }

  function translate(text) {
    const bare = text.trim();
    if (!active || !bare) return text;
    const known = exact.get(bare);
    if (known) return text.replace(bare, () => known);
    for (const [pattern, places, to] of patterns) {
      const found = pattern.exec(bare);
      if (found) return to.replace(PLACE, (place) => found[places.indexOf(place) + 1]);
    }
    return text;
  }

  // Puts in the words of a text or an attribute; those of Streamlit are kept for another language.
  function word(node, name, now, put) {
    if (!now) return;
    const kept = written.get(node) || {};
    const from = kept[name] && kept[name].to === now ? kept[name].from : now;
    const to = translate(from);
    if (to !== from) written.set(node, { ...kept, [name]: { from, to } });
    if (to !== now) put(to);
  }

  function isOwn(element) {
    const own = element.closest(OWN);
    return own !== null && own.closest(FRAMEWORK) === null;
  }

  function wordText(node) {
    if (node.parentElement && !isOwn(node.parentElement)) {
      word(node, "", node.data, (to) => { node.data = to; });
    }
  }

  function wordAttributes(element) {
    if (element.closest(PAGE)) return;
    for (const name of ATTRIBUTES) {
      word(element, name, element.getAttribute(name), (to) => element.setAttribute(name, to));
    }
  }

  function wordTree(root) {
    if (root.nodeType === Node.TEXT_NODE) return wordText(root);
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest(PAGE)) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
      (node) => (node.nodeType === Node.ELEMENT_NODE && node.matches(PAGE)
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) wordText(node);
      else wordAttributes(node);
    }
  }

  const watcher = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(wordTree);
      else if (change.type === "characterData") wordText(change.target);
      else wordAttributes(change.target);
    }
  });

  function setLanguage() {
    const next = document.documentElement.lang === language;
    if (next === active) return;
    active = next;
    wordTree(document.body);
    if (active) {
      watcher.observe(document.body, {
        subtree: true, childList: true, characterData: true, attributes: true,
        attributeFilter: ATTRIBUTES,
      });
    } else {
      watcher.disconnect();
    }
  }

  new MutationObserver(setLanguage)
    .observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
  setLanguage();
}
