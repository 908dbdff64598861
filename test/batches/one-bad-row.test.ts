// Threat: one row that was altered, or whose key is lost, spoils every other request that happens to be in the same batch.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDoor } from '../../src/engine/door/door.ts';
import { CountersignError } from '../../src/engine/errors.ts';
import type { CodeRequest } from '../../src/engine/model.ts';
import { parseRequest } from '../../src/engine/request/parse-request.ts';
import { addressMark } from '../../src/engine/subjects/identity.ts';
import { NOBODY_KNOWN, openTestWorld } from '../setup/world.ts';

const { world, engine, service, database, clock, send } = await openTestWorld();

function asking(to: string, account: string | null = null): CodeRequest {
  const input = { purpose: 'sign_in' as const, to, ...(account && { account }) };
  return { ...parseRequest(service, input, 'k-test'), requester: NOBODY_KNOWN };
}

/** A bit of what is sealed of this address, or of the key that it is sealed under, is another. */
async function alter(to: string, column: 'sealed' | 'person_key'): Promise<void> {
  const { rowCount } = await database.pool.query(
    `update subject set ${column} = set_byte(${column}, octet_length(${column}) - 1,
       get_byte(${column}, octet_length(${column}) - 1) # 1)
     where kind = 'address' and key = decode($1, 'hex') and ${column} is not null`,
    [addressMark(world.vault, service.id, to)],
  );
  assert.equal(rowCount, 1);
}

const proved = (account: string, value: string) =>
  engine.observe(service.id, [
    { type: 'contact.verified', at: clock.now(), account, contact: { kind: 'phone', value } },
  ]);

/** All of them in one batch: the first call takes the only lane, and the others wait for it together. */
async function together(calls: readonly (() => Promise<unknown>)[]): Promise<readonly unknown[]> {
  const settled = await Promise.allSettled(calls.map((call) => call()));
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : one.reason));
}

const isInternal = (answer: unknown) => answer instanceof CountersignError && answer.code === 'internal';
const outcomeOf = (answer: unknown) => (answer as { decision?: { outcome: string } }).decision?.outcome ?? answer;

test('a neighbour that does not open is passed over, and noted', async () => {
  await proved('acc_1', '+12025550101');
  await proved('acc_1', '+12025550111');
  await alter('+12025550101', 'sealed');
  const door = openDoor(engine);
  const before = world.vault.unreadable();
  const answers = await together([
    () => door.request(asking('+12025550120')),
    () => door.request(asking('+12025550121')),
    () => door.request(asking('+12025550110', 'acc_1')),
    () => door.request(asking('+12025550122')),
  ]);
  assert.deepEqual(answers.map(outcomeOf), ['sent', 'sent', 'sent', 'sent']);
  assert.equal(world.vault.unreadable(), before + 1);
  const record = await world.store.readRecord(service.id, (answers[2] as { verification: string }).verification);
  assert.notEqual(record?.decisions[0]?.facts.address.slipOfProved, null, 'the other neighbour is compared');
});

test('whose own key does not open is answered alone, and what it took of the limits goes back', async () => {
  await send({ to: '+12025550130' });
  await alter('+12025550130', 'person_key');
  const door = openDoor(engine);
  const answers = await together([
    () => door.request(asking('+12025550131')),
    () => door.request(asking('+12025550132')),
    () => door.request(asking('+12025550130')),
    () => door.request(asking('+12025550133')),
  ]);
  assert.ok(isInternal(answers[2]));
  assert.ok((answers[2] as Error).cause instanceof Error, 'the log has its cause');
  assert.deepEqual(answers.filter((_, i) => i !== 2).map(outcomeOf), ['sent', 'sent', 'sent']);
  for (let n = 0; n < 10; n++) assert.ok(isInternal((await together([() => door.request(asking('+12025550130'))]))[0]));
});

test('a verification that does not open is answered alone where others are read and told of', async () => {
  const [bad, good] = [await send({ to: '+12025550140' }), await send({ to: '+12025550141' })];
  await alter('+12025550140', 'person_key');
  const door = openDoor(engine);
  const read = (id: string) => () => door.read({ service: service.id, id, explains: false });
  const answers = await together([read(good.id), read(good.id), read(bad.id), read(good.id)]);
  assert.deepEqual(
    answers.map((answer) => isInternal(answer) || (answer as { status: string }).status),
    ['pending', 'pending', true, 'pending'],
  );
  const seen = (account: string, value: string) => () =>
    door.observe({
      service: service.id,
      observations: [{ type: 'contact.verified', at: clock.now(), account, contact: { kind: 'phone', value } }],
    });
  await database.pool.query(`update subject set sealed = null where key = decode($1, 'hex')`, [
    addressMark(world.vault, service.id, '+12025550140'),
  ]);
  const told = [
    seen('a', '+12025550142'),
    seen('b', '+12025550143'),
    seen('c', '+12025550140'),
    seen('d', '+12025550144'),
  ];
  assert.deepEqual(await together(told), [undefined, undefined, undefined, undefined]);
});
