/** The name of the page, the dialect choice and the page's own tools. */

import { html, type TemplateResult } from "lit/html.js";
import { dialects } from "whymatch/slim";
import { VENDORS } from "../standings.ts";
import type { Theme } from "../state.ts";
import type { Context } from "./context.ts";
import { filterOptions } from "./options.ts";
import { icon } from "./text.ts";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };

export function masthead(context: Context): TemplateResult {
  const { state, send } = context;
  return html`
    <header>
      <div class="masthead">
      <h1>
        <img src="./favicon.svg" alt="" width="28" height="28" />whymatch
      </h1>
      <p class="tagline">Does this event match this rule, and why?</p>
      <div class="tools">
        <button type="button" class="tool" @click=${context.openExamples}>${icon("book")}<span>Examples</span></button>
        <button type="button" class="tool" @click=${context.copyLink}>${icon("link")}<span>Copy link</span></button>
        <button type="button" class="tool theme" @click=${() => send({ type: "chose-theme", theme: NEXT[state.theme] })}>
          ${icon(state.theme)}<span class="label">Theme: ${state.theme}</span>
        </button>
      </div>
      </div>
      ${dialectChoice(context)} ${filterOptions(context)}
    </header>
  `;
}

function dialectChoice({ state, send }: Context): TemplateResult {
  return html`
    <fieldset class="dialects">
      <legend>Rule language</legend>
      ${dialects().map(
        ({ name }) => html`
          <label>
            <input
              type="radio"
              name="dialect"
              .value=${name}
              .checked=${state.inputs.dialect === name}
              @change=${() => send({ type: "chose-dialect", dialect: name })}
            /><span>${VENDORS[name]}</span>
          </label>
        `,
      )}
      <p class="private">Nothing you paste leaves this page.</p>
    </fieldset>
  `;
}
