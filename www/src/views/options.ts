/** How CloudEvents filters are read: whose they are, and how the event arrives. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Binding, Variant } from "whymatch/slim";
import { choice } from "./choice.ts";
import type { Context } from "./context.ts";

const VARIANTS: [Variant, string][] = [
  ["specification", "CloudEvents"],
  ["knative", "Knative"],
];
const BINDINGS: [Binding, string][] = [
  ["structured", "JSON"],
  ["binary", "HTTP binary mode"],
];

export function filterOptions({ state, send }: Context): TemplateResult | typeof nothing {
  const { dialect, variant, binding } = state.inputs;
  if (dialect !== "cloudevents") return nothing;
  return html`
    <div class="options">
      ${choice("variant", "Filters of", VARIANTS, variant, (chosen) => send({ type: "chose-variant", variant: chosen }))}
      ${choice("binding", "Event arrives as", BINDINGS, binding, (chosen) => send({ type: "chose-binding", binding: chosen }))}
      ${binding === "binary" ? html`<p class="size">Every attribute is text: <code>5</code> arrives as <code>'5'</code>.</p>` : nothing}
    </div>
  `;
}
