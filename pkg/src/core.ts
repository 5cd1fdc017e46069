/** The WebAssembly instance: made on the first call, and again after a trap. */
import type * as api from "../types/index.js";
import { createGlue, type Glue } from "../wasm/glue.js";
import { invalidArgument, invalidInput, WhymatchError } from "./error.ts";
import { Input } from "./input.ts";
import { Numbers } from "./numbers.ts";

/** An instance, its two text buffers, and its numbers. */
export interface Core {
  readonly glue: Glue;
  readonly event: Input;
  readonly pattern: Input;
  readonly numbers: Numbers;
}

let source: (() => WebAssembly.Module) | undefined;
let compiled: WebAssembly.Module | undefined;
let current: Core | undefined;

/** Says where the module comes from; it is asked for on the first call. */
export function provide(load: () => WebAssembly.Module): void {
  source = load;
}

/** Whether this instance is the one in use. */
export function isCurrent(core: Core | undefined): boolean {
  return core === current;
}

/** Calls into WebAssembly and turns whatever is thrown into a {@link WhymatchError}. */
export function call<T>(work: (core: Core) => T): T {
  const core = instance();
  try {
    return work(core);
  } catch (thrown) {
    throw failure(thrown);
  }
}

/** The instance to call into where a closure for {@link call} would cost more than the call. */
export function instance(): Core {
  return (current ??= start());
}

function start(): Core {
  try {
    compiled ??= load();
    const glue = createGlue();
    const { memory } = glue.initSync({ module: compiled });
    const event = new Input(new glue.Input(), memory, "event");
    const pattern = new Input(new glue.Input(), memory, "pattern");
    return { glue, event, pattern, numbers: new Numbers(memory) };
  } catch (cause) {
    if (cause instanceof WhymatchError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `WebAssembly cannot be used here (a page's content security policy needs 'wasm-unsafe-eval'): ${reason}`;
    throw new WhymatchError("wasm-unavailable", message, [], { cause });
  }
}

function load(): WebAssembly.Module {
  if (source) return source();
  throw new WhymatchError("wasm-unavailable", "call and await init() of whymatch/slim first");
}

/** What was thrown, as the package throws it; see the module `wasm` of the core for the kinds. */
export function failure(thrown: unknown): WhymatchError {
  if (thrown instanceof WhymatchError) return thrown;
  if (Array.isArray(thrown)) return invalidInput(thrown as api.Diagnostic[]);
  if (typeof thrown === "string") return invalidArgument(thrown);
  if (isPlain(thrown)) {
    const { message } = thrown as Unreadable;
    return new WhymatchError("unreadable-rule-set", message, []);
  }
  current = undefined;
  const message = "internal error of whymatch; please report it. The next call works";
  return new WhymatchError("internal-error", message, [], { cause: thrown });
}

/** Why bytes are no rule set. */
interface Unreadable {
  message: string;
}

function isPlain(thrown: unknown): boolean {
  return Object.prototype.toString.call(thrown) === "[object Object]";
}
