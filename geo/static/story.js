// @ts-check
/**
 * What moves a story from step to step, on the Present page and in a file of its own: keys and
 * swipes. Who tells it listens for them, says how many steps there are and goes to one.
 */
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const SWIPE = 48; // px that a finger goes to the side

  class Story {
    /**
     * @param {string} kept What keeps keys to itself while it has the focus, as a selector.
     * @param {string} pressed What a space presses if it has the focus.
     */
    constructor(kept, pressed) {
      this.kept = kept;
      this.pressed = pressed;
      /** Of the step that is told, from 1. */ this.number = 0;
      /** Where a finger began. @type {Touch|null} */ this.touch = null;
    }

    /** How many steps there are. */
    get count() {
      return 1;
    }

    /** Tell a step, or the one nearest to a number that there is none of. */
    go(/** @type {number} */ _number) {}

    toggleNotes() {}

    toggleFull() {
      const done = document.fullscreenElement
        ? document.exitFullscreen() : document.documentElement.requestFullscreen();
      // A page that is framed may not be allowed to.
      done.catch(() => {});
    }

    /** What a key does, if anything. */
    action(key) {
      switch (key) {
        case "ArrowRight": case "PageDown": case " ": return () => this.go(this.number + 1);
        case "ArrowLeft": case "PageUp": return () => this.go(this.number - 1);
        case "Home": return () => this.go(1);
        case "End": return () => this.go(this.count);
        case "n": case "N": return () => this.toggleNotes();
        case "f": case "F": return () => this.toggleFull();
        default: return null;
      }
    }

    onKey(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const at = event.composedPath()[0];
      const isIn = (what) => Boolean(at.closest && at.closest(what));
      if (isIn(this.kept) || (event.key === " " && isIn(this.pressed))) return;
      const act = this.action(event.key);
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) act();
    }

    onTouch({ touches }) {
      this.touch = touches.length === 1 ? touches[0] : null;
    }

    onSwipe({ changedTouches: [to] }) {
      const from = this.touch;
      this.touch = null;
      if (!from) return;
      const [dx, dy] = [to.clientX - from.clientX, to.clientY - from.clientY];
      const isAcross = Math.abs(dx) > SWIPE && Math.abs(dx) > 1.5 * Math.abs(dy);
      if (isAcross) this.go(this.number + (dx < 0 ? 1 : -1));
    }
  }

  /** Icons of the full screen and of the way back from it. */
  const icons = {
    full: "M5 14H3v7h7v-2H5Zm-2-4h2V5h5V3H3Zm16 9h-5v2h7v-7h-2ZM14 3v2h5v5h2V3Z",
    window: "M3 16h5v5h2v-7H3Zm5-8H3v2h7V3H8Zm6 13h2v-5h5v-2h-7Zm2-13V3h-2v7h7V8Z",
  };

  /** Show an icon on a button, whose words are for those who do not see it. */
  function drawIcon(button, path, words) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const drawn = document.createElementNS(SVG, "path");
    drawn.setAttribute("d", path);
    svg.append(drawn);
    button.replaceChildren(svg);
    button.setAttribute("aria-label", words);
  }

  /** @type {any} */ (window).DisputeStory = { Story, drawIcon, icons };
}());
