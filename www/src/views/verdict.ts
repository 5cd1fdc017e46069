/** The verdict, large and in words, and what the user can take back. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Kind } from "../model.ts";
import type { Context } from "./context.ts";
import { icon, rich, type Sign } from "./text.ts";

const SIGNS: Record<Kind, Sign> = {
  match: "yes",
  "no-match": "no",
  "rule-invalid": "warn",
  "event-invalid": "warn",
  message: "info",
  waiting: "paste",
  broken: "warn",
};

export function verdict(context: Context): TemplateResult {
  const { answer, state, send } = context;
  return html`
    <section class="verdict is-${answer.kind}" aria-label="Verdict">
      <div class="sign">${icon(SIGNS[answer.kind])}</div>
      <div class="words" aria-live="polite" aria-atomic="true">
        <h2>${answer.title}</h2>
        <p class="summary">${rich(answer.summary)}</p>
        ${answer.swapped ? html`<p class="aside">It looks as if the event and the rule stood in each other's place.</p>` : nothing}
        ${unsaved(context)}
      </div>
      <div class="acts">
        ${answer.swapped ? button("swap", "Swap event and rule", () => send({ type: "swapped" })) : nothing}
        ${answer.carried === undefined ? nothing : unpackButton(context, answer.carried)}
        ${state.applied ? button("undo", "Undo", () => send({ type: "took-back" }), "undo-edit") : nothing}
        ${state.kept.length > 0 ? button("undo", "Restore what I had", () => send({ type: "restored" })) : nothing}
        <p class="notice" role="status">${state.notice ?? ""}</p>
      </div>
    </section>
  `;
}

function unpackButton({ send }: Context, event: string): TemplateResult {
  return button("unpack", "Take the event out as JSON", () => send({ type: "unpacked", event }));
}

/** Said where it is seen, for a reload would lose the text. */
function unsaved({ saving, stale }: Context): TemplateResult | typeof nothing {
  if (stale)
    return html`<p class="aside">This is a large text: it is looked at when you pause.</p>`;
  return saving === "too-long"
    ? html`<p class="aside">These texts are too long to be kept across a reload.</p>`
    : nothing;
}

function button(sign: Sign, text: string, act: () => void, id?: string): TemplateResult {
  return html`<button type="button" class="tool" id=${id ?? nothing} @click=${act}>${icon(sign)}<span>${text}</span></button>`;
}
