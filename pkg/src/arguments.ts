/** Checks what a caller passes: types can be wrong, and JavaScript has none. */
import type * as api from "../types/index.js";
import { invalidArgument, invalidInput, type WhymatchError } from "./error.ts";

/** An event or a pattern as text or bytes. */
export function inputText(value: unknown, target: api.Target): string | Uint8Array {
  if (typeof value === "string" || isBytes(value)) return value;
  if (typeof value !== "object" || value === null) throw unreadable(value, target);
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (opaque.has(kind) || ArrayBuffer.isView(value)) throw unreadable(value, target);
  return stringified(value, target);
}

/** JSON text or bytes; nothing that would have to be stringified. */
export function plainText(value: unknown, target: api.Target): string | Uint8Array {
  if (typeof value === "string" || isBytes(value)) return value;
  throw invalidArgument(`the ${target} must be JSON text or a Uint8Array, not ${nameOf(value)}`);
}

/** Bytes and nothing else. */
export function bytesOf(value: unknown, what: string): Uint8Array {
  if (isBytes(value)) return value;
  throw invalidArgument(`the bytes of ${what} must be a Uint8Array, not ${nameOf(value)}`);
}

/** An HTTP message, which has no lone surrogates: what sends text makes U+FFFD of them. */
export function messageText(value: unknown): string | Uint8Array {
  if (typeof value === "string") return value.toWellFormed();
  if (isBytes(value)) return value;
  throw invalidArgument(`an HTTP message must be text or a Uint8Array, not ${nameOf(value)}`);
}

/** A dialect, its variant, and how events arrive. */
export type Language = [dialect: string, variant: string | undefined, binding: string | undefined];

/** The `dialect` of options that must have one, with what goes with it. */
export function languageOf(options: unknown): Language {
  const given = record(options, "options");
  const dialect = string(given["dialect"], "options.dialect");
  const variant = absentOr(given["variant"], "options.variant", string);
  const binding = absentOr(given["binding"], "options.binding", string);
  if (dialect !== "cloudevents" && (variant ?? binding) !== undefined) {
    const name = variant === undefined ? "binding" : "variant";
    throw invalidArgument(`options.${name} goes with the dialect "cloudevents" only`);
  }
  return [dialect, variant, binding];
}

/** Options that may be absent. */
export function optional(options: unknown): Record<string, unknown> {
  return options === undefined ? {} : record(options, "options");
}

/** Refuses locales that there are none of. */
export function checkLocale(options: unknown): void {
  const { locale } = optional(options);
  if (locale === undefined || locale === "en" || locale === "zh-CN") return;
  throw invalidArgument(`options.locale must be "en" or "zh-CN", not ${nameOf(locale)}`);
}

/** Whether every byte of an event is checked. */
export function strictOf(options: unknown): boolean {
  return absentOr(optional(options)["strict"], "options.strict", boolean) ?? false;
}

/** The id of a rule. */
export function ruleId(id: unknown): string {
  const text = string(id, "the id of a rule");
  if (!text.isWellFormed()) throw invalidArgument("the id of a rule has a lone surrogate");
  return text;
}

/** An object with whatever members it has. */
export function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  throw invalidArgument(`${what} must be an object, not ${nameOf(value)}`);
}

export function string(value: unknown, what: string): string {
  if (typeof value === "string") return value;
  throw invalidArgument(`${what} must be a string, not ${nameOf(value)}`);
}

export function boolean(value: unknown, what: string): boolean {
  if (typeof value === "boolean") return value;
  throw invalidArgument(`${what} must be a boolean, not ${nameOf(value)}`);
}

/** An integer from 0 to `max`. */
export function integer(value: unknown, what: string, max = Number.MAX_SAFE_INTEGER): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= max) {
    return value as number;
  }
  throw invalidArgument(`${what} must be an integer from 0 to ${max}, not ${nameOf(value)}`);
}

/** Applies a check to what is there; null counts as absent. */
export function absentOr<T>(
  value: unknown,
  what: string,
  check: (value: unknown, what: string) => T,
): T | undefined {
  return value === undefined || value === null ? undefined : check(value, what);
}

/** Objects that `JSON.stringify` would make `{}` of without a word. */
const opaque = new Set([
  ...["Promise", "Map", "Set", "WeakMap", "WeakSet", "Error", "RegExp"],
  ...["ArrayBuffer", "SharedArrayBuffer", "ReadableStream", "Request", "Response", "Blob"],
]);

/** Bytes of any realm. */
function isBytes(value: unknown): value is Uint8Array {
  return (
    value instanceof Uint8Array ||
    (ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]")
  );
}

function stringified(value: object, target: api.Target): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value, null, 2);
  } catch (cause) {
    throw unserializable(cause instanceof Error ? cause.message : String(cause), target);
  }
  if (text === undefined) throw unserializable("JSON.stringify gives undefined", target);
  return text;
}

/** A value that has no JSON text. */
function unserializable(reason: string, target: api.Target): WhymatchError {
  const [message = ""] = reason.split("\n");
  return finding("unserializable", `the value has no JSON text: ${message}`, target);
}

/** A value of a type that is no event and no pattern. */
function unreadable(value: unknown, target: api.Target): WhymatchError {
  const message = `expected JSON text, a Uint8Array or a plain object, found ${nameOf(value)}`;
  return finding("unserializable", message, target);
}

function finding(code: string, message: string, target: api.Target): WhymatchError {
  return invalidInput([{ code, severity: "error", target, message, path: "" }]);
}

/** A value in words. */
function nameOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
    case "object":
      if (value === null) return "null";
      return `${Object.prototype.toString.call(value).slice(8, -1)} (an object)`;
    case "undefined":
      return "undefined";
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    default:
      return `${value} (a ${typeof value})`;
  }
}
