// @ts-check
/**
 * Whose each territory was, which lines held and which events were on, for any day.
 *
 * Days are numbers: days since 1 January 1970, as `geo.chronicle` writes them.
 *
 * @typedef {{fill: string, words: string, who: string}} Answer How a territory is drawn, the
 *   sentences about it, and who that is in short.
 * @typedef {object} ChronicleData
 * @property {Answer[]} answers
 * @property {Record<string, Record<string, [number, number][]>>} steps By perspective and
 *   territory, each a first day and the index of the answer that holds from it.
 * @property {Record<string, [number, number]>} lines First day and day after the last, by id.
 * @property {[number[], number[], number[], number[]]} events First and last possible day, and
 *   the two days that a window must hold for a certain answer.
 */
(function () {
  "use strict";
  const DAY = 86400000;

  /** How many of an ascending list are at most `value`. */
  function countUpTo(length, valueAt, value) {
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (valueAt(middle) <= value) low = middle + 1; else high = middle;
    }
    return low;
  }

  class Chronicle {
    /** @param {ChronicleData} data */
    constructor(data) {
      this.data = data;
    }

    /** Number of a day in ISO form. */
    static day(iso) {
      return Date.parse(`${iso}T00:00:00Z`) / DAY;
    }

    /** A day in ISO form. */
    static iso(day) {
      return new Date(day * DAY).toISOString().slice(0, 10);
    }

    /**
     * Whose a territory was on a day; null for one without a history of its own.
     * @returns {Answer|null}
     */
    at(perspective, territory, day) {
      const steps = this.steps(perspective, territory);
      if (!steps) return null;
      const at = countUpTo(steps.length, (i) => steps[i][0], day) - 1;
      return this.data.answers[steps[Math.max(0, at)][1]];
    }

    steps(perspective, territory) {
      const view = this.data.steps[perspective];
      return (view && view[territory]) || null;
    }

    /** Ids of the lines that can be in force on a day. */
    lines(day) {
      return Object.entries(this.data.lines)
        .filter(([, [first, end]]) => first <= day && day < end).map(([id]) => id);
    }

    /** Whether an event lies in a window of days, both inclusive: 0 no, 1 possibly, 2 certainly. */
    test(i, first, last) {
      const [earliest, latest, lower, upper] = this.data.events;
      return Number(latest[i] >= first && earliest[i] <= last)
        + Number(lower[i] >= first && upper[i] <= last);
    }
  }

  /** @type {any} */ (window).DisputeChronicle = Chronicle;
  Chronicle.countUpTo = countUpTo;
}());
