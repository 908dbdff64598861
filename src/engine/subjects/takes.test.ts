// Promise: every limit of the stage whose dimension is known is taken, and what would be given back anyway is only looked at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_POLICY, type Limit } from '../policy.ts';
import { type Taker, takesOf } from './takes.ts';

const vault = { mark: (service: string, kind: string, value: string) => `${service} ${kind} ${value}` } as Parameters<
  typeof takesOf
>[0]['vault'];
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
};

test('each limit of a stage by the key of its dimension', () => {
  const keys = Object.fromEntries(takesOf(world, 'check', taker).map((take) => [take.name, take.key]));
  assert.deepEqual(keys, {
    'check.any.per_address': 'mailbox',
    'check.any.per_account': 'account',
    'check.any.per_network': 'lumen network 192.0.2.1/32',
    'check.any.per_key': 'lumen key k-test',
    'check.any.per_service': 'lumen service lumen',
  });
  assert.ok(takesOf(world, 'issue', taker).every((take) => take.name.startsWith('issue.') && take.counts));
});

test('what is not known is not counted', () => {
  const requester = { ...taker.requester, network: null, apiKey: null };
  const names = takesOf(world, 'issue', { ...taker, account: null, requester }).map((take) => take.name);
  assert.deepEqual(names, ['issue.any.per_address', 'issue.any.per_address_day', 'issue.any.per_service']);
});

test('where nothing is done, what would be given back is only looked at', () => {
  const [first, ...rest] = DEFAULT_POLICY.limits as [Limit, ...Limit[]];
  const policy = { ...DEFAULT_POLICY, limits: [{ ...first, onNothingDone: 'kept' as const }, ...rest] };
  const takes = takesOf({ vault, policy }, 'issue', { ...taker, nothingDone: true });
  assert.deepEqual(
    takes.filter((take) => take.counts).map((take) => take.name),
    [first.name],
  );
});
