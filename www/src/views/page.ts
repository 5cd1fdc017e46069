/** The page: masthead, verdict, two panes, explanation, small print. */

import { html, type TemplateResult } from "lit/html.js";
import { isBlank } from "../inputs.ts";
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
      <div class="panes ${isEmpty(context) ? "empty" : ""}">${eventPane(context)} ${rulePane(context)}</div>
      ${context.answer.kind === "waiting" ? gallery(context) : explanation(context)}
    </main>
    ${prose(context)} ${galleryDialog(context)}
  `;
}

function isEmpty({ state }: Context): boolean {
  return isBlank(state.inputs);
}
