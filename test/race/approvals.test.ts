// Promise: what an approval teaches is learned once, whoever is approved at the same time, in one batch or on several nodes; a subject
// that moved on in between loses neither the approval nor the lesson; and a process that dies after the write has lost nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckAnswer, Checked } from '../../src/engine/check/check.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { CountersignError } from '../../src/engine/errors.ts';
import type { Mark, Store, SubjectKind } from '../../src/engine/ports.ts';
import type { AccountBody, AddressBody, DeviceBody } from '../../src/engine/subjects/bodies.ts';
import { DEVICE_TOKEN_PREFIX } from '../../src/engine/subjects/identity.ts';
import { eventsOf, poolsOf } from '../setup/rows.ts';
import { openTestWorld } from '../setup/world.ts';
import { atOnce, checkEach, codeOf, requestOf, stranger, submit, tally, withoutLimits } from './parts.ts';

const policy = { ...withoutLimits(), budget: { windowDays: 30, strangers: 1_000_000, familiar: 2_000, proofBelow: 0 } };
const { engine, database, another, service, clock, world } = await openTestWorld({ policy });
const engines = [engine, await another(database.another()), await another(database.another())];

interface Begun {
  readonly id: string;
  readonly right: string;
}
async function begin(to: string, account: string, n: number): Promise<Begun> {
  const [issued] = await engine.request([requestOf(service, { to, account }, stranger(n))]);
  const id = issued!.verification!;
  return { id, right: await codeOf(world, 'lumen', id) };
}
const submission = ({ id, right }: Begun, n: number) => ({
  service: 'lumen',
  id,
  code: right,
  purpose: null,
  account: null,
  requester: stranger(n),
});
const bodyOf = async <T>(kind: SubjectKind, key: Mark): Promise<T> =>
  (await world.store.readSubjects([{ service: 'lumen', kind, key }]))[0]!.body as T;
const markOf = (kind: string, value: string) => world.vault.mark('lumen', kind, value);

/** The device that an answer made familiar, as its subject is called. */
async function deviceOf(answer: Checked): Promise<Mark> {
  const claims = await world.signer.read('lumen', 'device', answer.deviceToken!.slice(DEVICE_TOKEN_PREFIX.length));
  return markOf('device', claims!.sub as string);
}

/** Everything that these approvals taught is there, once. */
async function assertLearned(account: string, to: readonly string[], answers: readonly CheckAnswer[]): Promise<void> {
  const approved = answers.map((one) => one as Checked);
  assert.deepEqual(tally(approved.map((one) => one.outcome)), { approved: answers.length });
  const devices = await Promise.all(approved.map(deviceOf));
  assert.equal(new Set(devices).size, answers.length, 'each got a device of its own');
  const body = await bodyOf<AccountBody>('account', markOf('account', account));
  assert.deepEqual(body.devices!.map((d) => d.k).toSorted(), devices.toSorted());
  assert.deepEqual(
    body.contacts!.map((c) => c.k).toSorted(),
    [...new Set(to)].map((one) => markOf('address', one)).toSorted(),
  );
  for (const one of new Set(to)) {
    const { proofs } = await bodyOf<AddressBody>('address', markOf('address', one));
    assert.deepEqual(
      proofs!.map((p) => p.a),
      [markOf('account', account)],
    );
  }
  for (const { verification } of approved)
    assert.equal((await eventsOf(database.pool, verification.id, 'verification.approved')).length, 1);
}

test('twelve codes of one account approved at once on three nodes: twelve devices, none lost, none twice', async () => {
  const to = Array.from({ length: 12 }, (_, i) => `many-${i % 4}@example.com`);
  const codes: Begun[] = [];
  for (const [i, one] of to.entries()) codes.push(await begin(one, 'acc_many', i));
  const answers = await atOnce(12, async (i) => (await checkEach(engines[i % 3]!, [submission(codes[i]!, i)]))[0]);
  await assertLearned('acc_many', to, answers);
});

test('the same in one batch, and each of them twice: one of the two is approved', async () => {
  const to = Array.from({ length: 12 }, (_, i) => `batch-${i % 4}@example.com`);
  const codes: Begun[] = [];
  for (const [i, one] of to.entries()) codes.push(await begin(one, 'acc_batch', i));
  const twice = [...codes, ...codes].map(submission);
  const answers = await checkEach(engine, twice);
  await assertLearned('acc_batch', to, answers.slice(0, 12));
  assert.deepEqual(tally(answers.slice(12).map((one) => (one as Checked).outcome)), { spent: 12 });
});

test('the same in batches that meet on three nodes', async () => {
  const to = Array.from({ length: 12 }, (_, i) => `meet-${i % 4}@example.com`);
  const codes: Begun[] = [];
  for (const [i, one] of to.entries()) codes.push(await begin(one, 'acc_meet', i));
  const batches = await Promise.all(
    engines.map((by, shift) =>
      checkEach(by, [...codes.slice(4 * shift), ...codes.slice(0, 4 * shift)].map(submission)),
    ),
  );
  const approved = batches.flat().filter((one) => (one as Checked).outcome === 'approved');
  assert.deepEqual(tally(batches.flat().map((one) => (one as Checked).outcome)), { approved: 12, spent: 24 });
  await assertLearned('acc_meet', to, approved);
});

/** An engine whose store does something just before or after the guarded write. */
const between = (when: { before?: () => Promise<unknown>; after?: () => Promise<unknown> }): Engine => {
  const submitting: Store['submit'] = async (ops, now) => {
    await when.before?.();
    const left = await world.store.submit(ops, now);
    await when.after?.();
    return left;
  };
  return createEngine({ ...world, store: { ...world.store, submit: submitting } });
};

