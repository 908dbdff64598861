// Threat: a move of marks to a new index key begins in the middle of a call, before whichever of its statements, and another node takes
// over everybody whom it is about at that moment. Promise: the call ends as it would have, and is counted once; and a node that was
// there from the first key on knows everybody however many keys there were since.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  announceIndexKey,
  beginMove,
  openVault,
  type Pool,
  reindexJob,
  runJob,
  settleMoves,
} from '../../src/store/index.ts';
import { strayMarks } from '../jobs/reindexing.ts';
import { MASTER, openTestWorld } from '../setup/world.ts';
import { codeOf, requestOf, stranger, submit, wrongCode } from './parts.ts';

const { database, node, service, clock, inbox } = await openTestWorld();
const { pool } = database;
const witness = await node(database.another());
const operator = await openVault(database.another(), [MASTER], ['lumen']);
const HOUR = 3_600_000;
const [TO, ACCOUNT] = ['ada@example.com', 'acc-ada'];
const ADA = { kind: 'email', value: TO } as const;
let token: string | null = null;

interface Statements {
  readonly pool: Pool;
  /** Calls `run` before the `n`th from now on. Answers what tells whether it was met. */
  before(n: number, run: () => Promise<void>): () => boolean;
}

/** A pool that can be interrupted before any of its statements. */
function interruptible(pool: Pool): Statements {
  let left = 0;
  let interrupt = async () => {};
  const around = (name: 'query' | 'connect') => {
    const original = pool[name].bind(pool) as (...args: unknown[]) => Promise<unknown>;
    // The pool itself connects with a callback; nobody else does.
    const replaced = async (...args: unknown[]) => {
      if (typeof args.at(-1) !== 'function' && --left === 0) await interrupt();
      return await original(...args);
    };
    Object.assign(pool, { [name]: replaced });
  };
  around('query');
  around('connect');
  return {
    pool,
    before(n, run) {
      left = n;
      interrupt = run;
      return () => left <= 0;
    },
  };
}

async function announce(...nodes: readonly (typeof witness)[]): Promise<void> {
  assert.ok(await announceIndexKey(pool, [MASTER], 'lumen'));
  await Promise.all(nodes.map(({ world }) => world.vault.refresh()));
}
const begin = () => beginMove(database.pool, operator, 'lumen', clock.now());

async function finish(): Promise<void> {
  await operator.refresh();
  const job = reindexJob(operator, 'lumen');
  assert.equal(await runJob(pool, job, { signal: new AbortController().signal, onProgress: () => {} }), 'finished');
  clock.advance(72 * HOUR);
  await settleMoves(pool, clock.now(), 86_400);
  assert.deepEqual(await strayMarks(pool, operator.stored('lumen')), []);
}

/** Guesses that were paid for today, in units; and how many one of this verification costs. */
async function paid(id: string): Promise<[number, number]> {
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const { rows } = await pool.query(
    'select coalesce(sum(s.units), 0)::float8 as units from budget b, unnest(b.spent) s where s.day = $1::date',
    [today],
  );
  const one = await pool.query('select odds / tries_max as units from verification where id = $1', [id.slice(4)]);
  return [rows[0].units, one.rows[0].units];
}

const WELL = [
  'sent',
  'familiar',
  'delivered',
  'wrong 1',
  'approved',
  'spent',
  'reference',
  'proved',
  'one guess was paid for',
];

/** One code of hers from beginning to end. */
async function live({ engine, world }: typeof witness): Promise<string[]> {
  const requester = { ...stranger(1), device: token };
  const [issued] = await engine.request([requestOf(service, { to: TO, account: ACCOUNT }, requester)]);
  const id = issued!.verification!;
  const code = await codeOf(witness.world, 'lumen', id);
  inbox.clear();
  while ((await engine.deliver()) > 0);
  const text = inbox.messages(TO)[0]?.text ?? '';
  const wrong = await submit(engine, id, wrongCode(code), { requester });
  const right = await submit(engine, id, code, { account: ACCOUNT, requester });
  const again = await submit(engine, id, code);
  const explained = await engine.explain({
    service,
    to: ADA,
    reference: /Ref ([A-Z]{10})/.exec(text)?.[1] ?? null,
    verification: null,
    complaint: 'not_me',
    text: { text: null, textLures: null },
    locale: 'en',
  });
  const { proofs } = await engine.lookup('lumen', ADA);
  const { assessment } = (await world.store.readDecision('lumen', issued!.decisionId))!;
  const [units, unitsOfOne] = await paid(id);
  token = right!.deviceToken ?? token;
  return [
    issued!.decision.outcome,
    assessment.familiar ? 'familiar' : 'strange',
    text.includes(code) ? 'delivered' : 'not delivered',
    `${wrong!.outcome} ${wrong!.verification.triesUsed}`,
    right!.outcome,
    again!.outcome,
    explained.proof,
    proofs.length > 0 ? 'proved' : 'not proved',
    units === unitsOfOne ? 'one guess was paid for' : `${units / unitsOfOne} guesses were paid for`,
  ];
}

/** Whoever looks her up on another node has all of hers taken over. */
const takeOver = async () => void (await witness.engine.lookup('lumen', ADA));

test('before: she is known', async () => {
  const steps = await live(witness);
  assert.deepEqual(steps, ['sent', 'strange', ...WELL.slice(2)]);
  clock.advance(72 * HOUR);
});

/** Each run tries another quarter of them. */
const EVERY = 4;

test('a move begins before any statement of a life, and nobody notices', async (t) => {
  const seed = Number(process.env.SEED ?? Date.now() % 1e9);
  t.diagnostic(`seed ${seed} (SEED=${seed} repeats it)`);
  let met = true;
  let statement = (seed % EVERY) + 1 - EVERY;
  while (met) {
    statement += EVERY;

    const statements = interruptible(database.another(4));
    const beginner = await node(statements.pool);
    await announce(witness, beginner);
    const wasMet = statements.before(statement, async () => {
      await begin();
      await takeOver();
    });
    assert.deepEqual(await live(beginner), WELL, `begun before statement ${statement}`);
    met = wasMet();
    if (!met) await begin();
    await finish();
    assert.deepEqual(await live(witness), WELL, `on the oldest node, after statement ${statement}`);
    clock.advance(72 * HOUR);
    await statements.pool.end();
  }
  const { rows } = await pool.query("select count(*)::int as n from subject where kind = 'address'");
  assert.equal(rows[0].n, 1, 'she is one person');
  t.diagnostic(`${statement} statements, ${operator.stored('lumen')} keys`);
  assert.ok(statement > 20 && witness.world.vault.shown('lumen') === 1);
});
