// Threat: a caller sends anything at all. Every fault is named at its field, in words that say what to do, without repeating what
// was sent; nothing crashes, nothing is changed on the way, and nothing grows past its bounds.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { FieldProblem } from '../engine/errors.ts';
import { ROUTE_LIST, ROUTES, type RouteId, readerOf } from './routes.ts';
import { plainOf } from './shapes/fields.ts';
import { PROBLEMS_MAX } from './shapes/problem-details.ts';

const SEED = 20261102;

const read = (id: RouteId, body: unknown) => readerOf(ROUTES[id]).body(body);

function problems(id: RouteId, body: unknown): readonly FieldProblem[] {
  const answer = read(id, body);
  return answer.ok ? [] : answer.problems;
}

/** `path: message` of every problem. */
const said = (id: RouteId, body: unknown) => problems(id, body).map(({ path, message }) => `${path}: ${message}`);

const GOOD = { to: '+12025550123', purpose: 'sign_in' };
const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) });
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 'v']));

const BAD: readonly (readonly [what: string, id: RouteId, body: unknown, ...expected: string[]])[] = [
  ['nothing at all', 'createVerification', null, ': must be an object'],
  ['a list', 'createVerification', [], ': must be an object'],
  ['text', 'checkCode', 'code', ': must be an object'],
  ['a missing field', 'createVerification', { to: '+12025550123' }, 'purpose: is missing'],
  ['null where a field is needed', 'checkCode', { code: null }, 'code: must be text of at most 64 characters'],
  [
    'neither of two fields',
    'createVerification',
    { purpose: 'sign_in', to: null },
    'to: is missing; send to, or typed alone where nobody goes by that name',
  ],
  [
    'a wrong type, said once',
    'createVerification',
    { ...GOOD, to: 12025550123 },
    'to: must be text of at most 320 characters',
  ],
  ['text too long', 'checkCode', { code: '1'.repeat(65) }, 'code: must be text of at most 64 characters'],
  ['empty text', 'checkCode', { code: '' }, 'code: must not be empty'],
  [
    'a word of no list',
    'createVerification',
    { ...GOOD, channel: 'fax' },
    'channel: must be one of sms, email, voice, whatsapp, auto',
  ],
  ['an unknown field', 'checkCode', { code: '1', colour: 'red' }, 'colour: is not a field of this call'],
  [
    'an unknown field deeper',
    'createVerification',
    { ...GOOD, requester: { ip6: '::1' } },
    'requester.ip6: is not a field of this call',
  ],
  [
    'what the service fills in',
    'createVerification',
    { ...GOOD, requester: { apiKey: 'cs_sec_1' } },
    'requester.apiKey: is not a field of this call',
  ],
  [
    'no IP address',
    'createVerification',
    { ...GOOD, requester: { ip: '1.2.3' } },
    'requester.ip: must be an IPv4 or IPv6 address',
  ],
  [
    'a number out of range',
    'createVerification',
    { ...GOOD, requester: { asn: 2 ** 32 } },
    'requester.asn: must be from 0 to 4294967295',
  ],
  ['a fraction', 'createVerification', { ...GOOD, requester: { asn: 1.5 } }, 'requester.asn: must be a whole number'],
  [
    'a number that JSON cannot hold',
    'createVerification',
    JSON.parse('{"to":"+1","purpose":"sign_in","requester":{"asn":1e999}}'),
    'requester.asn: must be a whole number',
  ],
  [
    'a country in small letters',
    'createVerification',
    { ...GOOD, requester: { country: 'de' } },
    'requester.country: must be a country code of two capital letters, such as DE',
  ],
  [
    'a line break in a name',
    'createVerification',
    { ...GOOD, account: 'a\nb' },
    'account: must be one line without control characters',
  ],
  [
    'no language',
    'createVerification',
    { ...GOOD, locale: 'en_' },
    'locale: must be a language tag, such as en or es-MX',
  ],
  ['too many pairs', 'createVerification', { ...GOOD, metadata: many(17) }, 'metadata: must have at most 16 fields'],
  [
    'a long name of a pair',
    'createVerification',
    { ...GOOD, metadata: { ['n'.repeat(41)]: 'v' } },
    `metadata.${'n'.repeat(41)}: must have a name of 1 to 40 characters`,
  ],
  [
    'a pair that is no text',
    'createVerification',
    { ...GOOD, metadata: { plan: 3 } },
    'metadata.plan: must be text of at most 500 characters',
  ],
  [
    'names with a meaning of their own',
    'createVerification',
    JSON.parse('{"to":"+1","purpose":"sign_in","__proto__":{"a":1},"metadata":{"constructor":"x"}}'),
    '__proto__: is not a field of this call',
    'metadata.constructor: is not a field of this call',
  ],
  ['half a character', 'createVerification', { ...GOOD, to: '\ud800' }, 'to: must be well-formed text'],
  ['the character no database keeps', 'checkAddress', { typed: 'a\0b' }, 'typed: must be well-formed text'],
  [
    'half a character in a name',
    'createVerification',
    { ...GOOD, metadata: { 'two \udc00': 'v' } },
    'metadata["two \ufffd"]: must have a name of well-formed text',
  ],
  ['a proof of no kind', 'giveProof', {}, 'kind: is missing'],
  ['a proof of another kind', 'giveProof', { kind: 'luck' }, 'kind: must be one of work, device, verification'],
  [
    'a field of another proof',
    'giveProof',
    { kind: 'device', device: 't', solution: 't' },
    'solution: is not a field of this call',
  ],
  [
    'half a solution',
    'giveProof',
    { kind: 'work', solution: { counter: 1 } },
    'solution: must be the solution of the puzzle: an object of counter and derivedKey, or the same as text',
  ],
  [
    'headers of no shape',
    'checkMessage',
    { text: 'x', headers: [['From', 'x']] },
    'headers: must be the headers as text, an object of texts by name, or a list of {name, value}',
  ],
  [
    'a day that does not exist',
    'checkMessage',
    { text: 'x', receivedAt: '2026-02-29T00:00:00Z' },
    'receivedAt: must be a time in UTC such as 2026-11-02T08:00:01.200Z',
  ],
  ['more than is read', 'createVerification', many(20_000), ': holds too many values'],
  ['a field in a call without fields', 'cancelVerification', { why: 'x' }, 'why: is not a field of this call'],
  [
    'a place in a list',
    'addReports',
    { type: 'message.reported', timestamp: '2026-11-02T08:00:05.000Z', data: { id: 'msg_1', status: 'lost' } },
    'data: must be a report, or a list of reports',
  ],
  ['a list too long', 'addEvents', Array(1001).fill({}), 'events: must be a list of at most 1000'],
];

