// The cases that every validator of CloudEvents in JSON can be asked: one event, judged by the
// letter, whatever the length of its text.
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../cases/event/", import.meta.url);

/** Name, JSON text and verdict of each case. */
export function eventTexts() {
  const files = readdirSync(folder).filter((name) => name.startsWith("cloudevents-"));
  return files.flatMap((file) => casesOf(readFileSync(new URL(file, folder), "utf8")));
}

function casesOf(file) {
  const { cases } = JSON.parse(spelled(file));
  return cases.filter(isComparable).map(({ name, event, text, valid }) => ({
    name,
    text: text ?? unspelled(JSON.stringify(event)),
    valid,
  }));
}

/** One event, by the letter and in one piece of text. */
function isComparable({ event, text, batch, dataschemaFragment, blankInTime, maxBytes }) {
  const isPlain = [batch, dataschemaFragment, blankInTime, maxBytes].every((option) => !option);
  return isPlain && (typeof text === "string" || (text === undefined && event !== undefined));
}

const mark = "\u0001number:";

/** `JSON.parse` makes one of `5.0` and `5`, which validators may tell apart. */
function spelled(file) {
  const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
  return file.replace(tokens, (token) =>
    token.startsWith('"') ? token : JSON.stringify(mark + token),
  );
}

function unspelled(text) {
  return text.replace(/"\\u0001number:([^"]*)"/g, "$1");
}
