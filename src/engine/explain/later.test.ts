// Promise: what became of a verification is told from its record, and what is not in the record is not told.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Address } from '../model.ts';
import type { NewEvent, StoredMessage, StoredReport, Verification, VerificationRecord } from '../ports.ts';
import type { AddressBody } from '../subjects/bodies.ts';
import { laterFacts } from './later.ts';

const created = Date.parse('2026-11-20T12:00:00Z');
const DAY = 86_400_000;
const event = (type: NewEvent['type'], seconds: number, body: NewEvent['body'] = {}): NewEvent => ({
  service: 'lumen',
  verification: 'ver_1',
  at: created + seconds * 1000,
  type,
  body,
});
const message = (id: string, state: StoredMessage['state'], seconds = 0): StoredMessage => ({
  id,
  state,
  queuedAt: created + seconds * 1000,
  sentAt: null,
});
const report = (id: string, status: StoredReport['status'], seconds: number): StoredReport => ({
  message: id,
  status,
  at: created + seconds * 1000,
});

interface Told {
  state?: Verification['state'];
  events?: NewEvent[];
  messages?: StoredMessage[];
  reports?: StoredReport[];
  address?: AddressBody;
  here?: Address | null;
  proved?: Address[];
}
function later({
  state = 'pending',
  events = [],
  messages = [],
  reports = [],
  address = {},
  here = null,
  proved = [],
}: Told) {
  const record = {
    verification: { id: 'ver_1', createdAt: created, state },
    decisions: [],
    messages,
    reports,
    events,
    requestsAfterHour: 2,
  } as unknown as VerificationRecord;
  return laterFacts(record, address, here, proved);
}

test('of what nobody touched little is known', () => {
  assert.deepEqual(later({}), {
    outcome: 'none',
    secondsToApproval: null,
    approvedFromStrange: null,
    reportedDuplicate: null,
    deliverySeconds: null,
    deliveryFailed: null,
    messages: 0,
    slipProvedAfter: null,
    requestsAfterHour: 2,
    recycledAfterDays: null,
  });
});

test('an approval: how long it took, and whether a stranger made it', () => {
  const approved = (strange: boolean | null) =>
    later({
      state: 'approved',
      events: [event('code.submitted', 42), event('verification.approved', 42, { strange })],
    });
  assert.deepEqual(
    [approved(true).outcome, approved(true).secondsToApproval, approved(true).approvedFromStrange],
    ['approved', 42, true],
  );
  assert.equal(approved(null).approvedFromStrange, null);
  assert.equal(later({ events: [event('code.submitted', 5)] }).outcome, 'wrong');
});

describe('the delivery', () => {
  test('is timed from the message that arrived, not from the first', () => {
    const facts = later({
      messages: [message('a', 'sent'), message('b', 'delivered', 60)],
      reports: [report('b', 'delivered', 75)],
    });
    assert.deepEqual(
      [facts.deliverySeconds, facts.deliveryFailed, facts.messages, facts.reportedDuplicate],
      [15, false, 2, false],
    );
  });

  test('failed only if every message did; what waits or failed has not left', () => {
    assert.deepEqual(
      [
        later({ messages: [message('a', 'failed')] }).deliveryFailed,
        later({ messages: [message('a', 'failed'), message('b', 'sent')] }).deliveryFailed,
      ],
      [true, false],
    );
    assert.equal(
      later({ messages: [message('a', 'failed'), message('b', 'queued'), message('c', 'unknown')] }).messages,
      1,
    );
  });

  test('a carrier that says it handed it over twice is believed, and no report is no answer', () => {
    assert.deepEqual(
      [later({ reports: [report('a', 'duplicate', 3)] }).reportedDuplicate, later({}).reportedDuplicate],
      [true, null],
    );
  });

  test('a report on a message that is not in the record times nothing', () => {
    assert.equal(
      later({ messages: [message('a', 'sent')], reports: [report('z', 'delivered', 3)] }).deliverySeconds,
      null,
    );
  });
});

test('what the asking device proved afterwards shows what was meant', () => {
  const here: Address = { kind: 'phone', value: '+12025550106' };
  assert.equal(later({ here, proved: [{ kind: 'phone', value: '+12025550160' }] }).slipProvedAfter, 'transposition');
  assert.equal(later({ here, proved: [{ kind: 'email', value: 'ada@example.com' }] }).slipProvedAfter, null);
  assert.equal(later({ here: null, proved: [{ kind: 'phone', value: '+12025550160' }] }).slipProvedAfter, null);
});

test('a number that changed hands: days before the request count up, days after it below nothing', () => {
  assert.deepEqual(
    [
      later({ address: { recycled: created - 10 * DAY } }).recycledAfterDays,
      later({ address: { recycled: created + 3 * DAY } }).recycledAfterDays,
    ],
    [10, -3],
  );
});
