// Promise: whoever is erased cannot be read by anybody any more, with every key there is, and no mark of theirs is left but where the
// guess budget and the limits need it until their window ends. Nobody else loses anything, and nobody gets new tries by it.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sealWithoutAccount } from '../../src/engine/subjects/sealed.ts';
import { runJob, sweepJob } from '../../src/store/index.ts';
import { open } from '../../src/store/vault/sealing.ts';
import { codeOf, requestOf, stranger, submit, wrongCode } from '../race/parts.ts';
import { openTestWorld } from '../setup/world.ts';
import { everyKey, findIn } from './remains.ts';

const { engine, world, database, clock, service, inbox } = await openTestWorld();
const { pool } = database;
const { vault } = world;

const ADA = '+12025550143';
const BOB = '+12025550187';
const ACCOUNT = 'acc-ada';
const phone = (value: string) => ({ kind: 'phone', value }) as const;
const notes: string[] = [];
const keep = async (note: string) => void notes.push(note);
const deliverAll = async () => {
  while ((await engine.deliver()) > 0);
};

async function sweep(): Promise<void> {
  const withoutAccount = (v: Parameters<typeof sealWithoutAccount>[1]) => sealWithoutAccount(vault, v);
  const job = sweepJob({ vault, service: 'lumen', withoutAccount, now: clock.now });
  assert.equal(await runJob(pool, job, { signal: new AbortController().signal, onProgress: () => {} }), 'finished');
}

interface Lived {
  readonly approved: string;
  /** Asked for and not delivered yet. */
  readonly waiting: string;
  wait(): Promise<string>;
  readonly reference: string;
  readonly explanation: string;
  readonly message: string;
}

/** A bit of everything that leaves something behind. */
async function live(to: string, account: string, n: number): Promise<Lived> {
  const requester = { ...stranger(n), session: `session-${account}`, actor: 'service' as const };
  const begin = async (more: Partial<Parameters<typeof requestOf>[2]> = {}) =>
    (
      await engine.request([requestOf(service, { to, account, metadata: { note: 'kept' } }, { ...requester, ...more })])
    )[0]!.verification!;
  const approved = await begin();
  await deliverAll();
  const reference = /Ref ([A-Z]{10})/.exec(inbox.messages(to)[0]!.text)![1]!;
  const code = await codeOf(world, 'lumen', approved);
  await submit(engine, approved, wrongCode(code));
  const { deviceToken } = (await submit(engine, approved, code, { requester }))!;
  const { rows } = await pool.query(
    "select 'msg_' || replace(id::text, '-', '') as id from message where verification = $1",
    [approved.slice(4)],
  );
  await engine.report([
    { service: 'lumen', sender: 'inbox', eventId: to, message: rows[0].id, status: 'delivered', at: clock.now() },
  ]);
  await engine.observe('lumen', [
    { type: 'password.tried', at: clock.now(), account: null, username: to, right: false, requester },
    { type: 'password.tried', at: clock.now(), account, username: to, right: true, requester },
    { type: 'contact.verified', at: clock.now(), account, contact: phone(to) },
    { type: 'account.seen', at: clock.now(), account, requester },
  ]);
  const explained = await engine.explain({
    service,
    to: phone(to),
    reference,
    verification: null,
    complaint: 'not_me',
    text: { text: null, textLures: null },
    locale: 'en',
  });
  clock.advance(31_000);
  const wait = () => begin({ device: deviceToken });
  return { approved, reference, explanation: explained.id, message: rows[0].id, waiting: '', wait };
}

const stateOf = async (id: string) =>
  (await pool.query('select state from verification where id = $1', [id.slice(4)])).rows[0].state;
const rowOf = async (id: string) =>
  (await pool.query('select * from verification where id = $1', [id.slice(4)])).rows[0];

let ada: Lived;
let bob: Lived;
let old: { wrapped: Uint8Array; secret: Uint8Array; sealed: Uint8Array[] };
const markOf = (kind: string, value: string) => Buffer.from(vault.mark('lumen', kind, value), 'hex');
const address = markOf('address', ADA);
const account = markOf('account', ACCOUNT);
const usernames = [markOf('username', ADA), markOf('username', ACCOUNT)];

