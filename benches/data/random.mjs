// Numbers that look random and are the same on every machine.

export class Random {
  #state;

  /** @param {number} seed any 32-bit number */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to 1, with 32 bits. */
  unit() {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  }

  /** A number from `low` up to `high`, with 53 bits. */
  between(low, high) {
    return low + (this.unit() + this.unit() / 2 ** 32) * (high - low);
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end) {
    return Math.floor(this.unit() * end);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** Puts a list in another order, in place. */
  shuffle(list) {
    for (let last = list.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [list[last], list[other]] = [list[other], list[last]];
    }
    return list;
  }
}
