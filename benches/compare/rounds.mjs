// Passes of several engines in turns, so that a busy machine slows all alike.
import { median } from "../js/measure.mjs";
import { Runner } from "./runner.mjs";

/**
 * What takes longer than this is cut, in milliseconds: building a set, and one pass.
 * An engine that has spent `all` on the passes of a cell is asked for no more of them.
 */
const limits = {
  quick: { build: 5000, pass: 1000, all: 3000 },
  full: { build: 20_000, pass: 20_000, all: 25_000 },
};

/**
 * How long a pass takes at least, in nanoseconds: an engine goes through its events several times
 * for it. Of less the system cannot tell when the engine was running and when others were.
 */
const shortest = 200e6;

/** What reading events may take. */
const reading = 60_000;

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
    const { error } = await this.#runner.ask(reading, ...this.#events);
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
export function withPeers(engines, names, { path, count, quick }, work) {
  const entries = names.map((name) => ({ name, engine: engines[name], path, count }));
  return withEach(entries, quick, work);
}

/** The same with events for each: `{ name, engine, path, count }`. */
export async function withEach(entries, quick, work) {
  const limit = quick ? limits.quick : limits.full;
  const peers = entries.map(({ name, engine }) => new Peer(name, engine, limit));
  try {
    for (const [at, { path, count }] of entries.entries()) await peers[at].load(path, count);
    return await work(peers);
  } finally {
    for (const peer of peers) peer.end();
  }
}

/**
 * The rules, then warm-up and passes in turns; `rules` gives those of an engine, or is for all.
 *
 * Gives for each engine `{ ns, seconds, bytes, added, cut }`, where `ns` is the median of the
 * nanoseconds per event, or `{ error }`. A wrong count throws.
 */
export async function measure(peers, { rules, events, passes, warm, expected }) {
  const cells = new Map();
  for (const peer of peers) {
    cells.set(peer, await prepared(peer, typeof rules === "function" ? rules(peer) : rules));
  }
  for (let round = 0; round < warm + passes; round++) {
    for (const [peer, cell] of cells) {
      if (cell.error || isSpent(peer, cell)) continue;
      const counts = round >= warm || cell.spent >= peer.limits.all / 2;
      await onePass(peer, cell, { events, expected, counts });
    }
  }
  return Object.fromEntries([...cells].map(([peer, cell]) => [peer.name, summary(cell)]));
}

/** Whether a slow engine has had its time; one pass at least is counted. */
function isSpent({ limits }, { spent, times }) {
  return times.length > 0 && spent >= limits.all;
}

async function prepared(peer, { path, count }) {
  const answer = await peer.ask("prepare", path, count, peer.limits.build);
  if (answer.error) return { error: answer.error };
  const { added, refused, why, whole } = answer;
  if (refused > 0) return { error: "cannot say it", why };
  if (!whole) return { error: `> ${peer.limits.build / 1000} s for ${added} rules` };
  return { ...answer, times: [], spent: 0, turns: 1, cut: false };
}

async function onePass(peer, cell, { events, expected, counts }) {
  const start = performance.now();
  const answer = await peer.ask("pass", events * cell.turns, peer.limits.pass);
  if (answer.error) {
    cell.error = answer.error;
    return;
  }
  cell.spent += performance.now() - start;
  if (answer.whole) check(peer, answer, expected, cell.turns);
  cell.turns = Math.ceil(shortest / (answer.ns / answer.events) / events);
  if (!counts) return;
  // A cold engine may be cut while it warms up; that says nothing about it.
  cell.cut ||= answer.events < events;
  cell.times.push(answer.ns / answer.events);
}

function check({ name }, { matches, counts }, expected, turns) {
  if (!expected || /floor|JSON\.parse/.test(name)) return;
  const all = [expected.counts ?? expected.matches].flat().map((matches) => matches * turns);
  const [got, wanted] = expected.counts ? [counts, all] : [matches, all];
  if (String(got) === String(wanted)) return;
  throw new WrongCount(`${name} found ${got} matches of ${expected.what}, not ${wanted}`);
}

export class WrongCount extends Error {}

function summary({ error, times, ...rest }) {
  return error ? { error } : { ...rest, ns: median(times) };
}
