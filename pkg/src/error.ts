/** What the package throws. */
import type * as api from "../types/index.js";

export class WhymatchError extends Error implements api.WhymatchError {
  declare readonly name: "WhymatchError";
  readonly code: api.ErrorCode;
  readonly diagnostics: readonly api.Diagnostic[];

  constructor(
    code: api.ErrorCode,
    message: string,
    diagnostics: readonly api.Diagnostic[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.diagnostics = diagnostics;
  }
}
Object.defineProperty(WhymatchError.prototype, "name", { value: "WhymatchError" });

/** The event or the pattern is at fault. */
export function invalidInput(diagnostics: readonly api.Diagnostic[]): WhymatchError {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  const first = errors[0] ?? diagnostics[0];
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  const message = first ? `${first.target}: ${first.message}${more}` : "invalid input";
  return new WhymatchError("invalid-input", message, diagnostics);
}

/** The caller is at fault. */
export function invalidArgument(message: string): WhymatchError {
  return new WhymatchError("invalid-argument", message);
}
