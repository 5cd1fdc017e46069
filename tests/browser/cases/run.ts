/** Runs cases in the browser, with the package as the page has it. */
import * as whymatch from "whymatch";
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

globalThis.matchCases = (cases) => cases.map((test) => matchCase(whymatch, test));
globalThis.eventCases = (cases) => cases.map((test) => eventCase(whymatch, test));
