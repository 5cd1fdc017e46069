// Events like the parcels of San Francisco, a benchmark of several rule engines; none is real.
import { Random } from "../random.mjs";
import { houses, lots, streetTypes } from "./addresses.mjs";
import { outline, plans } from "./outlines.mjs";
import { streets } from "./streets.mjs";

/** The text of each event, without a line end. */
export function* lotEvents(total) {
  const random = new Random(0x5eed);
  const decks = {
    lot: lots(random, total),
    house: houses(random, total),
    street: streets(random, total),
    type: streetTypes(random, total),
    plan: plans(random),
  };
  for (let at = 0; at < total; at++) {
    const card = Object.fromEntries(Object.entries(decks).map(([name, deck]) => [name, deck[at]]));
    yield JSON.stringify(lotEvent(random, card));
  }
}

function lotEvent(random, { lot, house, street, type, plan }) {
  const corners = outline(random, plan);
  return {
    type: "Feature",
    properties: {
      MAPBLKLOT: lot,
      BLKLOT: lot,
      BLOCK_NUM: lot.slice(0, 4),
      LOT_NUM: lot.slice(4),
      FROM_ST: house,
      TO_ST: house,
      STREET: street,
      ST_TYPE: type,
      ODD_EVEN: Number(house) % 2 ? "O" : "E",
    },
    geometry: {
      type: plan.several ? "MultiPolygon" : "Polygon",
      coordinates: plan.several ? [[corners]] : [corners],
      firstCoordinates: corners[0],
    },
  };
}
