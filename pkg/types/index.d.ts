/**
 * Does this event match this rule, and why?
 *
 * Every function is synchronous and keeps nothing of what it is given.
 * What is wrong with an event or a pattern is data: a {@link Diagnostic}, in an answer or in
 * a {@link WhymatchError}.
 */

/** A vendor's pattern language. */
export type Dialect = "aliyun" | "tencent" | "aws" | "rocketmq" | "cloudevents";

/** What a valid event is for someone. */
export type Profile = "cloudevents" | "aliyun" | "tencent" | "aws";

/** As a source publishes an event, or as it arrives at a target. */
export type Stage = "published" | "delivered";

/** The language of sentences; English where something is not translated yet. */
export type Locale = "en" | "zh-CN";

/**
 * An event: JSON text, its UTF-8 bytes, or a value that is turned into text by
 * `JSON.stringify(value, null, 2)`.
 *
 * Text and bytes are the fast and the exact way: only they keep integers above 2^53 and tell
 * `300` from `300.0`.
 */
export type EventInput = string | Uint8Array | object;

/** The JSON body of a rule, in the same forms as an event. */
export type PatternInput = string | Uint8Array | object;

/** Whose subscription filters: the CloudEvents Subscriptions API's, or those of Knative triggers. */
export type Variant = "specification" | "knative";

/**
 * How an event arrives: as JSON with its types, or in HTTP binary mode, where every attribute is
 * text, so that in an expression `true` is `'true'` and `5` is `'5'`.
 */
export type Binding = "structured" | "binary";

/** Which pattern language a rule is written in. */
export interface DialectOptions {
  dialect: Dialect;
  /** For `"cloudevents"`: whose filters; `"specification"` if absent. */
  variant?: Variant | undefined;
  /** For `"cloudevents"`: how events arrive; `"structured"` if absent. */
  binding?: Binding | undefined;
}

/** Which pattern language, and how much of an event is checked. */
export interface RuleSetOptions extends DialectOptions {
  /**
   * Whether every byte of an event is checked; if not, its structure and what some rule reads.
   * A malformed value that no rule reads goes unnoticed then.
   */
  strict?: boolean | undefined;
}

/** Which pattern language, and the language of the answer. */
export interface ExplainOptions extends DialectOptions {
  locale?: Locale | undefined;
}

/** What a valid event is. */
export interface ValidateOptions {
  /** Whose rules; `"cloudevents"` if absent. */
  profile?: Profile | undefined;
  /** At which stage; if absent, an event is valid if it is at either. */
  stage?: Stage | undefined;
  /** Whether the text is an array of events; if not, an array is an error. */
  batch?: boolean | undefined;
  /**
   * What the text is; `"json"` if absent.
   *
   * `"http"` is a request or response as it is pasted: headers, an empty line, a body.
   * Its content type says whether it has one event or a batch, so `batch` means nothing then.
   * It must be text or bytes.
   */
  format?: "json" | "http" | undefined;
  /** How bad a fragment in `dataschema` is for CloudEvents; `"error"`, as the letter has it, if absent. */
  dataschemaFragment?: "error" | "warning" | undefined;
  /** How bad a blank for the `T` in `time` is for CloudEvents; `"error"` if absent. */
  blankInTime?: "error" | "warning" | undefined;
  /** The longest text in bytes of UTF-8; 1 MiB if absent. */
  maxBytes?: number | undefined;
  locale?: Locale | undefined;
}

/**
 * Whether the event matches the pattern.
 *
 * @throws {WhymatchError} if the pattern is invalid or the event is not JSON
 *
 * @example
 * matches('{"source":"acs.oss"}', '{"source":["acs.oss"]}', { dialect: "aliyun" }); // true
 */
export function matches(event: EventInput, pattern: PatternInput, options: DialectOptions): boolean;

/**
 * Whether the event matches the pattern, and why: every clause with its verdict, the fields
 * that are to blame, and edits that would turn the verdict.
 *
 * @throws {WhymatchError} if the pattern is invalid or the event is not JSON
 */
export function explain(
  event: EventInput,
  pattern: PatternInput,
  options: ExplainOptions,
): Explanation;

/** What is wrong, doubtful or worth knowing about a pattern. */
export function checkPattern(pattern: PatternInput, options: ExplainOptions): PatternCheck;

/**
 * What is wrong, doubtful or worth knowing about an event, or a batch of them.
 *
 * @throws {WhymatchError} if an option is none, or the event has no text
 *
 * @example
 * validateEvent("ce-id: 1\nce-type: t\n", { format: "http" }).valid; // false: two headers are missing
 */