for (const kind of ['account', 'address'] as const) {
  test(`the ${kind} moves on between reading and writing: approved, learned, and what moved it is kept`, async () => {
    const [to, account] = [`stale-${kind}@example.com`, `acc_stale_${kind}`];
    const one = await begin(to, account, 1);
    const contact = { kind: 'email', value: to } as const;
    const since = clock.now() - 1000;
    const moved = between({
      before: () =>
        engine.observe('lumen', [
          kind === 'account'
            ? { type: 'credentials.leaked', at: since, account }
            : { type: 'carrier.told', at: since, contact, fact: 'sim_swapped', since },
        ]),
    });
    const answers = await checkEach(moved, [submission(one, 1)]);
    await assertLearned(account, [to], answers);
    const kept =
      kind === 'account'
        ? (await bodyOf<AccountBody>('account', markOf('account', account))).leaked
        : (await bodyOf<AddressBody>('address', markOf('address', to))).simSwapped;
    assert.equal(kept, since);
  });
}

test('a familiar device that comes back is recorded once, and its addresses with it', async () => {
  const first = await begin('again@example.com', 'acc_again', 1);
  const token = (await submit(engine, first.id, first.right, { requester: stranger(1) }))!.deviceToken!;
  const own = { ...stranger(1), device: token };
  const codes: Begun[] = [];
  for (let i = 0; i < 6; i++) {
    const [issued] = await engine.request([
      requestOf(service, { to: `again-${i}@example.com`, account: 'acc_again' }, own),
    ]);
    codes.push({ id: issued!.verification!, right: await codeOf(world, 'lumen', issued!.verification!) });
  }
  const answers = await atOnce(
    6,
    async (i) => (await checkEach(engines[i % 3]!, [{ ...submission(codes[i]!, 1), requester: own }]))[0],
  );
  const devices = new Set(await Promise.all(answers.map((one) => deviceOf(one as Checked))));
  assert.equal(devices.size, 1);
  const [device] = [...devices];
  assert.deepEqual(
    (await bodyOf<AccountBody>('account', markOf('account', 'acc_again'))).devices!.map((d) => d.k),
    [device],
  );
  const { contacts } = await bodyOf<DeviceBody>('device', device!);
  assert.deepEqual(tally(contacts!.map((c) => String(c.proved !== undefined))), { true: 6 });
});

test('a process that dies after the write: approved, learned, released; only the receipt was told to nobody', async () => {
  const [to, account] = ['died@example.com', 'acc_died'];
  const one = await begin(to, account, 1);
  const dies = between({ after: () => Promise.reject(new Error('killed')) });
  await assert.rejects(checkEach(dies, [submission(one, 1)]), /killed/);
  const body = await bodyOf<AccountBody>('account', markOf('account', account));
  assert.deepEqual([body.devices!.length, body.contacts!.length], [1, 1]);
  assert.equal((await engine.read('lumen', one.id, false))?.status, 'approved');
  const purse = (await poolsOf(database.pool, clock.now())).filter((b) => b.key === markOf('account', account));
  assert.ok(purse.every((b) => b.held === 0 && b.spent === 0));
  assert.equal((await submit(engine, one.id, one.right))?.outcome, 'spent');
});

test('and before it: nothing is approved, nothing is learned, and the code is as good as it was', async () => {
  const one = await begin('before@example.com', 'acc_before', 1);
  await assert.rejects(
    checkEach(between({ before: () => Promise.reject(new Error('killed')) }), [submission(one, 1)]),
    /killed/,
  );
  const { asked, ...learned } = await bodyOf<AccountBody>('account', markOf('account', 'acc_before'));
  assert.deepEqual([asked?.map(({ ok }) => ok), learned], [[undefined], {}], 'that it was asked for, and no more');
  const v = (await world.store.findVerification('lumen', one.id))!;
  assert.deepEqual([v.state, v.triesUsed], ['pending', 0]);
  assert.equal((await submit(engine, one.id, one.right))?.outcome, 'approved');
});

test('an account whose row was swept while its code was out, before the check or within it, learns all the same', async () => {
  const sweep = (account: string) =>
    database.pool.query('delete from subject where key = $1', [Buffer.from(markOf('account', account), 'hex')]);
  const one = await begin('swept-1@example.com', 'acc_swept_1', 1);
  assert.equal((await sweep('acc_swept_1')).rowCount, 1, 'it has its row since the code was asked for');
  await assertLearned('acc_swept_1', ['swept-1@example.com'], await checkEach(engine, [submission(one, 1)]));
  const two = await begin('swept-2@example.com', 'acc_swept_2', 2);
  const within = between({ before: async () => void (await sweep('acc_swept_2')) });
  await assertLearned('acc_swept_2', ['swept-2@example.com'], await checkEach(within, [submission(two, 2)]));
});

test('of a batch, one whose row was exchanged fails alone', async () => {
  const codes = [
    await begin('fine-1@example.com', 'acc_f1', 1),
    await begin('bad@example.com', 'acc_f2', 2),
    await begin('fine-2@example.com', 'acc_f3', 3),
  ];
  await database.pool.query(
    `update subject s set person_key = o.person_key from subject o where s.service = 'lumen' and o.service = 'lumen'
      and s.kind = 'address' and o.kind = 'address' and s.key = decode($1, 'hex') and o.key = decode($2, 'hex')`,
    [markOf('address', 'bad@example.com'), markOf('address', 'before@example.com')],
  );
  const answers = await checkEach(engine, codes.map(submission));
  assert.deepEqual(
    answers.map((one) => (one instanceof CountersignError ? one.code : one?.outcome)),
    ['approved', 'internal', 'approved'],
  );
  assert.equal(answers.filter((one) => !(one instanceof CountersignError) && one?.receipt).length, 2);
});
