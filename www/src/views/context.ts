/** What every view gets: the state, the answer, and a way to report. */

import type { CesqlSupport } from "../editor/cesql/index.ts";
import type { Marks } from "../editor/marks.ts";
import type { Pane } from "../inputs.ts";
import type { Answer, Node } from "../model.ts";
import type { Saving } from "../saved.ts";
import type { Act, State } from "../state.ts";

export interface Context {
  state: State;
  answer: Answer;
  /** The texts have changed since the answer was made. */
  stale: boolean;
  /** The nodes that are marked: under the pointer, or where the cursor stands. */
  marked: Node[];
  /** What the editors mark. */
  marks: Record<Pane, Marks>;
  /** Colours and completion of CloudEvents filters, once they are loaded. */
  cesql: CesqlSupport | undefined;
  /** Whether the texts outlive a reload. */
  saving: Saving;
  send: (act: Act) => void;
  /** What the page can do that is not a change of state. */
  reveal: (node: Node) => void;
  select: (pane: Pane, start: number, end: number) => void;
  openExamples: () => void;
  copyLink: () => void;
  forget: () => void;
}
