// @ts-check
/**
 * The list of a page of its own, in step with the map that `Dispute.attach` made.
 *
 * `DisputePage.follow(map)` opens the entry of the event that is selected on the map, and selects
 * on the map the event whose entry is opened, or chooses it as the page says.
 */
(function () {
  "use strict";
  // The first date in words takes a while; now the map's script is still on its way.
  new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format();

  /** @type {any} */ (window).DisputePage = {
    /** @param {(selected: string|null) => void} [choose] */
    follow(map, choose = (selected) => map.dispute.show({ ...map.dispute.state, selected })) {
      const { dispute } = map;
      /** @type {Map<string, HTMLDetailsElement>} */ const entries = new Map(
        [...document.querySelectorAll("details[data-event]")].map((node) => {
          const entry = /** @type {HTMLDetailsElement} */ (node);
          return [entry.dataset.event || "", entry];
        }));
      for (const [id, entry] of entries) {
        entry.addEventListener("toggle", () => {
          const { state } = dispute;
          if (entry.open && state.selected !== id) choose(id);
          if (!entry.open && state.selected === id) choose(null);
        });
      }
      map.on("dispute:shown", () => {
        const { selected } = dispute.state;
        for (const [id, entry] of entries) entry.open = id === selected;
        const entry = entries.get(selected);
        if (entry) entry.scrollIntoView({ block: "nearest" });
      });
    },
  };
}());
