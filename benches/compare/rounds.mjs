// Passes of several engines in turns, so that a busy machine slows all alike.
import { median } from "../js/measure.mjs";
import { Runner } from "./runner.mjs";

/** What takes longer than this is cut, in milliseconds: building a set, and one pass. */
const limits = { quick: { build: 5000, pass: 1000 }, full: { build: 60_000, pass: 60_000 } };

/** An engine that runs, or why it does not. */
export class Peer {
  #command;
  #runner;
  #events;

  constructor(name, { command, missing }, limits) {
    this.name = name;
    this.missing = missing;
    this.limits = limits;
    this.#command = command;
  }

  /** Reads the events now, and again whenever the process has to be started anew. */
  async load(path, count) {
    this.#events = ["load", path, count];
    if (this.missing) return;
    this.#runner ??= new Runner(this.#command);
    const { error } = await this.#runner.ask(limits.full.build, ...this.#events);
    if (error) this.missing = error;
  }

  /** The answer to a command; an engine that falls silent is started anew for the next one. */
  async ask(...words) {
    if (this.missing) return { error: this.missing };
    if (!this.#runner) await this.load(...this.#events.slice(1));
    const answer = await this.#runner.ask(this.limits.build, ...words);
    if (answer.gone) this.end();
    return answer;
  }

  end() {
    this.#runner?.end();
    this.#runner = undefined;
  }
}

/** Does something with engines that have read the events, and ends them. */
export async function withPeers(engines, names, { path, count, quick }, work) {
  const limit = quick ? limits.quick : limits.full;
  const peers = names.map((name) => new Peer(name, engines[name], limit));
  try {
    for (const peer of peers) await peer.load(path, count);
    return await work(peers);
  } finally {
    for (const peer of peers) peer.end();
  }
}

/**
 * The rules, then warm-up and passes in turns.
 *
 * Gives for each engine `{ ns, seconds, bytes, added, cut }`, where `ns` is the median of the
 * nanoseconds per event, or `{ error }`. A wrong count throws.
 */
export async function measure(peers, { rules, events, passes, warm, expected }) {
  const cells = new Map();
  for (const peer of peers) cells.set(peer, await prepared(peer, rules));
  for (let round = 0; round < warm + passes; round++) {
    for (const [peer, cell] of cells) {
      if (cell.error || cell.cut) continue;
      await onePass(peer, cell, { events, expected, counts: round >= warm });
    }
  }
  return Object.fromEntries([...cells].map(([peer, cell]) => [peer.name, summary(cell)]));
}

async function prepared(peer, { path, count }) {
  const answer = await peer.ask("prepare", path, count, peer.limits.build);
  if (answer.error) return { error: answer.error };
  const { added, refused, why, whole } = answer;
  if (refused > 0) return { error: "cannot say it", why };
  if (!whole) return { error: `> ${peer.limits.build / 1000} s for ${added} rules` };
  return { ...answer, times: [] };
}

async function onePass(peer, cell, { events, expected, counts }) {
  const answer = await peer.ask("pass", events, peer.limits.pass);
  if (answer.error) {
    cell.error = answer.error;
    return;
  }
  if (answer.whole) check(peer, answer, expected);
  if (!counts) return;
  // A cold engine may be cut while it warms up; that says nothing about it.
  cell.cut = !answer.whole;
  cell.times.push(answer.ns / answer.events);
}

function check({ name }, { matches, counts }, expected) {
  if (!expected || /floor|JSON\.parse/.test(name)) return;
  const [got, wanted] = expected.counts ? [counts, expected.counts] : [matches, expected.matches];
  if (String(got) === String(wanted)) return;
  throw new WrongCount(`${name} found ${got} matches of ${expected.what}, not ${wanted}`);
}

export class WrongCount extends Error {}

function summary({ error, times, ...rest }) {
  return error ? { error } : { ...rest, ns: median(times) };
}