before(async () => {
  ada = await live(ADA, ACCOUNT, 1);
  bob = await live(BOB, 'acc-bob', 2);
  ada = { ...ada, waiting: await ada.wait() };
  bob = { ...bob, waiting: await bob.wait() };
  const { rows } = await pool.query(
    "select person_key, sealed from subject where kind = 'address' and key = $1 union all select null, sealed from verification where address_key = $1",
    [address],
  );
  const wrapped = rows[0].person_key as Buffer;
  old = { wrapped, secret: vault.openPersonKey('lumen', wrapped).secret, sealed: rows.map((row) => row.sealed) };
});

test('before: the marks are all over, and the ciphertexts open', async () => {
  const found = await findIn(pool, [address, account, ...usernames]);
  assert.deepEqual(Object.keys(found).sort(), ['budget', 'company', 'explanation', 'subject', 'verification']);
  assert.ok(old.sealed.length >= 3);
  assert.ok((await openings(await everyKey(pool, vault))).length >= 3);
});

/** What opens of the old ciphertexts with any of these keys, in any of the places it could have been sealed for. */
async function openings(keys: readonly Uint8Array[]): Promise<string[]> {
  const ids = [ada.approved, ada.waiting];
  const contexts = [
    `address ${vault.root('lumen', address.toString('hex'))}`,
    'person',
    ...ids.map((id) => `verification ${id}`),
  ];
  const opened: string[] = [];
  for (const sealed of old.sealed)
    for (const key of keys)
      for (const context of contexts) {
        try {
          opened.push(open(key, context, sealed).toString());
        } catch {}
      }
  return opened;
}

describe('erased', () => {
  let bobBefore: unknown;
  before(async () => {
    bobBefore = await rowOf(bob.approved);
    const erased = await engine.erase({ service: 'lumen', to: phone(ADA), account: ACCOUNT }, keep);
    assert.deepEqual(erased, [
      { kind: 'address', known: true },
      { kind: 'account', known: true },
    ]);
  });

  test('at once, before anything is swept: nothing of theirs opens with any key there is', async () => {
    assert.deepEqual(await openings(await everyKey(pool, vault)), []);
    assert.deepEqual(await findIn(pool, [old.wrapped.subarray(20), old.secret]), {});
  });

  test('what was open has ended, and what waited to be sent is dropped', async () => {
    assert.equal(await stateOf(ada.waiting), 'canceled');
    inbox.clear();
    await deliverAll();
    assert.deepEqual(inbox.messages(ADA), []);
    assert.equal(inbox.messages(BOB).length, 1, 'the other one’s is sent');
    const { rows } = await pool.query('select state from message where verification = $1', [ada.waiting.slice(4)]);
    assert.deepEqual(rows, [{ state: 'dropped' }]);
  });

  const knowsNothing = async () => {
    const { proofs, messages, quietUntil } = await engine.lookup('lumen', phone(ADA));
    assert.deepEqual([proofs, messages, quietUntil], [[], [], null]);
    const view = (await engine.read('lumen', ada.approved, true))!;
    assert.deepEqual([view.to, view.account], ['•••', null]);
    const asked = await engine.explain({
      service,
      to: phone(ADA),
      reference: ada.reference,
      verification: null,
      complaint: 'why',
      text: { text: null, textLures: null },
      locale: 'en',
    });
    assert.equal(asked.proof, 'none', 'the reference of a message from before proves nothing any more');
    assert.equal(await engine.readExplanation('lumen', ada.explanation), undefined);
    await assert.rejects(engine.act(service, ada.explanation, 'stop_codes'), { code: 'not_found' });
  };

  test('whoever asks is told that nothing is known', knowsNothing);

  test('swept, their marks stand only where limits and budgets need them, and where it is written down', async () => {
    await sweep();
    const found = await findIn(pool, [address, account, ...usernames]);
    assert.deepEqual(Object.keys(found).sort(), ['budget', 'erasure']);
    assert.deepEqual(await findIn(pool, old.sealed), {});
    await knowsNothing();
  });

  test('a carrier that reports late brings nothing back', async () => {
    const { rows: earlier } = await pool.query('select count(*) as n from subject');
    const late = {
      service: 'lumen',
      sender: 'inbox',
      eventId: 'late',
      message: ada.message,
      status: 'undelivered',
      at: clock.now(),
    } as const;
    assert.equal(await engine.report([late]), 1);
    assert.deepEqual((await pool.query('select count(*) as n from subject')).rows, earlier);
  });

  test('nobody else lost anything', async () => {
    assert.deepEqual(await rowOf(bob.approved), bobBefore);
    const view = (await engine.read('lumen', bob.approved, true))!;
    assert.deepEqual([view.to.endsWith('87'), view.account], [true, 'acc-bob']);
    assert.equal((await engine.lookup('lumen', phone(BOB))).proofs.length, 1);
    assert.ok(await engine.readExplanation('lumen', bob.explanation));
  });

  test('it is noted before it is done, in lines that say nobody', () => {
    assert.equal(notes.length, 2);
    const said = notes.join('\n');
    for (const secret of [ADA.slice(1), ACCOUNT, address.toString('hex'), account.toString('hex')])
      assert.ok(!said.includes(secret));
    assert.deepEqual(
      notes.map((note) => vault.readErasure(note)!.kind),
      ['address', 'account'],
    );
  });
});

