/** Runs cases in the browser, with the package as the page has it. */
import * as whymatch from "whymatch/slim";
import { startCore } from "../../../www/src/core.ts";
import {
  type Comparison,
  type EventCase,
  eventCase,
  type MatchCase,
  matchCase,
} from "../../cases.ts";

declare global {
  var matchCases: (cases: MatchCase[]) => Comparison[];
  var eventCases: (cases: EventCase[]) => Comparison[];
}

await startCore();
globalThis.matchCases = (cases) => cases.map((test) => matchCase(whymatch, test));
globalThis.eventCases = (cases) => cases.map((test) => eventCase(whymatch, test));

// The sign that it can begin, where the page has its own.
const sign = document.createElement("h2");
sign.textContent = "ready";
document.querySelector(".verdict")?.append(sign);
