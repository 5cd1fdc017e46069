import { expect, test } from "vitest";
import { checkPattern, explain, matches } from "whymatch";

const event =
  '{"specversion": "1.0", "id": "1", "source": "https://example.com/", "type": "com.a"}';
const knative = { dialect: "cloudevents", variant: "knative" } as const;
const subscription = { dialect: "cloudevents" } as const;

test.each([
  [knative, "kind: Trigger\nspec: {}\n", "this is YAML, and filters are read as JSON", "kubectl"],
  [subscription, "# mine\n---\n- exact:\n", "this is YAML, and filters are read as JSON", "exact"],
  [knative, "id = '1'", "this is an expression, not a list of filters", '"cesql": "id = \'1\'"'],
  [subscription, "id = '1'", "this is an expression, not a list of filters", '"sql": "id = \'1\'"'],
])("what is no JSON is named: %j, %j", (language, text, message, help) => {
  const { valid, diagnostics } = checkPattern(text, language);
  expect(valid).toBe(false);
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ code: "json-syntax", message });
  expect(diagnostics[0]?.help).toContain(help);
});

test("a mistake in JSON stays one of JSON", () => {
  const [found] = checkPattern('[{"exact": {"type": "a"}},]', subscription).diagnostics;
  expect(found?.message).toBe("a comma stands before `]`");
});

test("the empty filter that Knative writes is nothing to warn of beside filters", () => {
  const trigger = { spec: { filter: {}, filters: [{ exact: { type: "com.a" } }] } };
  expect(checkPattern(trigger, knative)).toEqual({ valid: true, diagnostics: [] });
});

test.each([
  [{ kind: "Trigger", spec: { broker: "b", filters: [{ exact: { type: "x" } }] } }, knative],
  [{ spec: { broker: "b", filter: { attributes: { type: "x" } } } }, knative],
  [{ sink: "https://example.com/", filters: [{ exact: { type: "x" } }] }, subscription],
])("what stands around filters stays where all of them go: %j", (rule, language) => {
  const text = JSON.stringify(rule);
  const { suggestions } = explain(event, text, language);
  const all = suggestions.find(({ message }) => message === "in the rule, remove all filters");
  const edited = (all?.edits ?? []).reduceRight(
    (before, { start, end, text }) => before.slice(0, start) + text + before.slice(end),
    text,
  );
  expect(edited).not.toBe(text);
  expect(matches(event, edited, language)).toBe(true);
  const { spec, ...around } = JSON.parse(edited);
  expect({ ...spec, ...around }).toMatchObject(
    "spec" in rule ? { broker: "b" } : { sink: rule.sink },
  );
});
