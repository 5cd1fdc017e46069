// The peers from npm, which are installed into target/bench/peers and nowhere else.
import { createRequire } from "node:module";

export const peers = { sift: "17.1.4", "json-rules-engine": "7.3.1" };
export const peerFolder = new URL("../../target/bench/peers/", import.meta.url);

const require = createRequire(new URL("index.js", peerFolder));

export function peer(name) {
  return require(name);
}
