/** What the editors mark: the nodes under the pointer or the cursor, and the edit that is looked at. */

import type { Mark, Marks } from "./editor/marks.ts";
import type { Pane } from "./inputs.ts";
import { type Answer, type Node, nodesAt, rangeIn } from "./model.ts";
import type { State } from "./state.ts";

export interface Marking {
  marked: Node[];
  marks: Record<Pane, Marks>;
}

/** The marks of a state; none while the answer is of an earlier text. */
export function marking(state: State, answer: Answer, stale: boolean): Marking {
  const marked = stale ? [] : markedNodes(state, answer);
  return {
    marked,
    marks: {
      event: marksIn(state, answer, "event", marked),
      pattern: marksIn(state, answer, "pattern", marked),
    },
  };
}

function markedNodes({ pointed, cursor }: State, answer: Answer): Node[] {
  const ids =
    pointed !== undefined ? [pointed] : cursor ? nodesAt(answer, cursor.pane, cursor.offset) : [];
  return ids.flatMap((id) => answer.nodes.get(id) ?? []);
}

function marksIn({ preview }: State, answer: Answer, pane: Pane, marked: Node[]): Marks {
  const suggestion = preview === undefined ? undefined : answer.explanation?.suggestions[preview];
  return {
    marks: marked.flatMap((node) => mark(node, pane)),
    previews: suggestion?.target === pane ? suggestion.edits : [],
  };
}

function mark(node: Node, pane: Pane): Mark[] {
  const range = rangeIn(node, pane);
  return range ? [{ ...range, held: isFine(node) }] : [];
}

/** Whether a node holds; a part of an expression that is not Boolean does when nothing went wrong. */
function isFine({ step }: Node): boolean {
  if (step.kind !== "expression") return step.verdict === "matched";
  return step.value !== "false" && step.error === undefined;
}