test('limits and the guess budget go on counting: who is erased fares as who is not, and gets no new tries by it', async () => {
  const fare = async (to: string, erased: boolean) => {
    const steps: unknown[] = [];
    for (let n = 0; n < 8; n++) {
      const [issued] = await engine.request([requestOf(service, { to }, stranger(40 + n))]);
      const { outcome, reason, codeLength } = issued!.decision;
      steps.push(`${outcome} ${reason} ${codeLength}`);
      if (outcome === 'sent' && n < 3) {
        const code = await codeOf(world, 'lumen', issued!.verification!);
        for (const miss of [1, 2, 3, 4]) await submit(engine, issued!.verification!, wrongCode(code, miss));
      }
      clock.advance(300_000);
      if (erased && n === 3) {
        await engine.erase({ service: 'lumen', to: phone(to), account: null }, keep);
        await sweep();
      }
    }
    return steps;
  };
  const spared = await fare('+12025550155', false);
  assert.ok(
    spared.slice(4).every((step) => !String(step).startsWith('sent nothing_against')),
    'limits and budget show',
  );
  assert.deepEqual(await fare('+12025550156', true), spared);
});

test('who comes back is somebody new, with a key of their own', async () => {
  clock.advance(2 * 86_400_000);
  const [issued] = await engine.request([requestOf(service, { to: ADA, account: ACCOUNT }, stranger(1))]);
  await deliverAll();
  assert.equal(inbox.messages(ADA).length, 1);
  const { rows } = await pool.query("select person_key from subject where kind = 'address' and key = $1", [address]);
  assert.notDeepEqual(Buffer.from(vault.openPersonKey('lumen', rows[0].person_key).secret), Buffer.from(old.secret));
  assert.equal((await engine.read('lumen', issued!.verification!, true))!.account, ACCOUNT);
});

test('an account alone: its verifications stay their person’s, without it', async () => {
  const withAccount = (
    await engine.request([
      requestOf(service, { to: '+12025550166', account: 'acc-gone', metadata: { k: 'v' } }, stranger(60)),
    ])
  )[0]!.verification!;
  await engine.erase({ service: 'lumen', to: null, account: 'acc-gone' }, keep);
  await sweep();
  const view = (await engine.read('lumen', withAccount, true))!;
  assert.deepEqual([view.account, view.status, view.to.endsWith('66')], [null, 'canceled', true]);
  const found = await findIn(pool, [markOf('account', 'acc-gone')]);
  assert.deepEqual(Object.keys(found).sort(), ['budget', 'erasure']);
});

test('the guess budget of whoever was erased goes when its window has passed', async () => {
  const { endPurses } = await import('../../src/store/index.ts');
  const left = async () => Object.keys(await findIn(pool, [markOf('account', 'acc-gone')])).sort();
  await endPurses(pool, clock.now() + 29 * 86_400_000, 30);
  assert.deepEqual(await left(), ['budget', 'erasure']);
  await endPurses(pool, clock.now() + 31 * 86_400_000, 30);
  assert.deepEqual(await left(), ['erasure']);
});
