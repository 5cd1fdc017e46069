import { describe, expect, test } from "vitest";
import {
  checkPattern,
  explain,
  httpEvent,
  kafkaEvent,
  matches,
  RuleSet,
  validateEvent,
} from "whymatch";
import { thrown } from "./thrown.ts";

const dialect = "aliyun";
const cyclic: Record<string, unknown> = {};
cyclic["self"] = cyclic;

describe("what has no JSON text is a finding", () => {
  const values: [string, unknown][] = [
    ["a cycle", cyclic],
    ["a BigInt inside", { a: 1n }],
    [
      "a throwing toJSON",
      {
        toJSON: () => {
          throw new TypeError("no");
        },
      },
    ],
    ["a toJSON without a value", { toJSON: () => undefined }],
    ["undefined", undefined],
    ["null", null],
    ["a function", () => ({})],
    ["a symbol", Symbol("s")],
    ["a number", 3],
    ["a promise", Promise.resolve("{}")],
    ["a map", new Map()],
    ["an ArrayBuffer", new ArrayBuffer(2)],
    ["a DataView", new DataView(new ArrayBuffer(2))],
  ];
  test.each(values)("%s", (_, value) => {
    const event = thrown(() => matches(value as object, "{}", { dialect }));
    expect(event.diagnostics).toMatchObject([{ code: "unserializable", target: "event" }]);
    const pattern = thrown(() => checkPattern(value as object, { dialect }));
    expect(pattern.diagnostics).toMatchObject([{ code: "unserializable", target: "pattern" }]);
  });
});

describe("wrong arguments are told from wrong texts", () => {
  const as = (value: unknown) => value as never;
  const calls: [string, () => unknown, RegExp][] = [
    ["no options", () => matches("{}", "{}", as(undefined)), /options must be an object/],
    [
      "a null dialect",
      () => matches("{}", "{}", as({ dialect: null })),
      /dialect must be a string/,
    ],
    [
      "an unknown dialect",
      () => matches("{}", "{}", as({ dialect: "x" })),
      /`x`; there are `aliyun`/,
    ],
    ["a dialect alone", () => explain("{}", "{}", as("aliyun")), /options must be an object/],
    ["an unknown locale", () => explain("{}", "{}", as({ dialect, locale: "fr" })), /locale/],
    [
      "a variant of a dialect without any",
      () => explain("{}", "{}", { dialect, variant: "knative" }),
      /variant goes with the dialect "cloudevents"/,
    ],
    [
      "a binding of a dialect without any",
      () => new RuleSet({ dialect, binding: "binary" }),
      /binding goes with the dialect "cloudevents"/,
    ],
    [
      "an unknown variant",
      () => matches("{}", "[]", as({ dialect: "cloudevents", variant: "k8s" })),
      /unknown variant `k8s`; there are `specification`, `knative`/,
    ],
    [
      "an unknown binding",
      () => checkPattern("[]", as({ dialect: "cloudevents", binding: 1 })),
      /options.binding must be a string/,
    ],
    ["an unknown profile", () => validateEvent("{}", as({ profile: "x" })), /unknown profile/],
    ["an unknown stage", () => validateEvent("{}", as({ stage: "x" })), /unknown stage/],
    ["a text as batch", () => validateEvent("{}", as({ batch: "yes" })), /batch must be a boolean/],
    [
      "a negative limit",
      () => validateEvent("{}", { maxBytes: -1 }),
      /maxBytes must be an integer/,
    ],
    ["no such format", () => validateEvent("{}", as({ format: "xml" })), /unknown format `xml`/],
    ["a message as an object", () => validateEvent({}, { format: "http" }), /text or a Uint8Array/],
    ["an object without event", () => httpEvent(as({})), /text or a Uint8Array/],
    [
      "a severity that none is",
      () => validateEvent("{}", as({ dataschemaFragment: "off" })),
      /unknown dataschemaFragment `off`/,
    ],
    ["a rule set of no dialect", () => new RuleSet(as({})), /dialect must be a string/],
    ["an id that is no text", () => new RuleSet({ dialect }).add(as(1), "{}"), /id of a rule/],
    [
      "an id with half a character",
      () => new RuleSet({ dialect }).add("\ud800", "{}"),
      /surrogate/,
    ],
    [
      "an object to match",
      () => new RuleSet({ dialect }).matching(as({})),
      /JSON text or a Uint8Array/,
    ],
    ["no message", () => kafkaEvent(as(null)), /message must be an object/],
    ["a message without topic", () => kafkaEvent(as({})), /topic must be a string/],
    [
      "a fraction as offset",
      () => kafkaEvent(as({ topic: "t", partition: 0, offset: 0.5 })),
      /offset must be an integer/,
    ],
  ];
  test.each(calls)("%s", (_, call, message) => {
    const error = thrown(call);
    expect(error.code).toBe("invalid-argument");
    expect(error.message).toMatch(message);
    expect(error.diagnostics).toEqual([]);
  });
});

describe("texts that are not JSON are findings, never anything else", () => {
  const deep = "[".repeat(100_000);
  const texts: [string, string | Uint8Array][] = [
    ["empty", ""],
    ["truncated", '{"a":'],
    ["two documents", "{}{}"],
    ["single quotes", "{'a':1}"],
    ["deep nesting", deep],
    ["deep objects", '{"a":'.repeat(100_000)],
    ["invalid UTF-8", Uint8Array.of(0x7b, 0xff, 0x7d)],
    ["NaN", '{"a":NaN}'],
    ["5 MB", JSON.stringify({ a: "x".repeat(5 << 20) })],
    ["5 MB that is not ASCII", JSON.stringify({ a: "é".repeat(5 << 19) })],
  ];
  test.each(texts)("%s", (_, text) => {
    const { code, diagnostics } = thrown(() => matches(text, "{}", { dialect }));
    expect(code).toBe("invalid-input");
    expect(diagnostics[0]).toMatchObject({ target: "event", severity: "error" });
    expect(validateEvent(text).valid).toBe(false);
    expect(checkPattern(text, { dialect }).valid).toBe(false);
    expect(matches("{}", "{}", { dialect })).toEqual(expect.any(Boolean));
  });
});

test("prototype names are keys like others", () => {
  const event = '{"data":{"__proto__":{"a":1},"constructor":"c"}}';
  expect(matches(event, '{"data":{"__proto__":{"a":[1]}}}', { dialect })).toBe(true);
  expect(matches(event, '{"data":{"constructor":["c"]}}', { dialect })).toBe(true);
  expect(matches(event, '{"data":{"toString":[{"exists":true}]}}', { dialect })).toBe(false);
});
