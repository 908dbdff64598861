// Promise: of requests with one key the first is carried out, and every other is given its answer; a key that died with its process
// is free again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce, tally } from '../../../test/race/parts.ts';
import { openTestDatabase } from '../../../test/setup/database.ts';
import { beginIdempotent, dropOldIdempotent, finishIdempotent, forgetIdempotent } from './idempotency.ts';

const { pool, another } = await openTestDatabase();
const pools = [pool, another()];
const start = Date.parse('2026-11-20T12:00:00Z');
const [body, otherBody] = [Buffer.from('body'), Buffer.from('other body')];
const begin = async (key: string, at = start, said = body, service = 'lumen', by = pool) =>
  (await beginIdempotent(by, [{ service, key: Buffer.from(key), body: said }], at))[0]!;
const finish = (key: string, status = 201) =>
  finishIdempotent(pool, [{ service: 'lumen', key: Buffer.from(key), status, answer: Buffer.from('sealed answer') }]);

test('in a batch each is told for itself', async () => {
  await begin('batch taken');
  await begin('batch answered');
  await finish('batch answered');
  const ask = (key: string, said = body) => ({ service: 'lumen', key: Buffer.from(key), body: said });
  const asks = [ask('batch new'), ask('batch taken'), ask('batch answered'), ask('batch mismatch')];
  await begin('batch mismatch', start, otherBody);
  const begun = await beginIdempotent(pool, asks, start);
  assert.deepEqual(
    begun.map((b) => b.is),
    ['first', 'in_progress', 'answered', 'mismatch'],
  );
});

test('of forty at once one is first, the others are told that it is being answered', async () => {
  const begun = await atOnce(40, (i) => begin('at once', start, body, 'lumen', pools[i % 2]));
  assert.deepEqual(tally(begun.map((b) => b.is)), { first: 1, in_progress: 39 });
});

test('afterwards the same body gets the same answer, another one none', async () => {
  await begin('answered');
  await finish('answered');
  const again = await begin('answered', start + 1000);
  assert.ok(again.is === 'answered' && again.status === 201);
  assert.equal(Buffer.from(again.answer).toString(), 'sealed answer');
  assert.deepEqual(await begin('answered', start + 1000, otherBody), { is: 'mismatch' });
});

test('another body is told so also while the first is being answered', async () => {
  await begin('mismatch');
  assert.deepEqual(await begin('mismatch', start, otherBody), { is: 'mismatch' });
});

test('what died with its process may be tried again after a minute, with the same body and by one alone', async () => {
  await begin('abandoned');
  assert.equal((await begin('abandoned', start + 60_000)).is, 'in_progress');
  assert.equal((await begin('abandoned', start + 60_001, otherBody)).is, 'mismatch');
  const begun = await atOnce(10, (i) => begin('abandoned', start + 60_001, body, 'lumen', pools[i % 2]));
  assert.deepEqual(tally(begun.map((b) => b.is)), { first: 1, in_progress: 9 });
});

test('what failed is forgotten, what was answered is not', async () => {
  await begin('forgotten');
  await forgetIdempotent(pool, 'lumen', Buffer.from('forgotten'));
  assert.equal((await begin('forgotten')).is, 'first');
  await finish('forgotten');
  await forgetIdempotent(pool, 'lumen', Buffer.from('forgotten'));
  assert.equal((await begin('forgotten')).is, 'answered');
});

test('a key is one service’s own, and free again after a day', async () => {
  await begin('day');
  await finish('day');
  assert.equal((await begin('day', start, body, 'umbra')).is, 'first');
  assert.equal((await begin('day', start + 86_400_000)).is, 'answered');
  assert.equal((await begin('day', start + 86_400_001, otherBody)).is, 'first');
});

test('what is past its day is dropped, and nothing else', async () => {
  await begin('old', start);
  await begin('new', start + 7_200_000);
  await dropOldIdempotent(pool, start + 86_400_001);
  const { rows } = await pool.query(
    "select convert_from(key, 'UTF8') as key from idempotency where service = 'lumen' and key in ('old', 'new')",
  );
  assert.deepEqual(rows, [{ key: 'new' }]);
});
