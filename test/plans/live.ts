/** One of everything that a node does, on a running service, so that every statement it has is sent. */
import { parseRequest } from '../../src/engine/request/parse-request.ts';
import { whatStays } from '../../src/engine/subjects/what-stays.ts';
import { endPurses, forgetIdempotent, keepSpace } from '../../src/store/index.ts';
import type { openTestServer } from '../setup/server.ts';
import { codeIn, referenceIn } from '../setup/world.ts';

const TO = '+12025550110';
const SECOND = 1000;

export type Server = Awaited<ReturnType<typeof openTestServer>>;

/** Several at once, so that each statement has several rows to find. */
async function askAndCheck({ call, inboxText }: Server): Promise<string> {
  const requester = { ip: '198.51.100.7', session: 's1', client: 'ios/1', actor: 'person', country: 'US' };
  const ask = { to: TO, purpose: 'sign_in', account: 'acc_1', requester };
  const { id } = (await call('POST', '/v1/verifications', ask, { 'idempotency-key': 'k1' })).body;
  await call('POST', '/v1/verifications', ask, { 'idempotency-key': 'k1' });
  await call('POST', '/v1/verifications', ask);
  const code = codeIn(await inboxText(TO));
  const wrong = String((Number(code[0]) + 1) % 10) + code.slice(1);
  await call('POST', `/v1/verifications/${id}/check`, { code: wrong, requester });
  const { body } = await call('POST', `/v1/verifications/${id}/check`, { code, requester });
  await call('POST', '/v1/receipts/redeem', { receipt: body.receipt });
  const known = { ...ask, requester: { ...requester, device: body.device } };
  const again = (await call('POST', '/v1/verifications', known)).body.id;
  await call('POST', `/v1/verifications/${again}/cancel`);
  return id;
}

/** Two at once for one address: one of them is overtaken, and assessed again. */
async function overtake({ engine, service }: Server): Promise<void> {
  const input = { to: '+12025550112', purpose: 'sign_in', requester: { ip: '198.51.100.8', session: 's2' } } as const;
  await engine.request([parseRequest(service, input, 'k'), parseRequest(service, input, 'k')]);
}

async function resendAndProve({ call, clock, engine, world, inbox }: Server): Promise<void> {
  const { id } = (await call('POST', '/v1/verifications', { to: '+12025550111', purpose: 'sign_in' })).body;
  await engine.deliver();
  clock.advance(31 * SECOND);
  await call('POST', `/v1/verifications/${id}/resend`);
  await engine.deliver();
  const message = inbox.messages('+12025550111')[0]!.id;
  const report = { service: null, sender: 'inbox', eventId: 'r', message, status: 'delivered' as const };
  await engine.report([{ ...report, at: clock.now() }]);
  const { budgetKey: key } = (await world.store.findVerification('lumen', id))!;
  const draws = { key, pool: 'strangers' as const, odds: 1, ceiling: 10_000, windowDays: 30 };
  await world.store.meetChallenge({ service: 'lumen', id, message: null, events: [], draws }, clock.now());
}

async function askWhy({ call, inboxText, engine, service, clock }: Server, id: string): Promise<void> {
  const text = await inboxText(TO);
  const why = { to: TO, complaint: 'why', reference: referenceIn(text) };
  const { body } = await call('POST', '/v1/explanations', why);
  await engine.act(service, body.id, 'stop_codes');
  await engine.act(service, body.id, 'undo');
  const proof = (await call('POST', '/v1/verifications', { to: TO, purpose: 'prove_holding' })).body.id;
  await call('POST', `/v1/verifications/${proof}/check`, { code: codeIn(await inboxText(TO)) });
  await call('POST', '/v1/explanations', { to: TO, verification: proof, complaint: 'why' });
  for (const what of ['timeline', 'diagnosis']) await call('GET', `/v1/verifications/${id}/${what}`);
  await call('POST', '/v1/addresses/lookup', { to: TO });
  clock.advance(SECOND);
}

async function tell({ call, clock }: Server): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  await call('POST', '/v1/events', [
    { id: 'e1', type: 'contact.verified', at, account: 'acc_1', contact: TO },
    { id: 'e2', type: 'account.seen', at, account: 'acc_1', requester: { ip: '198.51.100.7', session: 's1' } },
    { id: 'e3', type: 'platform.told', at, fact: 'deploy', component: 'api' },
  ]);
}

async function keep({ database, engine, world, clock }: Server, decision: string): Promise<void> {
  const { pool } = database;
  await engine.recover(true);
  await world.store.readDecision('lumen', decision);
  await forgetIdempotent(pool, 'lumen', Buffer.from('nobody’s'));
  await world.store.forgetEvents('lumen', ['ff'.repeat(16)]);
  await endPurses(pool, clock.now(), 30);
  const failed = (what: string, error: unknown) => {
    throw new Error(what, { cause: error });
  };
  const rules = { recordsDays: 90, peopleDays: 365, whatStays };
  const turn = keepSpace(pool, rules, { onDropped: () => {}, onMade: () => {}, onError: failed });
  await pool.query(
    "insert into subject (service, kind, key, rev, body, seen) values ('lumen', 'account', 'x', 1, '{}', '2020-01-01')",
  );
  await turn(clock.now());
}

export async function liveEverything(server: Server): Promise<void> {
  const id = await askAndCheck(server);
  await overtake(server);
  await resendAndProve(server);
  await askWhy(server, id);
  await tell(server);
  const { rows } = await server.database.pool.query('select id from decision limit 1');
  await keep(server, `dec_${rows[0].id.replaceAll('-', '')}`);
}
