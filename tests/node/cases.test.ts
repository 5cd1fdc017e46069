import { describe, expect, test } from "vitest";
import * as whymatch from "whymatch";
import { type CesqlCase, cesqlProblems } from "../cesql-case.ts";
import { type EventCase, eventProblems, type KafkaCase, kafkaProblems } from "../event-case.ts";
import { type MatchCase, matchProblems } from "../match-case.ts";
import { readCases } from "../read-cases.ts";

function runs<Case extends { name: string }>(
  folder: string,
  problems: (package_: typeof whymatch, one: Case) => string[],
): void {
  for (const { file, cases } of readCases<Case>(folder)) {
    describe(`${folder}/${file}`, () => {
      test.each(cases)("$name", (one) => {
        expect(problems(whymatch, one)).toEqual([]);
      });
    });
  }
}

runs<MatchCase>("match", matchProblems);
runs<EventCase>("event", eventProblems);
runs<KafkaCase>("kafka", kafkaProblems);
runs<CesqlCase>("cesql", cesqlProblems);
