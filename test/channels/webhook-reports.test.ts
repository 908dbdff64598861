// Threat: somebody who is not the gateway reports on messages, or says again what the gateway once said.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { readWebhookSecret, signWebhook } from '../../src/channels/webhook/signature.ts';
import { readWebhookReports } from '../../src/channels/webhook.ts';
import { REPORT_STATUSES } from '../../src/engine/model.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const SENT = '2026-11-20T11:59:58Z';

interface Report {
  readonly secret?: string;
  readonly id?: string;
  readonly at?: number;
}

const reported = (data: unknown, timestamp: unknown = SENT) =>
  JSON.stringify({ type: 'message.reported', timestamp, data });
const DELIVERED = reported({ id: 'msg_1', status: 'delivered' });

/** Signed by a library of others. */
function headersFor(body: string, { secret = SECRET, id = 'evt-1', at = NOW }: Report = {}): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, new Date(at), body),
  };
}

describe('signatures', () => {
  test('are those of Standard Webhooks: its published example', () => {
    const key = readWebhookSecret(SECRET);
    const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', seconds: '1614265330', body: '{"test": 2432232314}' };
    assert.equal(signWebhook(key!, signed), 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  test('of one of the secrets are enough while they are changed, wherever they stand', () => {
    const headers = headersFor(DELIVERED);
    const other = headersFor(DELIVERED, { secret: OTHER })['webhook-signature'];
    const both = { ...headers, 'webhook-signature': `v1a,AAAA v1,short ${other} ${headers['webhook-signature']}` };
    for (const secrets of [[SECRET], [OTHER, SECRET], [SECRET, OTHER]]) {
      assert.ok('reports' in readWebhookReports(secrets, headers, DELIVERED, NOW));
      assert.ok('reports' in readWebhookReports(secrets, both, DELIVERED, NOW));
    }
    assert.deepEqual(readWebhookReports([OTHER], headers, DELIVERED, NOW), { error: 'signature' });
    assert.deepEqual(readWebhookReports([], headers, DELIVERED, NOW), { error: 'signature' });
    assert.deepEqual(readWebhookReports(['whsec_', 'nonsense'], headers, DELIVERED, NOW), { error: 'signature' });
  });

  const good = headersFor(DELIVERED);
  const bytes = Buffer.from(good['webhook-signature']!.slice(3), 'base64');
  bytes[31]! ^= 1;
  const flipped = `v1,${bytes.toString('base64')}`;
  const table: readonly (readonly [string, Record<string, string | string[] | undefined>, string])[] = [
    ['another body', good, DELIVERED.replace('delivered', 'rejected')],
    ['a body written anew', good, `${DELIVERED} `],
    ['another id', { ...good, 'webhook-id': 'evt-2' }, DELIVERED],
    ['another time', { ...good, 'webhook-timestamp': String(NOW / 1000 + 1) }, DELIVERED],
    ['a time that is none', { ...good, 'webhook-timestamp': '1e9' }, DELIVERED],
    ['no id', { ...good, 'webhook-id': undefined }, DELIVERED],
    ['no time', { ...good, 'webhook-timestamp': undefined }, DELIVERED],
    ['no signature', { ...good, 'webhook-signature': undefined }, DELIVERED],
    ['an empty signature', { ...good, 'webhook-signature': '' }, DELIVERED],
    ['one bit of the signature', { ...good, 'webhook-signature': flipped }, DELIVERED],
    [
      'another version of signature',
      { ...good, 'webhook-signature': good['webhook-signature']!.replace('v1', 'v2') },
      DELIVERED,
    ],
    ['two ids', { ...good, 'webhook-id': ['evt-1', 'evt-2'] }, DELIVERED],
    ['an id written twice', { ...good, 'Webhook-Id': 'evt-1' }, DELIVERED],
  ];
  for (const [name, headers, body] of table) {
    test(`do not hold for: ${name}`, () => {
      assert.deepEqual(readWebhookReports([SECRET], headers, body, NOW), { error: 'signature' });
    });
  }

  test('hold for five minutes either way, and no longer', () => {
    const at = (minutes: number, seconds: number) => {
      const then = NOW + (minutes * 60 + seconds) * 1000;
      return readWebhookReports([SECRET], headersFor(DELIVERED, { at: then }), DELIVERED, NOW);
    };
    assert.ok('reports' in at(-5, 0));
    assert.ok('reports' in at(5, 0));
    assert.deepEqual(at(-5, -1), { error: 'stale' });
    assert.deepEqual(at(5, 1), { error: 'stale' });
  });

  test('are judged before time and shape, so that nobody can try out what is agreed', () => {
    const old = headersFor('{}', { secret: OTHER, at: NOW - 3_600_000 });
    assert.deepEqual(readWebhookReports([SECRET], old, '{}', NOW), { error: 'signature' });
  });

  test('are found in headers of any kind', () => {
    const headers = headersFor(DELIVERED);
    const shouted = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
    assert.ok('reports' in readWebhookReports([SECRET], shouted, DELIVERED, NOW));
    assert.ok('reports' in readWebhookReports([SECRET], new Headers(headers), DELIVERED, NOW));
  });
});

describe('reports', () => {
  const read = (body: string) => readWebhookReports([SECRET], headersFor(body), body, NOW);

  test('one: known by the id of its event, and at the time it was sent', () => {
    const report = { eventId: 'evt-1', message: 'msg_1', status: 'delivered', at: Date.parse(SENT) };
    assert.deepEqual(read(DELIVERED), { eventId: 'evt-1', reports: [report] });
  });

  test('many: each known by its place, and at its own time', () => {
    const at = '2026-11-20T12:59:50.500+01:00';
    const answer = read(reported(REPORT_STATUSES.map((status, i) => ({ id: `msg_${i}`, status, at }))));
    assert.deepEqual(answer, {
      eventId: 'evt-1',
      reports: REPORT_STATUSES.map((status, i) => ({
        eventId: `evt-1.${i}`,
        message: `msg_${i}`,
        status,
        at: Date.parse(at),
      })),
    });
  });

  test('never of the future', () => {
    const answer = read(reported({ id: 'msg_1', status: 'delivered', at: '2099-01-01T00:00:00Z' }));
    assert.ok('reports' in answer);
    assert.equal(answer.reports[0]?.at, NOW);
  });

  test('a thousand and no more', () => {
    const many = (length: number) =>
      reported(Array.from({ length }, (_, i) => ({ id: `msg_${i}`, status: 'accepted' })));
    const answer = read(many(1000));
    assert.equal('reports' in answer && answer.reports.length, 1000);
    assert.deepEqual(read(many(1001)), { error: 'shape' });
  });

  const shapes: readonly (readonly [string, string])[] = [
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    [
      'another type',
      JSON.stringify({ type: 'message.send', timestamp: SENT, data: { id: 'msg_1', status: 'delivered' } }),
    ],
    ['no data', reported(undefined)],
    ['no time', reported({ id: 'msg_1', status: 'delivered' }, null)],
    ['a time in words', reported({ id: 'msg_1', status: 'delivered' }, 'yesterday')],
    ['a day that is none', reported({ id: 'msg_1', status: 'delivered' }, '2026-13-45T00:00:00Z')],
    ['a time of its own in words', reported({ id: 'msg_1', status: 'delivered', at: 'now' })],
    ['a status that is none', reported({ id: 'msg_1', status: 'arrived' })],
    ['a status of every object', reported({ id: 'msg_1', status: 'toString' })],
    ['an id that is none of ours', reported({ id: '+12025550123', status: 'delivered' })],
    ['an id that is no text', reported({ id: ['msg_1'], status: 'delivered' })],
    ['one bad among good', reported([{ id: 'msg_1', status: 'delivered' }, { id: 'msg_2' }])],
  ];
  for (const [name, body] of shapes) {
    test(`of another shape are refused whole: ${name}`, () => assert.deepEqual(read(body), { error: 'shape' }));
  }
});
