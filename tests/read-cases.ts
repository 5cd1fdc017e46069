/** The case files, read from disk. */
import { readdirSync, readFileSync } from "node:fs";
import { parseCases } from "./case-text.ts";

/** The cases of one file. */
export interface CaseFile<Case> {
  file: string;
  cases: Case[];
}

/** Every file of `tests/cases/<folder>`, a list of cases or `{ cases }`. */
export function readCases<Case>(folder: string): CaseFile<Case>[] {
  const place = new URL(`cases/${folder}/`, import.meta.url);
  const files = readdirSync(place).filter((name) => name.endsWith(".json"));
  return files.sort().map((file) => {
    const parsed = parseCases(readFileSync(new URL(file, place), "utf8"));
    const cases = Array.isArray(parsed) ? parsed : (parsed as { cases: Case[] }).cases;
    return { file: file.replace(".json", ""), cases };
  });
}
