// `STREET`: names whose beginnings and ends occur as often as the rules are to find them.
import { filled, made } from "./decks.mjs";

/** Names by what finds them; a name may be found by its beginning and by its end. */
const known = [
  // Beginnings: AC 24, BL 442, DR 38, FU 2387, RH 328, MASO 2950.
  ["ACACIA", 24],
  ["BLUFFS", 442],
  ["DRYDEN", 25],
  ["RHODE ISLAND", 328],
  ["FULTON", 1910],
  ["FUCHSIA", 477],
  ["MASON", 2657],
  ["MASONIC", 293],
  // Ends: MM 13, KE 871, ING 1963, GO 682.
  ["DRUMM", 13],
  ["LAKE", 700],
  ["CLARKE", 171],
  ["IRVING", 1463],
  ["LANSING", 500],
  ["SANTIAGO", 682],
  // ON 17,921, with FULTON, MASON, MOULTON and JEFFERSON.
  ["MOULTON", 22],
  ["JEFFERSON", 131],
  ["MISSION", 4000],
  ["UNION", 2000],
  ["HARRISON", 2201],
  ["WASHINGTON", 2600],
  ["JACKSON", 2400],
  // Whole names.
  ["BEACH", 211],
  ["HYDE", 1758],
  ["CHESTNUT", 825],
];
const found = /^(AC|BL|DR|FU|RH|MASO)|(ON|KE|MM|ING|GO)$/;
const beginnings = ["BRI", "CAL", "COR", "ELM", "GAR", "HOL", "LIN", "MON", "OAK", "PAL", "SUN"];
const endings = ["A", "BERRY", "DALE", "FORD", "HURST", "LAND", "MERE", "TERRA", "VIEW", "WOOD"];

export function streets(random, total) {
  const taken = new Set(known.map(([name]) => name));
  const free = (name) => !found.test(name) && !taken.has(name);
  const numbered = Array.from({ length: 45 }, (_, at) => `${String(at + 4).padStart(2, "0")}TH`);
  const invented = beginnings.flatMap((start) => endings.map((end) => start + end));
  const names = [...numbered, ...invented].filter(free);
  const rest = total - known.reduce((sum, [, count]) => sum + count, 0);
  // Few streets are long: the square of a number below 1 is mostly small.
  const name = () => names[Math.floor(random.unit() ** 2 * names.length)];
  return random.shuffle([...filled(known), ...made(rest, name)]);
}
