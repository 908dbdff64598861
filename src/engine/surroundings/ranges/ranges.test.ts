// Promise: what becomes of new numbers is counted by their ranges, each number once, faded with time, in rows that stay small whatever
// happens; and what is usual stays what it was while some ranges are pumped.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { RangeFacts } from '../../facts.ts';
import { foldAlarm } from './alarms.ts';
import type { CarrierBody, CountryBody, EverywhereBody, ProversBody } from './bodies.ts';
import { foldCarrier, foldCountry, foldEverywhere, foldProver, foldSeenProver, type RangeNews } from './fold-range.ts';
import { readRanges } from './read-ranges.ts';

const START = Date.parse('2026-11-20T12:00:00Z');
const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Happening {
  readonly what?: RangeNews['what'];
  readonly at: number;
  readonly number: string;
  readonly who?: string;
  readonly from?: string;
  readonly digit?: string;
  readonly askedAt?: number;
}

/** A service's rows, in memory. */
function openRanges() {
  let everywhere: EverywhereBody = {};
  let country: CountryBody = {};
  let carrier: CarrierBody = {};
  const tell = ({ what = 'asked', at, askedAt = at, ...rest }: Happening) => {
    const news = { what, at, askedAt, who: `who ${rest.number}`, from: 'TN', digit: '1', ...rest };
    everywhere = foldEverywhere(everywhere, 'place', news);
    country = foldCountry(country, news);
    carrier = foldCarrier(carrier, news);
  };
  const read = (now: number, more: Partial<{ who: string; from: string; digit: string }> = {}): RangeFacts =>
    readRanges({ everywhere, country, carrier }, { who: 'me', from: 'TN', digit: '1', now, ...more });
  /** The same in another country. */
  const elsewhere = (at: number, place: string) => {
    for (const what of ['asked', 'proved', 'came'] as const)
      everywhere = foldEverywhere(everywhere, place, {
        what,
        at,
        askedAt: at,
        number: '',
        who: '',
        from: '',
        digit: '',
      });
  };
  /** Everything that can be blocked was. */
  const block = (at: number, digit: string) => {
    for (const part of ['country', 'abroad', 'home'])
      country = foldAlarm(country, { type: 'range.blocked', row: 'country', part }, at);
    for (const part of ['carrier', 'close', `block ${digit}`])
      carrier = foldAlarm(carrier, { type: 'range.blocked', row: 'carrier', part }, at);
  };
  const sizes = () => [everywhere, country, carrier].map((body) => JSON.stringify(body).length);
  /** Asked for, proved half a minute later, and seen signed in after another half. */
  const person = (at: number, number: string, from = 'TN', comes = true) => {
    tell({ at, number, from });
    tell({ what: 'proved', at: at + 30 * SECOND, askedAt: at, number, from });
    if (comes) tell({ what: 'came', at: at + MINUTE, askedAt: at, number: '', from });
  };
  return { tell, read, sizes, person, elsewhere, block };
}

describe('counting', () => {
  test('a number that was asked for waits, and after two minutes it was not proved', () => {
    const { tell, read } = openRanges();
    tell({ at: START, number: 'a' });
    const at = (seconds: number) => read(START + seconds * SECOND).country;
    assert.deepEqual(at(0), { proved: 0, unproved: 0, waiting: 1 });
    assert.deepEqual(at(60), { proved: 0, unproved: 0.5, waiting: 0.5 });
    assert.deepEqual(at(120), { proved: 0, unproved: 1, waiting: 0 });
  });

  test('a number that is asked for again is one number, and one that was proved is none that was not', () => {
    const { tell, read } = openRanges();
    for (const ago of [0, 1, 2]) tell({ at: START + ago * MINUTE, number: 'a' });
    tell({ what: 'proved', at: START + 3 * MINUTE, askedAt: START, number: 'a' });
    tell({ what: 'came', at: START + 3 * MINUTE, askedAt: START, number: '' });
    const { country, carrier, block, others } = read(START + HOUR);
    for (const part of [country, carrier, block]) assert.deepEqual(part, { proved: 1, unproved: 0, waiting: 0 });
    assert.equal(others, 0);
  });

  test('a proof that comes long after counts as well', () => {
    const { tell, read } = openRanges();
    tell({ at: START, number: 'a' });
    tell({ what: 'proved', at: START + HOUR, askedAt: START, number: 'a' });
    assert.ok(read(START + HOUR).country!.proved > 0.9);
  });

  test('a number that was not reached is none, unless it was proved or is not remembered', () => {
    const { tell, read } = openRanges();
    for (const number of ['a', 'b', 'c']) tell({ at: START, number });
    tell({ what: 'failed', at: START + HOUR, askedAt: START, number: 'a', from: '' });
    tell({ what: 'failed', at: START + HOUR, askedAt: START, number: 'a', from: '' });
    tell({ what: 'failed', at: START + HOUR, askedAt: START, number: 'other', from: '' });
    const { country, origin, carrier, block } = read(START + HOUR);
    for (const part of [country, origin, carrier, block]) assert.ok(Math.abs(part!.unproved - 2) < 0.02);
  });

  test('what happened fades: half of it in a week, hardly any after two months', () => {
    const { tell, read } = openRanges();
    for (let n = 0; n < 20; n++) tell({ at: START, number: `${n}` });
    const unproved = (days: number) => read(START + days * DAY).country!.unproved;
    assert.deepEqual([unproved(1) > 18, Math.round(unproved(7)), unproved(60) < 0.4], [true, 10, true]);
  });

  test('two slips of the finger of whoever asks say nothing of a range; what others asked for does', () => {
    const { tell, read } = openRanges();
    for (const number of ['a', 'b']) tell({ at: START, number, who: 'me' });
    for (const number of ['c', 'd', 'e']) tell({ at: START, number, who: number });
    assert.ok(Math.abs(read(START + HOUR).others! - 3) < 0.02);
    assert.ok(Math.abs(read(START + HOUR, { who: 'somebody' }).others! - 5) < 0.02);
  });

  test('thousands are counted apart', () => {
    const { tell, read } = openRanges();
    for (const number of ['a', 'b', 'c']) tell({ at: START, number, digit: '7' });
    const unproved = (digit: string) => Math.round(read(START + HOUR, { digit }).block!.unproved);
    assert.deepEqual([unproved('7'), unproved('8')], [3, 0]);
  });
});

