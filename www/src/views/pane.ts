/** One text with its editor, its standing and its findings. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import { dialects } from "whymatch/slim";
import { isHttp } from "../http.ts";
import { holdsExpression, type Inputs, type Pane, textIn, type View } from "../inputs.ts";
import type { Standing } from "../standings.ts";
import { expressionsOf } from "../wrapping.ts";
import { choice } from "./choice.ts";
import type { Context } from "./context.ts";
import { badge, source } from "./findings.ts";
import { icon, rich } from "./text.ts";

const EVENT_HINT = 'Paste an event here: {"source": …, "type": …, "data": {…}}';
const RULE_HINT = 'Paste the rule here: {"source": ["…"], "data": {…}}';
const FILTERS_HINT = 'Paste the filters here: [{"exact": {"type": "…"}}]';
const TRIGGER_HINT = 'Paste the filters or the trigger here, as JSON: [{"exact": {"type": "…"}}]';
const EXPRESSION_HINT = "Write an expression here: type LIKE 'com.example.%' AND EXISTS subject";

const VIEWS: [View, string][] = [
  ["rule", "Filters"],
  ["expression", "CESQL"],
];

export function eventPane(context: Context): TemplateResult {
  const json = html`<why-editor
    id="event-editor"
    label="Event"
    .language=${isHttp(context.state.inputs.event) ? "plain" : "json"}
    .hint=${EVENT_HINT}
    .text=${context.state.inputs.event}
    .findings=${context.answer.findings.event}
    .marks=${context.marks.event}
    @why-typed=${typed(context, "event")}
    @why-moved=${moved(context, "event")}
  ></why-editor>`;
  return frame(context, "event", "Event", nothing, json, standings(context));
}

export function rulePane(context: Context): TemplateResult {
  const { inputs } = context.state;
  const views =
    inputs.dialect === "cloudevents"
      ? choice("view", "Written as", VIEWS, inputs.view, (view) =>
          context.send({ type: "chose-view", view }),
        )
      : nothing;
  return holdsExpression(inputs)
    ? frame(context, "pattern", "Expression", views, expressionEditor(context), [
        expressionStanding(context),
        functions(context),
      ])
    : frame(context, "pattern", "Rule", views, ruleEditor(context), ruleFindings(context));
}

function frame(
  { state }: Context,
  which: Pane,
  name: string,
  tool: TemplateResult | typeof nothing,
  editor: TemplateResult,
  foot: (TemplateResult | typeof nothing)[],
): TemplateResult {
  return html`
    <section class="pane" aria-labelledby="${which}-name">
      <div class="pane-head">
        <h2 id="${which}-name">${name}</h2>
        <span class="size">${size(textIn(state.inputs, which))}</span>
        ${tool}
      </div>
      ${editor}
      <div class="pane-foot">${foot}</div>
    </section>
  `;
}

function ruleEditor(context: Context): TemplateResult {
  const { inputs } = context.state;
  return html`<why-editor
    id="pattern-editor"
    label="Rule"
    .language=${"json"}
    .hint=${ruleHint(inputs)}
    .support=${(inputs.dialect === "cloudevents" && context.cesql?.rule) || NO_SUPPORT}
    .text=${inputs.pattern}
    .findings=${context.answer.findings.pattern}
    .marks=${context.marks.pattern}
    @why-typed=${typed(context, "pattern")}
    @why-moved=${moved(context, "pattern")}
  ></why-editor>`;
}

function expressionEditor(context: Context): TemplateResult {
  return html`<why-editor
    id="pattern-editor"
    label="Expression"
    .hint=${EXPRESSION_HINT}
    .support=${context.cesql?.expression ?? NO_SUPPORT}
    .text=${context.state.inputs.expression}
    .findings=${context.answer.findings.pattern}
    .marks=${context.marks.pattern}
    @why-typed=${typed(context, "pattern")}
    @why-moved=${moved(context, "pattern")}
  ></why-editor>`;
}

const NO_SUPPORT: never[] = [];

function ruleHint({ dialect, variant }: Inputs): string {
  if (dialect !== "cloudevents") return RULE_HINT;
  return variant === "knative" ? TRIGGER_HINT : FILTERS_HINT;
}

function typed({ send }: Context, pane: Pane): (event: CustomEvent<string>) => void {
  return ({ detail }) => send({ type: "typed", pane, text: detail });
}

function moved({ send }: Context, pane: Pane): (event: CustomEvent<number>) => void {
  return ({ detail }) => send({ type: "moved", pane, offset: detail });
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
    ...expressions(context),
    operators(context),
  ];
}

/** Each expression of the rule can be looked at by itself. */
function expressions({ state, send }: Context): TemplateResult[] {
  if (state.inputs.dialect !== "cloudevents") return [];
  return expressionsOf(state.inputs.pattern).map(
    (expression) => html`
      <button type="button" class="badge open-expression" @click=${() => send({ type: "opened-expression", expression })}>
        ${icon("edit")}<span>Open <code>${short(expression)}</code></span>
      </button>
    `,
  );
}

function short(text: string): string {
  return text.length > 32 ? `${text.slice(0, 31)}…` : text;
}

function expressionStanding(context: Context): TemplateResult | typeof nothing {
  const { answer, state } = context;
  if (state.inputs.expression.trim() === "" || answer.kind === "message") return nothing;
  const findings = answer.findings.pattern;
  const failed = findings.some(({ severity }) => severity === "error");
  const text = failed ? "Fails on this event" : "No error";
  return badge(
    context,
    "pattern",
    {
      who: "expression",
      valid: !failed,
      text: answer.kind === "rule-invalid" ? "Not a valid expression" : text,
      findings,
    },
    findings.some(({ severity }) => severity !== "hint"),
  );
}

function functions({ cesql }: Context): TemplateResult | typeof nothing {
  if (!cesql) return nothing;
  return html`
    <details class="operators">
      <summary class="badge plain">${icon("book")}Functions</summary>
      <dl tabindex="0" aria-label="Functions">${cesql.functions.map(({ signature, help }) => html`<dt>${signature}</dt><dd>${help}</dd>`)}</dl>
    </details>
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
            <dt>${operatorName(state.inputs, name)}</dt>
            <dd>${rich(description)} <code class="sample">${example.replace('"sql"', `"${operatorName(state.inputs, "sql")}"`)}</code> ${docs ? source(docs) : nothing}</dd>
          `,
        )}
      </dl>
    </details>
  `;
}

/** Knative calls the filter of an expression by another name. */
function operatorName({ variant }: Inputs, name: string): string {
  return name === "sql" && variant === "knative" ? "cesql" : name;
}

function size(text: string): string {
  if (text.length < 10_000) return "";
  return text.length < 1_000_000
    ? `${Math.round(text.length / 1000)} k characters`
    : `${(text.length / 1_000_000).toFixed(1)} M characters`;
}