export function validateEvent(event: EventInput, options?: ValidateOptions): Validation;

/**
 * The event that an HTTP message carries, as JSON text; `undefined` if it carries none that can
 * be read.
 *
 * In binary mode every attribute is a string, as headers have no other values.
 * Whether the event is valid is another question, see {@link validateEvent}.
 *
 * @throws {WhymatchError} if the message is neither text nor bytes
 *
 * @example
 * httpEvent("ce-id: e%2D1\nce-flag: true\n"); // '{"id":"e-1","flag":"true"}'
 */
export function httpEvent(message: string | Uint8Array): string | undefined;

/**
 * The event that Tencent Cloud's CKafka connector makes of a Kafka message.
 *
 * @throws {WhymatchError} if a part of the message is missing or of the wrong type
 */
export function kafkaEvent(message: KafkaMessage, options?: { stage?: Stage | undefined }): object;

/**
 * Evaluates a CESQL expression (CloudEvents SQL 1.0.0) for an event.
 *
 * It never throws for what the texts say: mistakes in the expression are errors of kind `parse`,
 * an event that is not JSON is one of kind `generic`, and the value is `false` then.
 * As a filter, an event passes if the value is `true` and there are no errors.
 *
 * @example
 * const { value, errors } = evaluateCesql("type LIKE 'com.%' AND attempt < 5", event);
 * const passes = value === true && errors.length === 0;
 */
export function evaluateCesql(
  expression: string,
  event: EventInput,
  options?: CesqlOptions,
): CesqlEvaluation;

/** The dialects, each with its operators. */
export function dialects(): DialectInfo[];

/** The version of this package. */
export const version: string;

/**
 * Many rules, compiled together.
 *
 * Its memory is given back when it is collected as garbage, or at once by {@link RuleSet.free}.
 */
export class RuleSet {
  constructor(options: RuleSetOptions);

  /**
   * The rule set that {@link RuleSet.toBytes} made these bytes of, in whatever thread or process.
   *
   * The rules are not compiled again, so this takes a fraction of the time of adding them.
   * Take bytes only from where rules may come from: damage is noticed, intent is not.
   *
   * @throws {WhymatchError} with the code `unreadable-rule-set` if the bytes are no rule set,
   *   were damaged or are of another version
   *
   * @example
   * // in a worker thread
   * const rules = RuleSet.fromBytes(workerData);
   */
  static fromBytes(bytes: Uint8Array): RuleSet;

  /**
   * Adds a rule.
   *
   * @throws {WhymatchError} if the pattern is invalid or a rule has this id
   */
  add(id: string, pattern: PatternInput): this;

  /**
   * Gives a rule another pattern; it keeps its position.
   *
   * @throws {WhymatchError} if the pattern is invalid or no rule has this id; the rule is as
   *   it was then
   */
  replace(id: string, pattern: PatternInput): this;

  /** Takes a rule out; whether there was one. */
  delete(id: string): boolean;

  /** Whether a rule has this id. */
  has(id: string): boolean;

  /** How many rules there are. */
  readonly size: number;

  /** The ids, in the order in which they were added. */
  ids(): string[];

  /**
   * The ids of the rules that match, in the order in which they were added.
   *
   * @throws {WhymatchError} if the event is not JSON
   */
  matching(event: string | Uint8Array): string[];

  /**
   * The same for many events, one a line; blank lines are passed over.
   *
   * The lines are read as the answers are asked for, many at a time.
   * A line that is not JSON has an `error`, whose range counts from the start of the line.
   */
  matchingLines(ndjson: string | Uint8Array): Iterable<LineMatches>;

  /**
   * Whether and why the event matches the rule of this id.
   *
   * @throws {WhymatchError} if no rule has this id or the event is not JSON
   */
  explain(id: string, event: EventInput, options?: { locale?: Locale | undefined }): Explanation;

  /**
   * The rules as bytes of their own, compiled as they are, to be sent or kept.
   *
   * A checksum tells damage by accident, not by intent.
   */
  toBytes(): Uint8Array;

  /** Gives back the memory; whatever is asked afterwards throws. */
  free(): void;
}

/** `using rules = new RuleSet(…)` frees it at the end of the block. */
export interface RuleSet extends DisposeMethod {}

/** `[Symbol.dispose]` where the compiler's library knows it, so that no library is asked for. */
export type DisposeMethod = { [key in DisposeKey]: () => void };

type DisposeKey = SymbolConstructor extends { readonly dispose: infer Key extends symbol }
  ? Key
  : never;

