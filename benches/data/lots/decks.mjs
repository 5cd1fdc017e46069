// Lists of values, one for each event, before they are shuffled.

/** Each value as often as it says. */
export function filled(counts) {
  return counts.flatMap(([value, count]) => Array(count).fill(value));
}

/** `count` values of a maker; those that do not fit are made again. */
export function made(count, make, fits = () => true) {
  const values = [];
  while (values.length < count) {
    const value = make();
    if (fits(value)) values.push(value);
  }
  return values;
}

/** So many decimal digits. */
export function digits(random, count) {
  return Array.from({ length: count }, () => random.below(10)).join("");
}
