/** Reads numbers out of WebAssembly memory. */

export class Numbers {
  readonly #memory: WebAssembly.Memory;
  /** All of memory; of no length once that has grown. */
  #all = new Uint32Array(0);

  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
  }

  /** All of memory as numbers; good until the next call into WebAssembly. */
  all(): Uint32Array {
    if (this.#all.length === 0) this.#all = new Uint32Array(this.#memory.buffer);
    return this.#all;
  }
}
