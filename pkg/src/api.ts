/** The functions: check the arguments, write the texts, ask. */
import type * as api from "../types/index.js";
import {
  absentOr,
  boolean,
  checkLocale,
  inputText,
  integer,
  languageOf,
  messageText,
  optional,
  record,
  string,
} from "./arguments.ts";
import { call } from "./core.ts";

export { WhymatchError } from "./error.ts";
export { RuleSet } from "./rule-set.ts";

declare const PACKAGE_VERSION: string;
export const version: string = PACKAGE_VERSION;

export function matches(
  event: api.EventInput,
  pattern: api.PatternInput,
  options: api.DialectOptions,
): boolean {
  const language = languageOf(options);
  const eventText = inputText(event, "event");
  const patternText = inputText(pattern, "pattern");
  return call((core) =>
    core.glue.matches(core.event.write(eventText), core.pattern.write(patternText), ...language),
  );
}

export function explain(
  event: api.EventInput,
  pattern: api.PatternInput,
  options: api.ExplainOptions,
): api.Explanation {
  const language = languageOf(options);
  checkLocale(options);
  const eventText = inputText(event, "event");
  const patternText = inputText(pattern, "pattern");
  return call((core) =>
    core.glue.explain(core.event.write(eventText), core.pattern.write(patternText), ...language),
  );
}

export function checkPattern(
  pattern: api.PatternInput,
  options: api.ExplainOptions,
): api.PatternCheck {
  const language = languageOf(options);
  checkLocale(options);
  const text = inputText(pattern, "pattern");
  return call((core) => core.glue.checkPattern(core.pattern.write(text), ...language));
}

export function validateEvent(
  event: api.EventInput,
  options?: api.ValidateOptions,
): api.Validation {
  const given = optional(options);
  checkLocale(options);
  const profile = absentOr(given["profile"], "options.profile", string) ?? "cloudevents";
  const stage = absentOr(given["stage"], "options.stage", string);
  const batch = absentOr(given["batch"], "options.batch", boolean) ?? false;
  const format = absentOr(given["format"], "options.format", string) ?? "json";
  const fragment = severityOf(given["dataschemaFragment"], "options.dataschemaFragment");
  const blank = severityOf(given["blankInTime"], "options.blankInTime");
  const maxBytes = absentOr(given["maxBytes"], "options.maxBytes", byteCount);
  const text = format === "http" ? messageText(event) : inputText(event, "event");
  return call((core) =>
    core.glue.validateEvent(
      core.event.write(text),
      profile,
      stage,
      batch,
      format,
      fragment,
      blank,
      maxBytes,
    ),
  );
}

export function httpEvent(message: string | Uint8Array): string | undefined {
  const text = messageText(message);
  return call((core) => core.glue.httpEvent(core.event.write(text)));
}

export function kafkaEvent(
  message: api.KafkaMessage,
  options?: { stage?: api.Stage | undefined },
): object {
  const given = record(message, "the message");
  const stage = absentOr(optional(options)["stage"], "options.stage", string) ?? "published";
  const topic = string(given["topic"], "topic");
  const partition = integer(given["partition"], "partition", 2 ** 31 - 1);
  const offset = BigInt(integer(given["offset"], "offset"));
  const key = absentOr(given["key"], "key", string);
  const value = string(given["value"], "value");
  const id = absentOr(given["id"], "id", string) ?? crypto.randomUUID();
  const time = BigInt(absentOr(given["time"], "time", integer) ?? Date.now());
  const region = absentOr(given["region"], "region", string);
  const subject = absentOr(given["subject"], "subject", string);
  const text = call(({ glue }) =>
    glue.kafkaEvent(topic, partition, offset, key, value, id, time, region, subject, stage),
  );
  return JSON.parse(text) as object;
}

export function evaluateCesql(
  expression: string,
  event: api.EventInput,
  options?: api.CesqlOptions,
): api.CesqlEvaluation {
  const given = optional(options);
  checkLocale(options);
  const grammar = absentOr(given["grammar"], "options.grammar", string) ?? "specification";
  const binding = absentOr(given["binding"], "options.binding", string) ?? "structured";
  const text = string(expression, "the expression").toWellFormed();
  const eventText = inputText(event, "event");
  return call((core) =>
    core.glue.evaluateCesql(
      core.pattern.write(text),
      core.event.write(eventText),
      grammar,
      binding,
    ),
  );
}

export function dialects(): api.DialectInfo[] {
  return call((core) => core.glue.dialects());
}

/** How bad something is that is an error unless the caller says otherwise. */
function severityOf(value: unknown, what: string): string {
  return absentOr(value, what, string) ?? "error";
}

/** A length that fits the address space of WebAssembly. */
function byteCount(value: unknown, what: string): number {
  return integer(value, what, 2 ** 32 - 1);
}
