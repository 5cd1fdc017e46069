// Medians of times that were taken in turns, so that a busy machine slows all alike.

/** Seconds per call. */
export function timed(calls, work) {
  const start = process.hrtime.bigint();
  for (let call = 0; call < calls; call++) work();
  return Number(process.hrtime.bigint() - start) / 1e9 / calls;
}

/** The median seconds per call of each. */
export function interleaved(works, { rounds, calls }) {
  for (const work of works) timed(calls, work);
  const times = works.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, work] of works.entries()) times[index].push(timed(calls, work));
  }
  return times.map(median);
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
