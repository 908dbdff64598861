// Promise: what is known of an address, an account or a device grows by one rule each, stays bounded whatever happens, and forgets the
// oldest first.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { asked, tried } from './asked.fixture.test.ts';
import type { AccountBody, AddressBody, DeviceBody } from './bodies.ts';
import { append, BOUNDS, remember } from './bodies.ts';
import * as fold from './fold.ts';

const approval: fold.Approval = {
  at: 100,
  account: 'ac',
  address: 'ad',
  device: 'dv',
  neighbourhood: 'nb',
  country: 'co',
  asn: null,
  client: null,
  v: null,
};

describe('lists', () => {
  test('what is seen again moves to the end and is there once', () => {
    assert.deepEqual(
      remember(
        [
          { k: 'a', at: 1 },
          { k: 'b', at: 2 },
        ],
        { k: 'a', at: 3 },
        5,
      ),
      [
        { k: 'b', at: 2 },
        { k: 'a', at: 3 },
      ],
    );
  });

  test('the least recently seen goes when there is no more room', () => {
    assert.deepEqual(
      remember(
        [
          { k: 'a', at: 5 },
          { k: 'b', at: 2 },
        ],
        { k: 'c', at: 4 },
        2,
      ).map((e) => e.k),
      ['c', 'a'],
    );
    assert.deepEqual(append([{ at: 1 }, { at: 2 }], { at: 3 }, 2), [{ at: 2 }, { at: 3 }]);
  });
});

describe('a request', () => {
  test('is written down at its address, with the marks of who asked', () => {
    const one = asked({ at: 50, d: 'dv', n: 'nb' });
    assert.deepEqual(fold.foldRequestIntoAddress({ quietUntil: 7 }, one), { quietUntil: 7, requests: [one] });
    assert.deepEqual(fold.foldRequestIntoAccount({}, one), { asked: [one] });
  });

  test('leaves a device knowing what it asked for, and that it proved it before', () => {
    const proved: DeviceBody = { contacts: [{ k: 'ad', at: 10, proved: 10 }] };
    const one = asked({ at: 50 });
    assert.deepEqual(fold.foldRequestIntoDevice(proved, one).contacts, [{ k: 'ad', at: 50, proved: 10 }]);
    assert.deepEqual(fold.foldRequestIntoDevice({}, one).contacts, [{ k: 'ad', at: 50 }]);
  });
});

describe('an approval', () => {
  test('proves the address for its account, once and with the latest time', () => {
    const before: AddressBody = {
      proofs: [
        { a: 'ac', at: 1 },
        { a: 'other', at: 2 },
      ],
    };
    const after = fold.foldApprovalIntoAddress(before, approval);
    assert.deepEqual(after.proofs, [
      { a: 'other', at: 2 },
      { a: 'ac', at: 100 },
    ]);
    assert.equal(after.approvedAt, 100);
  });

  test('makes the device familiar to the account, or to the address where there is no account', () => {
    assert.equal(fold.foldApprovalIntoAddress({}, approval).devices, undefined);
    assert.deepEqual(fold.foldApprovalIntoAddress({}, { ...approval, account: null }).devices, [{ k: 'dv', at: 100 }]);
    assert.equal(fold.foldApprovalIntoAddress({}, { ...approval, account: null, device: null }).devices, undefined);
    const account = fold.foldApprovalIntoAccount({}, approval);
    assert.deepEqual(
      [account.devices, account.networks, account.countries, account.contacts, account.seen],
      [[{ k: 'dv', at: 100 }], [{ k: 'nb', at: 100 }], [{ k: 'co', at: 100 }], [{ k: 'ad', at: 100 }], 100],
    );
  });

  test('by an unknown device on an unknown network makes nothing familiar', () => {
    const account = fold.foldApprovalIntoAccount({}, { ...approval, device: null, neighbourhood: null, country: null });
    assert.deepEqual([account.devices, account.networks, account.countries], [undefined, undefined, undefined]);
  });

  test('is remembered by the device that asked', () => {
    assert.deepEqual(fold.foldApprovalIntoDevice({ contacts: [{ k: 'ad', at: 1 }] }, approval), {
      contacts: [{ k: 'ad', at: 100, proved: 100 }],
    });
  });
});

