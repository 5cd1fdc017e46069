/** What the package says of a case of `tests/cases/cesql`, in Node and browsers alike. */
import type * as api from "whymatch";
import { caseText } from "./case-text.ts";

/** An expression, an event and the value; `tests/cases/cesql/README.md` describes the members. */
export interface CesqlCase {
  name: string;
  expression: string | (string | { repeat: string; times: number })[];
  event?: unknown;
  eventText?: string;
  binding?: "structured" | "binary";
  grammar?: "specification" | "official";
  result: api.CesqlValue;
  errors?: api.CesqlErrorKind[];
  findings?: { code: string; range: string; help?: string }[];
  ranges?: string[];
  rightAssociative?: api.CesqlValue | null;
}

/** What is wrong with the answer, if anything. */
export function cesqlProblems(whymatch: typeof api, one: CesqlCase): string[] {
  const text = textOf(one.expression);
  const event = one.eventText ?? caseText(one.event ?? {});
  const { binding, grammar } = one;
  const said = whymatch.evaluateCesql(text, event, { binding, grammar });
  const at = (range: api.Range | undefined) => range && text.slice(range.start, range.end);
  const kinds = said.errors.map(({ kind }) => kind);
  const ranges = said.errors.map(({ range }) => at(range));
  const found = [...said.errors.filter(({ code }) => code), ...said.warnings];
  const names = found.map(({ code, range }) => ({ code, range: at(range) }));
  const wanted = one.findings?.map(({ code, range }) => ({ code, range }));
  return [
    ...differs("value", said.value, one.result),
    ...differs("errors", kinds, one.errors ?? []),
    ...differs("ranges", ranges, one.ranges),
    ...differs("findings", names, wanted),
    ...(one.findings ?? []).flatMap(({ help }, index) => unhelpful(found[index]?.help, help)),
    ...differs("the other reading", said.rightAssociative?.value ?? null, one.rightAssociative),
  ];
}

function textOf(expression: CesqlCase["expression"]): string {
  if (typeof expression === "string") return expression;
  return expression
    .map((part) => (typeof part === "string" ? part : part.repeat.repeat(part.times)))
    .join("");
}

function unhelpful(help: string | undefined, wanted = ""): string[] {
  return help?.includes(wanted) ? [] : [`help is ${help}, without ${wanted}`];
}

function differs(what: string, actual: unknown, expected: unknown): string[] {
  const [is, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  return expected === undefined || is === wanted ? [] : [`${what} is ${is}, not ${wanted}`];
}
