// npm run soak: issues and checks ten thousand codes one after the other, through the engine, on the embedded database, in one process.
// Ends with 1 when a code was accepted twice, one was not accepted, or memory grew. `npm run soak -- 50000` takes that many.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setUp } from './setup.mjs';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const codes = Number(process.argv[2] ?? 10_000);
const SAMPLE = 1_000;
/** Caches fill and code is compiled in the beginning; what grows after that grows for ever. */
const WARM = 2_000;
const GROWTH_MAX_MB = 10;
const CHORES = 500;

// Heaps are only comparable after a collection, which Node allows only where it was started so.
if (globalThis.gc === undefined) {
  await setUp();
  try {
    execFileSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), String(codes)], {
      stdio: 'inherit',
    });
  } catch (error) {
    process.exit(error.status ?? 1);
  }
  process.exit(0);
}

const load = (...path) => import(pathToFileURL(join(root, 'dist', 'src', ...path)).href);
const { createEngine } = await load('engine', 'engine.js');
const { DEFAULT_POLICY } = await load('engine', 'policy.js');
const { parseRequest } = await load('engine', 'request', 'parse-request.js');
const { createStore, migrate, openDatabaseClock, openPool, openSigner, openVault } = await load('store', 'index.js');
const { startEmbedded } = await load('store', 'embedded', 'start-embedded.js');
const { createInbox } = await load('channels', 'inbox.js');
const { altchaPuzzles: puzzles } = await load('sources', 'puzzles.js');
const { randomBytes } = await import('node:crypto');

const service = {
  id: 'soak',
  brand: 'Soak',
  domain: 'soak.example',
  supportUrl: 'https://soak.example/help',
  regions: ['US'],
  allowCountries: ['*'],
  allowFictional: true,
};
/** One caller on one network asks for everything, which the limits would rightly end. */
const policy = {
  ...DEFAULT_POLICY,
  limits: DEFAULT_POLICY.limits.map((limit) =>
    ['address', 'account'].includes(limit.per) ? limit : { ...limit, max: 1e9, maxWithFamiliar: 1e9 },
  ),
};

async function openWorld(pool, inbox) {
  const vault = await openVault(pool, [randomBytes(32)], [service.id]);
  const clock = await openDatabaseClock(pool, Date.now);
  const random = { bytes: (length) => randomBytes(length) };
  return {
    store: createStore(pool),
    vault,
    signer: openSigner(vault),
    clock,
    random,
    puzzles,
    senders: [inbox],
    services: [service],
    policy,
    shadow: null,
    epoch: 1,
  };
}

/** One code from request to receipt: a wrong guess, the right one, and the right one again. */
async function liveOnce(engine, inbox, i) {
  const to = `soak-${i % 3_000}-${Math.floor(i / 3_000)}@example.com`;
  const request = parseRequest(
    service,
    {
      to,
      purpose: 'sign_in',
      account: `acc_${i}`,
      requester: { ip: `198.18.${(i >> 8) & 255}.${i & 255}`, session: `ses_${i}` },
    },
    'k-soak',
  );
  const [issued] = await engine.request([request]);
  await engine.deliver();
  const code = /\d{6,12}/.exec(inbox.messages(to)[0]?.text ?? '')?.[0];
  inbox.clear();
  if (code === undefined) throw new Error(`no code ${i}: ${issued.decision.outcome} ${issued.decision.reason}`);
  const check = async (typed) =>
    (
      await engine.check({
        service: service.id,
        id: issued.verification,
        code: typed,
        purpose: null,
        account: null,
        requester: request.requester,
      })
    ).outcome;
  const wrong = `${(Number(code[0]) + 1) % 10}${code.slice(1)}`;
  return [await check(wrong), await check(code), await check(code)];
}

/** What a node and autovacuum do now and then: without the second, plans made for empty tables are kept while these fill. */
async function doChores(engine, pool) {
  await engine.recover();
  await pool.query('analyze');
}

const mb = (bytes) => bytes / 1024 / 1024;

function sample(samples, done) {
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  samples.push({ done, heap: mb(heapUsed), rss: mb(rss) });
  console.log(
    `${String(done).padStart(7)} codes   heap ${mb(heapUsed).toFixed(1).padStart(6)} MB   rss ${mb(rss).toFixed(1).padStart(6)} MB`,
  );
}

/** Least squares: MB for every thousand codes. */
function slope(samples, of) {
  const [x, y] = [samples.map((s) => s.done / 1000), samples.map(of)];
  const mean = (list) => list.reduce((sum, n) => sum + n, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  const spread = x.reduce((sum, n) => sum + (n - mx) ** 2, 0);
  return spread === 0 ? 0 : x.reduce((sum, n, i) => sum + (n - mx) * (y[i] - my), 0) / spread;
}

const dataDir = mkdtempSync(join(tmpdir(), 'cs-soak-'));
const database = await startEmbedded({ dataDir, durable: false });
const pool = openPool({ ...database.config, max: 10 });
let failures = 0;
try {
  await migrate(pool);
  const inbox = createInbox();
  const engine = createEngine(await openWorld(pool, inbox));
  const samples = [];
  const started = performance.now();
  for (let i = 0; i < codes; i++) {
    const outcomes = await liveOnce(engine, inbox, i);
    if (outcomes.join() !== 'wrong,approved,spent') {
      failures++;
      console.error(`code ${i}: ${outcomes.join(', ')}`);
    }
    if ((i + 1) % CHORES === 0) await doChores(engine, pool);
    if ((i + 1) % SAMPLE === 0) sample(samples, i + 1);
  }
  const seconds = (performance.now() - started) / 1000;
  const twice = (
    await pool.query(
      `select count(*)::int as n from (select of from event where events like '%"verification.approved"%' group by 1 having count(*) > 1) x`,
    )
  ).rows[0].n;
  const warm = samples.filter((s) => s.done >= WARM);
  const growth = warm.length > 1 ? warm.at(-1).heap - warm[0].heap : 0;
  console.log(
    `${codes} codes in ${seconds.toFixed(1)} s: ${(codes / seconds).toFixed(0)} a second, each asked for, delivered, guessed wrong, approved and tried again, one after the other`,
  );
  console.log(
    `after the first ${WARM}: heap ${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MB (${slope(warm, (s) => s.heap).toFixed(3)} MB for each 1,000), rss ${slope(warm, (s) => s.rss).toFixed(3)} MB for each 1,000`,
  );
  console.log(`accepted twice: ${twice}; not as they should be: ${failures}`);
  process.exitCode = failures > 0 || twice > 0 || growth > GROWTH_MAX_MB ? 1 : 0;
} finally {
  await pool.end();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
