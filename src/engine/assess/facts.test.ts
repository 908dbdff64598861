// Promise: facts are what was gathered, compared and counted, and nothing else; what is not known is null and never "no".
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Address, CodeRequest } from '../model.ts';
import { asked, tried } from '../subjects/asked.fixture.test.ts';
import type { AccountBody, AddressBody } from '../subjects/bodies.ts';
import type { Identity } from '../subjects/identity.ts';
import { type Counts, factsOf, type Gathered, isEven } from './facts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = Date.parse('2026-11-20T12:00:00Z');
const to: Address = { kind: 'phone', value: '+12025550106' };
const request: CodeRequest = {
  service: 'lumen',
  to,
  shown: to,
  mailbox: to.value,
  typed: null,
  channel: 'sms',
  purpose: 'sign_in',
  account: 'acc',
  firstFactor: 'none',
  locale: 'en',
  metadata: {},
  requester: {
    network: 'n',
    neighbourhood: 'nb',
    asn: null,
    country: null,
    device: null,
    deviceSigned: false,
    session: null,
    client: null,
    actor: null,
    apiKey: 'k',
    grant: null,
  },
};
const id: Identity = {
  service: 'lumen',
  address: 'ad',
  mailbox: 'mb',
  account: 'ac',
  network: 'n',
  neighbourhood: 'nb',
  country: null,
  device: null,
  session: null,
  requester: null,
  budget: 'ac',
};
const counts: Counts = {
  networkAccounts: null,
  networkWrongPasswords: null,
  sessionNetworks: null,
  callerAddresses: null,
};

const gathered = (more: Partial<Gathered> = {}): Gathered => ({
  request,
  id,
  now,
  account: null,
  address: {},
  device: null,
  counts,
  familiar: false,
  neighbours: [],
  worldChangedAt: null,
  nearby: {},
  asked: asked(),
  ...more,
});
const ofAddress = (address: AddressBody, more: Partial<Gathered> = {}) =>
  factsOf(gathered({ address, ...more })).address;
const ofAccount = (account: AccountBody, more: Partial<Gathered> = {}) =>
  factsOf(gathered({ account, ...more })).account;

describe('what is not known', () => {
  test('is null: an address and an account that were never seen say nothing', () => {
    const facts = factsOf(gathered());
    const {
      requestsHour,
      requestsDay,
      recoveriesHour,
      failedReports30Days,
      absentReports30Days,
      networksDay,
      ...address
    } = facts.address;
    assert.deepEqual(
      [requestsHour, requestsDay, recoveriesHour, failedReports30Days, absentReports30Days, networksDay],
      [0, 0, 0, 0, 0, 1],
      'what is counted is counted',
    );
    for (const part of [address, facts.account, facts.requester, facts.platform, facts.later, facts.told]) {
      for (const [name, value] of Object.entries(part)) assert.equal(value, null, name);
    }
  });

  test('an account without devices has none that could be unfamiliar', () => {
    assert.equal(factsOf(gathered({ account: { seen: now } })).requester.deviceFamiliar, null);
    assert.equal(factsOf(gathered({ account: { devices: [{ k: 'x', at: 1 }] } })).requester.deviceFamiliar, false);
    assert.equal(
      factsOf(gathered({ account: { devices: [{ k: 'x', at: 1 }] }, familiar: true })).requester.deviceFamiliar,
      true,
    );
  });
});

describe('the request', () => {
  const typed = (text: string | null, address: Address = to) =>
    factsOf(gathered({ request: { ...request, to: address, typed: text } })).request?.typed;
  test('tells whether somebody typed the address, another word, or nothing', () => {
    assert.deepEqual(
      [typed(null), typed('ada'), typed('202 555 0106'), typed('02025550106'), typed('12345')],
      ['nothing', 'word', 'address', 'address', 'word'],
    );
    assert.equal(typed('Ada@Example.com', { kind: 'email', value: 'ada@example.com' }), 'address');
  });

  test('knows what a caller left out only where there is a caller who could have told', () => {
    const of = (requester: Partial<CodeRequest['requester']>) =>
      factsOf(gathered({ request: { ...request, requester: { ...request.requester, ...requester } } })).request;
    assert.deepEqual(
      [of({})?.hasSession, of({ session: 's' })?.hasSession, of({ apiKey: null })?.hasSession],
      [false, true, null],
    );
  });
});

