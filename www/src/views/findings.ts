/** Findings on a text: how many in a line, all of them when opened. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Diagnostic } from "whymatch/slim";
import { type Pane, textIn } from "../inputs.ts";
import type { Standing } from "../standings.ts";
import { countFindings } from "../words.ts";
import type { Context } from "./context.ts";
import { icon, rich } from "./text.ts";

const MAX_LISTED = 50;

export function badge(
  context: Context,
  which: Pane,
  standing: Standing,
  open: boolean,
): TemplateResult {
  const { findings, valid, text } = standing;
  const sign = icon(valid ? "yes" : "no");
  const tone = valid ? "good" : "bad";
  if (findings.length === 0) return html`<span class="badge ${tone}">${sign}${text}</span>`;
  return html`
    <details class="findings" ?open=${open}>
      <summary class="badge ${tone}">${sign}${text}<span class="count">${countFindings(findings)}</span></summary>
      <ul>
        ${findings.slice(0, MAX_LISTED).map((found) => finding(context, which, found))}
        ${findings.length > MAX_LISTED ? html`<li class="more">and ${findings.length - MAX_LISTED} more</li>` : nothing}
      </ul>
    </details>
  `;
}

function finding(
  context: Context,
  which: Pane,
  { severity, message, help, range, docs, code }: Diagnostic,
): TemplateResult {
  const words = html`
    <span class="severity ${severity}">${severity}</span>
    <span class="message">${rich(message)}</span>
    ${range ? html`<span class="place">line ${lineOf(textIn(context.state.inputs, which), range.start)}</span>` : nothing}
  `;
  return html`
    <li data-code=${code}>
      ${
        range
          ? html`<button type="button" @click=${() => context.select(which, range.start, range.end)}>${words}</button>`
          : html`<div class="unplaced">${words}</div>`
      }
      ${help ? html`<p class="help">${rich(help)}</p>` : nothing} ${docs ? source(docs) : nothing}
    </li>
  `;
}

export function source(address: string): TemplateResult {
  return html`<a class="source" href=${address} target="_blank" rel="noopener noreferrer">source<span class="hidden"> (opens elsewhere)</span></a>`;
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
