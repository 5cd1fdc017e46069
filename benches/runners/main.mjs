// `node benches/runners/main.mjs ENGINE`: one engine under the commands of `npm run bench`.
import { closuresOverObjects, closuresOverText } from "./closures.mjs";
import { jsonParse } from "./json-parse.mjs";
import { jsonRulesEngine } from "./json-rules-engine.mjs";
import { serve } from "./session.mjs";
import { sift } from "./sift.mjs";
import { floorOnly, overBytes, overLines, overText } from "./whymatch.mjs";

const engines = {
  "wasm-bytes": overBytes,
  "wasm-text": overText,
  "wasm-lines": overLines,
  "wasm-floor": floorOnly,
  "json-parse": jsonParse,
  "closures-text": closuresOverText,
  "closures-object": closuresOverObjects,
  sift,
  "json-rules-engine": jsonRulesEngine,
};

const [name, dialect] = process.argv.slice(2);
const makeEngine = engines[name];
if (!makeEngine) throw new Error(`engines: ${Object.keys(engines).join(", ")}`);
await serve(() => makeEngine(dialect ?? "aws"));
