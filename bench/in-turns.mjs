// Measures contenders in turns: in every round, at every number of callers, each of them once. So ratios are of figures that were
// measured within seconds of each other.
import { learnSizes } from './postgres/databases.mjs';

const shown = ({ perSecond, latencies, failures }) => {
  const whole = latencies.whole
    ? `  p50 ${latencies.whole.p50.toFixed(1)} ms  p99 ${latencies.whole.p99.toFixed(1)} ms`
    : '';
  const failed = Object.entries(failures).map(([name, times]) => `  FAILED ${times} × ${name}`);
  return `${perSecond.toFixed(0).padStart(6)}/s${whole}${failed.join('')}`;
};

/** One run of one contender; what fails as a whole is a sample too, with nothing done. */
async function runOnce({ contender, callers, plan, signal }) {
  const { warmSeconds, seconds } = plan;
  try {
    return await contender.run({ callers, warmSeconds, seconds, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    return { perSecond: 0, done: 0, latencies: {}, failures: { [String(error.message).slice(0, 200)]: 1 } };
  }
}

function* turnsOf(contenders, plan) {
  const levels = [...new Set(contenders.flatMap(({ callers }) => callers))].sort((a, b) => a - b);
  for (let round = 1; round <= plan.rounds; round++) {
    for (const callers of levels) {
      for (const contender of contenders) if (contender.callers.includes(callers)) yield { round, callers, contender };
    }
  }
}

/** `contenders`: `{ id, part, callers, run }`. `databases`: what the planner is told of between the rounds. */
export async function measureInTurns({ contenders, databases, plan, results, signal, say }) {
  const turns = [...turnsOf(contenders, plan)];
  let lastRound = 1;
  for (const [i, { round, callers, contender }] of turns.entries()) {
    signal.throwIfAborted();
    const sample = { part: contender.part, id: contender.id, callers, round };
    if (results.has(sample)) continue;
    if (round !== lastRound) for (const database of databases) await learnSizes(database);
    lastRound = round;
    const measured = await runOnce({ contender, callers, plan, signal });
    signal.throwIfAborted();
    results.add({ ...sample, ...measured });
    const place = `${String(i + 1).padStart(4)}/${turns.length}  round ${round}`;
    say(`${place}  ${contender.id.padEnd(20)} ${String(callers).padStart(3)} callers ${shown(measured)}`);
  }
}
