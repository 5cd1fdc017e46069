/** Sentences of what the core says. */

import type { Diagnostic } from "whymatch/slim";

/** A message that begins a sentence; user text in backticks stays as it is. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A finding with its help, and what else there is to say. */
export function sentence(
  finding: Pick<Diagnostic, "message" | "help"> | undefined,
  also = "",
): string {
  const said = finding ? [finding.message, finding.help ?? ""] : [];
  const sentences = said
    .filter(Boolean)
    .map((text) => `${capital(text)}${text.endsWith("?") ? "" : "."}`);
  return [...sentences, also].filter(Boolean).join(" ");
}

/** How many findings of each severity, in words: "1 error, 2 hints". */
export function countFindings(findings: Diagnostic[]): string {
  const parts = (["error", "warning", "hint"] as const).map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? "" : `${count} ${severity}${count === 1 ? "" : "s"}`;
  });
  return parts.filter(Boolean).join(", ");
}
