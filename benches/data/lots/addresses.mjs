// The string fields of the lots: how often each value occurs decides what the rules find.
//
// Each function gives one value for each event. What rules look for occurs as often as
// `rules.json` says; everything else is made so that no rule finds it.
import { digits, filled, made } from "./decks.mjs";

/** `MAPBLKLOT`: block and lot. */
export function lots(random, total) {
  const wanted = [/^143/, /^2.*0.*1.*7$/, /218$/, /^3.*5.*2$/, /^VA.*IL$/];
  const only = (at) => (lot) => wanted.every((shape, other) => shape.test(lot) === (other === at));
  const named = ["1430022", "2607117", "2607218", "3745012", "VACSTWIL"];
  const fresh = (at) => (lot) => only(at)(lot) && !named.includes(lot);
  const known = [
    ...filled([
      ["1430022", 1],
      ["2607117", 101],
      ["2607218", 35],
    ]),
    ...filled([
      ["3745012", 655],
      ["VACSTWIL", 1],
    ]),
    ...made(489, () => `143${digits(random, 4)}`, fresh(0)),
    ...made(612, () => `2${digits(random, 5)}7`, fresh(1)),
    ...made(8, () => `${digits(random, 4)}218`, fresh(2)),
    ...made(1885, () => `3${digits(random, 5)}2`, fresh(3)),
  ];
  const letter = () => (random.unit() < 0.03 ? random.pick(["A", "B", "C"]) : "");
  const lot = () => `${digits(random, 4)}0${digits(random, 2)}${letter()}`;
  return random.shuffle([...known, ...made(total - known.length, lot, fresh(-1))]);
}

/** `FROM_ST`: a house number. */
export function houses(random, total) {
  const [starts, ends] = [(house) => house.startsWith("44"), (house) => house.endsWith("41")];
  const number = () => String(1 + random.below(random.pick([99, 999, 999, 4999])));
  const known = [
    ...filled([["441", 2453]]),
    ...made(
      1524,
      () => `44${digits(random, random.below(3))}`,
      (house) => !ends(house),
    ),
    ...made(
      1560,
      () => `${1 + random.below(40)}41`,
      (house) => !starts(house),
    ),
  ];
  const plain = made(total - known.length, number, (house) => !starts(house) && !ends(house));
  return random.shuffle([...known, ...plain]);
}

/** `ST_TYPE`: absent values are `null`. */
export function streetTypes(random, total) {
  const known = filled([
    ["ST", 116_386],
    ["STWY", 15],
    ["CT", 1774],
    [null, 2600],
  ]);
  const others = ["AVE", "AVE", "AVE", "AVE", "AVE", "BLVD", "DR", "WAY", "TER", "PL", "LN", "RD"];
  return random.shuffle([...known, ...made(total - known.length, () => random.pick(others))]);
}