describe('the address', () => {
  test('counts requests by hour and day, and recoveries apart', () => {
    const at = (ago: number, p = 'sign_in') => asked({ at: now - ago, p });
    const facts = ofAddress({ requests: [at(2 * DAY), at(23 * HOUR), at(59 * MINUTE, 'recovery'), at(MINUTE)] });
    assert.deepEqual(
      [facts.requestsHour, facts.requestsDay, facts.recoveriesHour, facts.secondsSinceRequest],
      [2, 3, 1, 60],
    );
  });

  test('tells this account’s proof from a later one of another', () => {
    const facts = ofAddress({
      proofs: [
        { a: 'ac', at: now - 10 * DAY },
        { a: 'other', at: now - DAY },
      ],
    });
    assert.deepEqual([facts.provedDays, facts.provedByOther], [10, true]);
    assert.equal(
      ofAddress({
        proofs: [
          { a: 'other', at: now - DAY },
          { a: 'ac', at: now },
        ],
      }).provedByOther,
      false,
    );
  });

  test('a proof after a disavowal, a change of hands or a stop is worth more than these', () => {
    const mine = { a: 'ac', at: now - DAY };
    assert.equal(ofAddress({ disowned: [{ a: 'ac', at: now - 2 * DAY }], proofs: [mine] }).disavowed, false);
    assert.equal(ofAddress({ disowned: [{ a: 'ac', at: now }], proofs: [mine] }).disavowed, true);
    assert.equal(ofAddress({ disowned: [{ a: 'other', at: now }] }).disavowed, false);
    assert.equal(ofAddress({ recycled: now - 2 * DAY, proofs: [mine] }).recycledDays, null);
    assert.equal(ofAddress({ recycled: now - 3 * HOUR, proofs: [mine] }).recycledDays, 0);
    assert.deepEqual([ofAddress({ quietUntil: now }).quiet, ofAddress({ quietUntil: now + 1 }).quiet], [false, true]);
  });

  test('counts what carriers said in thirty days, by what it means', () => {
    const at = (s: string, days: number) => ({ at: now - days * DAY, s });
    const facts = ofAddress({
      reports: [
        at('undelivered', 31),
        at('undelivered', 29),
        at('expired', 1),
        at('unknown_subscriber', 1),
        at('delivered', 1),
      ],
    });
    assert.deepEqual([facts.failedReports30Days, facts.absentReports30Days], [2, 1]);
  });

  test('sees a slip of the finger next to what the same person proved, but not where the address itself is proved', () => {
    const neighbours: Address[] = [{ kind: 'phone', value: '+12025550160' }];
    assert.equal(ofAddress({}, { neighbours }).slipOfProved, 'transposition');
    assert.equal(ofAddress({ proofs: [{ a: 'ac', at: now }] }, { neighbours }).slipOfProved, null);
  });

  test('requests at even distances, this one included, look like a machine’s', () => {
    const from = (n: string, ...ago: number[]) => ago.map((seconds) => asked({ at: now - seconds * 1000, n }));
    assert.equal(ofAddress({ requests: from('nb', 90, 60, 30) }).evenIntervals, true);
    assert.equal(ofAddress({ requests: from('nb', 90, 61, 10) }).evenIntervals, false);
    assert.equal(
      ofAddress({ requests: from('elsewhere', 90, 60, 30) }).evenIntervals,
      null,
      'others’ requests are not this one’s',
    );
    assert.deepEqual([isEven([1, 2]), isEven([0, 100, 204]), isEven([0, 100, 220])], [null, true, false]);
  });
});

