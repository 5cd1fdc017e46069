/** The small print: how it works, what stays private, which version this is. */

import { html, type TemplateResult } from "lit/html.js";
import { version } from "whymatch/slim";
import { MAX_CHARACTERS, type Saving } from "../saved.ts";
import type { Context } from "./context.ts";

const SAVING: Record<Saving, string> = {
  saved: "Both texts are kept until you have them forgotten.",
  "too-long": `These texts are not kept across a reload: together they have more than ${MAX_CHARACTERS / 1000},000 characters.`,
  unavailable: "This browser does not let the page keep your texts; a reload would lose them.",
};

export function prose(context: Context): TemplateResult {
  return html`
    <footer>
      <nav aria-label="About">
        <a href="#how-it-works">How it works</a>
        <a href="#privacy">Privacy</a>
        <a href="#keys">Keys</a>
      </nav>
      <section id="how-it-works" tabindex="-1">
        <h2>How it works</h2>
        <p>
          Every clause of the rule is tried on the event, none is skipped. What the vendor's documents say is followed to the
          letter; where they are silent, the most likely reading is taken and the answer says so. An edit is only proposed
          after it was tried and the verdict turned.
        </p>
      </section>
      <section id="privacy" tabindex="-1">
        <h2>Privacy</h2>
        <p>
          Nothing you paste leaves this page: it may not open connections, and its security policy has the browser see to
          that. Your texts are kept in this browser so that they survive a reload. A link carries them after the
          <code>#</code>, a part of the address that browsers never send; whoever gets the link can read them.
        </p>
        <p>${SAVING[context.saving]} <button type="button" class="tool" @click=${context.forget}>Forget everything</button></p>
      </section>
      <section id="keys" tabindex="-1">
        <h2>Keys</h2>
        <p>
          <kbd>F8</kbd> and <kbd>Shift</kbd> <kbd>F8</kbd> go to the next and previous finding, <kbd>Ctrl</kbd> <kbd>Z</kbd> takes
          back, <kbd>Tab</kbd> leaves an editor, <kbd>Ctrl</kbd> <kbd>Space</kbd> completes CloudEvents filters and CESQL, the arrow keys walk through the explanation and <kbd>Enter</kbd> shows where a
          clause stands.
        </p>
      </section>
      <p class="version">whymatch ${version}</p>
    </footer>
  `;
}
