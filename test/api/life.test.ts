// Promise: over HTTP a code is asked for, read in the inbox, checked, explained and stopped, as the contract fixes it.
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { test } from 'node:test';
import { compactVerify } from 'jose';
import { openTestServer } from '../setup/server.ts';
import { codeIn, referenceIn } from '../setup/world.ts';

const server = await openTestServer();
const { call, inboxText, clock, newKey, base } = server;
const create = async (body: object, headers = {}) => (await call('POST', '/v1/verifications', body, headers)).body;
const wrongOf = (code: string) => String((Number(code[0]) + 1) % 10) + code.slice(1);

test('an address is checked before anything is sent', async () => {
  const { status, body } = await call('POST', '/v1/addresses/check', { typed: '(202) 555-0123', region: 'US' });
  assert.equal(status, 200);
  assert.equal(body.to, '+12025550123');
  assert.equal(body.kind, 'phone');
  const mail = await call('POST', '/v1/addresses/check', { typed: 'ada@gmial.com' });
  assert.equal(mail.body.suggestions[0].to, 'ada@gmail.com');
});

test('a code is asked for, checked wrong, right, and spent; the receipt is signed and good once', async () => {
  const to = '+12025550110';
  const created = await call('POST', '/v1/verifications', {
    to,
    purpose: 'sign_in',
    account: 'acc_life',
    metadata: { plan: 'b' },
  });
  assert.equal(created.status, 201);
  const { id, status, codeLength, attemptsLeft, account } = created.body;
  assert.deepEqual([status, codeLength, attemptsLeft, account], ['pending', 6, 5, 'acc_life']);
  assert.ok(!JSON.stringify(created.body).includes('2025550110'));
  const code = codeIn(await inboxText(to));
  const wrong = await call('POST', `/v1/verifications/${id}/check`, { code: wrongOf(code) });
  assert.deepEqual([wrong.status, wrong.body.outcome, wrong.body.verification.attemptsLeft], [200, 'wrong', 4]);
  const other = await call('POST', `/v1/verifications/${id}/check`, { code, purpose: 'recovery' });
  assert.deepEqual([other.body.outcome, other.body.verification.attemptsLeft], ['mismatch', 4]);
  const account2 = await call('POST', `/v1/verifications/${id}/check`, { code, account: 'acc_other' });
  assert.equal(account2.body.outcome, 'mismatch');
  const right = await call('POST', `/v1/verifications/${id}/check`, {
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
    purpose: 'sign_in',
    account: 'acc_life',
  });
  assert.equal(right.body.outcome, 'approved');
  assert.equal(right.body.verification.status, 'approved');
  assert.equal((await call('POST', `/v1/verifications/${id}/check`, { code })).body.outcome, 'spent');

  const jwks = (await call('GET', '/.well-known/jwks.json')).body;
  const { payload } = await compactVerify(right.body.receipt, (header: { kid?: string }) =>
    createPublicKey({ format: 'jwk', key: jwks.keys.find((k: { kid: string }) => k.kid === header.kid) }),
  );
  const claims = JSON.parse(Buffer.from(payload).toString());
  assert.deepEqual([claims.aud, claims.purpose, claims.account, claims.to], ['lumen', 'sign_in', 'acc_life', to]);
  assert.equal((await call('POST', '/v1/receipts/redeem', { receipt: right.body.receipt })).body.valid, true);
  assert.equal((await call('POST', '/v1/receipts/redeem', { receipt: right.body.receipt })).body.valid, false);
});

test('a resend before its time is too soon, then brings the same code, and keeps the count of failed checks', async () => {
  const to = '+12025550111';
  const { id } = await create({ to, purpose: 'sign_in' });
  const code = codeIn(await inboxText(to));
  await call('POST', `/v1/verifications/${id}/check`, { code: wrongOf(code) });
  const soon = await call('POST', `/v1/verifications/${id}/resend`, {});
  assert.deepEqual([soon.status, soon.body.code], [429, 'too_soon']);
  assert.ok(Number(soon.headers.get('retry-after')) > 0);
  clock.advance(31_000);
  const again = await call('POST', `/v1/verifications/${id}/resend`, {});
  assert.deepEqual([again.status, again.body.attemptsLeft], [200, 4]);
  assert.equal(codeIn(await inboxText(to)), code);
});

