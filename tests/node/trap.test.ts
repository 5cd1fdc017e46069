/** What must not happen: WebAssembly traps, or its memory is garbage. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const instances: WebAssembly.Instance[] = [];
const RealInstance = WebAssembly.Instance;

/** Notes every instance that is made, so that the tests can break it. */
class NotedInstance extends RealInstance {
  constructor(module: WebAssembly.Module, imports?: WebAssembly.Imports) {
    super(module, imports);
    instances.push(this);
  }
}

beforeEach(() => {
  vi.stubGlobal("WebAssembly", Object.create(WebAssembly, { Instance: { value: NotedInstance } }));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const { matches, RuleSet } = await import("whymatch");
const { thrown } = await import("./thrown.ts");
const dialect = "aliyun";
const event = '{"source":"a"}';
const pattern = '{"source":["a"]}';

/** Overwrites all memory of the instance in use. */
function breakInstance(): void {
  const memory = instances.at(-1)?.exports["memory"] as WebAssembly.Memory;
  new Uint8Array(memory.buffer).fill(0xff);
}

test("the call after a trap works, and rule sets are as they were", () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const rules = new RuleSet({ dialect }).add("1", pattern).add("2", '{"source":["b"]}');
  rules.add("3", new TextEncoder().encode(pattern)).delete("2");
  const untouched = new RuleSet({ dialect }).add("other", pattern);
  const questions = [
    () => rules.matching(event),
    () => [...rules.matchingLines(event)],
    () => rules.add("4", pattern),
    () => rules.explain("1", event),
    () => matches(event, pattern, { dialect }),
    () => untouched.delete("other"),
  ];
  for (const question of questions) {
    const made = instances.length;
    breakInstance();
    const error = thrown(question);
    expect(error.code).toBe("internal-error");
    expect(error.cause).toBeInstanceOf(Error);
    expect(rules.matching(event)).toEqual(["1", "3"]);
    expect(untouched.matching(event)).toEqual(["other"]);
    expect(matches(event, pattern, { dialect })).toBe(true);
    expect(instances.length).toBe(made + 1);
  }
  log.mockRestore();
});

test("a rule set of a broken instance can be freed", () => {
  const rules = new RuleSet({ dialect }).add("1", pattern);
  breakInstance();
  expect(thrown(() => matches(event, pattern, { dialect })).code).toBe("internal-error");
  rules.free();
  expect(matches(event, pattern, { dialect })).toBe(true);
});
