// Opens what was asked for, measures it, and closes everything again, however it ends. A part that cannot be measured says why, and
// the others go on.
import { measureInTurns } from './in-turns.mjs';
import { measureBacktest } from './parts/backtest.mjs';
import { openEmbedded } from './parts/embedded.mjs';
import { measureFull } from './parts/full.mjs';
import { openHttp } from './parts/http.mjs';
import { openLibrary } from './parts/library.mjs';
import { measureMemory } from './parts/memory.mjs';
import { openPeers } from './parts/peers.mjs';
import { openPgbench } from './parts/pgbench.mjs';
import { measureSlowDisk } from './parts/slow-disk.mjs';
import { measureSpace } from './parts/space.mjs';
import { measureStages } from './parts/stages.mjs';
import { IN_TURNS } from './plan.mjs';
import { query } from './postgres/databases.mjs';
import { startServer } from './postgres/server.mjs';

const OPEN = { http: openHttp, pgbench: openPgbench, library: openLibrary, peers: openPeers, embedded: openEmbedded };
const ALONE = {
  'slow-disk': measureSlowDisk,
  stages: measureStages,
  space: measureSpace,
  backtest: measureBacktest,
  memory: measureMemory,
  full: measureFull,
};

/** Ends when the work does or when the bench is told to stop, whichever is first. */
function orStopped(signal, work) {
  const stopped = new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
  });
  stopped.catch(() => {});
  work.catch(() => {});
  return Promise.race([work, stopped]);
}

async function describeServer({ kind, config, settings }) {
  const [{ version }] = await query(config, "select current_setting('server_version') as version");
  return { kind, version, settings };
}

async function attempt({ results, signal, say }, part, run) {
  try {
    return await orStopped(signal, run());
  } catch (error) {
    if (signal.aborted) return undefined;
    say(`NOT MEASURED: ${part}: ${error.message}\n${error.told ?? ''}`);
    results.missing(part, error.message.split('\n')[0]);
    return undefined;
  }
}

async function measureTurns(context, closing) {
  const { parts, results, say } = context;
  const opened = [];
  for (const part of IN_TURNS.filter((name) => parts.includes(name))) {
    say(`opening ${part} …`);
    const found = await attempt(context, part, () => OPEN[part](context));
    if (!found) continue;
    closing.push(found.close);
    opened.push(found);
    if (found.about) results.current.about = { ...results.current.about, [part]: found.about };
  }
  const contenders = opened.flatMap((part) => part.contenders);
  const databases = opened.flatMap((part) => part.databases);
  if (contenders.length > 0)
    await attempt(context, 'turns', () => measureInTurns({ ...context, contenders, databases }));
}

export async function measure(context) {
  const { parts, results, signal, say } = context;
  const closing = [];
  const closeAll = async () => {
    for (const close of closing.splice(0).reverse()) await close().catch((error) => say(`closing: ${error.message}`));
  };
  try {
    const server = await startServer();
    closing.push(server.stop);
    results.current.postgres = await describeServer(server);
    const whole = { ...context, config: server.config };
    await measureTurns(whole, closing);
    const serverEnds = closing.shift();
    await closeAll();
    closing.push(serverEnds);
    for (const part of parts.filter((name) => ALONE[name])) {
      if (signal.aborted || results.hasFound(part)) continue;
      say(`${part} …`);
      await attempt(context, part, () => ALONE[part](whole, closing));
    }
  } finally {
    await closeAll();
  }
}
