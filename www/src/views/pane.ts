/** One text with its editor, its standing and its findings. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Diagnostic } from "whymatch/slim";
import { dialects } from "whymatch/slim";

import { countFindings, type Pane, type Standing } from "../model.ts";
import type { Context } from "./context.ts";
import { icon, rich } from "./text.ts";

const NAMES: Record<Pane, string> = { event: "Event", pattern: "Rule" };
const HINTS: Record<Pane, string> = {
  event: 'Paste an event here: {"source": …, "type": …, "data": {…}}',
  pattern: 'Paste the rule here: {"source": ["…"], "data": {…}}',
};
const MAX_LISTED = 50;

export function pane(context: Context, which: Pane): TemplateResult {
  const { state, send } = context;
  return html`
    <section class="pane" aria-labelledby="${which}-name">
      <div class="pane-head">
        <h2 id="${which}-name">${NAMES[which]}</h2>
        <span class="size">${size(state.inputs[which])}</span>
      </div>
      <why-editor
        id="${which}-editor"
        label=${NAMES[which]}
        hint=${HINTS[which]}
        .text=${state.inputs[which]}
        .findings=${context.answer.findings[which]}
        .marks=${context.marks[which]}
        @why-typed=${(event: CustomEvent<string>) => send({ type: "typed", pane: which, text: event.detail })}
        @why-moved=${(event: CustomEvent<number>) => send({ type: "moved", pane: which, offset: event.detail })}
      ></why-editor>
      <div class="pane-foot">${which === "event" ? standings(context) : ruleFindings(context)}</div>
    </section>
  `;
}

function standings(context: Context): TemplateResult[] {
  return context.answer.standings.map((standing, index) => {
    // What the explanation adds about the event stands with the vendor's findings.
    const findings = index === 0 ? context.answer.findings.event : standing.findings;
    return badge(
      context,
      "event",
      { ...standing, findings },
      index === 0 && findings.some(({ severity }) => severity === "error"),
    );
  });
}

function ruleFindings(context: Context): (TemplateResult | typeof nothing)[] {
  const findings = context.answer.findings.pattern;
  const valid = !findings.some(({ severity }) => severity === "error");
  const empty = context.state.inputs.pattern.trim() === "";
  const standing: Standing = {
    who: "rule",
    valid,
    text: valid ? "Valid rule" : "Not a valid rule",
    findings,
  };
  return [
    empty
      ? nothing
      : badge(
          context,
          "pattern",
          standing,
          findings.some(({ severity }) => severity !== "hint"),
        ),
    operators(context),
  ];
}

function badge(context: Context, which: Pane, standing: Standing, open: boolean): TemplateResult {
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
    ${range ? html`<span class="place">line ${lineOf(context.state.inputs[which], range.start)}</span>` : nothing}
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

function operators({ state }: Context): TemplateResult | typeof nothing {
  const info = dialects().find(({ name }) => name === state.inputs.dialect);
  if (!info) return nothing;
  return html`
    <details class="operators">
      <summary class="badge plain">${icon("book")}Operators</summary>
      <dl>
        ${info.operators.map(
          ({ name, description, example, docs }) => html`
            <dt>${name}</dt>
            <dd>${rich(description)} <code class="sample">${example}</code> ${docs ? source(docs) : nothing}</dd>
          `,
        )}
      </dl>
    </details>
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

function size(text: string): string {
  if (text.length < 10_000) return "";
  return text.length < 1_000_000
    ? `${Math.round(text.length / 1000)} k characters`
    : `${(text.length / 1_000_000).toFixed(1)} M characters`;
}