describe('where it is asked for from', () => {
  test('a destination’s people are known by where proofs come from, and the rest is counted apart', () => {
    const { tell, read, person } = openRanges();
    for (let n = 0; n < 30; n++) person(START + n * MINUTE, `p${n}`, 'TN');
    for (let n = 0; n < 20; n++) tell({ at: START + HOUR + n * MINUTE, number: `n${n}`, from: n % 2 ? 'CA' : 'NL' });
    const later = START + 3 * HOUR;
    assert.ok(read(later, { from: 'TN' }).origin!.unproved < 3);
    assert.ok(read(later, { from: 'SE' }).origin!.unproved > 19);
    assert.ok(read(later).country!.unproved > 19);
  });
});

describe('who is never seen again', () => {
  const service = () => {
    const ranges = openRanges();
    for (let n = 0; n < 10; n++) ranges.person(START + n * HOUR, `p${n}`);
    for (const place of ['b', 'c', 'd', 'e']) for (let n = 0; n < 10; n++) ranges.elsewhere(START + n * HOUR, place);
    return ranges;
  };

  test('where people are seen after they proved a number, proofs after which nobody is count as none', () => {
    const { read, person } = service();
    const before = read(START + 3 * DAY).carrier!;
    for (let n = 0; n < 20; n++) person(START + 2 * DAY + n * MINUTE, `f${n}`, 'TN', false);
    const { proved, unproved } = read(START + 3 * DAY).carrier!;
    assert.ok(proved - before.proved < 5 && unproved - before.unproved > 14, `${proved} ${unproved}`);
  });

  test('where a service tells of nobody, proofs count', () => {
    const { read, person } = openRanges();
    for (let n = 0; n < 40; n++) person(START + n * HOUR, `p${n}`, 'TN', false);
    const { proved, unproved } = read(START + 2 * DAY).country!;
    assert.ok(proved > 4 * unproved, `${proved} ${unproved}`);
  });

  test('whoever just proved a number has five minutes to be seen', () => {
    const { read, person } = service();
    const now = START + 3 * DAY;
    person(now - MINUTE, 'new', 'TN', false);
    const [soon, later] = [read(now).carrier!, read(now + 20 * MINUTE).carrier!];
    assert.ok(soon.proved - later.proved > 0.5);
  });
});

test('what is usual stays what it was while two of a dozen countries are pumped', () => {
  let body: EverywhereBody = {};
  const tell = (what: RangeNews['what'], place: string, at: number) => {
    const news = { what, at, askedAt: at, number: '', who: '', from: '', digit: '' };
    body = foldEverywhere(body, place, news);
  };
  for (let n = 0; n < 240; n++) {
    const at = START + n * HOUR;
    tell('asked', `place${n % 12}`, at);
    if (n % 24 < 13) for (const what of ['proved', 'came'] as const) tell(what, `place${n % 12}`, at);
  }
  const now = START + 10 * DAY;
  const usual = () =>
    readRanges({ everywhere: body, country: {}, carrier: {} }, { who: '', from: '', digit: '', now }).usual!;
  const before = usual();
  for (let n = 0; n < 5000; n++) tell('asked', n % 2 ? 'place1' : 'place2', now);
  assert.ok(Math.abs(usual() - before) < 0.1, `${before} ${usual()}`);
});

test('whatever happens, a row stays below 2 KiB', () => {
  const happening = fc.record({
    what: fc.constantFrom('asked', 'proved', 'came', 'failed') as fc.Arbitrary<RangeNews['what']>,
    minutes: fc.nat(40),
    number: fc.nat(400),
    from: fc.constantFrom(...'AZ BD CA DE DZ FR GB ID IN JP LK MX NG NL PH PK SE TN TR US'.split(' ')),
    digit: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(happening, { minLength: 60, maxLength: 400 }), (all) => {
      const { tell, sizes, read, block } = openRanges();
      let provers: ProversBody = {};
      let at = START;
      for (const { what, minutes, number, from, digit } of all) {
        at += minutes * MINUTE;
        const short = `${number}`.padStart(8, '0');
        tell({ what, at, askedAt: at - minutes * SECOND, number: short, who: short, from, digit: `${digit}` });
        block(at, `${digit}`);
        provers = foldProver(provers, {
          d: short,
          country: 'c'.repeat(32),
          carrier: 'd'.repeat(32),
          digit: '1',
          from,
          at,
        });
        for (const size of [...sizes(), JSON.stringify(provers).length]) assert.ok(size <= 2048, `${size}`);
      }
      assert.deepEqual(foldSeenProver(provers, provers.devices![0]!.d).devices, provers.devices!.slice(1));
      for (const part of [read(at).country!, read(at).origin!, read(at).carrier!, read(at).block!])
        for (const value of Object.values(part)) assert.ok(value >= 0 && Number.isFinite(value));
    }),
    { numRuns: 60 },
  );
});