describe('what else is told', () => {
  test('being seen never turns the time back', () => assert.equal(fold.foldSeen({ seen: 500 }, approval).seen, 500));

  test('a password tried says whether its network was familiar then', () => {
    const body: AccountBody = { networks: [{ k: 'nb', at: 1 }] };
    const of = (n: string | null) => fold.foldPassword(body, tried({ n })).tries?.[0];
    assert.deepEqual([of('nb')?.familiar, of('xx')?.familiar, of(null)?.familiar], [true, false, false]);
    assert.deepEqual(
      [of('nb')?.o, of('xx')?.o],
      [false, true],
      'without a device, its network makes it strange or not',
    );
    const known = { ...body, devices: [{ k: 'dv', at: 1 }] };
    assert.equal(fold.foldPassword(known, tried({ n: 'xx', d: 'dv' })).tries?.[0]?.o, false);
    assert.equal(fold.foldPassword(known, tried({ n: 'nb', d: 'other' })).tries?.[0]?.o, true);
  });

  test('a contact or a grant that is taken away is gone, one that comes back is there once', () => {
    const added = fold.foldContact(fold.foldContact({}, 'x', 1, true), 'x', 2, true);
    assert.deepEqual(added.contacts, [{ k: 'x', at: 2 }]);
    assert.deepEqual(fold.foldContact(added, 'x', 3, false).contacts, []);
    const grant = { k: 'g', at: 1, app: 'app', scopes: 2 };
    assert.deepEqual(fold.foldGrantEnded(fold.foldGrant({}, grant), 'g', 2).grants, [{ ...grant, ended: 2 }]);
  });

  test('an account that is disowned twice is disowned once, at the later time; another stays', () => {
    const body = fold.foldDisowned(fold.foldDisowned(fold.foldDisowned({}, 'ac', 1), null, 2), 'ac', 3);
    assert.deepEqual(body.disowned, [
      { a: null, at: 2 },
      { a: 'ac', at: 3 },
    ]);
  });
});

const BODY_MAX_BYTES = 16 * 1024;
const mark = fc.nat({ max: 60 }).map((n) => n.toString(16).padStart(32, '0'));
type Steps = readonly (readonly [number, string])[];
const steps: fc.Arbitrary<Steps> = fc.array(fc.tuple(fc.nat({ max: 10 }), mark), {
  minLength: 60,
  maxLength: 150,
  size: 'max',
});

function live(sequence: Steps): { address: AddressBody; account: AccountBody; device: DeviceBody } {
  let [address, account, device]: [AddressBody, AccountBody, DeviceBody] = [{}, {}, {}];
  sequence.forEach(([what, m], i) => {
    const at = 1_800_000_000_000 + i;
    const proof: fold.Approval = {
      at,
      account: what % 2 ? m : null,
      address: m,
      device: m,
      neighbourhood: m,
      country: m,
      asn: i,
      client: 'ios',
      v: m,
    };
    const one = asked({
      at,
      p: 'sensitive_action',
      a: m,
      x: m,
      d: m,
      n: m,
      k: m,
      g: m,
      r: m,
      s: i,
      l: 'ios/31.2.0',
      v: m,
    });
    address = [
      () => fold.foldRequestIntoAddress(address, one),
      () => fold.foldApprovalIntoAddress(address, proof),
      () => fold.foldReport(address, 'unknown_subscriber', at),
      () => fold.foldDisowned(address, m, at),
    ][what % 4]!();
    account = [
      () => fold.foldApprovalIntoAccount(account, proof),
      () => fold.foldPassword(account, tried({ at, right: what === 1, n: m, d: m, u: m })),
      () => fold.foldContact(account, m, at, what < 8),
      () => fold.foldGrant(account, { k: m, at, app: m, scopes: 2 }),
      () => fold.foldSeen(account, proof),
    ][what % 5]!();
    device = what % 2 ? fold.foldRequestIntoDevice(device, one) : fold.foldApprovalIntoDevice(device, proof);
  });
  return { address, account, device };
}

test('however much happens, every list keeps its bound and every body its size', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      for (const body of Object.values(live(sequence))) {
        for (const [name, list] of Object.entries(body))
          if (Array.isArray(list))
            assert.ok(list.length <= BOUNDS[(name === 'asked' ? 'requests' : name) as keyof typeof BOUNDS], name);
        assert.ok(JSON.stringify(body).length <= BODY_MAX_BYTES);
      }
    }),
    { numRuns: 50 },
  );
});
