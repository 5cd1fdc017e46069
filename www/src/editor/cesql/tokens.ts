/** The words of CESQL, for colours and completion only; what an expression means, the core says. */

export type TokenKind =
  | "keyword"
  | "boolean"
  | "string"
  | "number"
  | "function"
  | "attribute"
  | "operator";

export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
}

const TOKEN =
  /(?<string>'(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?)|(?<word>\w+)|(?<operator>[=!<>*/%+-]+)/gs;
const KEYWORD = /^(?:and|or|xor|not|like|exists|in)$/i;
const BOOLEAN = /^(?:true|false)$/i;

/** The tokens of a text; blanks, brackets and commas are none. */
export function tokens(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const { word, string } = match.groups ?? {};
    const kind =
      word !== undefined ? kindOf(word, text.slice(end)) : string ? "string" : "operator";
    return { kind, start, end };
  });
}

function kindOf(word: string, rest: string): TokenKind {
  if (KEYWORD.test(word)) return "keyword";
  if (BOOLEAN.test(word)) return "boolean";
  if (/^\d+$/.test(word)) return "number";
  return /^\s*\(/.test(rest) ? "function" : "attribute";
}
