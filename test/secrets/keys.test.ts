// Promise: keys can be changed without anybody noticing: old codes still check, limits go on, and the old master key may be thrown
// away. Threat: a wrong key is taken for a right one, or what is sealed for one person opens for another.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createEngine } from '../../src/engine/engine.ts';
import {
  createStore,
  openSigner,
  openVault,
  raiseEpoch,
  readEpoch,
  rewrapKeys,
  rotateKey,
} from '../../src/store/index.ts';
import { MasterKeyWrong } from '../../src/store/vault/keyring.ts';
import { codeOf, outcomeOf, requestOf, stranger, submit } from '../race/parts.ts';
import { uuidOf } from '../setup/rows.ts';
import { MASTER, NOBODY_KNOWN, openTestWorld } from '../setup/world.ts';

const { engine, world, database, service, clock, inbox } = await openTestWorld();
const { pool } = database;
const NEW_MASTER = Buffer.alloc(32, 9);
const vaultWith = (...masters: Buffer[]) => openVault(pool, masters, ['lumen']);
const begin = async (to: string, by = engine) => (await by.request([requestOf(service, { to }, stranger(1))]))[0]!;
const codeKeyOf = async (id: string) =>
  (await pool.query('select code_key from verification where id = $1', [uuidOf(id)])).rows[0].code_key;

describe('changing the code key', () => {
  test('what was issued before still checks, what is issued now has the new key, on a node that did not make it too', async () => {
    const before = await begin('before@example.com');
    const code = await codeOf(world, 'lumen', before.verification!);
    await rotateKey(pool, [MASTER], 'lumen', 'code', { activeInSeconds: 0 });
    const rotated = createEngine({ ...world, vault: await vaultWith(MASTER) });
    const after = await begin('after@example.com', rotated);
    assert.notEqual(await codeKeyOf(after.verification!), await codeKeyOf(before.verification!));
    assert.equal(
      world.vault.codeKey('lumen', await codeKeyOf(after.verification!)),
      undefined,
      'this node does not know it yet',
    );
    const v = (await world.store.findVerification('lumen', after.verification!))!;
    assert.equal((await submit(engine, v.id, '000000'))?.outcome, 'wrong');
    assert.notEqual(world.vault.codeKey('lumen', v.codeKey), undefined, 'now it does');
    assert.equal((await submit(engine, v.id, await codeOf(world, 'lumen', v.id)))?.outcome, 'approved');
    assert.equal((await submit(rotated, before.verification!, code))?.outcome, 'approved');
  });

  test('marks stay as they are, so limits go on counting', async () => {
    const mark = world.vault.mark('lumen', 'address', 'limited@example.com');
    for (let i = 0; i < 3; i++) await begin('limited@example.com');
    await rotateKey(pool, [MASTER], 'lumen', 'code', { activeInSeconds: 0 });
    const rotated = createEngine({ ...world, vault: await vaultWith(MASTER) });
    assert.equal((await vaultWith(MASTER)).mark('lumen', 'address', 'limited@example.com'), mark);
    const outcomes = [];
    for (let i = 0; i < 4; i++) outcomes.push((await begin('limited@example.com', rotated)).decision.outcome);
    assert.deepEqual(outcomes, ['sent', 'sent', 'refused', 'refused']);
  });

  test('two nodes that start at once on an empty database agree on every key', async () => {
    const names = ['fresh-a', 'fresh-b'];
    const vaults = await Promise.all(Array.from({ length: 6 }, () => openVault(database.another(2), [MASTER], names)));
    for (const name of names) {
      assert.equal(new Set(vaults.map((vault) => vault.mark(name, 'x', 'y'))).size, 1);
      assert.equal(new Set(vaults.map((vault) => vault.issuingKey(name).id)).size, 1);
    }
  });
});

describe('changing the master key', () => {
  test('with both given it starts, is wrapped anew, and the old one may go', async () => {
    const mark = world.vault.mark('lumen', 'address', 'ada@example.com');
    const held = await begin('held@example.com');
    const code = await codeOf(world, 'lumen', held.verification!);
    await assert.rejects(vaultWith(NEW_MASTER), MasterKeyWrong);
    await vaultWith(NEW_MASTER, MASTER);
    const { rows } = await pool.query('select count(*)::int as n from wrapped_key');
    assert.equal(await rewrapKeys(pool, [NEW_MASTER, MASTER]), rows[0].n);
    const vault = await vaultWith(NEW_MASTER);
    assert.equal(vault.mark('lumen', 'address', 'ada@example.com'), mark);
    const renewed = createEngine({ ...world, vault, signer: openSigner(vault) });
    const approved = await submit(renewed, held.verification!, code);
    assert.equal(approved?.outcome, 'approved');
    assert.ok((await renewed.redeem('lumen', approved!.receipt!)).valid);
    await assert.rejects(vaultWith(MASTER), MasterKeyWrong, 'the old one alone opens nothing any more');
    await rewrapKeys(pool, [MASTER, NEW_MASTER]);
  });

  test('the error about a wrong key names no key', async () => {
    const error: Error = await vaultWith(Buffer.alloc(32, 5)).then(
      () => assert.fail(),
      (e) => e,
    );
    assert.ok(error instanceof MasterKeyWrong);
    for (const secret of [MASTER, Buffer.alloc(32, 5)])
      for (const as of ['hex', 'base64'] as const) assert.ok(!`${error.stack}`.includes(secret.toString(as)));
  });

  test('a wrapped key that was moved to another service, use or row does not open', async () => {
    const client = await database.another(1).connect();
    for (const change of ["service = 'other'", "use = 'index', generation = 9", "id = id || 'x'"]) {
      await client.query('begin');
      await client.query(
        `update wrapped_key set ${change} where id = (select id from wrapped_key where use = 'code' and service = 'lumen' limit 1)`,
      );
      await assert.rejects(
        openVault({ query: (text: string) => client.query(text) } as never, [MASTER], ['lumen']),
        MasterKeyWrong,
        change,
      );
      await client.query('rollback');
    }
    client.release();
  });
});

