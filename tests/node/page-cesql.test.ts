/** What the page's editors know of CESQL agrees with the core, and finds its place in unfinished text. */
import { expect, test } from "vitest";
import { evaluateCesql } from "whymatch";
import { FUNCTIONS, KEYWORDS } from "../../www/src/editor/cesql/functions.ts";
import { decoded } from "../../www/src/editor/cesql/literal.ts";
import { placeAt } from "../../www/src/editor/cesql/place.ts";
import { tokens } from "../../www/src/editor/cesql/tokens.ts";

const EVENT = '{"specversion": "1.0", "id": "1", "source": "/", "type": "t"}';

test("the core has exactly the functions that are offered", () => {
  const [unknown] = evaluateCesql("NONE(1)", EVENT).errors;
  const known = [...(unknown?.help ?? "").matchAll(/`(\w+)`/g)].map((match) => match[1]);
  expect(FUNCTIONS.map(({ name }) => name).sort()).toEqual(known.sort());
});

test.each(FUNCTIONS)("$signature takes as many arguments as it says", ({ name, signature }) => {
  const required = signature.slice(name.length + 1).replace(/\[.*|…|\)/g, "");
  const count = required.split(",").filter((argument) => argument.trim()).length;
  const call = `${name}(${Array.from({ length: count }, () => "1").join(", ")})`;
  expect(evaluateCesql(call, EVENT).errors.map(({ kind }) => kind)).not.toContain(
    "missingFunction",
  );
});

test("the core reads the words that are coloured as keywords", () => {
  for (const { name } of KEYWORDS) {
    const [token] = tokens(name);
    expect(["keyword", "boolean"]).toContain(token?.kind);
    expect(evaluateCesql(`${name} LIKE`, EVENT).errors[0]?.kind).toBe("parse");
  }
});

test("tokens stand where they are written", () => {
  const text = `LEFT(type,2)='it\\'s'`;
  expect(tokens(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ["function", "LEFT"],
    ["attribute", "type"],
    ["number", "2"],
    ["operator", "="],
    ["string", `'it\\'s'`],
  ]);
});

test.each([
  ['"a\\"b"', 'a"b', [1, 2, 4, 5]],
  ['"\\u0061é"', "aé", [1, 7, 8]],
  ['"open', "open", [1, 2, 3, 4, 5]],
])("the literal %s", (literal, text, offsets) => {
  expect(decoded(literal)).toEqual({ text, offsets });
});

test.each([
  ['[{"', { role: "key", keys: [], open: 2 }],
  ["[{", { role: "key", keys: [] }],
  ['[{"exact": {"ty', { role: "key", keys: ["exact"], open: 12 }],
  ['[{"exact": {"a": "x", "b": "', { role: "value", keys: ["exact", "b"], open: 27 }],
  ['[{"all": [{"exact": {}}, {"', { role: "key", keys: ["all"], open: 26 }],
  ['{"sql": "a = \\"', { role: "value", keys: ["sql"], open: 8 }],
])("the place at the end of %s", (before, place) => {
  expect(placeAt(before)).toEqual(place);
});
