/** The handle of a rule set, which outlives the WebAssembly instance it is compiled in. */
import type * as api from "../types/index.js";
import type { RawRules } from "../wasm/glue.js";
import {
  checkLocale,
  inputText,
  type Language,
  languageOf,
  plainText,
  ruleId,
  strictOf,
} from "./arguments.ts";
import { type Core, call, isCurrent } from "./core.ts";
import { WhymatchError } from "./error.ts";
import { type Chunk, chunks } from "./lines.ts";

/** Stands for the count of an event that could not be read. */
const refused = 0xffff_ffff;

/** Rules and the instance that they are in. */
interface Held {
  readonly core: Core;
  readonly raw: RawRules;
}

/** Frees what nobody holds any more. */
const collected = new FinalizationRegistry<Held>((held) => {
  try {
    release(held);
  } catch {
    // The instance is gone, and the rules with it.
  }
});

export class RuleSet implements api.RuleSet {
  declare [Symbol.dispose]: () => void;
  readonly #language: Language;
  readonly #strict: boolean;
  /** The texts in the order of their addition, to compile them again after a trap. */
  readonly #patterns = new Map<string, string | Uint8Array>();
  /** The ids by the number that the core gives a rule. */
  #ids: string[] = [];
  #core: Core | undefined;
  #raw: RawRules | undefined;
  #freed = false;

  constructor(options: api.RuleSetOptions) {
    this.#language = languageOf(options);
    this.#strict = strictOf(options);
    call((core) => this.#in(core));
  }

  add(id: string, pattern: api.PatternInput): this {
    const name = ruleId(id);
    const text = kept(inputText(pattern, "pattern"));
    const number = call((core) => this.#in(core).add(name, core.pattern.write(text)));
    this.#patterns.set(name, text);
    this.#ids[number] = name;
    return this;
  }

  replace(id: string, pattern: api.PatternInput): this {
    const name = ruleId(id);
    const text = kept(inputText(pattern, "pattern"));
    this.#known(name);
    call((core) => this.#in(core).replace(name, core.pattern.write(text)));
    this.#patterns.set(name, text);
    return this;
  }

  delete(id: string): boolean {
    this.#alive();
    if (!this.#patterns.has(id)) return false;
    call((core) => this.#in(core).delete(id));
    this.#patterns.delete(id);
    return true;
  }

  has(id: string): boolean {
    this.#alive();
    return this.#patterns.has(id);
  }

  get size(): number {
    this.#alive();
    return this.#patterns.size;
  }

  ids(): string[] {
    this.#alive();
    return [...this.#patterns.keys()];
  }

  matching(event: string | Uint8Array): string[] {
    const text = plainText(event, "event");
    return call((core) => {
      const rules = this.#in(core);
      const input = core.event.write(text);
      const count = rules.matching(input);
      if (count === refused) throw rules.refusal(input);
      return count === 0 ? [] : this.#named(hits(core, rules, count));
    });
  }

  matchingLines(ndjson: string | Uint8Array): Iterable<api.LineMatches> {
    this.#alive();
    return this.#lines(plainText(ndjson, "event"));
  }

  explain(
    id: string,
    event: api.EventInput,
    options?: { locale?: api.Locale | undefined },
  ): api.Explanation {
    checkLocale(options);
    const text = inputText(event, "event");
    const pattern = this.#known(ruleId(id));
    return call((core) =>
      this.#in(core).explain(id, core.event.write(text), core.pattern.write(pattern)),
    );
  }

  free(): void {
    if (this.#core && this.#raw) release({ core: this.#core, raw: this.#raw });
    collected.unregister(this);
    this.#patterns.clear();
    this.#ids = [];
    this.#raw = undefined;
    this.#freed = true;
  }

  /** The rules in this instance; compiled anew if the last one is gone. */
  #in(core: Core): RawRules {
    if (this.#raw && this.#core === core) return this.#raw;
    this.#alive();
    const raw = new core.glue.Rules(this.#strict, ...this.#language);
    this.#ids = [];
    for (const [id, text] of this.#patterns) {
      this.#ids[raw.add(id, core.pattern.write(text))] = id;
    }
    collected.unregister(this);
    collected.register(this, { core, raw }, this);
    this.#core = core;
    this.#raw = raw;
    return raw;
  }

  *#lines(ndjson: string | Uint8Array): Generator<api.LineMatches> {
    let line = 1;
    for (const chunk of chunks(ndjson)) {
      yield* this.#chunk(chunk, line);
      line += chunk.lines;
    }
  }

  /** One crossing; the answers are copied out before anyone else can ask. */
  #chunk({ text }: Chunk, firstLine: number): api.LineMatches[] {
    return call((core) => {
      const rules = this.#in(core);
      const refusals = rules.matchingLines(core.event.write(text)) as api.Diagnostic[][];
      const numbers = hits(core, rules, rules.hitsLength());
      const answers: api.LineMatches[] = [];
      for (let at = 0; at < numbers.length; ) {
        const line = firstLine + (numbers[at++] ?? 0);
        const count = numbers[at++] ?? 0;
        if (count === refused) {
          answers.push({ line, ids: [], ...firstError(refusals.shift()) });
        } else {
          answers.push({ line, ids: this.#named(numbers.subarray(at, (at += count))) });
        }
      }
      return answers;
    });
  }

  #named(numbers: Uint32Array): string[] {
    return Array.from(numbers, (number) => this.#ids[number] ?? "");
  }

  #known(id: string): string | Uint8Array {
    this.#alive();
    const pattern = this.#patterns.get(id);
    if (pattern !== undefined) return pattern;
    throw new WhymatchError("unknown-rule", `no rule has the id ${JSON.stringify(id)}`);
  }

  #alive(): void {
    if (this.#freed) throw new WhymatchError("freed", "this RuleSet was freed");
  }
}

if (Symbol.dispose) {
  Object.defineProperty(RuleSet.prototype, Symbol.dispose, { value: RuleSet.prototype.free });
}

function release({ core, raw }: Held): void {
  if (isCurrent(core)) call(() => raw.free());
}

function hits(core: Core, rules: RawRules, count: number): Uint32Array {
  return new Uint32Array(core.memory.buffer, rules.hits(), count);
}

function firstError(diagnostics: api.Diagnostic[] = []): { error?: api.Diagnostic } {
  const error = diagnostics.find(({ severity }) => severity === "error") ?? diagnostics[0];
  return error ? { error } : {};
}

/** Bytes that the caller cannot change any more. */
function kept(text: string | Uint8Array): string | Uint8Array {
  return typeof text === "string" ? text : text.slice();
}
