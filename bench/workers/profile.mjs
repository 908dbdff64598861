// Where this process spends its time: what the system says it used of the processors, in microseconds, shared out by Node's sampling
// profiler to the place that is responsible. A sample counts for the innermost frame that is ours or a package's, so that what JSON,
// crypto or a socket cost falls to who asked for it. On a busy machine a process also waits for a processor; that is not in it.
import { Session } from 'node:inspector/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MICROSECONDS = 200;
const OURS = /\/dist\/src\/(.+)\.js$/;
const PACKAGE = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const LOAD = /\/bench\//;
const IDLE = 'idle';
const NAMED = { '(garbage collector)': 'garbage collector', '(idle)': IDLE, '(program)': 'the process itself' };

/** @returns {string | undefined} a file below src, `npm NAME`, `the load itself`, or nothing for what belongs to its caller */
function placeOf({ functionName, url }) {
  if (Object.hasOwn(NAMED, functionName)) return NAMED[functionName];
  const ours = OURS.exec(url)?.[1];
  if (ours) return ours;
  const name = PACKAGE.exec(url)?.[1];
  if (name) return `npm ${name.startsWith('pg') ? 'pg' : name}`;
  return LOAD.test(url) ? 'the load itself' : undefined;
}

function placesOf(nodes) {
  const places = new Map();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const walk = (node, above) => {
    const place = placeOf(node.callFrame) ?? above;
    places.set(node.id, place);
    for (const id of node.children ?? []) walk(byId.get(id), place);
  };
  walk(nodes[0], 'Node: sockets, timers, promises');
  return places;
}

/** Watches for so long. @returns {Promise<Record<string, number>>} microseconds by place */
export async function profile(seconds) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_MICROSECONDS });
  await session.post('Profiler.start');
  const before = process.cpuUsage();
  await sleep(seconds * 1000);
  const { user, system } = process.cpuUsage(before);
  const { profile: found } = await session.post('Profiler.stop');
  session.disconnect();
  const places = placesOf(found.nodes);
  const sampled = {};
  for (const [i, id] of found.samples.entries()) {
    const place = places.get(id);
    if (place !== IDLE) sampled[place] = (sampled[place] ?? 0) + found.timeDeltas[i];
  }
  const all = Object.values(sampled).reduce((sum, time) => sum + time, 0);
  const shares = Object.entries(sampled).map(([place, time]) => [place, (time / all) * (user + system)]);
  return Object.fromEntries(shares);
}