describe('company that bodies tell of', () => {
  test('networks that asked for an address within a day, the one that asks now included', () => {
    const at = (n: string | null, ago: number) => asked({ at: now - ago, n });
    const requests = [at('old', DAY), at('a', HOUR), at('a', MINUTE), at(null, MINUTE), at('nb', MINUTE)];
    assert.equal(ofAddress({ requests }).networksDay, 2);
    const unknown = { ...id, neighbourhood: null };
    assert.equal(ofAddress({ requests }, { id: unknown }).networksDay, 2);
    assert.equal(ofAddress({}, { id: unknown }).networksDay, null, 'of no network nothing is known');
    assert.equal(ofAddress({}).networksDay, 1);
  });

  test('addresses that a device asked codes for within a day, this one included; of no device nothing is known', () => {
    const contacts = [
      { k: 'old', at: now - DAY },
      { k: 'x', at: now - HOUR },
      { k: 'ad', at: now - MINUTE },
    ];
    const of = (device: string | null) =>
      factsOf(gathered({ id: { ...id, device }, device: { contacts } })).requester.deviceAddressesDay;
    assert.deepEqual([of('dev'), of(null)], [2, null]);
    assert.equal(factsOf(gathered({ id: { ...id, device: 'dev' } })).requester.deviceAddressesDay, 1);
  });
});

describe('the account', () => {
  test('counts a day’s wrong passwords, and places that knew the right one', () => {
    const at = (right: boolean, n: string, ago: number, familiar = false) =>
      tried({ at: now - ago, right, n, familiar });
    const facts = ofAccount({
      tries: [
        at(false, 'a', 2 * DAY),
        at(false, 'a', HOUR),
        at(true, 'a', HOUR),
        at(true, 'b', HOUR),
        at(true, 'c', HOUR, true),
      ],
    });
    assert.deepEqual([facts.wrongPasswordsDay, facts.rightPasswordPlacesDay, facts.rightPasswordAtOnce], [1, 2, null]);
  });

  test('tells a password that was right at once from one that was found', () => {
    const here = (...rights: boolean[]) =>
      ofAccount({ tries: rights.map((right, i) => tried({ at: now - 60_000 + i, right, n: 'nb' })) })
        .rightPasswordAtOnce;
    assert.deepEqual([here(true), here(false, true), here(false)], [true, false, null]);
  });

  test('a leak is a leak until the password is changed', () => {
    assert.deepEqual(
      [
        ofAccount({ leaked: now - DAY }).credentialsLeaked,
        ofAccount({ leaked: now - DAY, changed: now }).credentialsLeaked,
        ofAccount({}).credentialsLeaked,
      ],
      [true, false, false],
    );
  });

  test('times are whole and never negative, also where a clock ran ahead', () => {
    assert.deepEqual(
      [ofAccount({ seen: now + HOUR }).seenDays, ofAccount({ changed: now - 90 * MINUTE }).passwordChangedHours],
      [0, 1],
    );
    assert.equal(factsOf(gathered({ worldChangedAt: now - 150_000 })).platform.minutesSinceChange, 2);
  });
});

test('no fact holds a mark, an address or a network', () => {
  const marks = ['ad', 'mb', 'ac', 'nb'].map((m) => m.repeat(16));
  const marked: Identity = {
    ...id,
    address: marks[0]!,
    mailbox: marks[1]!,
    account: marks[2]!,
    neighbourhood: marks[3]!,
  };
  const body: AddressBody & AccountBody = {
    devices: [{ k: marks[0]!, at: now }],
    proofs: [{ a: marks[2]!, at: now }],
    requests: [asked({ at: now, d: marks[0]!, n: marks[3]! })],
    networks: [{ k: marks[3]!, at: now }],
  };
  const text = JSON.stringify(
    factsOf(
      gathered({
        id: marked,
        account: body,
        address: body,
        request: {
          ...request,
          typed: '+12025550106',
          requester: { ...request.requester, network: '203.0.113.9/32', client: 'ios/1' },
        },
      }),
    ),
  );
  for (const secret of [...marks, '2025550106', '203.0.113', 'ios', 'acc"']) assert.ok(!text.includes(secret), secret);
});
