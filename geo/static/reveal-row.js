// Bring the selected row of the event list into sight, without moving the page around the list; and
// the card, if it was selected on the map and is a screen away, as on a phone.
(() => {
  let frames = 120; // the row may still be on its way
  const showCard = () => {
    const card = document.querySelector("article.card");
    const isFar = card && card.getBoundingClientRect().top > window.innerHeight;
    if (!isFar || !document.activeElement.matches(".st-key-map iframe")) return;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    card.scrollIntoView({ block: "nearest", behavior: isStill ? "auto" : "smooth" });
  };
  setTimeout(showCard, 400); // it follows the list
  const look = () => {
    const list = document.querySelector(".st-key-events");
    const row = list && list.querySelector("[data-testid=stRadioGroup] > div:has(input:checked)");
    if (!row) {
      frames -= 1;
      if (frames) requestAnimationFrame(look);
      return;
    }
    const outer = list.getBoundingClientRect();
    const inner = row.getBoundingClientRect();
    if (inner.top < outer.top || inner.bottom > outer.bottom) {
      list.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
    }
  };
  look();
})();
