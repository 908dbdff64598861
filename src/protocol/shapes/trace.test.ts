// Promise: every event of a trace is read as it was meant, and completely; whatever is not one is refused with the field named.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readEvents } from '../routes/operator-routes.ts';
import { plainOf } from './fields.ts';
import { readTraceEvent, type TraceEventOf } from './trace.ts';
import { isOfImport, TRACE_EVENT_TYPES, TRACE_SHAPES, type TraceEventType } from './trace-events.ts';

const SEED = 20261102;
const at = '2026-11-02T08:00:01.200Z';
const requester = {
  ip: '203.0.113.7',
  asn: 64500,
  country: 'DE',
  device: 'd-1',
  session: null,
  client: 'web/2026.44',
  actor: 'person',
  apiKey: 'k-web',
  grant: null,
};
const whole = { ...requester, userAgent: null };

/** One row of each type, as a trace file holds them. */
const ROWS: Readonly<Record<TraceEventType, Readonly<Record<string, unknown>>>> = {
  'account.created': { account: 'a-1', username: 'ada.torvik' },
  'contact.added': { account: 'a-1', contact: '+12025550123' },
  'contact.verified': { account: 'a-1', contact: 'ada@example.com' },
  'contact.removed': { account: 'a-1', contact: 'ada@example.com' },
  'account.seen': { account: 'a-1', requester },
  'password.tried': { account: null, username: 'nobody', result: 'wrong', requester },
  'password.changed': { account: 'a-1', requester },
  'grant.created': { account: 'a-1', grant: 'g-1', app: 'LoopPilot', scopes: ['offline'] },
  'grant.revoked': { account: 'a-1', grant: 'g-1' },
  'code.requested': {
    request: 'r-1',
    purpose: 'sign_in',
    to: '+12025550123',
    channel: 'sms',
    account: 'a-1',
    typed: null,
    password: 'right',
    idempotencyKey: null,
    requester,
  },
  'code.checked': { request: 'r-1', guess: 'stale', requester },
  'proof.given': { request: 'r-1', kind: 'work', result: 'right', requester },
  'message.reported': { request: 'r-1', provider: 'northline', status: 'absent_subscriber' },
  'recipient.asked': { ask: 'q-1', to: '+12025550123', request: null, text: 'Lumen: 12…', says: 'many' },
  'holder.acted': { request: null, to: '+12025550123', action: 'stop_codes' },
  'carrier.told': { contact: '+12025550123', fact: 'sim_swapped', since: '2026-09-01T00:00:00.000Z' },
  'credentials.leaked': { account: 'a-1' },
  'platform.told': { fact: 'deploy', component: 'sync-gateway', detail: null },
};

const row = (type: TraceEventType, more: object = {}) => ({ at, type, ...ROWS[type], ...more });

function eventOf(value: unknown) {
  const read = readTraceEvent(value);
  assert.ok(read.ok, JSON.stringify(read));
  return read.event;
}

