/** A few words of which one is chosen, side by side. */

import { html, type TemplateResult } from "lit/html.js";

export function choice<Name extends string>(
  name: string,
  legend: string,
  choices: [Name, string][],
  chosen: Name,
  choose: (name: Name) => void,
): TemplateResult {
  return html`
    <fieldset class="choice">
      <legend>${legend}</legend>
      ${choices.map(
        ([value, text]) => html`
          <label>
            <input type="radio" name=${name} .value=${value} .checked=${value === chosen} @change=${() => choose(value)} /><span>${text}</span>
          </label>
        `,
      )}
    </fieldset>
  `;
}