describe('what is sealed', () => {
  test('opens under its person’s key, for its purpose, unchanged, and in no other way', () => {
    const [ada, bob] = [world.vault.newPersonKey('lumen'), world.vault.newPersonKey('lumen')];
    const sealed = world.vault.seal(ada, 'verification ver_1', 'text');
    assert.equal(world.vault.open(ada, 'verification ver_1', sealed), 'text');
    assert.throws(() => world.vault.open(bob, 'verification ver_1', sealed));
    assert.throws(() => world.vault.open(ada, 'verification ver_2', sealed));
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i]! ^= 1;
      assert.throws(() => world.vault.open(ada, 'verification ver_1', changed), `byte ${i}`);
    }
    assert.throws(() => world.vault.open(ada, 'verification ver_1', sealed.subarray(0, 20)));
    assert.notDeepEqual(
      world.vault.seal(ada, 'verification ver_1', 'text'),
      Buffer.from(sealed),
      'and never twice the same',
    );
  });

  test('a person’s key is opened again from what is stored, by the same service only', async () => {
    const vault = await openVault(pool, [MASTER], ['lumen', 'fresh-a']);
    const person = vault.newPersonKey('lumen');
    assert.deepEqual(Buffer.from(vault.openPersonKey('lumen', person.wrapped).secret), Buffer.from(person.secret));
    assert.throws(() => vault.openPersonKey('fresh-a', person.wrapped));
  });

  test('two verifications, or two people, whose rows were swapped in the database: nothing opens, nothing leaves', async () => {
    const [a, b] = [await begin('swap-a@example.com'), await begin('swap-b@example.com')];
    const keyOf = (id: string) =>
      pool
        .query('select address_key from verification where id = $1', [uuidOf(id)])
        .then(({ rows }) => rows[0].address_key);
    const [keyA, keyB] = [await keyOf(a.verification!), await keyOf(b.verification!)];
    await pool.query(
      `update subject s set sealed = o.sealed, person_key = o.person_key from subject o where s.kind = 'address' and o.kind = 'address'
       and ((s.key = $1 and o.key = $2) or (s.key = $2 and o.key = $1))`,
      [keyA, keyB],
    );
    inbox.clear();
    while ((await engine.deliver()) > 0);
    assert.deepEqual([...inbox.messages('swap-a@example.com'), ...inbox.messages('swap-b@example.com')], []);
    clock.advance(31_000);
    const outcome = await outcomeOf(
      engine.request([requestOf(service, { to: 'swap-a@example.com' }, stranger(2))]).then(([one]) => one!.decision),
    );
    while ((await engine.deliver()) > 0);
    assert.deepEqual(
      [inbox.messages('swap-b@example.com'), outcome],
      [[], 'sent'],
      'what is asked for at one address never comes to the other',
    );
  });
});

test('raising the epoch ends every code there is, and codes made after it live', async () => {
  const before = await begin('epoch@example.com');
  const code = await codeOf(world, 'lumen', before.verification!);
  const epoch = await raiseEpoch(pool);
  assert.equal(await readEpoch(pool), epoch);
  const restored = createEngine({ ...world, epoch, store: createStore(pool) });
  const seen = async () => (await submit(restored, before.verification!, code))?.outcome;
  assert.equal(await seen(), 'expired');
  assert.equal(
    (await submit(engine, before.verification!, code))?.outcome,
    'expired',
    'also for a node that did not notice',
  );
  assert.equal(
    (await world.store.findVerification('lumen', before.verification!))!.triesUsed,
    0,
    'and nothing was compared',
  );
  const after = await begin('epoch-2@example.com', restored);
  const right = await codeOf({ ...world, epoch }, 'lumen', after.verification!);
  assert.equal(
    (
      await restored.check({
        service: 'lumen',
        id: after.verification!,
        code: right,
        purpose: null,
        account: null,
        requester: NOBODY_KNOWN,
      })
    )?.outcome,
    'approved',
  );
});
