/** Brings the page to life: state in, answer, views out. */

import { render } from "lit/html.js";
import { startCore } from "./core.ts";
import type { CesqlSupport } from "./editor/cesql/index.ts";
import { WhyEditor } from "./editor/element.ts";
import { type Inputs, type Pane, same } from "./inputs.ts";
import { marking } from "./marking.ts";
import { answer, type Node, rangeIn } from "./model.ts";
import { forget, load, type Saving, save, sizeOf } from "./saved.ts";
import { fromFragment, toFragment } from "./share.ts";
import { type Act, after } from "./state.ts";
import type { Context } from "./views/context.ts";
import { page } from "./views/page.ts";

/** Longer texts are looked at when the typing pauses, so that the typing itself stays quick. */
const LARGE = 200_000;
const PAUSE = 200;
const SAVE_AFTER = 300;

await startCore().catch(explainFailure);

let state = load();
let answered = { inputs: state.inputs, answer: answer(state.inputs) };
let saving: Saving = "saved";
let cesql: CesqlSupport | undefined;
/** The inputs that the address carries; once they change, it carries nothing. */
let linked: Inputs | undefined;
let drawing = false;
let pause: ReturnType<typeof setTimeout> | undefined;
let saveTimer: ReturnType<typeof setTimeout> | undefined;

/** Without the core there is no page; the reason goes where the page would be. */
function explainFailure(error: unknown): never {
  const place = document.getElementById("page");
  const why = error instanceof Error ? error.message : String(error);
  if (place) place.textContent = `whymatch needs WebAssembly, which this browser refuses: ${why}`;
  throw error;
}

function send(act: Act): void {
  const before = state;
  state = after(state, act);
  if (state === before) return;
  if (state.inputs !== before.inputs) inputsChanged(act);
  if (state.theme !== before.theme) showTheme();
  if (state.inputs !== before.inputs || state.theme !== before.theme || state.kept !== before.kept)
    saveSoon();
  void loadCesql();
  drawSoon();
  if (act.type === "applied")
    requestAnimationFrame(() => document.getElementById("undo-edit")?.focus());
}

/** Fetches what the editors know of CESQL, when it is first of use. */
async function loadCesql(): Promise<void> {
  if (cesql || state.inputs.dialect !== "cloudevents") return;
  const { cesqlSupport } = await import("./editor/cesql/index.ts");
  cesql ??= cesqlSupport(() => state.inputs);
  drawSoon();
}

function inputsChanged(act: Act): void {
  if (linked && !same(linked, state.inputs)) unlink();
  clearTimeout(pause);
  pause = undefined;
  if (act.type === "typed" && sizeOf(state.inputs) > LARGE) {
    pause = setTimeout(() => {
      pause = undefined;
      drawSoon();
    }, PAUSE);
  }
}

function drawSoon(): void {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(draw);
}

function draw(): void {
  drawing = false;
  if (pause === undefined && !same(answered.inputs, state.inputs)) {
    answered = { inputs: state.inputs, answer: answer(state.inputs) };
  }
  const place = document.getElementById("page");
  if (place) render(page(context()), place);
}

function context(): Context {
  const stale = !same(answered.inputs, state.inputs);
  return {
    state,
    answer: answered.answer,
    stale,
    ...marking(state, answered.answer, stale),
    cesql,
    saving,
    send,
    reveal,
    select: (pane, start, end) => editor(pane)?.select(start, end),
    openExamples: () => document.querySelector<HTMLDialogElement>("#examples")?.showModal(),
    copyLink: () => void copyLink(),
    forget: forgetEverything,
  };
}

function editor(pane: Pane): WhyEditor | null {
  return document.querySelector<WhyEditor>(`#${pane}-editor`);
}

function reveal(node: Node): void {
  for (const pane of ["event", "pattern"] as const) {
    const range = rangeIn(node, pane);
    if (range) editor(pane)?.reveal(range.start);
  }
}

async function copyLink(): Promise<void> {
  const { inputs } = state;
  const fragment = await toFragment(inputs);
  if (fragment === undefined)
    return send({ type: "noticed", notice: "These texts are too long for a link." });
  linked = inputs;
  history.replaceState(null, "", fragment);
  try {
    await navigator.clipboard.writeText(location.href);
    send({ type: "noticed", notice: "The link was copied. It holds both texts." });
  } catch {
    send({ type: "noticed", notice: "The link stands in the address bar; copy it from there." });
  }
}

async function openLink(): Promise<void> {
  try {
    const link = await fromFragment(location.hash);
    if (!link) return;
    if (!same(link.inputs, state.inputs)) send({ type: "loaded", ...link });
    linked = state.inputs;
  } catch (error) {
    unlink();
    const why = error instanceof Error ? error.message : String(error);
    send({
      type: "noticed",
      notice: `This link cannot be read (${why}). Your texts are as they were.`,
    });
  }
}

function unlink(): void {
  linked = undefined;
  history.replaceState(null, "", location.pathname + location.search);
}

function forgetEverything(): void {
  if (!confirm("Forget both texts, the earlier ones and the settings of this page?")) return;
  send({ type: "forgot" });
  clearTimeout(saveTimer);
  forget();
  unlink();
  showTheme();
}

function saveSoon(): void {
  clearTimeout(saveTimer);
  saveTimer = setTimeout(saveNow, SAVE_AFTER);
}

function saveNow(): void {
  clearTimeout(saveTimer);
  saveTimer = undefined;
  const before = saving;
  saving = save(state);
  if (saving !== before) drawSoon();
}

function showTheme(): void {
  document.documentElement.dataset["theme"] = state.theme;
}

/** Keys that work wherever the focus is; an editor handles its own first. */
function keyed(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  if (event.key === "F8") {
    const pane = answered.answer.findings.event.some(({ range }) => range) ? "event" : "pattern";
    editor(pane)?.focus();
    if (editor(pane)?.nextFinding()) event.preventDefault();
  } else if (
    event.key === "z" &&
    (event.ctrlKey || event.metaKey) &&
    !event.shiftKey &&
    state.applied
  ) {
    event.preventDefault();
    send({ type: "took-back" });
  }
}

customElements.define("why-editor", WhyEditor);
showTheme();
void loadCesql();
document.getElementById("page")?.replaceChildren();
draw();
addEventListener("hashchange", () => void openLink());
addEventListener("pagehide", () => saveTimer !== undefined && saveNow());
addEventListener("keydown", keyed);
void openLink();
