// Tables in Markdown, as they are printed.

/** Prints a table; every row has as many cells as the head. */
export function table(title, head, rows) {
  console.log(`\n### ${title}\n`);
  console.log(markdown(head, rows));
  if (rows.flat().some((cell) => /\d\*/.test(cell))) console.log("\n`*`: cut at the time limit.");
}

/** A table as text, its figures to the right. */
export function markdown(head, rows) {
  const rule = head.map((_, at) => (at === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A figure with as many digits as say something. */
export function significant(value) {
  if (value >= 100) return count(value);
  return String(Number(value.toPrecision(3)));
}

/** A count with separators. */
export function count(value) {
  return Math.round(value).toLocaleString("en");
}

/** Events per second of a cell; `*` where it was cut before its last event. */
export function rate(cell) {
  return cell.error ?? `${count(1e9 / cell.ns)}${cell.cut ? "*" : ""}`;
}

/** Nanoseconds per event of a cell. */
export function nanoseconds(cell) {
  return cell.error ?? `${count(cell.ns)}${cell.cut ? "*" : ""}`;
}

/** How many times as fast `cell` is as `other`; no number where one of them has no figure. */
export function ratio(cell, other) {
  return (other?.ns ?? Number.NaN) / (cell?.ns ?? Number.NaN);
}

/** The same as text, a dash where there is no figure. */
export function times(cell, other) {
  const value = ratio(cell, other);
  return Number.isNaN(value) ? "–" : `${significant(value)}×`;
}

/** What is wanted of a value, and whether it is so where there is one. */
export function mark({ wanted, met }, value) {
  return Number.isNaN(value) ? wanted : `${wanted} ${met(value) ? "✓" : "✗"}`;
}
