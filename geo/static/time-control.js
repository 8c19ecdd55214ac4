// @ts-check
/**
 * The time control: a bar under the map on which time is played, dragged and stepped.
 *
 * `DisputeTime.attach(map)` adds it to a map that `Dispute.attach` made. While time moves,
 * only this page works: territories and lines follow the chronicle, and events light up on a
 * canvas of their own. The page's owner hears of the day once it rests.
 */
(function () {
  "use strict";
  const L = /** @type {any} */ (window).L;
  const Dispute = /** @type {any} */ (window).Dispute;
  const { element } = Dispute;
  const Chronicle = /** @type {any} */ (window).DisputeChronicle;
  const PLAY_SECONDS = 40; // the whole window takes this long at normal speed
  const FADE_SHARE = 0.05; // share of the window for which an event glows after its date
  const STEP_SECONDS = 1.6; // from event to event where motion is not wanted
  const SPEEDS = [0.5, 1, 2, 4];
  const REST_MILLISECONDS = 300; // after the last key before the owner hears of the day
  const PATIENCE_MILLISECONDS = 5000; // how long an older answer of the owner is overlooked
  const YEAR = 365.2425;
  const PAD = 10; // px left and right of the track, so that its ends can be grasped
  const TICKS = 22; // px high
  const BAND = 5; // px high, one a group
  const AXIS = 15; // px high
  const SVG = "http://www.w3.org/2000/svg";
  const ICONS = {
    previous: "M6 5h2v14H6zM19 5v14L9 12z",
    next: "M16 5h2v14h-2zM5 5v14l10-7z",
    play: "M7 4v16l13-8z",
    pause: "M6 4h4v16H6zM14 4h4v16h-4z",
    loop: "M7 7h10v3l4-4-4-4v3H5v6h2zM17 17H7v-3l-4 4 4 4v-3h12v-6h-2z",
  };

  function icon(name) {
    const svg = document.createElementNS(SVG, "svg");
    for (const [key, value] of [["viewBox", "0 0 24 24"], ["width", "20"], ["height", "20"]]) {
      svg.setAttribute(key, value);
    }
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", ICONS[name]);
    svg.append(path);
    return svg;
  }

  function calm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  /** A whole number of years away, on the same day of the year where it has that day. */
  function addYears(day, years) {
    const date = new Date(day * 86400000);
    const month = date.getUTCMonth();
    date.setUTCFullYear(date.getUTCFullYear() + years);
    if (date.getUTCMonth() !== month) date.setUTCDate(0);
    return Math.round(date.getTime() / 86400000);
  }

  class TimeControl {
    constructor(dispute) {
      this.dispute = dispute;
      /** @type {Record<string, string>} */ this.words = {};
      this.first = 0;
      this.last = 0;
      this.day = 0;
      /** @type {number[]} Events that glow, the newest first. */ this.lit = [];
      this.playing = false;
      this.dragging = false;
      this.speed = 1;
      this.loop = false;
      /** @type {number|null} Stamp of what the owner was told and has not yet answered. */
      this.sent = null;
      /** @type {number|null} The owner's day as of its last state. */ this.owned = null;
      this.build();
      const { map } = dispute;
      map.createPane("dispute-lit").style.zIndex = "460";
      this.glow = new Dispute.Sheet((context, bounds) => this.drawLit(context, bounds),
        { pane: "dispute-lit" });
      map.getContainer().after(this.bar);
      new ResizeObserver(() => {
        this.makeRoom();
        this.drawTrack();
      }).observe(this.bar);
      document.addEventListener("keydown", (event) => this.onKey(event));
    }

    // -- what is seen ------------------------------------------------------------------------

    build() {
      const button = (name, act) => {
        const made = element("button", `dispute-time-${name}`, icon(name));
        made.type = "button";
        made.addEventListener("click", act);
        return made;
      };
      this.previousButton = button("previous", () => this.step(-1));
      this.nextButton = button("next", () => this.step(1));
      this.playButton = button("play", () => this.toggle());
      this.loopButton = button("loop", () => {
        this.loop = !this.loop;
        this.loopButton.setAttribute("aria-pressed", String(this.loop));
      });
      this.loopButton.setAttribute("aria-pressed", "false");
      this.speedButton = element("button", "dispute-time-speed", "1×");
      this.speedButton.type = "button";
      this.speedButton.addEventListener("click", () => this.changeSpeed());
      this.date = element("span", "dispute-time-date");
      this.who = element("span", "dispute-time-who");
      this.now = element("button", "dispute-time-now");
      this.now.type = "button";
      this.now.setAttribute("aria-expanded", "false");
      this.now.addEventListener("click", () => this.togglePanel());
      this.panel = element("div", "dispute-time-panel");
      this.panel.hidden = true;
      this.panel.setAttribute("role", "region");
      this.track = element("div", "dispute-time-track");
      this.track.tabIndex = 0;
      this.track.setAttribute("role", "slider");
      this.canvas = element("canvas", "");
      // As high as with four groups, so that the map need not be laid out anew once they are known.
      this.canvas.style.height = `${TICKS + 4 * BAND + AXIS}px`;
      this.cursor = element("i", "dispute-time-cursor");
      this.track.append(this.canvas, this.cursor);
      this.track.addEventListener("pointerdown", (event) => this.onDown(event));
      this.track.addEventListener("pointermove", (event) => {
        if (this.dragging) this.set(this.dayAt(event));
      });
      for (const end of ["pointerup", "pointercancel"]) {
        this.track.addEventListener(end, () => this.onUp());
      }
      this.said = element("span", "dispute-time-said");
      this.said.setAttribute("role", "status");
      this.bar = element("div", "dispute-time",
        element("div", "dispute-time-row",
          this.previousButton, this.playButton, this.nextButton, this.date, this.now,
          this.speedButton, this.loopButton),
        this.track, this.who, this.panel, this.said);
      this.bar.setAttribute("role", "group");
    }

    /** Take the words of the reader's language, which come with the map's data. */
    name({ words, locale }) {
      this.words = words.time;
      this.format = new Intl.DateTimeFormat(locale,
        { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
      for (const name of ["previous", "play", "next", "loop"]) {
        this.nameButton(this[`${name}Button`], this.words[name]);
      }
      this.nameSpeed();
      for (const [node, label] of [[this.bar, "label"], [this.panel, "events"],
        [this.track, "slider"]]) {
        node.setAttribute("aria-label", this.words[label]);
      }
    }

    /** Leave the map the height that the bar does not take. */
    makeRoom() {
      document.documentElement.style.setProperty("--dispute-time", `${this.bar.offsetHeight}px`);
    }

    /** Draw ticks for events, bands for the disputed groups, and the years. */
    drawTrack() {
      const width = this.track.clientWidth;
      if (!this.dispute.data || !this.dispute.state || !width) return;
      const groups = this.groups();
      const height = TICKS + BAND * groups.length + AXIS;
      const ratio = window.devicePixelRatio || 1;
      this.width = width;
      this.canvas.width = width * ratio;
      this.canvas.height = height * ratio;
      this.canvas.style.height = `${height}px`;
      const context = this.canvas.getContext("2d");
      context.scale(ratio, ratio);
      context.clearRect(0, 0, width, height);
      this.drawTicks(context);
      groups.forEach((id, row) => this.drawBand(context, id, TICKS + BAND * row));
      this.drawYears(context, TICKS + BAND * groups.length);
      this.moveCursor();
    }

    /** Territories whose history the bar tells: the disputed ones, or all if there are none. */
    groups() {
      const { areas } = this.dispute;
      const disputed = [...areas].filter(([, { feature }]) =>
        feature.properties.role === "disputed").map(([id]) => id);
      return disputed.length ? disputed : [...areas.keys()];
    }

    drawTicks(context) {
      const { ground, data: { events } } = this.dispute;
      const [earliest, latest] = this.dispute.chronicle.data.events;
      const heights = new Map();
      for (const i of this.dispute.shown) {
        const from = Math.round(this.x(Math.max(this.first, earliest[i])));
        const to = Math.round(this.x(Math.min(this.last, latest[i])));
        if (to - from > 3) {
          context.fillStyle = ground.ink;
          context.globalAlpha = 0.16;
          context.fillRect(from, TICKS - 7, to - from, 5);
          context.globalAlpha = 1;
        }
        const plan = events.status[i] === "planned";
        const tick = heights.get(from) || { count: 0, plans: 0 };
        tick.count += 1;
        tick.plans += Number(plan);
        heights.set(from, tick);
      }
      context.fillStyle = context.strokeStyle = ground.ink;
      context.lineWidth = 1;
      for (const [x, { count, plans }] of heights) {
        const height = Math.min(TICKS - 4, 7 + 3 * Math.log2(count));
        if (plans === count) context.strokeRect(x - 1.5, TICKS - 2.5 - height, 3, height);
        else context.fillRect(x - 0.75, TICKS - 2 - height, 1.5, height);
      }
    }

    drawBand(context, id, y) {
      const { chronicle, state, paints, ground } = this.dispute;
      const steps = chronicle.steps(state.perspective, id) || [];
      steps.forEach(([from, at], i) => {
        const until = i + 1 < steps.length ? steps[i + 1][0] : this.last + 1;
        if (until <= this.first || from > this.last) return;
        const left = this.x(Math.max(from, this.first));
        const right = this.x(Math.min(until, this.last));
        const [fills, hatches] = chronicle.data.answers[at].fill.split("/");
        const colours = fills ? fills.split("+").map((key) => paints.colour(key))
          : [ground.land];
        colours.forEach((colour, row) => {
          context.fillStyle = colour;
          context.fillRect(left, y + (row * (BAND - 1)) / colours.length, Math.max(1, right - left),
            (BAND - 1) / colours.length);
        });
        if (!hatches) return;
        context.fillStyle = paints.colour(`${hatches.split("+")[0]}0`);
        context.fillRect(left, y + BAND - 2.5, Math.max(1, right - left), 1.5);
      });
    }

    drawYears(context, y) {
      const span = (this.last - this.first) / YEAR;
      const most = Math.max(2, Math.floor(this.width / 64));
      const step = [1, 2, 5, 10, 20, 25, 50, 100].find((years) => span / years <= most) || 100;
      context.font = `11px ${this.dispute.font()}`;
      context.textAlign = "center";
      context.textBaseline = "top";
      context.fillStyle = this.dispute.ground.soft_ink;
      const firstYear = new Date(this.first * 86400000).getUTCFullYear();
      for (let year = Math.ceil(firstYear / step) * step; ; year += step) {
        const day = Chronicle.day(`${String(year).padStart(4, "0")}-01-01`);
        if (day > this.last) break;
        const x = this.x(day);
        if (day < this.first || x < 16 || x > this.width - 16) continue;
        context.fillRect(x - 0.5, y, 1, 3);
        context.fillText(String(year), x, y + 4);
      }
    }

    x(day) {
      const share = (day - this.first) / (this.last - this.first || 1);
      return PAD + Math.max(0, Math.min(1, share)) * (this.width - 2 * PAD);
    }

    dayAt(event) {
      const { left, width } = this.track.getBoundingClientRect();
      const share = Math.max(0, Math.min(1, (event.clientX - left - PAD) / (width - 2 * PAD)));
      return Math.round(this.first + share * (this.last - this.first));
    }

    moveCursor() {
      if (this.width) this.cursor.style.transform = `translateX(${this.x(this.day)}px)`;
    }

    /** The map's events dim while time moves, so that those of the day stand out. */
    dim() {
      this.dispute.map.getPane("dispute-events").classList.toggle("dispute-dim",
        this.playing || this.dragging);
    }

    drawLit(context, { min, max }) {
      if (!this.dispute.data || !this.lit.length) return;
      const fade = this.fade();
      const { latest } = this.columns();
      for (let at = this.lit.length - 1; at >= 0; at -= 1) {
        const i = this.lit[at];
        if (!this.dispute.world[i]) continue;
        const home = this.dispute.homes.get(i);
        const [x, y] = home ? this.dispute.symbols.beside(home, -1) : this.dispute.place(i);
        if (x < min.x || y < min.y || x > max.x || y > max.y) continue;
        const age = Math.max(0, this.day - latest[i]);
        context.globalAlpha = Math.max(0.15, 1 - age / fade);
        const { canvas, half } = this.halo();
        context.drawImage(canvas, x - half, y - half, 2 * half, 2 * half);
        this.dispute.symbols.draw(context, i, x, y, false);
      }
      context.globalAlpha = 1;
    }

    /** A ring of light behind an event of the day. */
    halo() {
      if (this.ring) return this.ring;
      const half = 20;
      const ratio = Math.max(2, window.devicePixelRatio || 1);
      const canvas = element("canvas", "");
      canvas.width = canvas.height = 2 * half * ratio;
      const context = canvas.getContext("2d");
      context.scale(ratio, ratio);
      const glow = context.createRadialGradient(half, half, 5, half, half, half);
      const { accent } = this.dispute.ground;
      glow.addColorStop(0, accent + "b0");
      glow.addColorStop(0.55, accent + "48");
      glow.addColorStop(1, accent + "00");
      context.fillStyle = glow;
      context.fillRect(0, 0, 2 * half, 2 * half);
      this.ring = { canvas, half };
      return this.ring;
    }

    // -- time --------------------------------------------------------------------------------

    columns() {
      const [earliest, latest] = this.dispute.chronicle.data.events;
      return { earliest, latest };
    }

    fade() {
      return Math.max(1, (this.last - this.first) * FADE_SHARE);
    }

    /** The owner's state came: take its window, events and day. */
    follow(state) {
      const [first, last] = state.window.map(Chronicle.day);
      const told = `${first} ${last} ${state.mask} ${state.perspective} ${this.dispute.theme}`;
      if (told !== this.told) {
        this.told = told;
        this.first = first;
        this.last = last;
        this.moments = null;
        this.ring = null;
        this.track.setAttribute("aria-valuemin", String(first));
        this.track.setAttribute("aria-valuemax", String(last));
        this.drawTrack();
      }
      const at = Chronicle.day(state.at);
      const answered = this.sent !== null && state.heard >= this.sent;
      if (answered || Date.now() > this.sent + PATIENCE_MILLISECONDS) this.sent = null;
      const waits = this.dragging || this.resting || this.sent !== null;
      // A day that the owner set itself, in its own controls, ends the play; the end of its
      // window is no such day.
      if (!waits && !answered && at !== this.owned && at !== last) this.halt();
      this.owned = at;
      const own = this.playing || waits;
      const day = own ? Math.max(first, Math.min(last, this.day)) : at;
      this.set(this.playing && this.day < first ? first : day, true);
      this.playButton.disabled = last <= first;
      if (!own) this.say();
    }

    /** Show a day: territories, lines, the events that glow, and the words for it. */
    set(day, force = false) {
      const whole = Math.floor(day);
      const before = this.whole;
      this.day = day;
      this.whole = whole;
      this.moveCursor();
      if (whole === before && !force) {
        return;
      }
      this.dispute.showDay(whole);
      this.light();
      this.date.textContent = this.word(whole);
      const inside = Math.max(this.first, Math.min(this.last, whole));
      this.track.setAttribute("aria-valuenow", String(inside));
      this.cursor.classList.toggle("dispute-outside", inside !== whole);
      this.track.setAttribute("aria-valuetext", this.date.textContent);
      this.tellWho();
      this.tellNow();
    }

    word(day) {
      return this.format.format(new Date(day * 86400000));
    }

    /** Find the events that glow on the day, and paint them. */
    light() {
      const { earliest, latest } = this.columns();
      const { shown } = this.dispute;
      const fade = this.fade();
      const { whole } = this;
      const lit = [];
      // At rest on the last day nothing is picked out: the map shows the window as a whole.
      const all = whole === this.last && this.first < this.last && !this.playing && !this.dragging;
      if (!all) {
        for (let at = 0; at < shown.length; at += 1) {
          const i = shown[at];
          if (earliest[i] > whole) continue;
          // A long uncertain date glows from its first day and fades after its last.
          const end = latest[i] - earliest[i] > 10 * fade ? earliest[i] : latest[i];
          if (whole - end <= fade) lit.push(i);
        }
      }
      const had = this.lit.length;
      this.lit = lit.sort((a, b) => earliest[b] - earliest[a] || b - a);
      if (had || lit.length) this.glow.addTo(this.dispute.map).paint();
    }

    /** Say who administered the disputed groups, the groups alike together. */
    tellWho() {
      const { chronicle, state, data } = this.dispute;
      const alike = new Map();
      for (const id of this.groups()) {
        const answer = chronicle.at(state.perspective, id, this.whole);
        const who = answer ? answer.who : "";
        alike.set(who, [...(alike.get(who) || []), id]);
      }
      const name = ({ said, names }) =>
        state.names === "dual" ? said : names[state.names].join(" / ");
      const said = [...alike].map(([who, ids]) =>
        `${ids.map((id) => name(data.territories[id])).join(this.words.comma)}: ${who}`)
        .join(" · ");
      if (said === this.who.textContent) return;
      this.who.textContent = said;
      this.who.title = said;
    }

    /** Name the newest event that glows; the button opens all of them. */
    tellNow() {
      const { lit } = this;
      const idle = !this.playing && !this.dragging;
      const key = `${lit[0]}/${lit.length}/${idle}`;
      if (key === this.nowKey) return;
      this.nowKey = key;
      this.now.disabled = !lit.length;
      this.now.hidden = !lit.length && !idle;
      if (!lit.length) {
        this.now.textContent = this.words.hint;
        this.closePanel();
        return;
      }
      const { title, date } = this.dispute.data.events;
      const more = lit.length > 1 ? ` +${lit.length - 1}` : "";
      this.now.replaceChildren(element("b", "", date[lit[0]]), ` ${title[lit[0]]}`,
        element("small", "", more));
      if (!this.panel.hidden && !this.playing && !this.dragging) this.openPanel();
    }

    togglePanel() {
      if (this.panel.hidden) this.openPanel(); else this.closePanel();
    }

    /** Open the events that glow, each with its text, over the map. */
    openPanel() {
      this.pause();
      const { title, date, place, summary } = this.dispute.data.events;
      const items = this.lit.slice(0, 100).map((i, at) => {
        const more = element("button", "", this.words.select);
        more.type = "button";
        more.addEventListener("click", () => this.dispute.select(i));
        const details = element("details", "",
          element("summary", "", title[i], element("small", "", `${date[i]} · ${place[i]}`)),
          element("p", "", summary[i]), more);
        details.open = at === 0;
        return element("li", "", details);
      });
      const close = element("button", "dispute-time-close", "×");
      close.type = "button";
      close.setAttribute("aria-label", this.words.close);
      close.addEventListener("click", () => { this.closePanel(); this.now.focus(); });
      this.panel.replaceChildren(close, element("ol", "", ...items));
      this.panel.hidden = false;
      this.now.setAttribute("aria-expanded", "true");
    }

    closePanel() {
      this.panel.hidden = true;
      this.now.setAttribute("aria-expanded", "false");
    }

    // -- moving ------------------------------------------------------------------------------

    toggle() {
      if (this.playing) this.pause(); else this.play();
    }

    play() {
      if (this.playing || this.last <= this.first) return;
      this.playing = true;
      this.endRest();
      this.closePanel();
      if (this.day >= this.last || this.day < this.first) this.set(this.first);
      this.playButton.replaceChildren(icon("pause"));
      this.nameButton(this.playButton, this.words.pause);
      this.dim();
      let before = performance.now();
      const frame = (now) => {
        if (!this.playing) return;
        const seconds = Math.min(0.25, Math.max(0, (now - before) / 1000));
        if (!calm()) {
          before = now;
          this.advance(this.day + (seconds * this.speed * (this.last - this.first)) / PLAY_SECONDS);
        } else if ((now - before) / 1000 >= STEP_SECONDS / this.speed) {
          before = now;
          this.advance(this.neighbour(1) ?? this.last);
        }
        if (this.playing) requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    }

    advance(day) {
      if (day < this.last) this.set(day);
      else if (this.loop) this.set(this.first);
      else {
        this.set(this.last);
        this.pause();
      }
    }

    pause() {
      if (!this.playing) return;
      this.halt();
      this.settle();
    }

    /** Stop without a word to the owner. */
    halt() {
      if (!this.playing) return;
      this.playing = false;
      this.playButton.replaceChildren(icon("play"));
      this.nameButton(this.playButton, this.words.play);
      this.dim();
    }

    changeSpeed() {
      this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length];
      this.speedButton.textContent = `${this.speed}×`;
      this.nameSpeed();
    }

    nameSpeed() {
      this.nameButton(this.speedButton, `${this.words.speed}: ${this.speed}×`);
    }

    nameButton(button, words) {
      button.title = words;
      button.setAttribute("aria-label", words);
    }

    /** Days on which shown events begin, in order and each once. */
    beginnings() {
      if (!this.moments) {
        const { earliest, latest } = this.columns();
        const days = this.dispute.shown.map((i) => (earliest[i] < this.first ? latest[i] : earliest[i]))
          .filter((day) => day >= this.first && day <= this.last);
        this.moments = [...new Set(days)].sort((a, b) => a - b);
      }
      return this.moments;
    }

    /** The nearest day before or after this one on which an event begins. */
    neighbour(direction) {
      const days = this.beginnings();
      const upTo = Chronicle.countUpTo(days.length, (at) => days[at], Math.floor(this.day));
      if (direction > 0) return days[upTo];
      return days[days[upTo - 1] === Math.floor(this.day) ? upTo - 2 : upTo - 1];
    }

    step(direction) {
      this.pause();
      this.goTo(this.neighbour(direction) ?? (direction > 0 ? this.last : this.first));
    }

    /** Move by hand to a day within the window. */
    goTo(day) {
      this.set(Math.max(this.first, Math.min(this.last, day)));
      this.rest();
    }

    /** Tell the owner once the hand rests. */
    rest() {
      this.endRest();
      this.resting = setTimeout(() => this.settle(), REST_MILLISECONDS);
    }

    endRest() {
      clearTimeout(this.resting);
      this.resting = null;
    }

    /** The day stays: say it, and tell the page's owner. */
    settle() {
      this.endRest();
      this.set(this.whole, true);
      this.say();
      const at = this.whole === this.last ? null : Chronicle.iso(this.whole);
      if (this.dispute.tell({ at })) this.sent = this.dispute.stamp;
      else this.dispute.state.at = Chronicle.iso(this.whole);
    }

    say() {
      const said = `${this.date.textContent}. ${this.who.textContent}`;
      if (said !== this.said.textContent) this.said.textContent = said;
    }

    onDown(event) {
      if (event.button) return;
      this.halt();
      this.endRest();
      this.track.setPointerCapture(event.pointerId);
      this.dragging = true;
      this.dim();
      this.set(this.dayAt(event));
    }

    onUp() {
      if (!this.dragging) return;
      this.dragging = false;
      this.dim();
      this.settle();
    }

    onKey(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = /** @type {Element} */ (event.target);
      const inBar = this.bar.contains(target);
      if (event.key === "Escape" && !this.panel.hidden) {
        this.closePanel();
        this.now.focus();
      } else if (event.key === " " && !target.closest("button, summary, a, input")) {
        if (!event.repeat) this.toggle();
      } else if (inBar && !target.closest(".dispute-time-panel")) {
        const years = event.shiftKey ? 1 : 0;
        const moves = {
          ArrowLeft: () => (years ? this.goTo(addYears(this.whole, -1)) : this.step(-1)),
          ArrowRight: () => (years ? this.goTo(addYears(this.whole, 1)) : this.step(1)),
          ArrowDown: () => this.step(-1),
          ArrowUp: () => this.step(1),
          PageDown: () => this.goTo(addYears(this.whole, -10)),
          PageUp: () => this.goTo(addYears(this.whole, 10)),
          Home: () => this.goTo(this.first),
          End: () => this.goTo(this.last),
        };
        if (!moves[event.key]) return;
        this.pause();
        moves[event.key]();
      } else {
        return;
      }
      event.preventDefault();
    }
  }

  /** @type {any} */ (window).DisputeTime = {
    attach(map) {
      const made = new TimeControl(map.dispute);
      map.dispute.clock = made;
      /** @type {any} */ (window).disputeTime = made;
      return made;
    },
  };
}());
