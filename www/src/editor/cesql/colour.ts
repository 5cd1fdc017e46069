/** Colours for CESQL: in a text of its own, and in the strings of a rule. */

import { highlightingFor, syntaxTree } from "@codemirror/language";
import { type Extension, Prec, RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { type Tag, tags } from "@lezer/highlight";
import { decoded } from "./literal.ts";
import { type TokenKind, tokens } from "./tokens.ts";

const TAGS: Record<TokenKind, Tag> = {
  keyword: tags.keyword,
  boolean: tags.bool,
  string: tags.string,
  number: tags.number,
  function: tags.function(tags.variableName),
  attribute: tags.variableName,
  operator: tags.operator,
};

interface Piece {
  /** Where the text stands in the document, character by character. */
  offsets: (index: number) => number;
  text: string;
}

/** Colours a document that is one expression. */
export const expressionColours: Extension = colours((view) => [
  { text: view.state.doc.toString(), offsets: (index) => index },
]);

/** Colours the expressions within a JSON document. */
export const embeddedColours: Extension = colours((view) => {
  const found: Piece[] = [];
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: ({ name, node }) => {
        const value = node.lastChild;
        if (name !== "Property" || value?.name !== "String" || !node.firstChild) return;
        const key = view.state.sliceDoc(node.firstChild.from, node.firstChild.to);
        if (key !== '"sql"' && key !== '"cesql"') return;
        const { text, offsets } = decoded(view.state.sliceDoc(value.from, value.to));
        found.push({ text, offsets: (index) => value.from + (offsets[index] ?? 0) });
      },
    });
  }
  return found;
});

function colours(pieces: (view: EditorView) => Piece[]): Extension {
  const colour = (view: EditorView) => decorate(view, pieces(view));
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = colour(view);
      }

      update(update: ViewUpdate): void {
        const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
        if (update.docChanged || update.viewportChanged || parsed)
          this.decorations = colour(update.view);
      }
    },
    { decorations: ({ decorations }) => decorations },
  );
  // The inner of two colours is seen, and the higher precedence stands inside.
  return Prec.highest(plugin);
}

function decorate(view: EditorView, pieces: Piece[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { text, offsets } of pieces) {
    for (const { kind, start, end } of tokens(text)) {
      const style = highlightingFor(view.state, [TAGS[kind]]);
      if (style) builder.add(offsets(start), offsets(end), Decoration.mark({ class: style }));
    }
  }
  return builder.finish();
}
