// Rules and events that cost engines most.
import { code } from "./scaling.mjs";

/** Rules that all match the event of `orderEvent`. */
export function* matchingRules(count) {
  for (let at = 0; at < count; at++) {
    yield JSON.stringify({ source: ["app.orders", `app.${code(at)}`] });
  }
}

export function* orderEvent() {
  yield JSON.stringify({ id: "1", source: "app.orders", type: "order.created", amount: 12.5 });
}

/** Conditions that one element must satisfy together: the first rule finds one, the second none. */
export function* jointRules() {
  yield JSON.stringify({ items: { x: [{ numeric: ["<", 1e9] }], y: ["last"] } });
  yield JSON.stringify({ items: { x: [{ numeric: ["<", 0] }], y: ["inner"] } });
}

export function* arrayEvent(elements) {
  const element = (_, at) => ({ x: at, y: at === elements - 1 ? "last" : "inner" });
  yield JSON.stringify({ id: "1", items: Array.from({ length: elements }, element) });
}
