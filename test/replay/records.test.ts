// Promise: records read many at a time are those that are read one by one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDecisions, readRecords } from '../../src/store/index.ts';
import { idOf } from '../setup/rows.ts';
import { NOBODY_KNOWN, openTestWorld } from '../setup/world.ts';

const { engine, world, send, clock, database } = await openTestWorld();
const { store } = world;

test('in the order asked for, and undefined where there is none', async () => {
  const first = await send({ to: '+12025550106', account: 'acc_1' });
  clock.advance(60_000);
  const second = await send({ to: '+12025550106', account: 'acc_1' });
  const third = await send({ to: 'ada@lumen.example' });
  await engine.check({
    service: 'lumen',
    id: second.id,
    code: second.code,
    purpose: null,
    account: null,
    requester: NOBODY_KNOWN,
  });
  const [message] = (await store.readRecord('lumen', first.id))!.messages;
  const report = {
    service: 'lumen',
    sender: 'inbox',
    eventId: 'e-1',
    message: message!.id,
    status: 'delivered',
    at: clock.now(),
  } as const;
  await engine.report([report]);

  const ids = [second.id, 'ver_none', first.id, third.id];
  const one = await Promise.all(ids.map((id) => store.readRecord('lumen', id)));
  assert.equal(one[2]!.reports.length, 1);
  assert.equal(one[2]!.requestsAfterHour, 1);
  assert.deepEqual(await readRecords(database.pool, 'lumen', ids), one);
  assert.deepEqual(await readRecords(database.pool, 'umbra', ids), [undefined, undefined, undefined, undefined]);
});

test('decisions too', async () => {
  const { rows } = await database.pool.query('select id from decision order by id');
  const ids = [...rows.map((row) => idOf('dec', row.id)), 'dec_none'];
  assert.ok(ids.length > 3);
  assert.deepEqual(
    await readDecisions(database.pool, 'lumen', ids),
    await Promise.all(ids.map((id) => store.readDecision('lumen', id))),
  );
});
