// Promise: a revoked key is refused a second later at the latest, everywhere. Threat: keys that were never right fill the memory, or
// one that was just added stays refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../test/setup/database.ts';
import { addApiKey, newKeyToken, revokeApiKey } from '../store/index.ts';
import { gatherKeys, KEY_KNOWN_MS } from './gathered.ts';

const { pool } = await openTestDatabase();
const secret = { service: 'lumen', kind: 'secret', scopes: ['verify'], origins: [] } as const;

test('what was found is taken as found for a second, and not a moment longer', async () => {
  let now = 0;
  const findKey = gatherKeys(pool, () => now);
  const token = newKeyToken('secret');
  const id = await addApiKey(pool, token, secret);
  assert.equal((await findKey(token))?.id, id);
  await revokeApiKey(pool, id);
  now = KEY_KNOWN_MS - 1;
  assert.equal((await findKey(token))?.id, id);
  now = KEY_KNOWN_MS;
  assert.equal(await findKey(token), undefined);
});

test('what was not found is looked for again', async () => {
  const findKey = gatherKeys(pool, () => 0);
  const token = newKeyToken('secret');
  assert.equal(await findKey(token), undefined);
  const id = await addApiKey(pool, token, secret);
  assert.equal((await findKey(token))?.id, id);
});
