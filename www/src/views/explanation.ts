/** Why: every step of the rule with its outcome, what would turn it, and what it all rests on. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Clause, Explanation, Step } from "whymatch/slim";
import type { Node } from "../model.ts";
import type { Context } from "./context.ts";
import { aboutExpression } from "./expression.ts";
import { source } from "./findings.ts";
import { type Outcome, outcomeOf, type Role, sign, within } from "./outcome.ts";
import { suggestions } from "./suggestions.ts";
import { icon, rich } from "./text.ts";

const BASIS: Record<Explanation["basis"], [string, string]> = {
  documented: ["Documented", "The documents describe everything this verdict rests on."],
  assumed: [
    "Assumed",
    "The documents are silent on part of this; the verdict rests on the most likely reading.",
  ],
};

const SPOKEN: Record<Outcome, string> = {
  held: "holds: ",
  failed: "fails: ",
  spare: "not needed: ",
  wanted: "does not hold, as it must not: ",
  unwanted: "holds, but must not: ",
  part: "",
};

export function explanation(context: Context): TemplateResult | typeof nothing {
  const { answer } = context;
  if (!answer.root) return nothing;
  return html`
    <div class="why">
      <section aria-labelledby="why-name">
        <div class="section-head">
          <h2 id="why-name">${answer.explanation ? "Why" : "Part by part"}</h2>
          ${answer.counts ? html`<span class="size">${answer.counts.held} of ${answer.counts.all} clauses hold</span>` : nothing}
        </div>
        ${tree(context, answer.root)}
      </section>
      <div class="side">${answer.explanation ? [suggestions(context, answer.explanation), ground(answer.explanation)] : aboutExpression(context)}</div>
    </div>
  `;
}

function tree(context: Context, root: Node): TemplateResult {
  const budget = { left: context.state.rows };
  const rows = saysNothing(root) ? inlined(root) : [root];
  const list = html`<ul class="tree" @keydown=${walk}>${rows.map((node) => row(context, node, budget, "needed"))}</ul>`;
  const hidden = context.answer.nodes.size - context.state.rows;
  return html`
    ${list}
    ${
      budget.left <= 0 && hidden > 0
        ? html`<button type="button" class="tool" @click=${() => context.send({ type: "asked-for-more" })}>Show more of ${context.answer.nodes.size} steps</button>`
        : nothing
    }
  `;
}

/** Whether the root of a tree is only what holds it together. */
function saysNothing({ step, children }: Node): boolean {
  return children.length > 0 && step.kind !== "not" && step.kind !== "expression";
}

/** The children of a node; "all of these" within "all of these" says nothing new. */
function inlined(node: Node): Node[] {
  if (node.step.kind !== "all") return node.children;
  return node.children.flatMap((child) =>
    child.step.kind === "all" && child.children.length > 0 ? inlined(child) : [child],
  );
}

/** A field with one clause is that clause. */
function only(node: Node): Node {
  const child = node.children[0];
  return node.step.kind === "field" && node.children.length === 1 && child?.clause ? child : node;
}

function row(
  context: Context,
  given: Node,
  budget: { left: number },
  role: Role,
): TemplateResult | typeof nothing {
  if (budget.left-- <= 0) return nothing;
  const node = only(given);
  const { step, clause } = node;
  const marked = context.marked.includes(node);
  const outcome = outcomeOf(step, role);
  const below = inlined(node);
  const point = (id: string | undefined) => () => context.send({ type: "pointed", id });
  return html`
    <li class="step ${outcome} is-${sign(step)} ${marked ? "marked" : ""}">
      <button
        type="button"
        class="row"
        data-node=${node.id}
        aria-current=${marked ? "true" : nothing}
        @pointerenter=${point(node.id)}
        @pointerleave=${point(undefined)}
        @focus=${point(node.id)}
        @blur=${point(undefined)}
        @click=${() => context.reveal(node)}
      >
        ${icon(sign(step))}
        <span><span class="hidden">${SPOKEN[outcome]}</span>${step.kind === "expression" ? part(step) : rich(clause?.message ?? step.label)}</span>
      </button>
      ${clause ? facts(clause, outcome !== "failed" && outcome !== "unwanted", marked) : nothing}
      ${below.length > 0 ? html`<ul>${below.map((child) => row(context, child, budget, within(step, role)))}</ul>` : nothing}
    </li>
  `;
}

/** A part of an expression, what it comes to, and what went wrong in it. */
function part({ label, value, error }: Step): TemplateResult {
  const text = html`<code class="source-text">${label}</code>`;
  if (value === label && error === undefined) return text;
  const result =
    value === undefined
      ? html`<span class="quiet">not evaluated</span>`
      : html`<code class="value">${value}</code>`;
  return html`${text} <span class="arrow">→</span> ${result}${error ? html`<span class="part-error">${rich(error)}</span>` : nothing}`;
}

function facts(clause: Clause, fine: boolean, marked: boolean): TemplateResult | typeof nothing {
  const near = clause.nearMiss
    ? html`<p class="near"><b>Almost:</b> ${rich(clause.nearMiss.message)}</p>`
    : nothing;
  if (fine && !marked) return nothing;
  return html`
    ${near}
    <dl class="facts">
      <div><dt>wants</dt><dd>${rich(clause.expected)}</dd></div>
      <div>
        <dt>found</dt>
        <dd>${clause.actual?.length ? clause.actual.slice(0, 5).map(({ text, pointer }) => html`<code title=${pointer}>${text}</code> `) : "nothing"}</dd>
      </div>
      ${clause.basis === "assumed" ? html`<div><dt>basis</dt><dd>assumed</dd></div>` : nothing}
    </dl>
  `;
}

/** Arrow keys go from row to row; Tab does too. */
function walk(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const rows = [...list.querySelectorAll<HTMLElement>("button.row")];
  const here = rows.indexOf(event.target as HTMLElement);
  const goal = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key];
  const row = goal === undefined ? undefined : rows[goal];
  if (!row) return;
  event.preventDefault();
  row.focus();
}

function ground(explanation: Explanation): TemplateResult {
  const [word, meaning] = BASIS[explanation.basis];
  return html`
    <section class="ground" aria-labelledby="ground-name">
      <h2 id="ground-name">What this rests on</h2>
      <p><b class="basis ${explanation.basis}">${word}.</b> ${meaning}</p>
      ${
        explanation.notes.length > 0
          ? html`<ul class="notes">${explanation.notes.map((note) => html`<li>${icon("info")}<span>${rich(note.message)} ${note.docs ? source(note.docs) : nothing}</span></li>`)}</ul>`
          : nothing
      }
    </section>
  `;
}
