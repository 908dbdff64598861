// So many callers, each asking again as soon as it is answered, for a while; what was finished in the window is counted, and every
// call is timed. What did not go as it should is counted by its name and never as work done.
import { setTimeout as sleep } from 'node:timers/promises';
import { summarise } from '../statistics.mjs';

const FAILURES_MOST = 50;
const PAUSE_AFTER_FAILURE_MS = 20;
/** A window in which not every caller has finished something says more of how they began than of how they go on. */
const STRETCH_MOST_SECONDS = 15;
const LOOK_EVERY_MS = 10;

const nameOf = (error) => String(error?.code ?? error?.message ?? error).slice(0, 80);

/**
 * `step(n, timed)` does one whole unit of work for the n-th person, its calls wrapped in `timed(kind, run)`.
 * @returns {Promise<{ perSecond: number, done: number, finished: number, latencies: object, failures: Record<string, number> }>}
 *   latencies in milliseconds; `finished`: also before the window and after it
 */
export async function drive({ callers, warmSeconds, seconds, step, next }) {
  const timings = {};
  const failures = {};
  let [measuring, stopped, done, failed, finished] = [false, false, 0, 0, 0];

  const timed = async (kind, run) => {
    const began = performance.now();
    const value = await run();
    if (measuring) {
      timings[kind] ??= [];
      timings[kind].push(performance.now() - began);
    }
    return value;
  };

  const caller = async () => {
    while (!stopped) {
      try {
        await timed('whole', () => step(next(), timed));
        finished++;
        if (measuring) done++;
      } catch (error) {
        failures[nameOf(error)] = (failures[nameOf(error)] ?? 0) + 1;
        failed++;
        if (finished === 0 && failed >= FAILURES_MOST) throw error;
        await sleep(PAUSE_AFTER_FAILURE_MS);
      }
    }
  };

  const all = Promise.all(Array.from({ length: callers }, caller));
  all.catch(() => {});
  /** So long, and then until as many units were finished as there are callers, within reason. */
  const wait = async (span) => {
    const [began, before] = [performance.now(), finished + failed];
    const passed = () => (performance.now() - began) / 1000;
    await Promise.race([sleep(span * 1000), all]);
    while (finished + failed - before < callers && passed() < span + STRETCH_MOST_SECONDS)
      await Promise.race([sleep(LOOK_EVERY_MS), all]);
    return passed();
  };
  await wait(warmSeconds);
  measuring = true;
  const elapsed = await wait(seconds);
  measuring = false;
  stopped = true;
  await all;
  const latencies = Object.fromEntries(Object.entries(timings).map(([kind, list]) => [kind, summarise(list)]));
  return { perSecond: done / elapsed, done, finished, latencies, failures };
}
