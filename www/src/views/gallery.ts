/** Examples to begin with: in the page while it is empty, in a dialog at any time. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import { dialects } from "whymatch/slim";
import { EXAMPLES, type Example, inputsOf } from "../examples.ts";
import { VENDORS } from "../standings.ts";
import type { Context } from "./context.ts";

export function gallery(context: Context): TemplateResult {
  return html`
    <section class="gallery" aria-labelledby="gallery-name">
      <h2 id="gallery-name">Or begin with an example</h2>
      ${groups(context, 3)}
    </section>
  `;
}

export function galleryDialog(context: Context): TemplateResult {
  return html`
    <dialog id="examples" class="gallery" aria-labelledby="examples-name" @click=${closeOutside}>
      <div class="section-head">
        <h2 id="examples-name">Examples</h2>
        <form method="dialog"><button class="tool">Close</button></form>
      </div>
      ${groups(context, 3)}
    </dialog>
  `;
}

function groups(context: Context, level: 3): (TemplateResult | typeof nothing)[] {
  return dialects().map(({ name }) => {
    const examples = EXAMPLES.filter(({ dialect }) => dialect === name);
    if (examples.length === 0) return nothing;
    return html`
      <div class="group" data-level=${level}>
        <h3>${VENDORS[name]}</h3>
        <ul>${examples.map((example) => card(context, example))}</ul>
      </div>
    `;
  });
}

function card(context: Context, example: Example): TemplateResult {
  const { id, title, about, spot } = example;
  const choose = (click: Event) => {
    (click.currentTarget as HTMLElement).closest("dialog")?.close();
    context.send({
      type: "loaded",
      inputs: inputsOf(example),
      notice: `Example: ${title}`,
    });
  };
  return html`
    <li>
      <button type="button" class="example ${spot ? "spot" : ""}" data-example=${id} @click=${choose}>
        ${spot ? html`<span class="tag">Spot the mistake</span>` : nothing}
        <span class="title">${title}</span>
        <span class="about">${about}</span>
      </button>
    </li>
  `;
}

function closeOutside(event: Event): void {
  if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close();
}
