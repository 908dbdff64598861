// Promise: requests join only for the same caller and the same signed device or session, and then they are one verification; the same
// network joins nobody.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Issued } from '../../src/engine/issue/issue.ts';
import type { Requester } from '../../src/engine/model.ts';
import { messagesOf } from '../setup/rows.ts';
import { openTestWorld } from '../setup/world.ts';
import { atOnce, codeOf, requestOf, submit, tally, withoutLimits } from './parts.ts';

const { engine, database, another, service, world } = await openTestWorld({ policy: withoutLimits() });
const engines = [engine, await another(database.another())];

const askAtOnce = (
  n: number,
  to: string,
  who: (i: number) => Partial<Requester>,
  account: string | null = 'acc_1',
): Promise<Issued[]> =>
  atOnce(n, async (i) => (await engines[i % 2]!.request([requestOf(service, { to, account }, who(i))]))[0]!);
const verificationsOf = (issued: readonly Issued[]) => new Set(issued.map((one) => one.verification));
const messagesTo = async (ids: Iterable<string | null>) =>
  (await messagesOf(database.pool, [...ids].map(String))).length;

test('thirty requests of one session at once are one verification and one message', async () => {
  const issued = await askAtOnce(30, 'one@example.com', () => ({ session: 'ses_1' }));
  const ids = verificationsOf(issued);
  assert.equal(ids.size, 1);
  assert.deepEqual(tally(issued.map((one) => one.decision.reason)), { nothing_against: 1, joined_too_soon: 29 });
  assert.equal(await messagesTo(ids), 1);
});

test('the same in one batch, and in several batches at once', async () => {
  const batch = Array.from({ length: 8 }, () => requestOf(service, { to: 'batch@example.com' }, { session: 'ses_1' }));
  const issued = (await Promise.all(engines.map((one) => one.request(batch)))).flat();
  assert.equal(verificationsOf(issued).size, 1);
  assert.equal(await messagesTo(verificationsOf(issued)), 1);
});

test('a signed device joins itself, across sessions', async () => {
  const issued = await askAtOnce(8, 'device@example.com', (i) => ({
    device: 'dev_1',
    deviceSigned: true,
    session: `ses_${i}`,
  }));
  assert.equal(verificationsOf(issued).size, 1);
});

test('sessions that differ, callers that differ, devices that are only claimed, and one network join nothing', async () => {
  const network = { network: '198.18.0.1/32', neighbourhood: '198.18.0.0/24' };
  const apart: [string, (i: number) => Partial<Requester>][] = [
    ['another session', (i) => ({ session: `ses_${i}` })],
    ['another caller', (i) => ({ session: 'ses_1', apiKey: `k_${i}` })],
    ['another signed device', (i) => ({ device: `dev_${i}`, deviceSigned: true, session: 'ses_1' })],
    ['a claimed device', () => ({ device: 'dev_1' })],
    ['one network', () => network],
    ['nothing known', () => ({})],
  ];
  for (const [n, [what, who]] of apart.entries()) {
    const issued = await askAtOnce(6, `apart-${n}@example.com`, who, `acc_apart_${n}`);
    assert.equal(verificationsOf(issued).size, 6, what);
  }
});

test('another purpose, another account and another address join nothing, even of one session', async () => {
  const session = { session: 'ses_9' };
  const base = { to: 'nine@example.com', account: 'acc_9' };
  const inputs = [
    base,
    { ...base, purpose: 'recovery' as const },
    { ...base, account: 'acc_10' },
    { ...base, account: null },
    { ...base, to: 'ten@example.com' },
  ];
  const issued = await atOnce(
    inputs.length,
    async (i) => (await engine.request([requestOf(service, inputs[i]!, session)]))[0]!,
  );
  assert.equal(verificationsOf(issued).size, inputs.length);
});

test('what joined has the same code; what did not has another, and opens nothing else', async () => {
  const joined = await askAtOnce(2, 'same@example.com', () => ({ session: 'ses_1' }), null);
  assert.equal(joined[0]!.verification, joined[1]!.verification);
  const [a, b] = await askAtOnce(2, 'other@example.com', (i) => ({ session: `ses_${i}` }), null);
  const [codeA, codeB] = [
    await codeOf(world, 'lumen', a!.verification!),
    await codeOf(world, 'lumen', b!.verification!),
  ];
  if (codeA !== codeB) assert.equal((await submit(engine, b!.verification!, codeA))?.outcome, 'wrong');
  assert.equal((await submit(engine, a!.verification!, codeA))?.outcome, 'approved');
});

test('a restore ends what may be joined, resent and checked: the next request is a verification of its own', async () => {
  const { raiseEpoch } = await import('../../src/store/index.ts');
  const [before] = await askAtOnce(1, 'restored@example.com', () => ({ session: 'ses_1' }), null);
  const code = await codeOf(world, 'lumen', before!.verification!);
  const epoch = await raiseEpoch(database.pool);
  const { createEngine } = await import('../../src/engine/engine.ts');
  const restored = createEngine({ ...world, epoch });
  assert.equal((await submit(restored, before!.verification!, code))?.outcome, 'expired');
  assert.equal((await restored.read('lumen', before!.verification!, false))?.status, 'expired');
  await assert.rejects(
    restored.resend('lumen', before!.verification!, requestOf(service, { to: 'restored@example.com' }).requester, null),
    { code: 'wrong_state' },
  );
  const [after] = await restored.request([requestOf(service, { to: 'restored@example.com' }, { session: 'ses_1' })]);
  assert.notEqual(after!.verification, before!.verification);
  while ((await restored.deliver()) > 0);
  const messages = await messagesOf(database.pool, [before!.verification!, after!.verification!]);
  assert.deepEqual(messages.map((row) => row.state).sort(), ['dropped', 'sent']);
});
