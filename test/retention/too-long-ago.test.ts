// Promise: what is no longer kept is answered "too long ago", never with an error of ours; what is kept longer than what it speaks of
// still reads, and the person goes on as before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whatStays } from '../../src/engine/subjects/what-stays.ts';
import { keepParts } from '../../src/store/index.ts';
import { openTestServer } from '../setup/server.ts';
import { codeIn, referenceIn } from '../setup/world.ts';

const DAY = 86_400_000;
const TO = '+12025550110';
const server = await openTestServer();
const { call, inboxText, inbox, clock, engine, world, database } = server;
const { pool } = database;
const begun = clock.now();

const ask = { to: TO, purpose: 'sign_in', account: 'acc_1' };
const create = async () => (await call('POST', '/v1/verifications', ask)).body.id as string;
const explain = async (reference: string) =>
  (await call('POST', '/v1/explanations', { to: TO, reference, complaint: 'why' })).body;

/** As a node does it. */
async function keep(): Promise<void> {
  const rules = { recordsDays: world.policy.recordsDays, peopleDays: 365, whatStays };
  const dropped: string[] = [];
  await keepParts(pool, clock.now(), rules, {
    onDropped: ({ name }) => dropped.push(name),
    onMade: () => {},
    onError: (_, error) => assert.fail(String(error)),
  });
}

await keep();
const old = await create();
const oldText = await inboxText(TO);
const oldMessage = inbox.messages(TO)[0]!.id;
await call('POST', `/v1/verifications/${old}/check`, { code: codeIn(oldText) });
await server.engine.report([
  { service: null, sender: 'inbox', eventId: 'r1', message: oldMessage, status: 'delivered', at: clock.now() },
]);
// Asked about shortly before its time is over: the explanation is of another time than what it explains.
clock.set(begun + 89 * DAY);
await keep();
const shown = await explain(referenceIn(oldText));
const disowned = await call('POST', `/v1/explanations/${shown.id}/actions`, { action: 'not_my_account' });
const waiting = (await call('POST', '/v1/verifications', { ...ask, to: '+12025550111' })).body.id as string;
clock.set(begun + 110 * DAY);
await keep();

test('while it is kept it is explained', () => {
  assert.equal(shown.proof, 'reference');
  assert.equal(disowned.status, 200);
});

test('every route that names it says that it is too long ago, to everybody and of whatever id of that time', async () => {
  const never = `ver_${old.slice(4, 12)}${'0'.repeat(24)}`;
  for (const id of [old, never]) {
    const answers = await Promise.all([
      call('GET', `/v1/verifications/${id}`),
      call('POST', `/v1/verifications/${id}/check`, { code: '123456' }),
      call('POST', `/v1/verifications/${id}/resend`, {}),
      call('POST', `/v1/verifications/${id}/proofs`, { kind: 'work', solution: '{}' }),
      call('POST', `/v1/verifications/${id}/cancel`, {}),
      call('GET', `/v1/verifications/${id}/timeline`),
      call('GET', `/v1/verifications/${id}/diagnosis`),
    ]);
    for (const { status, body } of answers)
      assert.deepEqual([status, body.code], [410, 'too_long_ago'], JSON.stringify(body));
  }
  const { status } = await call('GET', `/v1/verifications/ver_${'f'.repeat(32)}`);
  assert.equal(status, 404, 'what never was is another thing');
});

test('a reference of that time proves nothing any more, and the answer says why that may be', async () => {
  const { proof, cause, summary } = await explain(referenceIn(oldText));
  assert.deepEqual([proof, cause], ['none', null]);
  assert.match(summary, /too long ago/);
});

test('an explanation that is younger than what it explains is read as it was given', async () => {
  const { status, body } = await call('GET', `/v1/explanations/${shown.id}`);
  assert.equal(status, 200);
  assert.equal(body.summary, shown.summary);
});

test('what it says of the address can still be done; what was said of an account that nobody knows any more cannot', async () => {
  const act = (action: string) => call('POST', `/v1/explanations/${shown.id}/actions`, { action });
  assert.equal((await act('stop_codes')).status, 200);
  assert.equal((await act('undo')).status, 200);
  const again = await act('not_my_account');
  assert.deepEqual([again.status, again.body.code], [410, 'too_long_ago']);
});

test('a report of that time is taken and leads to nothing', async () => {
  const late = { service: null, sender: 'inbox', eventId: 'r2', message: oldMessage, status: 'duplicate' } as const;
  assert.equal(await engine.report([{ ...late, at: clock.now() }]), 0);
});

test('a message that was never sent goes with what it was of', async () => {
  const { rows } = await pool.query('select 1 from outbox where verification = $1', [waiting.slice(4)]);
  assert.equal(rows.length, 1, 'young enough to stay');
  clock.set(begun + 190 * DAY);
  await keep();
  assert.deepEqual((await pool.query('select 1 from outbox')).rows, []);
  assert.equal(await engine.recover(true), 0);
  assert.equal(await engine.deliver(), 0);
});

test('the person goes on: whose last codes are gone gets a new one, and its record stands alone', async () => {
  await call('POST', '/v1/addresses/lookup', { to: TO });
  const id = (await call('POST', '/v1/verifications', { ...ask, account: 'acc_2' })).body.id;
  const text = await inboxText(TO);
  assert.equal((await call('POST', `/v1/verifications/${id}/check`, { code: codeIn(text) })).body.outcome, 'approved');
  assert.equal((await call('GET', `/v1/verifications/${id}/timeline`)).status, 200);
  assert.equal((await explain(referenceIn(text))).proof, 'reference');
  const { body } = await call('POST', '/v1/addresses/lookup', { to: TO });
  assert.deepEqual(
    body.messages.map((m: { verification: string }) => m.verification),
    [id],
  );
});
