// Promise: a verification looks the same to whoever asked for it whether its code was sent, withheld or nobody's; and its state follows
// from what was done to it and from the time.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Vault, Verification } from './ports.ts';
import { statusOf, viewOf } from './view.ts';

const created = Date.parse('2026-11-20T12:00:00Z');
const EPOCH = 3;
const vault = {
  openPersonKey: () => ({ secret: new Uint8Array(), wrapped: new Uint8Array() }),
  open: (_key: unknown, _purpose: string, sealed: Uint8Array) => Buffer.from(sealed).toString(),
} as unknown as Vault;
const kept = (masked: string) =>
  Buffer.from(JSON.stringify({ account: 'acc_1', masked, place: null, device: null, metadata: {} }));

const verification = (more: Partial<Verification> = {}): Verification => ({
  id: 'ver_1',
  service: 'lumen',
  epoch: EPOCH,
  salt: new Uint8Array(16),
  codeKey: 'key_1',
  codeLength: 6,
  alphabet: 'digits',
  purpose: 'sign_in',
  channel: 'sms',
  locale: 'en',
  addressKey: 'a',
  mailboxKey: 'm',
  accountKey: null,
  requesterKey: null,
  deviceKey: null,
  apiKey: null,
  state: 'pending',
  withheld: false,
  ownerAsks: false,
  triesMax: 5,
  triesUsed: 0,
  odds: 5000,
  pool: 'strangers',
  budgetKey: 'm',
  resends: 0,
  createdAt: created,
  expiresAt: created + 600_000,
  resendAfter: created + 30_000,
  lastSentAt: created,
  endedAt: null,
  proofs: [],
  sealed: kept('+1•••06'),
  delivery: { state: 'queued', updatedAt: created },
  personKey: new Uint8Array(1),
  addressSealed: null,
  ...more,
});
const view = (more: Partial<Verification> = {}, at = created + 5_000, explains = false) =>
  viewOf({ vault, epoch: EPOCH }, verification(more), at, explains);

describe('statusOf', () => {
  const status = (more: Partial<Verification>, at = created) => statusOf(verification(more), at, EPOCH);
  test('what ended stays ended, whatever the time', () => {
    for (const at of [created, created + 1e9]) {
      assert.equal(status({ state: 'approved' }, at), 'approved');
      assert.equal(status({ state: 'canceled', triesUsed: 5 }, at), 'canceled');
    }
  });

  test('what is open expires at its time, and is locked once its tries are used', () => {
    assert.deepEqual([status({}, created + 599_999), status({}, created + 600_000)], ['pending', 'expired']);
    assert.deepEqual(
      [status({ triesUsed: 4 }), status({ triesUsed: 5 }), status({ triesUsed: 5 }, created + 600_000)],
      ['pending', 'locked', 'expired'],
    );
    assert.deepEqual(
      [status({ state: 'challenged' }), status({ state: 'challenged' }, created + 600_000)],
      ['challenged', 'expired'],
    );
  });

  test('what is from before a restore is expired', () => assert.equal(status({ epoch: EPOCH - 1 }), 'expired'));
});

describe('viewOf', () => {
  const FATES: Partial<Verification>[] = [
    { delivery: { state: 'queued', updatedAt: created } },
    { delivery: { state: 'failed', updatedAt: created + 900 } },
    { delivery: { state: 'delivered', updatedAt: created + 2_000 } },
    { delivery: { state: 'unknown', updatedAt: created + 2_000 } },
    { delivery: null, withheld: true },
  ];

  test('a stranger is shown the same whatever became of the message, at any time and in any state', () => {
    for (const at of [0, 999, 1_000, 5_000, 600_000]) {
      for (const state of ['pending', 'challenged', 'canceled'] as const) {
        for (const triesUsed of [0, 3, 5]) {
          const [first, ...others] = FATES.map((fate) => view({ ...fate, state, triesUsed }, created + at));
          for (const other of others) assert.deepEqual(other, first);
        }
      }
    }
  });

  test('the owner, and whoever may explain, is shown what really became of it', () => {
    const failed = { delivery: { state: 'failed', updatedAt: created + 900 } } as const;
    assert.equal(view({ ...failed, ownerAsks: true }).delivery.state, 'failed');
    assert.equal(view(failed, created + 5_000, true).delivery.state, 'failed');
    assert.equal(view({ withheld: true, delivery: null, ownerAsks: true }).delivery.state, 'sent');
  });

  test('puzzles are shown while they are asked for', () => {
    const proofs = [{ kind: 'work', challenge: 'x' }];
    assert.deepEqual(view({ state: 'challenged', proofs }).proofs, proofs);
    assert.equal('proofs' in view({ proofs }), false);
  });

  test('says how many tries are left, never fewer than none', () => {
    assert.deepEqual(
      [0, 4, 5].map((triesUsed) => view({ triesUsed }).attemptsLeft),
      [5, 1, 0],
    );
  });

  test('of a person who was erased nothing is left to show', () => {
    const erased = view({ personKey: null });
    assert.deepEqual([erased.to, erased.account], ['•••', null]);
  });
});
