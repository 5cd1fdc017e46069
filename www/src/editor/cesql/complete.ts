/** What can be written next: filters, attributes of the event, functions. */

import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from "@codemirror/autocomplete";
import { dialects } from "whymatch/slim";
import type { Inputs } from "../../inputs.ts";
import { attributesOf, shown } from "./attributes.ts";
import { FUNCTIONS, KEYWORDS } from "./functions.ts";
import { decoded } from "./literal.ts";
import { type Place, placeAt } from "./place.ts";
import { tokens } from "./tokens.ts";

type Source = (context: CompletionContext) => CompletionResult | null;

const AFFIXES = new Set(["exact", "prefix", "suffix"]);

/** Completion in a text that is one expression. */
export function inExpression(inputs: () => Inputs): Source {
  return (context) => words(context, context.state.sliceDoc(0, context.pos), inputs());
}

/** Completion in the filters of a subscription or trigger. */
export function inRule(inputs: () => Inputs): Source {
  return (context) => {
    const before = context.state.sliceDoc(0, context.pos);
    const place = placeAt(before);
    if (place.open === undefined && !context.explicit) return null;
    const name = place.keys.at(-1) ?? "";
    if (place.role === "key") return keys(context, place, name, inputs());
    if (place.open === undefined) return null;
    if (name === "sql" || name === "cesql")
      return words(context, decoded(before.slice(place.open)).text, inputs());
    return AFFIXES.has(place.keys.at(-2) ?? "") ? value(place.open, name, inputs()) : null;
  };
}

/** Words of an expression, unless one stands within a text or a number. */
function words(
  context: CompletionContext,
  before: string,
  { event }: Inputs,
): CompletionResult | null {
  const last = tokens(before).at(-1);
  const typed = last?.end === before.length ? last : undefined;
  if (typed && (typed.kind === "string" || typed.kind === "number")) return null;
  const isWord = typed !== undefined && typed.kind !== "operator";
  if (!isWord && !context.explicit) return null;
  const length = isWord ? typed.end - typed.start : 0;
  return {
    from: context.pos - length,
    options: [...attributes(event), ...FUNCTIONS.map(call), ...KEYWORDS.map(keyword)],
    validFor: /^\w*$/,
  };
}

function attributes(event: string): Completion[] {
  return [...attributesOf(event)].map(([label, known]) => ({
    label,
    type: "property",
    detail: shown(known),
    boost: 1,
  }));
}

function call({ name, signature, help }: (typeof FUNCTIONS)[number]): Completion {
  const detail = signature.slice(name.length);
  return snippetCompletion(`${name}(#{})`, { label: name, type: "function", detail, info: help });
}

function keyword({ name, signature, help }: (typeof KEYWORDS)[number]): Completion {
  return { label: name, type: "keyword", info: `${signature}: ${help}` };
}

function keys(
  context: CompletionContext,
  { open }: Place,
  within: string,
  inputs: Inputs,
): CompletionResult {
  const closed = context.state.sliceDoc(context.pos, context.pos + 1) === '"';
  const options = AFFIXES.has(within)
    ? attributes(inputs.event).map((option) => ({ ...option, body: '"#{}"' }))
    : filters(inputs);
  const quote = open === undefined ? '"' : "";
  return {
    from: open === undefined ? context.pos : open + 1,
    options: options.map(({ body, ...option }) =>
      closed ? option : snippetCompletion(`${quote}${option.label}": ${body}`, option),
    ),
    validFor: /^\w*$/,
  };
}

/** The filters that there are, each with the shape of what it takes. */
function filters({ variant }: Inputs): (Completion & { body: string })[] {
  const known = dialects().find(({ name }) => name === "cloudevents")?.operators ?? [];
  return known.map(({ name, description }) => {
    const label = name === "sql" && variant === "knative" ? "cesql" : name;
    return { label, type: "keyword", info: description, body: bodyOf(name) };
  });
}

function bodyOf(name: string): string {
  if (AFFIXES.has(name)) return '{"#{type}": "#{}"}';
  if (name === "sql") return '"#{}"';
  return name === "not" ? "{#{}}" : "[{#{}}]";
}

/** The value that the event has. */
function value(open: number, name: string, { event }: Inputs): CompletionResult | null {
  const known = attributesOf(event).get(name);
  if (known === undefined || known === null || typeof known === "object") return null;
  const label = JSON.stringify(String(known)).slice(1, -1);
  return { from: open + 1, options: [{ label, type: "text", detail: "of the event" }] };
}