describe('a body that does not fit', () => {
  for (const [what, id, body, ...expected] of BAD) {
    test(`${what}: ${expected.join('; ')}`, () => assert.deepEqual(said(id, body), expected));
  }

  test('nested deeper than eight levels is a problem at the eighth, however deep it goes', () => {
    const at = 'in.in.in.in.in.in.in.in';
    assert.deepEqual(said('createVerification', nested(9)), [`${at}: is nested too deeply: at most 8 levels`]);
    assert.deepEqual(said('createVerification', nested(5000)), said('createVerification', nested(9)));
    assert.ok(said('createVerification', nested(8)).includes('in: is not a field of this call'));
  });

  test('has at most twenty problems', () => {
    assert.equal(problems('createVerification', many(500)).length, PROBLEMS_MAX);
    assert.equal(problems('addEvents', Array(1000).fill({})).length, PROBLEMS_MAX);
    assert.equal(problems('createVerification', { ...GOOD, metadata: many(9000) }).length, 1);
  });

  test('names a long field by its beginning', () => {
    const [problem] = problems('checkCode', { code: '1', ['f'.repeat(50_000)]: 1 });
    assert.equal(problem?.path.includes('f'.repeat(60)), true);
    assert.ok((problem?.path.length ?? 0) < 80);
  });
});

