// The geometry of the lots: where the corners of each lie decides what numeric rules find.
//
// The limits of the rules cut the city into four strips from west to east. A lot stays in the
// strip of its first corner; some have one corner across a limit, so that rules on all corners
// find more than rules on the first.
import { filled } from "./decks.mjs";

const [west, middle, east] = [-122.46471267081272, -122.41600944012424, -122.4063085128395];
const knownX = -122.42916360922355;
const knownY = 37.729900216217324;
const margin = 1e-3;
const size = 4e-4;

/** First corner in [low, high]; `across`: one corner is on the other side of that limit. */
const strips = [
  { low: -122.51, high: west, count: 60_395 - 432 },
  { low: -122.51, high: west, count: 432, across: [west, +1] },
  { low: west, high: middle, count: 88_553 - 248, known: true },
  { low: west, high: middle, count: 248, across: [middle, +1] },
  { low: middle, high: east, count: 38_500 - 498 },
  { low: middle, high: east, count: 498, across: [middle, -1] },
  { low: east, high: -122.37, count: 25_620 },
];

/** How many lots have a known first corner, a known other one, and more than one outline. */
const [knownFirst, knownLater, several] = [2, 216, 120];

/** What to draw for each event: the strip and what is special. */
export function plans(random) {
  const plans = filled(strips.map((strip) => [strip, strip.count])).map((strip) => ({ ...strip }));
  const free = random.shuffle(plans.filter(({ known }) => known));
  const special = (count, marks) => {
    for (const plan of free.splice(0, count)) Object.assign(plan, marks);
  };
  special(knownFirst, { cornerX: 0 });
  special(knownLater, { cornerX: 1 });
  special(1, { several: true, cornerY: 1 });
  special(several - 1, { several: true });
  return random.shuffle(plans);
}

/** The corners of a lot, the first again at the end. */
export function outline(random, plan) {
  const x = random.between(plan.low + margin, plan.high - margin);
  const y = random.between(37.71, 37.81);
  const corners = Array.from({ length: cornerCount(random) }, () => ({
    x: random.between(x - size, x + size),
    y: random.between(y - size, y + size),
    z: 0,
  }));
  if (plan.across) corners[1].x = beyond(random, plan.across);
  if (plan.cornerX !== undefined) corners[plan.cornerX].x = knownX;
  if (plan.cornerY !== undefined) corners[plan.cornerY].y = knownY;
  return [...corners, corners[0]];
}

function beyond(random, [limit, direction]) {
  return limit + direction * random.between(1e-5, size);
}

/** Most lots have four corners; a few have a hundred. */
function cornerCount(random) {
  const part = random.unit();
  if (part < 0.52) return 4;
  if (part < 0.76) return 5 + random.below(5);
  if (part < 0.9) return 10 + random.below(12);
  if (part < 0.975) return 22 + random.below(23);
  return 45 + random.below(65);
}
