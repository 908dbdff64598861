// Promise: a limit holds exactly, whatever runs at the same time; what is given back goes to the window it was taken from, and what
// was withheld counts like what was sent.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from '../../src/engine/engine.ts';
import type { LimitTake, LimitTaken, Store } from '../../src/engine/ports.ts';
import { createStore } from '../../src/store/index.ts';
import { openTestWorld } from '../setup/world.ts';
import { atOnce, codeOf, requestOf, standOf, stranger, submit, takeOf, tally } from './parts.ts';

const { engine, database, another, service, clock, world, inbox } = await openTestWorld();
const engines = [engine, await another(database.another()), await another(database.another())];
const stores = [world.store, createStore(database.another()), createStore(database.another())];

const deliverAll = async () => {
  while ((await engine.deliver()) > 0);
};

test('of 200 strangers who ask at once for one address, exactly five get a message', async () => {
  const issued = await atOnce(200, async (i) => {
    const [one] = await engines[i % 3]!.request([requestOf(service, { to: '+12025550106' }, stranger(i))]);
    return one!;
  });
  assert.deepEqual(tally(issued.map((one) => one.decision.outcome)), { sent: 5, refused: 195 });
  await deliverAll();
  assert.equal(inbox.messages('+12025550106').length, 5);
  const { rows } = await database.pool.query(
    "select count(*)::int as n from message m join verification v on v.id = m.verification where m.state = 'sent'",
  );
  assert.equal(rows[0].n, 5);
});

test('what was refused is given back: the counter stands at what was sent', async () => {
  const { rows } = await database.pool.query(
    "select strangers, familiars from counter where name = 'issue.any.per_address'",
  );
  assert.deepEqual(rows, [{ strangers: 5, familiars: 0 }]);
});

test('in the middle of 200 strangers the familiar device gets its one', async () => {
  const to = '+12025550108';
  const [first] = await engine.request([requestOf(service, { to }, stranger(1))]);
  const approved = await submit(engine, first!.verification!, await codeOf(world, 'lumen', first!.verification!));
  clock.advance(3_600_000);
  const issued = await atOnce(201, async (i) => {
    const requester = i === 150 ? { ...stranger(7), device: approved!.deviceToken } : stranger(i);
    return (await engines[i % 3]!.request([requestOf(service, { to }, requester)]))[0]!;
  });
  assert.equal(issued[150]!.decision.outcome, 'sent');
  assert.deepEqual(tally(issued.map((one) => one.decision.outcome)), { sent: 6, refused: 195 });
});

test('a batch counts like requests that come alone', async () => {
  const batch = Array.from({ length: 20 }, (_, i) => requestOf(service, { to: '+12025550107' }, stranger(i)));
  const answers = await Promise.all(engines.map((one) => one.request(batch)));
  assert.deepEqual(tally(answers.flat().map((one) => one.decision.outcome)), { sent: 5, refused: 55 });
});

test('of 1,000 takers from three pools each has a position of its own, and exactly five are within five', async () => {
  const taken = await atOnce(
    1000,
    async (i) => (await stores[i % 3]!.takeLimits([[takeOf('test.alone')]], clock.now()))[0]![0]!,
  );
  const positions = taken.map((t) => t.strangers).sort((a, b) => a - b);
  assert.deepEqual(
    positions,
    Array.from({ length: 1000 }, (_, i) => i + 1),
  );
  assert.equal(positions.filter((p) => p <= 5).length, 5);
});

test('the same in batches, with familiar devices counted side by side', async () => {
  const groups = Array.from({ length: 20 }, (_, i) => [takeOf('test.batch', { familiar: i % 4 === 0 })]);
  const taken = (await atOnce(30, (i) => stores[i % 3]!.takeLimits(groups, clock.now()))).flat(2);
  const strangers = taken.filter((t) => !t.familiar).map((t) => t.strangers);
  const familiars = taken.filter((t) => t.familiar).map((t) => t.familiars);
  assert.deepEqual([strangers.length, new Set(strangers).size, Math.max(...strangers)], [450, 450, 450]);
  assert.deepEqual([familiars.length, new Set(familiars).size, Math.max(...familiars)], [150, 150, 150]);
});

