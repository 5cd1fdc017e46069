/** What the word under the pointer is. */

import type { Extension } from "@codemirror/state";
import { type EditorView, hoverTooltip, type Tooltip } from "@codemirror/view";
import { dialects } from "whymatch/slim";
import type { Inputs } from "../../inputs.ts";
import { attributesOf, shown } from "./attributes.ts";
import { described } from "./functions.ts";

/** Words of an expression, of filters, and attributes of the event. */
export function hovers(inputs: () => Inputs): Extension {
  return hoverTooltip((view, offset) => {
    const word = view.state.wordAt(offset);
    if (!word) return null;
    const said = about(view.state.sliceDoc(word.from, word.to), inputs());
    return said === undefined ? null : tooltip(word.from, word.to, said);
  });
}

/** A sentence about a word; undefined where there is nothing to say. */
function about(word: string, { event }: Inputs): string | undefined {
  const known = described(word);
  if (known && word === known.name) return `${known.signature}: ${known.help}`;
  const filter = dialects()
    .find(({ name }) => name === "cloudevents")
    ?.operators.find(({ name }) => name === (word === "cesql" ? "sql" : word));
  if (filter) return filter.description;
  const value = attributesOf(event).get(word.toLowerCase());
  if (value !== undefined) return `${word} is ${shown(value)} in the event.`;
  return known && `${known.signature}: ${known.help}`;
}

function tooltip(pos: number, end: number, said: string): Tooltip {
  return {
    pos,
    end,
    above: true,
    create: (_: EditorView) => {
      const dom = document.createElement("div");
      dom.className = "why-hover";
      dom.textContent = said;
      return { dom };
    },
  };
}
