// The commands of `npm run bench` for an engine in Node; benches/README.md describes them.
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** Sets with at most so many rules are counted rule by rule. */
const counted = 64;
const newline = 0x0a;
/** The system counts running time in steps of some milliseconds; shorter times need the clock. */
const coarse = 100e6;

/**
 * Obeys the commands on standard input.
 *
 * An engine has `add(rule, text)`, `input(bytes)`, which makes of an event what it is to be given,
 * and `matching(input)`, which gives the numbers of the rules; some have `replace` and `delete`.
 * One that takes many events at once has `lines(ndjson)` instead: it yields the rules of each.
 */
export async function serve(makeEngine) {
  const session = { engine: makeEngine(), makeEngine, events: [], rules: 0, spares: [] };
  for await (const line of createInterface({ input: process.stdin })) {
    const [name, ...words] = line.split("\t");
    console.log(JSON.stringify(await answer(session, commands[name], words)));
  }
}

async function answer(session, command, words) {
  try {
    return await command(session, ...words);
  } catch (error) {
    const findings = error.diagnostics?.map(({ code, message }) => `${code}: ${message}`);
    return { error: findings?.[0] ?? error.message };
  }
}

const commands = { load, prepare, pass, update };

function load(session, path, count) {
  const bytes = readFileSync(path);
  session.bytes = bytes;
  session.events = [];
  session.ends = [];
  for (let start = 0; start < bytes.length && session.events.length < Number(count); ) {
    const end = bytes.indexOf(newline, start);
    const stop = end < 0 ? bytes.length : end;
    session.events.push(session.engine.input(bytes.subarray(start, stop)));
    session.ends.push(stop);
    start = stop + 1;
  }
  return { events: session.events.length };
}

async function prepare(session, path, count, limit) {
  session.engine.free?.();
  session.engine = session.makeEngine();
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const result = { added: 0, refused: 0, why: "", seconds: 0, texts: 0 };
  const all = () => result.added + result.refused >= Number(count);
  session.spares = [];
  const lines = createInterface({ input: createReadStream(path) });
  for await (const line of lines) {
    if (all() || result.seconds * 1000 >= Number(limit)) {
      if (session.spares.push(line) === 2) break;
    } else addOne(session.engine, line, result);
  }
  lines.close();
  session.rules = result.added + result.refused;
  const bytes = Math.max(0, process.memoryUsage.rss() - before);
  return { ...result, bytes, whole: all() };
}

function addOne(engine, line, result) {
  const rule = result.added + result.refused;
  result.texts += Buffer.byteLength(line) + String(rule).length;
  const start = performance.now();
  try {
    engine.add(rule, line);
    result.added++;
  } catch (error) {
    result.refused++;
    result.why = error.message;
  }
  result.seconds += (performance.now() - start) / 1000;
}

/** Matches so many events, from the first again after the last. */
async function pass(session, count, limit) {
  const { engine, events, bytes, ends } = session;
  const counts = Array(session.rules <= counted ? session.rules : 0).fill(0);
  const tally = { done: 0, matches: 0, counts };
  const watch = stopwatch();
  const budget = { count: Number(count), limit: Number(limit), watch };
  if (engine.lines) passLines(engine, { bytes, ends }, tally, budget);
  else if (engine.asynchronous) await passAwaiting(engine, events, tally, budget);
  else passEvents(engine, events, tally, budget);
  const ns = watch.ran();
  const { done, matches } = tally;
  return { events: done, ns, matches, counts, whole: done === budget.count };
}

function passEvents(engine, events, tally, { count, limit, watch }) {
  for (let batch = 1; tally.done < count && watch.elapsed() < limit; batch = grown(batch)) {
    const end = Math.min(count, tally.done + batch);
    for (; tally.done < end; tally.done++) {
      note(tally, engine.matching(events[tally.done % events.length]));
    }
  }
}

async function passAwaiting(engine, events, tally, { count, limit, watch }) {
  for (let batch = 1; tally.done < count && watch.elapsed() < limit; batch = grown(batch)) {
    const end = Math.min(count, tally.done + batch);
    for (; tally.done < end; tally.done++) {
      note(tally, await engine.matching(events[tally.done % events.length]));
    }
  }
}

function passLines(engine, { bytes, ends }, tally, { count, limit, watch }) {
  while (tally.done < count && watch.elapsed() < limit) {
    const end = ends[Math.min(count - tally.done, ends.length) - 1];
    for (const rules of engine.lines(bytes.subarray(0, end))) {
      note(tally, rules);
      tally.done++;
      if (tally.done % 1024 === 0 && watch.elapsed() >= limit) return;
    }
  }
}

const grown = (batch) => Math.min(batch * 2, 1024);

function note(tally, rules) {
  tally.matches += rules.length;
  if (tally.counts.length > 0) for (const rule of rules) tally.counts[rule]++;
}

/** Adds, replaces and deletes a rule, each followed by one event; the median nanoseconds. */
function update({ engine, events, spares: [first, second] }, rounds) {
  const steps = {
    add: () => engine.add("extra", first),
    replace: () => engine.replace("extra", second),
    delete: () => engine.delete("extra"),
  };
  const times = { add: [], replace: [], delete: [] };
  for (let round = 0; round < Number(rounds); round++) {
    for (const [name, step] of Object.entries(steps)) {
      const start = process.hrtime.bigint();
      step();
      engine.matching(events[0]);
      times[name].push(Number(process.hrtime.bigint() - start));
    }
  }
  const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

/** Milliseconds that went by; nanoseconds in which this thread was running. */
function stopwatch() {
  const [start, before] = [process.hrtime.bigint(), running()];
  const elapsed = () => Number(process.hrtime.bigint() - start);
  const ran = () => {
    const now = running();
    const gone = elapsed();
    return before !== undefined && now > before && gone > coarse ? now - before : gone;
  };
  return { elapsed: () => elapsed() / 1e6, ran };
}

function running() {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]);
  } catch {
    return undefined;
  }
}
