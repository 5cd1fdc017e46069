/** Starts the core, which travels packed inside the script. */

import packed from "virtual:core";
import { init } from "whymatch/slim";

/** Must be done before anything of `whymatch/slim` is called. */
export async function startCore(): Promise<void> {
  const deflated = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  await init(await new Response(stream).arrayBuffer());
}
