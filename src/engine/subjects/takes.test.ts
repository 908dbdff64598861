// Promise: every limit of the stage whose dimension is known is taken, and what would be given back anyway is only looked at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Requester } from '../model.ts';
import type { Limit } from '../policy/limits.ts';
import { DEFAULT_POLICY } from '../policy.ts';
import { type Taker, takesOf } from './takes.ts';

const vault = {
  mark: (service: string, kind: string, value: string) => `${service} ${kind} ${value}`,
  root: (_service: string, mark: string) => mark,
} as Parameters<typeof takesOf>[0]['vault'];
const world = { vault, policy: DEFAULT_POLICY };
const taker: Taker = {
  service: 'lumen',
  channel: 'sms',
  verification: 'ver_1',
  to: null,
  mailbox: 'mailbox',
  account: 'account',
  requester: {
    network: '192.0.2.1/32',
    neighbourhood: '192.0.2/24',
    asn: null,
    country: null,
    device: null,
    deviceSigned: false,
    session: null,
    client: null,
    actor: null,
    apiKey: 'k-test',
    grant: null,
  },
  familiar: false,
  nothingDone: false,
  odds: 1000,
};

test('each limit of a stage by the key of its dimension', () => {
  const keys = Object.fromEntries(takesOf(world, 'check', taker).map((take) => [take.name, take.key]));
  assert.deepEqual(keys, {
    'check.any.per_address': 'mailbox',
    'check.any.per_account': 'account',
    'check.any.per_network': 'lumen network 192.0.2.1/32',
    'check.any.per_neighbourhood': 'lumen neighbourhood 192.0.2/24',
    'check.any.per_key': 'lumen key k-test',
    'check.any.per_service': 'lumen service lumen',
    'check.any.per_service_day': 'lumen service lumen',
    'check.any.per_total': '0'.repeat(32),
  });
  const issuing = takesOf(world, 'issue', taker);
  assert.ok(issuing.filter((take) => !take.about).every((take) => take.name.startsWith('issue.') && take.counts));
  assert.deepEqual(
    issuing.filter((take) => take.about).map(({ name, counts, weight }) => [name, counts, weight]),
    [['check.any.per_service_day', false, 0]],
    'what was guessed wrong is asked for, and not added to',
  );
});

const one: Limit = DEFAULT_POLICY.limits[0]!;
/** The keys that a single limit counts by. */
const keysOf = (limit: Partial<Limit>, of: Partial<Taker> & { who?: Partial<Requester> } = {}) => {
  const { who, ...more } = of;
  const policy = { ...DEFAULT_POLICY, limits: [{ ...one, ...limit }] };
  return takesOf({ vault, policy }, 'issue', { ...taker, ...more, requester: { ...taker.requester, ...who } }).map(
    (take) => take.key,
  );
};
const to = (value: string) => ({ kind: 'phone' as const, value });

test('every dimension by what it is counted by', () => {
  assert.deepEqual(keysOf({ per: 'verification' }), ['lumen verification ver_1']);
  assert.deepEqual(keysOf({ per: 'asn' }, { who: { asn: 64500 } }), ['lumen asn 64500']);
  assert.deepEqual(keysOf({ per: 'country' }, { who: { country: 'DE' } }), ['lumen country DE']);
  assert.deepEqual(keysOf({ per: 'device' }, { who: { device: 'd1', deviceSigned: true } }), ['lumen device d1']);
  assert.deepEqual(keysOf({ per: 'prefix' }, { to: to('+4915112345678') }), ['lumen prefix +491511234']);
  assert.deepEqual(keysOf({ per: 'destination' }, { to: to('+18765550123') }), ['lumen destination +1876']);
});

test('a device that is only claimed is not counted, and an e-mail address is in no range of numbers', () => {
  assert.deepEqual(keysOf({ per: 'device' }, { who: { device: 'd1' } }), []);
  const mail = { kind: 'email' as const, value: 'ada@example.com' };
  assert.deepEqual([...keysOf({ per: 'prefix' }, { to: mail }), ...keysOf({ per: 'destination' }, { to: mail })], []);
});

test('a limit of a channel counts that channel alone', () => {
  assert.equal(keysOf({ channel: 'sms' }).length, 1);
  assert.equal(keysOf({ channel: 'any' }, { channel: 'voice' }).length, 1);
  assert.equal(keysOf({ channel: 'sms' }, { channel: 'voice' }).length, 0);
});

test('what is not known is not counted, or is counted together where the row says so', () => {
  assert.deepEqual(keysOf({ per: 'network' }, { who: { network: null } }), []);
  const shared = { per: 'network', onUnknown: 'counted' } as const;
  assert.deepEqual(keysOf(shared, { who: { network: null } }), ['lumen network unknown ']);
  assert.deepEqual(keysOf(shared), ['lumen network 192.0.2.1/32']);
});

test('where nothing is done, what would be given back is only looked at', () => {
  const policy = {
    ...DEFAULT_POLICY,
    limits: [{ ...one, onNothingDone: 'kept' as const }, ...DEFAULT_POLICY.limits.slice(1)],
  };
  const takes = takesOf({ vault, policy }, 'issue', { ...taker, nothingDone: true });
  assert.deepEqual(
    takes.filter((take) => take.counts).map((take) => take.name),
    [one.name],
  );
});