test('five wrong codes lock, ten minutes expire, cancelling ends', async () => {
  const to = '+12025550112';
  const { id } = await create({ to, purpose: 'recovery' });
  const code = codeIn(await inboxText(to));
  for (let i = 0; i < 5; i++) await call('POST', `/v1/verifications/${id}/check`, { code: wrongOf(code) });
  assert.equal((await call('POST', `/v1/verifications/${id}/check`, { code })).body.outcome, 'locked');
  assert.equal((await call('GET', `/v1/verifications/${id}`)).body.status, 'locked');
  const second = await create({ to: '+12025550113', purpose: 'recovery' });
  const secondCode = codeIn(await inboxText('+12025550113'));
  clock.advance(601_000);
  assert.equal(
    (await call('POST', `/v1/verifications/${second.id}/check`, { code: secondCode })).body.outcome,
    'expired',
  );
  const third = await create({ to: '+12025550113', purpose: 'recovery' });
  assert.equal((await call('POST', `/v1/verifications/${third.id}/cancel`, {})).body.status, 'canceled');
  assert.equal((await call('POST', `/v1/verifications/${third.id}/cancel`, {})).body.code, 'wrong_state');
});

test('the reference is not the code, costs no try, and explains', async () => {
  const to = '+12025550114';
  const { id } = await create({ to, purpose: 'sign_in' });
  const reference = referenceIn(await inboxText(to));
  const typed = await call('POST', `/v1/verifications/${id}/check`, { code: reference.toLowerCase() });
  assert.deepEqual([typed.status, typed.body.code], [422, 'reference_not_code']);
  assert.equal((await call('GET', `/v1/verifications/${id}`)).body.attemptsLeft, 5);
  const why = await call('POST', '/v1/explanations', {
    to,
    reference: `${reference.slice(0, 5)} ${reference.slice(5)}`,
    complaint: 'not_me',
  });
  assert.deepEqual([why.status, why.body.proof], [201, 'reference']);
  assert.ok(why.body.title && why.body.summary);
  const done = await call('POST', `/v1/explanations/${why.body.id}/actions`, { action: 'stop_codes' });
  assert.deepEqual(done.body.done, ['codes_stopped']);
  assert.ok(done.body.undoUntil);
  clock.advance(60_000);
  const withheld = await create({ to, purpose: 'sign_in' });
  server.inbox.clear();
  assert.equal(await inboxText(to), '');
  assert.equal(withheld.status, 'pending');
  assert.equal(
    (await call('POST', `/v1/explanations/${why.body.id}/actions`, { action: 'undo' })).body.done[0],
    'undone',
  );
  const since = await call('GET', `/v1/explanations/${why.body.id}`);
  assert.deepEqual(
    since.body.since.map((s: { action: string; undone: boolean }) => [s.action, s.undone]),
    [['stop_codes', true]],
  );
});

test('withheld, nobody and sent look the same to a key that may not explain', async () => {
  const verify = { authorization: `Bearer ${await newKey({ scopes: ['verify'] })}` };
  const shapeOf = async (body: object) => {
    const made = await create(body, verify);
    const read = (await call('GET', `/v1/verifications/${made.id}`, undefined, verify)).body;
    const { id: _i, to: _t, createdAt: _c, expiresAt: _e, resendAfter: _r, ...rest } = made;
    return { made: { ...rest, delivery: { ...rest.delivery, updatedAt: '' } }, read: Object.keys(read) };
  };
  const sent = await shapeOf({ to: '+12025550115', purpose: 'recovery' });
  const nobody = await shapeOf({ typed: 'nobody.at.all', purpose: 'recovery' });
  assert.deepEqual(nobody, sent);
});

