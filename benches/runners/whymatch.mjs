// This project's package, with events as bytes, as text and as lines.
import { readFileSync } from "node:fs";
import { RuleSet } from "whymatch";
import { createGlue } from "../../pkg/wasm/glue.js";

export function overBytes(dialect) {
  return face(dialect, (bytes) => new Uint8Array(bytes));
}

export function overText(dialect) {
  return face(dialect, (bytes) => bytes.toString());
}

export function overLines(dialect) {
  const { matching: _, rules, ...rest } = face(dialect, () => undefined);
  return {
    ...rest,
    *lines(ndjson) {
      for (const { ids, error } of rules.matchingLines(ndjson)) {
        if (error) throw new Error(error.message);
        yield ids;
      }
    },
  };
}

function face(dialect, input) {
  const rules = new RuleSet({ dialect });
  return {
    rules,
    input,
    add: (rule, text) => rules.add(String(rule), text),
    replace: (rule, text) => rules.replace(rule, text),
    delete: (rule) => rules.delete(rule),
    matching: (event) => rules.matching(event),
    free: () => rules.free(),
  };
}

/** The structural scan alone, in an instance of its own. */
export function floorOnly() {
  const glue = createGlue();
  const module = new WebAssembly.Module(
    readFileSync(new URL("../../pkg/wasm/core.wasm", import.meta.url)),
  );
  const { memory } = glue.initSync({ module });
  const input = new glue.Input();
  const rules = new glue.Rules(false, "aws");
  return {
    input: (bytes) => new Uint8Array(bytes),
    add: () => undefined,
    matching(event) {
      const start = input.reserve(event.length);
      new Uint8Array(memory.buffer, start, event.length).set(event);
      input.setLength(event.length);
      rules.floor(input);
      return [];
    },
  };
}
