/** Ranges that something outside the editor points at, and edits shown before they are made. */

import { type Range as Decorated, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";

export interface Mark {
  start: number;
  end: number;
  /** Whether the node it belongs to holds. */
  held: boolean;
}

export interface Preview {
  start: number;
  end: number;
  text: string;
}

export interface Marks {
  marks: Mark[];
  previews: Preview[];
}

export const setMarks = StateEffect.define<Marks>();

export const marksField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = decorations.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) next = decorate(effect.value, transaction.state.doc.length);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorate({ marks, previews }: Marks, length: number): DecorationSet {
  const decorations: Decorated<Decoration>[] = [];
  for (const { start, end, held } of marks) {
    if (start < end && end <= length) {
      decorations.push(
        Decoration.mark({ class: held ? "why-mark" : "why-mark why-mark-failed" }).range(
          start,
          end,
        ),
      );
    }
  }
  for (const { start, end, text } of previews) {
    if (end > length) continue;
    if (start < end) decorations.push(Decoration.mark({ class: "why-removed" }).range(start, end));
    if (text)
      decorations.push(Decoration.widget({ widget: new Inserted(text), side: 1 }).range(end));
  }
  return Decoration.set(decorations, true);
}

class Inserted extends WidgetType {
  constructor(readonly text: string) {
    super();
  }

  override eq(other: Inserted): boolean {
    return other.text === this.text;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement("span");
    element.className = "why-inserted";
    element.textContent = this.text;
    return element;
  }
}
