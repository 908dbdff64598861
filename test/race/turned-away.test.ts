// Threat: a code is tried where it cannot count (closed, meant for something else, of an earlier epoch, over a limit), over and over,
// to learn for nothing whether it is right. Promise: right and wrong are answered alike, with the same statements, and cost nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { openStore, type Pool, raiseEpoch } from '../../src/store/index.ts';
import { eventsOf, poolsOf, uuidOf } from '../setup/rows.ts';
import { openTestWorld } from '../setup/world.ts';
import {
  atOnce,
  checkEach,
  codeOf,
  outcomeOf,
  requestOf,
  stranger,
  submit,
  tally,
  withoutLimits,
  wrongCode,
} from './parts.ts';

const { database, service, clock, world, inbox } = await openTestWorld();
const { pool } = database;
/** Limits stay as they are for those who submit; whoever asks for codes here is not held up. */
const policy = { ...world.policy, ...withoutLimits((limit) => limit.stage === 'check') };
const engine = createEngine({ ...world, policy });

let made = 0;
async function begin(by: Engine = engine) {
  const [to, account] = [`turned-${++made}@example.com`, `acc_turned_${made}`];
  const [issued] = await by.request([requestOf(service, { to, account }, stranger(made))]);
  const id = issued!.verification!;
  return { id, account, right: await codeOf(world, 'lumen', id) };
}

/** All that a submission could leave behind, but for what was written down of it. */
async function traces(id: string) {
  const of = (text: string) => pool.query(text).then(({ rows }) => rows);
  return {
    verification: await of(`select * from verification where id = '${uuidOf(id)}'`),
    counters: await of("select * from counter where strangers + familiars > 0 and name like 'check%' order by id"),
    budgets: await poolsOf(pool, clock.now()),
    // A row at revision 0 says nothing: it was only made to be locked.
    subjects: await of('select * from subject where rev > 0 order by service, kind, key'),
  };
}

type Begun = Awaited<ReturnType<typeof begin>>;
type Asked = Parameters<typeof submit>[3];
/** How each comes to be closed; what is asked besides the code; what everybody is answered. */
const CLOSED: Record<string, (one: Begun) => Promise<{ by?: Engine; asked?: Asked; answer: string }>> = {
  approved: async ({ id, right }) => {
    await submit(engine, id, right);
    return { answer: 'spent' };
  },
  canceled: async ({ id }) => {
    await engine.cancel('lumen', id);
    return { answer: 'expired' };
  },
  expired: async () => {
    clock.advance(600_000);
    return { answer: 'expired' };
  },
  locked: async ({ id, right }) => {
    for (let n = 1; n <= 5; n++) await submit(engine, id, wrongCode(right, n));
    return { answer: 'locked' };
  },
  'for another purpose': async () => ({ asked: { purpose: 'recovery' }, answer: 'mismatch' }),
  'for another account': async () => ({ asked: { account: 'acc_somebody' }, answer: 'mismatch' }),
  'of an earlier epoch': async () => {
    const epoch = await raiseEpoch(pool);
    return { by: createEngine({ ...world, policy, epoch }), answer: 'expired' };
  },
  'of an earlier epoch, on a node that does not know yet': async () => {
    await raiseEpoch(pool);
    return { answer: 'expired' };
  },
};

for (const [how, close] of Object.entries(CLOSED)) {
  test(`${how}: the right code is answered like a wrong one, and leaves nothing`, async () => {
    const { rows } = await pool.query("select value from setting where name = 'epoch'");
    const one = await begin(createEngine({ ...world, policy, epoch: Number(rows[0].value) }));
    const { by = engine, asked = {}, answer } = await close(one);
    const before = await traces(one.id);
    for (const code of [one.right, wrongCode(one.right), one.right])
      assert.equal(await outcomeOf(submit(by, one.id, code, asked)), answer);
    const many = await checkEach(
      by,
      Array.from({ length: 20 }, (_, i) => ({
        service: 'lumen',
        id: one.id,
        code: i % 2 ? one.right : wrongCode(one.right, i + 1),
        purpose: null,
        account: null,
        requester: stranger(i),
        ...asked,
      })),
    );
    assert.deepEqual(tally(many.map((m) => (m as { outcome: string }).outcome)), { [answer]: 20 });
    assert.deepEqual(await traces(one.id), before);
    const told = (await eventsOf(pool, one.id, 'code.submitted')).slice(-23);
    assert.deepEqual(tally(told.map((e) => String(e.body.outcome))), { [answer]: 23 }, 'and is written down as that');
  });
}

