/** The cases of a folder, by file. */
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Every JSON file of `tests/cases/<folder>`, which holds a list of cases or `{ cases }`. */
export function readCases<Case>(folder: string): { file: string; cases: Case[] }[] {
  const place = new URL(`cases/${folder}/`, import.meta.url);
  if (!existsSync(place)) return [];
  const files = readdirSync(place).filter((name) => name.endsWith(".json"));
  return files.sort().map((file) => {
    const parsed = JSON.parse(readFileSync(new URL(file, place), "utf8"));
    return { file, cases: parsed.cases ?? parsed };
  });
}