test('without proof everybody gets the same general words', async () => {
  const known = await call('POST', '/v1/explanations', { to: '+12025550110', complaint: 'why' });
  const unknown = await call('POST', '/v1/explanations', { to: '+12025550199', complaint: 'why' });
  const words = ({ id: _, ...rest }: Record<string, unknown>) => rest;
  assert.deepEqual(words(known.body), words(unknown.body));
  assert.equal(known.body.cause, null);
  assert.deepEqual(known.body.evidence, []);
  const act = await call('POST', `/v1/explanations/${known.body.id}/actions`, { action: 'stop_codes' });
  assert.deepEqual([act.status, act.body.code], [403, 'forbidden']);
});

test('timeline and diagnosis tell the whole story and hold no code, reference or address', async () => {
  const to = '+12025550116';
  const { id } = await create({ to, purpose: 'sign_in' });
  const text = await inboxText(to);
  const timeline = (await call('GET', `/v1/verifications/${id}/timeline`)).body;
  const types = timeline.events.map((e: { type: string }) => e.type);
  for (const type of ['verification.requested', 'decision.made', 'code.issued', 'message.queued', 'message.sent'])
    assert.ok(types.includes(type), type);
  const diagnosis = (await call('GET', `/v1/verifications/${id}/diagnosis`)).body;
  assert.equal(diagnosis.ranking.length, 10);
  const all = JSON.stringify([timeline, diagnosis]);
  for (const secret of [codeIn(text), referenceIn(text), '2025550116']) assert.ok(!all.includes(secret));
});

test('an Idempotency-Key gives the same answer, refuses another body, and says when one is still under way', async () => {
  const headers = { 'idempotency-key': '"a-1"' };
  const body = { to: '+12025550117', purpose: 'sign_in' };
  const first = await call('POST', '/v1/verifications', body, headers);
  const again = await call(
    'POST',
    '/v1/verifications',
    { purpose: 'sign_in', to: '+12025550117' },
    { 'idempotency-key': 'a-1' },
  );
  assert.deepEqual([again.status, again.body], [first.status, first.body]);
  const other = await call('POST', '/v1/verifications', { ...body, to: '+12025550118' }, headers);
  assert.deepEqual([other.status, other.body.code], [422, 'idempotency_mismatch']);
  const many = await Promise.all(
    Array.from({ length: 20 }, () =>
      call('POST', '/v1/verifications', { ...body, to: '+12025550119' }, { 'idempotency-key': 'a-2' }),
    ),
  );
  const made = many.filter((r) => r.status === 201);
  assert.equal(new Set(made.map((r) => r.body.id)).size, 1);
  assert.ok(many.every((r) => r.status === 201 || r.body.code === 'in_progress'));
  clock.advance(25 * 3_600_000);
  const later = await call('POST', '/v1/verifications', body, headers);
  assert.notEqual(later.body.id, first.body.id);
});

test('five messages an hour to one address, then 429 with Retry-After', async () => {
  const to = '+12025550120';
  const statuses: number[] = [];
  for (let i = 0; i < 6; i++)
    statuses.push((await call('POST', '/v1/verifications', { to, purpose: 'sign_in' })).status);
  assert.deepEqual(statuses, [201, 201, 201, 201, 201, 429]);
  const refused = await call('POST', '/v1/verifications', { to, purpose: 'sign_in' });
  assert.equal(refused.body.code, 'limited');
  assert.ok(Number(refused.headers.get('retry-after')) > 3000);
});

test('health, readiness, metrics, keys and the description are there for anybody', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics', '/.well-known/jwks.json', '/openapi.json']) {
    const response = await fetch(base + path);
    assert.equal(response.status, 200, path);
    assert.ok((await response.text()).length > 10);
  }
});