test('challenged: there is nothing to enter yet', async () => {
  const { rows } = await pool.query("select value from setting where name = 'epoch'");
  const strict = createEngine({
    ...world,
    policy: { ...policy, budget: { ...policy.budget, proofBelow: 1 } },
    epoch: Number(rows[0].value),
  });
  const ask = async (i: number) =>
    (await strict.request([requestOf(service, { to: 'asked@example.com', account: 'acc_c' }, stranger(i))]))[0]!;
  await ask(1);
  const challenged = await ask(2);
  assert.equal(challenged.decision.outcome, 'challenged');
  const id = challenged.verification!;
  const right = await codeOf(world, 'lumen', id);
  const before = await traces(id);
  for (const code of [right, wrongCode(right)]) assert.equal(await outcomeOf(submit(strict, id, code)), 'wrong');
  assert.deepEqual(await traces(id), before);
});

test('what is not bounded by tries is bounded in the record: two hundred lines, also out of one batch', async () => {
  const { id, right } = await begin();
  await engine.cancel('lumen', id);
  const before = (await eventsOf(pool, id)).length;
  const ask = { service: 'lumen', id, code: right, purpose: null, account: null, requester: stranger(1) };
  await checkEach(
    engine,
    Array.from({ length: 150 }, () => ask),
  );
  await checkEach(
    engine,
    Array.from({ length: 150 }, () => ask),
  );
  const { rows } = await pool.query('select count(*)::int as n from event where of = $1', [uuidOf(id)]);
  assert.equal(rows[0].n, 200);
  assert.ok((await eventsOf(pool, id)).length > before + 100);
});

/** The statements that a node sends, by name, in order. */
function listening(): { pool: Pool; names: string[] } {
  const names: string[] = [];
  const own = database.another(1);
  const send = own.query.bind(own) as (...args: unknown[]) => unknown;
  own.query = ((...args: unknown[]) => {
    names.push((args[0] as { name?: string }).name ?? String(args[0]));
    return send(...args);
  }) as typeof own.query;
  return { pool: own, names };
}

test('over a limit: right and wrong are refused alike, with the same statements, and use no try', async () => {
  const { rows } = await pool.query("select value from setting where name = 'epoch'");
  const epoch = Number(rows[0].value);
  const few = {
    ...policy,
    limits: policy.limits.map((l) => (l.name === 'check.any.per_network' ? { ...l, max: 4, maxWithFamiliar: 4 } : l)),
  };
  const heard = listening();
  const node = createEngine({ ...world, store: openStore(heard.pool, world.vault), policy: few, epoch });
  const one = await begin(node);
  const requester = stranger(4000);
  for (let n = 1; n <= 4; n++)
    assert.equal(await outcomeOf(submit(node, one.id, wrongCode(one.right, n), { requester })), 'wrong');
  const counted = async (): Promise<Record<string, number>> => {
    const { rows } = await pool.query('select name, sum(strangers)::int as n from counter group by 1');
    return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
  };
  const steps: unknown[] = [];
  for (const code of [wrongCode(one.right, 5), one.right, wrongCode(one.right, 6), one.right]) {
    const { verification, budgets } = await traces(one.id);
    const stood = await counted();
    heard.names.length = 0;
    assert.equal(await outcomeOf(submit(node, one.id, code, { requester })), 'limited');
    const statements = [...heard.names];
    const stands = await counted();
    steps.push([statements, Object.entries(stands).map(([name, n]) => [name, n - (stood[name] ?? 0)])]);
    const after = await traces(one.id);
    assert.deepEqual([after.verification, after.budgets], [verification, budgets]);
  }
  for (const other of steps.slice(1)) assert.deepEqual(other, steps[0], 'the same statements, and the same counted');
  assert.equal(
    await outcomeOf(submit(node, one.id, one.right, { requester: stranger(4001) })),
    'approved',
    'its last try was left',
  );
});

test('of a burst at the edge of a limit the right code is taken only if one of the counted places was left for it', async () => {
  const edge = {
    ...policy,
    limits: policy.limits.map((l) => (l.name === 'check.any.per_address' ? { ...l, max: 3, maxWithFamiliar: 3 } : l)),
  };
  const { rows } = await pool.query("select value from setting where name = 'epoch'");
  const nodes = [0, 1, 2].map(() =>
    createEngine({
      ...world,
      store: openStore(database.another(), world.vault),
      policy: edge,
      epoch: Number(rows[0].value),
    }),
  );
  for (let round = 0; round < 10; round++) {
    const one = await begin(nodes[0]);
    const outcomes = await atOnce(24, (i) =>
      outcomeOf(submit(nodes[i % 3]!, one.id, i === 2 * round ? one.right : wrongCode(one.right, i + 1))),
    );
    const { approved = 0, wrong = 0, limited = 0, spent = 0 } = tally(outcomes);
    assert.equal(approved + wrong + limited + spent, 24);
    assert.ok(wrong <= 3 && approved <= 1, JSON.stringify(tally(outcomes)));
    const v = (await world.store.findVerification('lumen', one.id))!;
    assert.equal(v.triesUsed, approved + wrong, 'whatever was told cost a try');
  }
  inbox.clear();
});
