// Threat: somebody makes, changes or borrows a receipt. Promise: only what this service signed, as what it signed it, is read.
import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { openSigner } from './signer.ts';
import type { OpenVault } from './vault.ts';

const keyOf = (id: string, service: string, fill: number, active = true) => ({
  id,
  service,
  use: 'receipt' as const,
  generation: 1,
  active,
  activeFrom: 0,
  settled: true,
  secret: Buffer.alloc(32, fill),
});
const keys = [keyOf('key_old', 'lumen', 1, false), keyOf('key_new', 'lumen', 2), keyOf('key_other', 'umbra', 3)];
const vaultOf = (held = keys) => ({ keys: () => held }) as unknown as OpenVault;
const signer = openSigner(vaultOf());

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = { jti: 'ver_1', exp: 9e9 };

test('what is signed is read back, with its audience', async () => {
  const token = await signer.sign('lumen', 'receipt', claims);
  assert.deepEqual(await signer.read('lumen', 'receipt', token), { ...claims, aud: 'lumen' });
});

test('by another service, or as something else, it is not', async () => {
  const token = await signer.sign('lumen', 'receipt', claims);
  assert.equal(await signer.read('umbra', 'receipt', token), undefined);
  assert.equal(await signer.read('lumen', 'device', token), undefined);
});

test('one service’s key signs nothing for another, whatever the claims say', async () => {
  const forged = await openSigner(vaultOf([{ ...keys[2]!, service: 'lumen' }])).sign('lumen', 'receipt', claims);
  assert.equal(await signer.read('lumen', 'receipt', forged), undefined);
});

test('no part of it can be changed', async () => {
  const token = await signer.sign('lumen', 'receipt', claims);
  for (let i = 0; i < token.length; i += 7) {
    const changed = token.slice(0, i) + (token[i] === 'A' ? 'B' : 'A') + token.slice(i + 1);
    const read = await signer.read('lumen', 'receipt', changed);
    assert.ok(read === undefined || changed === token || isSameBytes(changed, token), `at ${i}`);
  }
});

/** The last sign of a base64 text may hold bits that mean nothing. */
const isSameBytes = (a: string, b: string) =>
  a.split('.').every((text, i) => Buffer.from(text, 'base64url').equals(Buffer.from(b.split('.')[i]!, 'base64url')));

test('tricks with the header: no algorithm, a symmetric one keyed with what is public, a key brought along', async () => {
  const typ = 'countersign-receipt+jws';
  const payload = part({ ...claims, aud: 'lumen' });
  const publicKey = JSON.stringify(signer.jwks().keys[1]);
  const { privateKey, publicKey: own } = generateKeyPairSync('ed25519');
  const none = `${part({ alg: 'none', kid: 'key_new', typ })}.${payload}.`;
  const symmetric = `${part({ alg: 'HS256', kid: 'key_new', typ })}.${payload}`;
  const brought = `${part({ alg: 'EdDSA', kid: 'key_new', typ, jwk: own.export({ format: 'jwk' }) })}.${payload}`;
  const tokens = [
    none,
    `${symmetric}.${createHmac('sha256', publicKey).update(symmetric).digest('base64url')}`,
    `${brought}.${sign(null, Buffer.from(brought), privateKey).toString('base64url')}`,
    `${part({ alg: 'EdDSA', typ })}.${payload}.AAAA`,
    '',
    '.',
    '..',
    'x',
    '💥.💥.💥',
  ];
  for (const token of tokens) assert.equal(await signer.read('lumen', 'receipt', token), undefined, token);
});

test('what an older key signed is still read; the newest signs', async () => {
  const old = await openSigner(vaultOf([{ ...keys[0]!, active: true }])).sign('lumen', 'receipt', claims);
  assert.ok(await signer.read('lumen', 'receipt', old));
  const header = JSON.parse(
    Buffer.from((await signer.sign('lumen', 'receipt', claims)).split('.')[0]!, 'base64url').toString(),
  );
  assert.deepEqual(header, { typ: 'countersign-receipt+jws', alg: 'EdDSA', kid: 'key_new' });
});

test('the published keys are the public halves, all of them, and no private one', () => {
  const { keys: published } = signer.jwks();
  assert.deepEqual(
    published.map((key) => key.kid),
    ['key_old', 'key_new', 'key_other'],
  );
  for (const key of published) assert.deepEqual(Object.keys(key).sort(), ['alg', 'crv', 'kid', 'kty', 'use', 'x']);
});

test('a device token is read by who made it, and by no other service, nor as a receipt, nor with a receipt’s algorithm', async () => {
  const token = await signer.sign('lumen', 'device', { sub: 'd1' });
  assert.deepEqual(await signer.read('lumen', 'device', token), { sub: 'd1', aud: 'lumen' });
  assert.equal(await signer.read('umbra', 'device', token), undefined);
  assert.equal(await signer.read('lumen', 'receipt', token), undefined);
  const typ = 'countersign-device+jws';
  const payload = part({ sub: 'd1', aud: 'lumen' });
  const publicKey = Buffer.from(signer.jwks().keys[1]!.x as string, 'base64url');
  for (const [alg, secret] of [
    ['HS256', publicKey],
    ['HS256', Buffer.alloc(32)],
    ['HS512', publicKey],
    ['none', publicKey],
  ] as const) {
    const forged = `${part({ typ, alg, kid: 'key_new' })}.${payload}`;
    const signed = `${forged}.${createHmac('sha256', secret).update(forged).digest('base64url')}`;
    assert.equal(await signer.read('lumen', 'device', signed), undefined, alg);
  }
});

test('a key that another node made is looked for; whoever makes up tokens makes nobody wait again and again', async () => {
  const [held, clock] = [[...keys], { now: 0 }];
  let searches = 0;
  const found: typeof keys = [];
  const vault = {
    keys: () => held,
    refresh: async () => {
      searches += 1;
      held.push(...found.splice(0));
    },
  } as unknown as OpenVault;
  const reading = openSigner(vault, () => clock.now);
  const tokenOf = async (id: string) =>
    await openSigner(vaultOf([keyOf(id, 'lumen', 9)])).sign('lumen', 'device', { sub: id });
  const read = async (id: string) => (await reading.read('lumen', 'device', await tokenOf(id)))?.sub;

  for (let n = 0; n < 50; n++) assert.equal(await read(`key_made_up_${String(n).padStart(4, '0')}`), undefined);
  assert.equal(searches, 1);
  clock.now += 1000;
  found.push(keyOf('key_another_node', 'lumen', 9));
  assert.equal(await read('key_another_node'), 'key_another_node');
  found.push(keyOf('key_a_third_ones', 'lumen', 9));
  assert.equal(await read('key_a_third_ones'), 'key_a_third_ones', 'a search that found something makes nobody wait');
  assert.equal(searches, 3);
});
