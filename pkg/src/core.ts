/** The WebAssembly instance: made on the first call, and again after a trap. */
import type * as api from "../types/index.js";
import { createGlue, type Glue } from "../wasm/glue.js";
import { invalidArgument, invalidInput, WhymatchError } from "./error.ts";
import { Input } from "./input.ts";

/** An instance and its two text buffers. */
export interface Core {
  readonly glue: Glue;
  readonly memory: WebAssembly.Memory;
  readonly event: Input;
  readonly pattern: Input;
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
  const core = (current ??= start());
  try {
    return work(core);
  } catch (thrown) {
    throw failure(thrown);
  }
}

function start(): Core {
  try {
    compiled ??= load();
    const glue = createGlue();
    const { memory } = glue.initSync({ module: compiled });
    const event = new Input(new glue.Input(), memory, "event");
    const pattern = new Input(new glue.Input(), memory, "pattern");
    return { glue, memory, event, pattern };
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

/** See the module `wasm` of the core for the three kinds. */
function failure(thrown: unknown): WhymatchError {
  if (thrown instanceof WhymatchError) return thrown;
  if (Array.isArray(thrown)) return invalidInput(thrown as api.Diagnostic[]);
  if (typeof thrown === "string") return invalidArgument(thrown);
  current = undefined;
  const message = "internal error of whymatch; please report it. The next call works";
  return new WhymatchError("internal-error", message, [], { cause: thrown });
}
