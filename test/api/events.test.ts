// Promise: an event with an id is taken in once, however often it is told; and one that could not be taken in is, when it is told again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountBody, AddressBody } from '../../src/engine/subjects/bodies.ts';
import { openTestServer } from '../setup/server.ts';

const { call, database, world, clock, engine } = await openTestServer();

const tried = (account: string, id?: string) => ({
  ...(id !== undefined && { id }),
  type: 'password.tried',
  at: new Date(clock.now()).toISOString(),
  account,
  username: account,
  result: 'wrong',
  requester: { ip: '198.51.100.7' },
});
async function bodyOf<T>(kind: 'account' | 'address', value: string): Promise<T> {
  const ref = { service: 'lumen', kind, key: world.vault.mark('lumen', kind, value) } as const;
  return (await world.store.readSubjects([ref]))[0]!.body as T;
}
const triesOf = async (account: string) => (await bodyOf<AccountBody>('account', account)).tries?.length ?? 0;

test('the first of each id counts, in one call and after it; what has none counts each time', async () => {
  assert.equal((await call('POST', '/v1/events', [tried('a', 'e1'), tried('a', 'e1'), tried('a', 'e2')])).status, 202);
  assert.equal(await triesOf('a'), 2);
  assert.equal((await call('POST', '/v1/events', [tried('a', 'e2'), tried('a', 'e3'), tried('a')])).status, 202);
  assert.equal(await triesOf('a'), 4);
});

test('what failed and was not acknowledged counts when it is told again', async () => {
  await database.pool.query('alter table subject rename to subject_away');
  assert.equal((await call('POST', '/v1/events', [tried('b', 'f1')])).status, 500);
  await database.pool.query('alter table subject_away rename to subject');
  assert.equal(await triesOf('b'), 0);
  for (let n = 0; n < 2; n++) assert.equal((await call('POST', '/v1/events', [tried('b', 'f1')])).status, 202);
  assert.equal(await triesOf('b'), 1);
});

test('a contact that was verified is sealed to be compared, whoever changes its record at the same time', async () => {
  const contact = { kind: 'email', value: 'both@example.com' } as const;
  const at = clock.now();
  await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      engine.observe('lumen', [
        n % 2
          ? { type: 'contact.verified', at, account: `acc_${n}`, contact }
          : { type: 'carrier.told', at, contact, fact: 'sim_swapped', since: at },
      ]),
    ),
  );
  const [subject] = await world.store.readSubjects([
    { service: 'lumen', kind: 'address', key: world.vault.mark('lumen', 'address', contact.value) },
  ]);
  assert.ok(subject!.sealed && subject!.personKey);
  assert.equal((await bodyOf<AddressBody>('address', contact.value)).proofs?.length, 6);
});

test('told by several at the same time, one takes it in, and the others are told to come back; what else they tell is not lost', async () => {
  const tell = async (own: number) => {
    const events = [tried('c', 'g1'), tried('c', `own ${own}`)];
    const { status, body } = await call('POST', '/v1/events', own % 2 ? events : events.reverse());
    return status === 202 ? 'taken' : body.code;
  };
  let left = Array.from({ length: 8 }, (_, n) => n);
  for (let round = 0; left.length > 0; round++) {
    assert.ok(round < 8, 'of those who come at the same time one is taken in');
    const answers = await Promise.all(left.map(tell));
    assert.ok(answers.every((a) => a === 'taken' || a === 'in_progress'));
    left = left.filter((_, i) => answers[i] !== 'taken');
  }
  assert.equal(await triesOf('c'), 9);
});
