import { describe, expect, test } from "vitest";
import * as whymatch from "whymatch";
import { type EventCase, eventCase, type MatchCase, matchCase } from "../cases.ts";
import { readCases } from "../read-cases.ts";

describe("match cases", () => {
  for (const { file, cases } of readCases<MatchCase>("match")) {
    test.each(cases)(`${file}: $name`, (one) => {
      const { actual, expected } = matchCase(whymatch, one);
      expect(actual).toBe(expected);
    });
  }
});

describe("event cases", () => {
  for (const { file, cases } of readCases<EventCase>("event")) {
    test.each(cases)(`${file}: $name`, (one) => {
      const { actual, expected } = eventCase(whymatch, one);
      expect(actual).toBe(expected);
    });
  }
});
