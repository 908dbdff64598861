// Promise: an API key is known by its hash alone, says what it may do, and does nothing any more once it was revoked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../../test/setup/database.ts';
import { addApiKey, findApiKey, listApiKeys, newKeyToken, revokeApiKey } from './api-keys.ts';

const { pool } = await openTestDatabase();
const secret = { service: 'lumen', kind: 'secret', scopes: ['verify'], origins: [] } as const;

test('tokens are 256 random bits behind a prefix that says what they are', () => {
  assert.match(newKeyToken('secret'), /^cs_sec_[\w-]{43}$/);
  assert.match(newKeyToken('publishable'), /^cs_pub_[\w-]{43}$/);
  assert.notEqual(newKeyToken('secret'), newKeyToken('secret'));
});

test('a key is found by its token and by nothing near it', async () => {
  const token = newKeyToken('secret');
  const id = await addApiKey(pool, token, secret);
  assert.deepEqual(await findApiKey(pool, token), { id, ...secret });
  for (const near of [token.slice(0, -1), `${token}x`, token.toUpperCase(), id, ''])
    assert.equal(await findApiKey(pool, near), undefined);
});

test('adding a token that is known changes what it may do, and not whose it is or what it is called', async () => {
  const token = newKeyToken('secret');
  const id = await addApiKey(pool, token, secret);
  assert.equal(await addApiKey(pool, token, { ...secret, scopes: ['verify', 'explain'] }), id);
  assert.deepEqual((await findApiKey(pool, token))?.scopes, ['verify', 'explain']);
});

test('a revoked key is unknown, is listed, and is revoked once', async () => {
  const token = newKeyToken('publishable');
  const id = await addApiKey(pool, token, {
    service: 'lumen',
    kind: 'publishable',
    scopes: ['verify'],
    origins: ['https://lumen.example'],
  });
  assert.equal(await revokeApiKey(pool, id), true);
  assert.equal(await findApiKey(pool, token), undefined);
  assert.equal(await revokeApiKey(pool, id), false);
  const listed = (await listApiKeys(pool)).find((key) => key.id === id)!;
  assert.equal(typeof listed.revoked_at, 'number');
  assert.ok(!JSON.stringify(listed).includes(token.slice(8)));
});

test('no token is in the table', async () => {
  const token = newKeyToken('secret');
  await addApiKey(pool, token, secret);
  const { rows } = await pool.query('select t::text as text from api_key t');
  const all = rows.map((row) => row.text).join('\n');
  for (const dress of [
    token,
    token.slice(7),
    Buffer.from(token).toString('hex'),
    Buffer.from(token.slice(7), 'base64url').toString('hex'),
  ])
    assert.ok(!all.includes(dress));
});
