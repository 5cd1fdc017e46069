// Rules for peers that have a language of their own: the fields and what each asks for.

/** Each field with its path and alternatives. */
export function fieldsOf(pattern, path = []) {
  return Object.entries(pattern).flatMap(([key, value]) =>
    Array.isArray(value)
      ? [{ path: [...path, key], alternatives: value }]
      : fieldsOf(value, [...path, key]),
  );
}

/** The operator of an alternative and its operand; a literal is `equals`. */
export function operatorOf(alternative) {
  if (alternative === null || typeof alternative !== "object") return ["equals", alternative];
  return Object.entries(alternative)[0];
}

/** A numeric operand in pairs. */
export function bounds(operand) {
  return Array.from({ length: operand.length / 2 }, (_, at) => operand.slice(2 * at, 2 * at + 2));
}

export function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Thrown where a peer has no words for a rule. */
export function cannotSay(operator) {
  return new Error(`cannot say ${operator}`);
}
