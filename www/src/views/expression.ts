/** Beside the parts of an expression: the other reading, and the way into a filter. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { CesqlReading } from "whymatch/slim";
import { spelled } from "../expression.ts";
import type { Context } from "./context.ts";
import { icon, rich } from "./text.ts";

export function aboutExpression(context: Context): TemplateResult {
  const { answer, send } = context;
  return html`
    ${answer.other ? otherReading(answer.other) : nothing}
    <section aria-labelledby="use-name">
      <h2 id="use-name">In a filter</h2>
      <p class="quiet">An event passes where the expression is <code>true</code> and nothing in it fails.</p>
      <button type="button" class="tool use" @click=${() => send({ type: "used-expression" })}>
        ${icon("unpack")}<span>Use it as a filter</span>
      </button>
    </section>
  `;
}

/** AND, OR and XOR are of one rank, and those who implement them do not agree on their order. */
function otherReading({ value, errors }: CesqlReading): TemplateResult {
  const [error] = errors;
  return html`
    <section class="reading" aria-labelledby="reading-name">
      <h2 id="reading-name">Two readings</h2>
      <p>
        sdk-go, sdk-java and Knative group <code>AND</code>, <code>OR</code> and <code>XOR</code> from the right.
        There the expression is <code class="value">${spelled(value)}</code>${error ? html`, and ${rich(error.message)}` : nothing}.
      </p>
    </section>
  `;
}