describe('a body that fits', () => {
  test('is handed on as it came: nothing converted, filled in or taken out', () => {
    const body = {
      ...GOOD,
      channel: 'auto',
      account: null,
      metadata: { plan: 'gold' },
      requester: { ip: '::1', asn: 0 },
    };
    const answer = read('createVerification', body);
    assert.equal(answer.ok && answer.value, body);
    assert.deepEqual(body, {
      ...GOOD,
      channel: 'auto',
      account: null,
      metadata: { plan: 'gold' },
      requester: { ip: '::1', asn: 0 },
    });
  });

  test('may say null for everything that may be left out', () => {
    for (const route of ROUTE_LIST) {
      const { properties = {}, required = [], examples = [] } = plainOf(route.body ?? {});
      const [example] = examples;
      const nulls = Object.keys(properties).filter(
        (name) => !required.includes(name) && name !== 'to' && name !== 'typed',
      );
      const body = { ...(example as object), ...Object.fromEntries(nulls.map((name) => [name, null])) };
      if (nulls.length > 0) assert.deepEqual(said(route.id as RouteId, body), [], route.id);
    }
  });

  test('may be left out where the route says so, but not be null', () => {
    assert.deepEqual(read('resendVerification', undefined), { ok: true, value: {} });
    assert.deepEqual(said('resendVerification', null), [': must be an object']);
    assert.deepEqual(said('createVerification', undefined), [': must be an object']);
  });

  test('may hold headers in any of three ways', () => {
    for (const headers of ['From: x', { From: 'x', Received: ['a', 'b'] }, [{ name: 'From', value: 'x' }]]) {
      assert.deepEqual(said('checkMessage', { text: 'x', headers }), []);
    }
  });
});

/** Text that stands out wherever it turns up again. */
const marked = fc.string({ unit: 'binary', maxLength: 400 }).map((text) => `§${text}`);
const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 12, stringUnit: 'binary' }),
  fc.object({
    maxDepth: 3,
    key: fc.constantFrom('to', 'requester', '__proto__', 'constructor', 'kind', 'type', '3', 'a b'),
    values: [marked],
  }),
);

describe(`any JSON (seed ${SEED})`, () => {
  test('is read or refused by every route, with problems that name a field and repeat no value', () => {
    const readers = ROUTE_LIST.map((route) => readerOf(route).body);
    const property = fc.property(anyJson, fc.nat(readers.length - 1), (value, index) => {
      const answer = readers[index]?.(value);
      if (!answer || answer.ok) return;
      assert.ok(answer.problems.length > 0 && answer.problems.length <= PROBLEMS_MAX);
      assert.ok(answer.problems.every(({ message }) => message.length > 0 && !message.includes('§')));
      assert.equal(new Set(answer.problems.map(({ path }) => path)).size, answer.problems.length);
    });
    fc.assert(property, { seed: SEED, numRuns: 3000 });
  });

  test('in the place of any field of a good body never throws either', () => {
    const bodies = ROUTE_LIST.flatMap((route) =>
      (plainOf(route.body ?? {}).examples ?? []).map((body) => ({ route, body })),
    );
    const property = fc.property(fc.constantFrom(...bodies), fc.nat(), anyJson, ({ route, body }, at, value) => {
      const names = Object.keys(plainOf(route.body ?? {}).properties ?? { type: 1, at: 1 });
      const answer = readerOf(route).body({ ...(body as object), [names[at % names.length] ?? 'type']: value });
      assert.equal(typeof answer.ok, 'boolean');
    });
    fc.assert(property, { seed: SEED, numRuns: 1000 });
  });
});