function said(value: unknown): string[] {
  const read = readTraceEvent(value);
  return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('an event', () => {
  for (const type of TRACE_EVENT_TYPES) {
    test(`${type} is read, and says the same afterwards`, () => {
      const { password, ...rest } = row(type) as Record<string, unknown>;
      const expected = { ...rest, id: null, ...('requester' in rest ? { requester: whole } : {}) };
      assert.deepEqual(
        eventOf(row(type)),
        password === undefined ? expected : { ...expected, firstFactor: 'password' },
      );
    });

    test(`${type} may not lack what it needs, nor hold more than it may`, () => {
      for (const name of plainOf(TRACE_SHAPES[type]).required ?? []) {
        const { [name]: _, ...rest } = row(type) as Record<string, unknown>;
        assert.deepEqual(said(rest), [`${name}: is missing`]);
      }
      assert.deepEqual(said(row(type, { truth: 1 })), ['truth: is not a field of this event']);
    });
  }

  test('of an unknown type is refused, and what types there are is said', () => {
    for (const type of ['code.guessed', '', null, 7, ['account.seen'], '__proto__', 'constructor', 'toString']) {
      assert.deepEqual(said({ at, type }), [`type: must be one of ${TRACE_EVENT_TYPES.join(', ')}`]);
    }
    assert.deepEqual(said({ at }), ['type: is missing']);
  });

  test('that is no object is refused', () => {
    for (const value of [null, undefined, 7, 'x', [], [row('account.seen')], true])
      assert.deepEqual(said(value), [': must be an object']);
  });

  test('names a fault at any depth', () => {
    const bad = { ...requester, asn: '64500', zip: 1, actor: 'robot' };
    assert.deepEqual(said(row('account.seen', { requester: bad, at: '2026-11-02 08:00' })).sort(), [
      'at: must be a time in UTC such as 2026-11-02T08:00:01.200Z',
      'requester.actor: must be one of person, client, service',
      'requester.asn: must be a whole number',
      'requester.zip: is not a field of this event',
    ]);
  });
});

describe('what was not said', () => {
  test('is null afterwards, in the requester too', () => {
    const seen = eventOf({ at, type: 'account.seen', account: 'a-1' }) as TraceEventOf<'account.seen'>;
    const nothing = Object.fromEntries(Object.keys(whole).map((name) => [name, null]));
    assert.deepEqual(seen.requester, nothing);
    assert.equal(seen.id, null);
    const partly = eventOf(row('account.seen', { requester: { ip: '::1' } })) as TraceEventOf<'account.seen'>;
    assert.deepEqual(partly.requester, { ...nothing, ip: '::1' });
  });

  test('of a first factor is null; of a password it is what the password was', () => {
    const { password: _, ...rest } = row('code.requested') as Record<string, unknown>;
    const factor = (more: object) => (eventOf({ ...rest, ...more }) as TraceEventOf<'code.requested'>).firstFactor;
    assert.equal(factor({}), null);
    assert.equal(factor({ password: 'right' }), 'password');
    assert.equal(factor({ password: 'none' }), 'none');
    assert.equal(factor({ firstFactor: 'passkey' }), 'passkey');
    assert.equal(factor({ firstFactor: 'passkey', password: null }), 'passkey');
    assert.deepEqual(said({ ...rest, password: 'right', firstFactor: 'none' }), [
      'firstFactor: must be left out where password is sent',
    ]);
    assert.equal('password' in eventOf({ ...rest, password: 'right' }), false);
  });

  test('leaves what was sent untouched', () => {
    const sent = row('code.requested');
    const before = structuredClone(sent);
    eventOf(sent);
    assert.deepEqual(sent, before);
  });
});

describe('events over HTTP', () => {
  test('come one at a time or as a list, and are always handed on as a list', () => {
    const one = readEvents(row('credentials.leaked', { id: 'e-1' }));
    const two = readEvents([row('credentials.leaked'), row('account.seen')]);
    assert.deepEqual(one.ok && one.value.map(({ id }) => id), ['e-1']);
    assert.deepEqual(two.ok && two.value.map(({ type }) => type), ['credentials.leaked', 'account.seen']);
    assert.deepEqual(readEvents([]), { ok: true, value: [] });
  });

  test('are taken all or none, and each fault says which event it is in', () => {
    const read = readEvents([row('account.seen'), row('account.seen', { at: 'now' }), { type: 'x' }]);
    assert.deepEqual(read.ok ? [] : read.problems.map(({ path }) => path), ['events[1].at', 'events[2].type']);
  });

  test('of codes and messages are told apart: another system sent those', () => {
    const ofImport = TRACE_EVENT_TYPES.filter(isOfImport);
    assert.deepEqual(ofImport, ['code.requested', 'code.checked', 'message.reported']);
  });
});

test(`whatever stands in place of any field never throws (seed ${SEED})`, () => {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 10, stringUnit: 'binary' }),
    fc.constant(JSON.parse('{"__proto__":{"x":1}}')),
  );
  const property = fc.property(fc.constantFrom(...TRACE_EVENT_TYPES), fc.nat(), value, (type, n, any) => {
    const names = Object.keys(plainOf(TRACE_SHAPES[type]).properties ?? {});
    const read = readTraceEvent(row(type, { [names[n % names.length] ?? 'at']: any }));
    if (!read.ok) assert.ok(read.problems.length > 0);
  });
  fc.assert(property, { seed: SEED, numRuns: 3000 });
});
