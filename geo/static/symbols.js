// @ts-check
/**
 * Events on the map: gathered into stacks, and drawn as symbols.
 *
 * `new DisputeSymbols(dispute)` draws those of the map `dispute` once its data are there. Points
 * are in layer pixels; an event is the number of its row.
 *
 * @typedef {object} Stack
 * @property {number} x
 * @property {number} y
 * @property {number[]} events
 * @property {number} [radius] As drawn.
 */
(function () {
  "use strict";
  const STACK_RADIUS = 20; // px within which events are drawn as one stack
  const SIZE = 6.5; // px, half the size of an event's symbol
  const SVG = "http://www.w3.org/2000/svg";

  class Symbols {
    constructor(dispute) {
      this.dispute = dispute;
      this.shapes = Object.fromEntries(Object.entries(dispute.data.style.shapes).map(
        ([category, path]) => [category, new Path2D(path)]));
      /** @type {Map<string, {canvas: HTMLCanvasElement, half: number}>} */
      this.sprites = new Map();
    }

    /**
     * Group the shown events in sight: each joins the first stack within STACK_RADIUS.
     * @returns {Stack[]}
     */
    stack({ min, max }) {
      const { map, shown, world } = this.dispute;
      const cells = new Map();
      const stacks = [];
      const scale = 2 ** map.getZoom();
      const reach = STACK_RADIUS * this.dispute.scale;
      const origin = map.getPixelOrigin();
      for (const i of shown) {
        if (!world[i]) continue;
        const x = world[i][0] * scale - origin.x;
        const y = world[i][1] * scale - origin.y;
        if (x < min.x || y < min.y || x > max.x || y > max.y) continue;
        const column = Math.floor(x / reach);
        const row = Math.floor(y / reach);
        /** @type {Stack|null} */ let home = null;
        for (let dx = -1; dx <= 1 && !home; dx += 1) {
          for (let dy = -1; dy <= 1 && !home; dy += 1) {
            for (const near of cells.get((column + dx) * 65536 + row + dy) || []) {
              if ((near.x - x) ** 2 + (near.y - y) ** 2 < reach ** 2) home = near;
            }
          }
        }
        if (home) {
          home.events.push(i);
        } else {
          const made = { x, y, events: [i] };
          const key = column * 65536 + row;
          if (cells.has(key)) cells.get(key).push(made); else cells.set(key, [made]);
          stacks.push(made);
        }
      }
      return stacks;
    }

    /** Draw a stack, and note how far it reaches. */
    drawStack(context, stack, selected) {
      const { scale, ground } = this.dispute;
      const { x, y, events } = stack;
      stack.radius = SIZE * scale + 3;
      if (events.length === 1) {
        this.draw(context, events[0], x, y, events[0] === selected);
        return;
      }
      const holds = events.includes(selected);
      stack.radius = scale * (10 + Math.min(6, Math.log2(events.length)));
      context.beginPath();
      context.arc(x, y, stack.radius, 0, 2 * Math.PI);
      context.fillStyle = ground.paper;
      context.fill();
      context.lineWidth = holds ? 3 : 1.6;
      context.strokeStyle = holds ? ground.accent : ground.ink;
      context.stroke();
      context.fillStyle = holds ? ground.accent : ground.ink;
      context.font = `600 ${scale * (events.length > 999 ? 10 : 12)}px ${this.dispute.font()}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(String(events.length), x, y + 0.5);
      if (holds) {
        this.draw(context, selected, ...this.beside(stack, 1), true);
      }
    }

    /** Where a symbol stands at the right (1) or left (-1) of a stack, clear of its number. */
    beside({ x, y, radius }, side) {
      const away = (radius + SIZE * this.dispute.scale) * Math.SQRT1_2;
      return [x + side * away, y - away];
    }

    draw(context, i, x, y, selected) {
      const { category, status, soft } = this.dispute.data.events;
      const { canvas, half } = this.sprite(category[i], status[i], soft[i], selected);
      context.drawImage(canvas, x - half, y - half, 2 * half, 2 * half);
    }

    /** A symbol drawn once and copied: category, status, softness, whether selected. */
    sprite(category, status, soft, selected) {
      const { scale, ground } = this.dispute;
      const key = category + status + soft + selected + scale;
      if (this.sprites.has(key)) return this.sprites.get(key);
      const ratio = Math.max(2, window.devicePixelRatio || 1);
      const half = 18 * scale;
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = 2 * half * ratio;
      const context = canvas.getContext("2d");
      context.scale(ratio, ratio);
      context.translate(half, half);
      const size = (selected ? SIZE * 1.5 : SIZE) * scale;
      if (soft) {
        const glow = context.createRadialGradient(0, 0, size * 0.7, 0, 0, size * 1.85);
        const glowing = selected ? ground.accent : ground.ink;
        glow.addColorStop(0, glowing + "88");
        glow.addColorStop(1, glowing + "00");
        context.fillStyle = glow;
        context.fillRect(-half, -half, 2 * half, 2 * half);
      }
      context.scale(size, size);
      const shape = this.shapes[category];
      context.lineJoin = "round";
      context.lineWidth = 4.5 / size;
      context.strokeStyle = ground.paper;
      if (!soft) context.stroke(shape);
      context.fillStyle = selected && status === "occurred" ? ground.accent : ground.fills[status];
      context.fill(shape);
      context.lineWidth = (selected ? 2.2 : 1.6) / size;
      context.strokeStyle = selected ? ground.accent : ground.ink;
      context.globalAlpha = soft ? 0.55 : 1;
      context.stroke(shape);
      this.sprites.set(key, { canvas, half });
      return this.sprites.get(key);
    }

    /** The symbol of an event as an element, which has no words. */
    picture(i) {
      const { ground, data: { events: { category, status }, style } } = this.dispute;
      const symbol = document.createElementNS(SVG, "svg");
      symbol.setAttribute("viewBox", "-1.3 -1.3 2.6 2.6");
      symbol.setAttribute("aria-hidden", "true");
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", style.shapes[category[i]]);
      path.setAttribute("fill", ground.fills[status[i]]);
      path.setAttribute("stroke", ground.ink);
      path.setAttribute("stroke-width", "0.25");
      symbol.append(path);
      return symbol;
    }
  }

  /** @type {any} */ (window).DisputeSymbols = Symbols;
}());