const takeOne = async (store: Store, one: LimitTake): Promise<LimitTaken> =>
  (await store.takeLimits([[one]], clock.now()))[0]![0]!;

test('taking and giving back at once leaves exactly what was kept', async () => {
  const kept = await atOnce(300, async (i) => {
    const store = stores[i % 3]!;
    const mine = await takeOne(store, takeOf('test.return'));
    if (mine.strangers <= 5) return true;
    await store.release([mine]);
    return false;
  });
  const { rows } = await database.pool.query("select strangers from counter where name = 'test.return'");
  assert.equal(rows[0].strangers, kept.filter(Boolean).length);
  assert.ok(rows[0].strangers >= 5);
});

test('what is given back late does not make room in the next window', async () => {
  const early = await takeOne(world.store, takeOf('test.window'));
  clock.advance(3_600_000);
  assert.equal((await takeOne(world.store, takeOf('test.window'))).strangers, 1);
  await world.store.release([early]);
  assert.equal((await takeOne(world.store, takeOf('test.window'))).strangers, 2);
});

test('whoever only looks is told the position it would have, takes none, and begins no window', async () => {
  const look = (more: Partial<LimitTake> = {}) => takeOf('test.look', { counts: false, ...more });
  const at = async (...groups: LimitTake[]) =>
    (await world.store.takeLimits([groups], clock.now()))[0]!.map((t) => [t.strangers, t.familiars]);
  assert.deepEqual(await at(look(), look({ familiar: true })), [
    [1, 0],
    [0, 1],
  ]);
  const before = clock.now();
  clock.advance(1_000_000);
  const counted = await takeOne(world.store, takeOf('test.look'));
  assert.deepEqual([counted.strangers, counted.windowEnds > before + 3_600_000], [1, true]);
  const one = takeOf('test.look');
  assert.deepEqual(await at(look(), one, look(), { ...one, familiar: true }, look({ familiar: true }), one), [
    [2, 0],
    [2, 0],
    [3, 0],
    [2, 1],
    [2, 2],
    [3, 1],
  ]);
  const looked = await takeOne(world.store, look());
  assert.deepEqual([looked.strangers, looked.familiars, looked.windowEnds], [4, 1, counted.windowEnds]);
  await world.store.release([looked]);
  assert.equal((await takeOne(world.store, look())).strangers, 4);
});

test('nobody is limited like anybody: whoever asks at once, or one after the other, is told no after five', async () => {
  const nobody = (typed: string, i: number) => requestOf(service, { typed }, stranger(i));
  const issued = await atOnce(40, async (i) => (await engines[i % 3]!.request([nobody('no.such.person', i)]))[0]!);
  assert.deepEqual(tally(issued.map((one) => one.decision.outcome)), { withheld: 5, refused: 35 });
  const outcomes: string[] = [];
  for (let i = 0; i < 8; i++) outcomes.push((await engine.request([nobody('nor.this.one', i)]))[0]!.decision.outcome);
  assert.deepEqual(tally(outcomes), { withheld: 5, refused: 3 });
});

test('a request that is overtaken until it gives up leaves no trace in the limits', async () => {
  const store = { ...world.store, issue: async (ops: readonly unknown[]) => ops.map(() => 'stale' as const) };
  const unlucky = createEngine({ ...world, store });
  const to = '+12025550109';
  await assert.rejects(unlucky.request([requestOf(service, { to }, stranger(1))]), { code: 'not_ready' });
  const counter = { service: 'lumen', name: 'issue.any.per_address', key: world.vault.mark('lumen', 'mailbox', to) };
  assert.deepEqual(await standOf(database.pool, counter), { strangers: 0, familiars: 0 });
});
