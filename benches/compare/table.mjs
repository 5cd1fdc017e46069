// Tables in Markdown, as they are printed.

/** Prints a table; every row has as many cells as the head. */
export function table(title, head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, at) => (at === 0 ? "---" : "---:"));
  console.log(`\n### ${title}\n`);
  for (const cells of [head, rule, ...rows]) console.log(line(cells));
  if (rows.flat().some((cell) => cell.endsWith("*"))) console.log("\n`*`: cut at the time limit.");
}

const significant = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));

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

/** How many times as fast `cell` is as `other`; a dash where one of them has no figure. */
export function times(cell, other) {
  return cell.error || other.error ? "–" : `${significant(other.ns / cell.ns)}×`;
}

/** A target and whether it is met; `value` is undefined where there is no figure. */
export function target(wanted, value, met) {
  return value === undefined || Number.isNaN(value)
    ? wanted
    : `${wanted} ${met(value) ? "✓" : "✗"}`;
}