/** What a call cannot answer. */
export class WhymatchError extends Error {
  constructor(code: ErrorCode, message: string, diagnostics?: readonly Diagnostic[]);
  readonly name: "WhymatchError";
  /** What kind of failure it is. */
  readonly code: ErrorCode;
  /** What is wrong with the event or the pattern; empty for other failures. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * - `invalid-input`: the event or the pattern is at fault; `diagnostics` say how
 * - `invalid-argument`: another argument is, or one is of the wrong type
 * - `unknown-rule`: no rule has this id
 * - `unreadable-rule-set`: bytes are no rule set that can be read here; the message says why
 * - `freed`: the rule set was freed
 * - `wasm-unavailable`: WebAssembly cannot be compiled here; the message says why
 * - `internal-error`: a fault of this package; the next call works
 */
export type ErrorCode =
  | "invalid-input"
  | "invalid-argument"
  | "unknown-rule"
  | "unreadable-rule-set"
  | "freed"
  | "wasm-unavailable"
  | "internal-error";

/** Whether and why an event matches a rule. */
export interface Explanation {
  /** Whether the event matches. */
  matched: boolean;
  /** One plain sentence that lets a person act. */
  summary: string;
  /** Every leaf of the pattern, in its order. */
  clauses: Clause[];
  /** The same, nested. */
  tree: Step;
  /** JSON Pointers to the fields of the event that made it fail; empty where it matched. */
  blame: string[];
  /** Verified edits that turn the verdict, smallest first; empty where it matched. */
  suggestions: Suggestion[];
  /** `"assumed"` if the verdict rests on behaviour that the vendor does not document. */
  basis: Basis;
  /** What else to know, such as engines that answer differently. */
  notes: Note[];
  /** Warnings on the rule and the event. */
  diagnostics: Diagnostic[];
}

/** The outcome of a clause or step. */
export type Verdict = "matched" | "unmatched";

/** What an outcome rests on. */
export type Basis = "documented" | "assumed";

/** One alternative of one field. */
export interface Clause {
  /** JSON Pointer to the field in the event. */
  path: string;
  /** JSON Pointer to the alternative in the pattern. */
  patternPath: string;
  /** The operator's name as the dialect spells it; a literal is `equals`. */
  operator: string;
  /** What the rule wants, in words. */
  expected: string;
  verdict: Verdict;
  /** Stable code of the reason. */
  reason: string;
  /** The reason in words. */
  message: string;
  basis: Basis;
  /** The values of the event that were looked at, as JSON text. */
  actual?: { pointer: string; text: string }[];
  /** The alternative's place in the pattern. */
  patternRange: Range;
  /** The value's place in the event, if there is one. */
  eventRange?: Range;
  /** What almost was. */
  nearMiss?: { code: string; message: string };
}

/** A node of the explanation tree. */
export interface Step {
  kind: "all" | "any" | "not" | "field" | "clause" | "expression";
  verdict: Verdict;
  /** JSON Pointer to the field in the event, for fields and clauses. */
  path?: string;
  /** The node in words. */
  label: string;
  patternRange: Range;
  eventRange?: Range;
  children: Step[];
  /** Index into {@link Explanation.clauses}, for clauses. */
  clause?: number;
  /** What a part of an expression comes to, as CESQL spells it; absent where it was passed over. */
  value?: string;
  /** What went wrong in a part of an expression. */
  error?: string;
}

/** Edits that turn the verdict; they were applied and seen to do so. */
export interface Suggestion {
  /** Which text they change. */
  target: Target;
  /** What they do, as an instruction. */
  message: string;
  /** Ascending and disjoint, in offsets of the text before any of them. */
  edits: Edit[];
}

/** Replaces a range of a text. */
export interface Edit extends Range {
  text: string;
}

/** Something to know about an explanation. */
export interface Note {
  /** Stable code. */
  code: string;
  message: string;
  /** The page that says so. */
  docs?: string;
}

/** A finding about a rule, an event or an expression. */
export interface Diagnostic {
  /** Stable code. */
  code: string;
  severity: "error" | "warning" | "hint";
  /** Which text it speaks of. */
  target: Target | "expression";
  /** What was found and what was expected. */
  message: string;
  /** How to mend it. */
  help?: string;
  /** JSON Pointer to the value it speaks of. */
  path: string;
  /** Where it stands; absent where nothing in the text corresponds. */
  range?: Range;
  /** Other places that take part. */
  related?: { message: string; range: Range }[];
  /** The vendor page or specification section that says so. */
  docs?: string;
}

/** One of the two texts. */
export type Target = "event" | "pattern";

/**
 * A half-open range of UTF-16 offsets, as `slice` takes them.
 *
 * They count in the string that was given; in `JSON.stringify(value, null, 2)` of a value; and
 * for bytes in what `new TextDecoder("utf-8", { ignoreBOM: true })` makes of them.
 */
export interface Range {
  start: number;
  end: number;
}

/** What is to be said of a pattern. */
export interface PatternCheck {
  /** Whether no diagnostic is an error. */
  valid: boolean;
  diagnostics: Diagnostic[];
}

/** What is to be said of an event. */
export interface Validation extends PatternCheck {
  /** Whether a service of the vendor or a customer made it; absent where that is not known. */
  origin?: "service" | "custom";
}

/** The answer for one line. */
export interface LineMatches {
  /** The line's number, from 1. */
  line: number;
  /** The ids of the rules that match. */
  ids: string[];
  /** Why the line could not be read. */
  error?: Diagnostic;
}

/** A Kafka message, and what the connector adds. */
export interface KafkaMessage {
  topic: string;
  partition: number;
  offset: number;
  key?: string | null | undefined;
  value: string;
  /** A random UUID if absent. */
  id?: string | undefined;
  /** Milliseconds since 1970; the present if absent. */
  time?: number | undefined;
  region?: string | undefined;
  subject?: string | undefined;
}

/** How a CESQL expression is read and an event seen. */
export interface CesqlOptions {
  /**
   * Which grammar the expression follows; `"specification"` if absent: `AND`, `OR` and `XOR` go
   * from left to right, as the text of CESQL 1.0.0 says. `"official"` is the ANTLR grammar beside
   * it, which sdk-go, sdk-java and so Knative use: they go from right to left, and a sign before
   * digits belongs to the number.
   */
  grammar?: "specification" | "official" | undefined;
  /**
   * How the event came; `"structured"` if absent: as a JSON document. `"binary"`: as HTTP
   * headers, where every attribute is text.
   */
  binding?: "structured" | "binary" | undefined;
  locale?: Locale | undefined;
}

/** The value of a CESQL expression. */
export type CesqlValue = boolean | number | string;

/** The kinds of error that CESQL names. */
export type CesqlErrorKind =
  | "parse"
  | "math"
  | "cast"
  | "missingAttribute"
  | "missingFunction"
  | "functionEvaluation"
  | "generic";

/** One error of an evaluation. */
export interface CesqlError {
  kind: CesqlErrorKind;
  /** Stable code of a mistake in the text, where `kind` is `"parse"`. */
  code?: string;
  /** What happened. */
  message: string;
  /** How to mend it. */
  help?: string;
  /** The subexpression that failed, in the expression. */
  range: Range;
}

/** The result of another way to read an expression. */
export interface CesqlReading {
  value: CesqlValue;
  errors: CesqlError[];
}

/** What a CESQL expression is worth for an event, and why. */
export interface CesqlEvaluation extends CesqlReading {
  /** Warnings and hints on the expression. */
  warnings: Diagnostic[];
  /** The evaluation step by step; absent where a text cannot be read. */
  tree?: CesqlStep;
  /** The result with `AND`, `OR` and `XOR` grouped from the right, where it is another one. */
  rightAssociative?: CesqlReading;
}

/** A subexpression and what it is worth. */
export interface CesqlStep {
  kind:
    | "literal"
    | "attribute"
    | "exists"
    | "not"
    | "negative"
    | "and"
    | "or"
    | "xor"
    | "equality"
    | "ordering"
    | "arithmetic"
    | "like"
    | "in"
    | "call";
  /** Where it stands in the expression, without parentheses around it. */
  range: Range;
  /** Its value, a text of more than 400 characters cut with `…`; absent where it was skipped. */
  value?: CesqlValue;
  /** What went wrong in it, but not in its operands. */
  errors: CesqlError[];
  /** Whether it was not evaluated: a short circuit passed over it, or it is an argument of an unknown function. */
  skipped: boolean;
  /** Whether it has more operands than are shown: a tree has up to 100 levels and 1,000 steps. */
  cut: boolean;
  children: CesqlStep[];
}

/** A dialect and its operators. */
export interface DialectInfo {
  name: Dialect;
  title: string;
  /** The vendor's page. */
  docs: string;
  operators: OperatorInfo[];
}

/** An operator of a dialect. */
export interface OperatorInfo {
  name: string;
  description: string;
  /** A pattern that uses it, as JSON text. */
  example: string;
  /** The vendor's page. */
  docs: string;
  /** How far the vendor documents it. */
  status: "documented" | "legacy" | "undocumented";
}
