// Bring the selected row of the event list into sight, without moving the page around the list.
(() => {
  let frames = 120; // the row may still be on its way
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
