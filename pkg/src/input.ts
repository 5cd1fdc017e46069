/** Writes texts into a buffer in WebAssembly memory. */
import type { Diagnostic, Target } from "../types/index.js";
import type { RawInput } from "../wasm/glue.js";
import { invalidInput } from "./error.ts";

const encoder = new TextEncoder();

/** Lone surrogates, but not behind a backslash that would swallow the escape's own. */
const loneSurrogate = /(?<=(?<!\\)(?:\\\\)*)\p{Surrogate}/gu;

/** Texts up to this length get room for the worst case at once. */
const short = 1 << 14;

const page = 1 << 12;
const addressSpace = 2 ** 32;

export class Input {
  readonly raw: RawInput;
  readonly #memory: WebAssembly.Memory;
  readonly #target: Target;
  /** The buffer; detached whenever memory grows. */
  #view = new Uint8Array(0);

  constructor(raw: RawInput, memory: WebAssembly.Memory, target: Target) {
    this.raw = raw;
    this.#memory = memory;
    this.#target = target;
  }

  /** Makes this the text; gives the core's handle of it. */
  write(text: string | Uint8Array): RawInput {
    if (typeof text !== "string") {
      this.#room(text.length).set(text);
      this.raw.setLength(text.length);
    } else if (text.isWellFormed()) {
      this.raw.setLength(this.#append(text, 0));
    } else {
      this.#writeEscaped(text);
    }
    return this.raw;
  }

  /** `encodeInto` would make U+FFFD of a lone surrogate; an escape keeps what it is. */
  #writeEscaped(text: string): void {
    const offsets: number[] = [];
    let read = 0;
    let written = 0;
    for (const { 0: half, index } of text.matchAll(loneSurrogate)) {
      written = this.#append(text.slice(read, index), written);
      offsets.push(written);
      written = this.#append(`\\u${half.charCodeAt(0).toString(16)}`, written);
      read = index + 1;
    }
    this.raw.setLength(this.#append(text.slice(read), written));
    for (const offset of offsets) this.raw.escaped(offset);
  }

  /** Encodes `text` at `offset`; gives the offset after it. */
  #append(text: string, offset: number): number {
    const units = text.length;
    const view = this.#room(offset + (units < short ? 3 * units : units));
    const { read, written } = encoder.encodeInto(text, offset ? view.subarray(offset) : view);
    if (read === units) return offset + written;
    const end = offset + written;
    const rest = text.slice(read);
    return end + encoder.encodeInto(rest, this.#room(end + 3 * rest.length).subarray(end)).written;
  }

  /** A view of at least `size` bytes that keeps what was written. */
  #room(size: number): Uint8Array {
    if (size < this.#view.length) return this.#view;
    const capacity = Math.ceil((size + 1) / page) * page;
    const start = capacity < addressSpace ? this.raw.reserve(capacity) : 0;
    if (start === 0) throw invalidInput([tooLong(this.#target)]);
    this.#view = new Uint8Array(this.#memory.buffer, start, capacity);
    return this.#view;
  }
}

function tooLong(target: Target): Diagnostic {
  const message = "the text does not fit into memory";
  return { code: "text-too-long", severity: "error", target, message, path: "" };
}
