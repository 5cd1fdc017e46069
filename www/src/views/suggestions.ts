/** Edits that would turn the verdict: seen before they are made, taken back after. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Explanation, Suggestion } from "whymatch/slim";
import { apply, difference, type Piece } from "../preview.ts";
import { capital } from "../words.ts";
import type { Context } from "./context.ts";
import { rich } from "./text.ts";

export function suggestions(
  context: Context,
  explanation: Explanation,
): TemplateResult | typeof nothing {
  if (explanation.matched || context.stale) return nothing;
  return html`
    <section aria-labelledby="edits-name">
      <h2 id="edits-name">To make it match</h2>
      ${
        explanation.suggestions.length > 0
          ? html`<ul class="edits">${explanation.suggestions.map((suggestion, index) => card(context, suggestion, index))}</ul>`
          : html`<p class="quiet">No small edit of the rule or the event would do it.</p>`
      }
    </section>
  `;
}

function card(context: Context, suggestion: Suggestion, index: number): TemplateResult {
  const { state, send } = context;
  const { target, message, edits } = suggestion;
  const pane = target === "event" ? "event" : "pattern";
  const text = state.inputs[pane];
  const show = (shown: number | undefined) => () => send({ type: "previewed", suggestion: shown });
  return html`
    <li class="edit" @pointerenter=${show(index)} @pointerleave=${show(undefined)}>
      <button
        type="button"
        aria-describedby="edit-${index}"
        @focus=${show(index)}
        @blur=${show(undefined)}
        @click=${() => send({ type: "applied", pane, text: apply(text, edits), message })}
      >
        ${rich(capital(message))}
      </button>
      ${diff(text, suggestion, index)}
    </li>
  `;
}

function diff(text: string, { edits }: Suggestion, index: number): TemplateResult {
  const { before, after } = difference(text, edits);
  return html`
    <div class="diff" id="edit-${index}">
      ${before.map((line) => html`<del><span class="hidden">before: </span>${pieces(line)}</del>`)}
      ${after.map((line) => html`<ins><span class="hidden">after: </span>${pieces(line)}</ins>`)}
    </div>
  `;
}

function pieces(line: Piece[]): (TemplateResult | string)[] {
  return line.map((piece) => (piece.changed ? html`<mark>${piece.text}</mark>` : piece.text));
}
