/** `<why-editor>`: one text with its findings and marks. It reports what happens and decides nothing. */

import {
  history,
  historyKeymap,
  isolateHistory,
  redo,
  standardKeymap,
  undo,
} from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching } from "@codemirror/language";
import {
  type Diagnostic as Lint,
  nextDiagnostic,
  previousDiagnostic,
  setDiagnostics,
} from "@codemirror/lint";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import type { Diagnostic } from "whymatch/slim";
import { type Marks, marksField, setMarks } from "./marks.ts";
import { look } from "./theme.ts";

/** Beyond this many the text would be one underline; the list says how many there are. */
const MAX_UNDERLINED = 200;

export type Language = "json" | "plain";

const SYNTAX: Record<Language, Extension> = { json: json(), plain: [] };

const fromOutside = Annotation.define<true>();

export class WhyEditor extends HTMLElement {
  #view: EditorView | undefined;
  #text = "";
  #shownHint = "";
  #findings: Diagnostic[] = [];
  #marks: Marks = { marks: [], previews: [] };
  #support: Extension = [];
  #language: Language = "plain";
  #syntax = new Compartment();
  #hint = new Compartment();
  #extra = new Compartment();

  connectedCallback(): void {
    if (this.#view) return;
    const root = this.attachShadow({ mode: "open" });
    // Out of the flow: a long text scrolls and never stretches the pane.
    const parent = document.createElement("div");
    parent.style.cssText = "position: absolute; inset: 0";
    root.append(parent);
    this.#view = new EditorView({ parent, root, state: this.#state() });
    this.#underline();
  }

  get text(): string {
    return this.#text;
  }

  /** Changes only what differs, as one step that the editor's own undo takes back. */
  set text(text: string) {
    if (text === this.#text) return;
    const old = this.#text;
    this.#text = text;
    this.#view?.dispatch({
      changes: difference(old, text),
      annotations: [fromOutside.of(true), isolateHistory.of("full")],
    });
  }

  set findings(findings: Diagnostic[]) {
    if (findings === this.#findings) return;
    this.#findings = findings;
    this.#underline();
  }

  set marks(marks: Marks) {
    if (JSON.stringify(marks) === JSON.stringify(this.#marks)) return;
    this.#marks = marks;
    this.#view?.dispatch({ effects: setMarks.of(marks) });
  }

  set language(language: Language) {
    if (language === this.#language) return;
    this.#language = language;
    this.#view?.dispatch({ effects: this.#syntax.reconfigure(SYNTAX[language]) });
  }

  /** What the text's own language brings besides: colours, completion, hovers. */
  set support(support: Extension) {
    if (support === this.#support) return;
    this.#support = support;
    this.#view?.dispatch({ effects: this.#extra.reconfigure(support) });
  }

  /** The words that an empty editor shows. */
  set hint(hint: string) {
    if (hint === this.#shownHint) return;
    this.#shownHint = hint;
    this.#view?.dispatch({ effects: this.#hint.reconfigure(placeholder(hint)) });
  }

  /** Shows a range without taking the focus. */
  reveal(start: number): void {
    const view = this.#view;
    if (!view) return;
    // Heights outside of what is drawn are guesses; once drawn they are known, so look again.
    const scroll = (looks: number) => {
      const block = view.lineBlockAt(Math.min(start, view.state.doc.length));
      const room = view.scrollDOM.clientHeight - block.height;
      const top = block.top - view.scrollDOM.scrollTop;
      if (top < 0 || top > room) view.scrollDOM.scrollTop = block.top - room / 2;
      if (looks > 0) requestAnimationFrame(() => scroll(looks - 1));
    };
    scroll(5);
  }

  /** Puts the cursor on a range. */
  select(start: number, end: number): void {
    const view = this.#view;
    if (!view) return;
    const length = view.state.doc.length;
    view.focus();
    view.dispatch({
      selection: { anchor: Math.min(start, length), head: Math.min(end, length) },
      scrollIntoView: true,
    });
  }

  undo(): void {
    if (this.#view) undo(this.#view);
  }

  redo(): void {
    if (this.#view) redo(this.#view);
  }

  override focus(): void {
    this.#view?.focus();
  }

  /** Goes to the next finding and reads it out. */
  nextFinding(): boolean {
    return this.#view ? step(this.#view, nextDiagnostic, this.#findings) : false;
  }

  #state(): EditorState {
    const label = this.getAttribute("label") ?? "";
    return EditorState.create({
      doc: this.#text,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        EditorView.lineWrapping,
        this.#syntax.of(SYNTAX[this.#language]),
        this.#extra.of(this.#support),
        look,
        marksField,
        this.#hint.of(placeholder(this.#shownHint)),
        EditorView.contentAttributes.of({
          "aria-label": label,
          "aria-multiline": "true",
          tabindex: "0",
        }),
        keymap.of([
          { key: "F8", run: (view) => step(view, nextDiagnostic, this.#findings) },
          { key: "Shift-F8", run: (view) => step(view, previousDiagnostic, this.#findings) },
          ...historyKeymap,
          ...standardKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (
            update.docChanged &&
            !update.transactions.some((transaction) => transaction.annotation(fromOutside))
          ) {
            this.#text = update.state.doc.toString();
            this.dispatchEvent(new CustomEvent<string>("why-typed", { detail: this.#text }));
          }
          if (update.view.hasFocus && (update.selectionSet || update.focusChanged)) {
            this.dispatchEvent(
              new CustomEvent<number>("why-moved", { detail: update.state.selection.main.head }),
            );
          }
        }),
      ],
    });
  }

  #underline(): void {
    const view = this.#view;
    if (!view) return;
    const length = view.state.doc.length;
    const lints = this.#findings.flatMap((finding) =>
      finding.range ? [toLint(finding, finding.range, length)] : [],
    );
    view.dispatch(setDiagnostics(view.state, lints.slice(0, MAX_UNDERLINED)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "why-editor": WhyEditor;
  }
}

function step(
  view: EditorView,
  command: (view: EditorView) => boolean,
  findings: Diagnostic[],
): boolean {
  if (!command(view)) return false;
  const { from, to } = view.state.selection.main;
  const finding = findings.find(
    ({ range }) => range && range.start <= from && from <= Math.max(range.end, to),
  );
  if (finding)
    view.dispatch({ effects: EditorView.announce.of(`${finding.severity}: ${finding.message}`) });
  return true;
}

/** An empty or late range is widened to something that can be seen. */
function toLint(finding: Diagnostic, range: { start: number; end: number }, length: number): Lint {
  const to = Math.min(Math.max(range.end, range.start + 1), length);
  const from = Math.min(range.start, Math.max(0, to - 1));
  const message = finding.help ? `${finding.message}. ${finding.help}` : finding.message;
  return {
    from,
    to,
    severity: finding.severity,
    message: message.replaceAll("`", ""),
    markClass: `why-${finding.severity}`,
  };
}

/** The one stretch in which two texts differ. */
function difference(old: string, text: string): { from: number; to: number; insert: string } {
  const limit = Math.min(old.length, text.length);
  let head = 0;
  while (head < limit && old.charCodeAt(head) === text.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < limit - head &&
    old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  )
    tail++;
  return { from: head, to: old.length - tail, insert: text.slice(head, text.length - tail) };
}
