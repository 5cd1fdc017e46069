/** The page: masthead, verdict, two panes, explanation, small print. */

import { html, type TemplateResult } from "lit/html.js";
import { holdsExpression, isBlank } from "../inputs.ts";
import type { Context } from "./context.ts";
import { explanation } from "./explanation.ts";
import { gallery, galleryDialog } from "./gallery.ts";
import { masthead } from "./masthead.ts";
import { eventPane, rulePane } from "./pane.ts";
import { prose } from "./prose.ts";
import { verdict } from "./verdict.ts";

export function page(context: Context): TemplateResult {
  return html`
    ${masthead(context)}
    <main>
      ${verdict(context)}
      <div class="panes ${shape(context)}">${eventPane(context)} ${rulePane(context)}</div>
      ${context.answer.kind === "waiting" ? gallery(context) : explanation(context)}
    </main>
    ${prose(context)} ${galleryDialog(context)}
  `;
}

/** Empty panes leave room for the examples, an expression for its parts. */
function shape({ state }: Context): string {
  if (isBlank(state.inputs)) return "empty";
  return holdsExpression(state.inputs) ? "short" : "";
}
