// Promise: a setting changes the limit it names and nothing else; what contradicts itself is refused with the row and the field named,
// and what is loosened is said.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DEFAULT_LIMITS } from '../engine/policy/limits.ts';
import { limitsOf, loosenedIn } from './limits-of-settings.ts';
import { readSettings, SettingsWrong } from './read-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'cs-limits-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function read(given: unknown, env: NodeJS.ProcessEnv = {}) {
  const path = join(folder, 'settings.json');
  writeFileSync(path, JSON.stringify({ limits: given }));
  const limits = limitsOf(readSettings({ ...env, COUNTERSIGN_CONFIG: path }).limits, DEFAULT_LIMITS);
  return { limits, loosened: loosenedIn(limits, DEFAULT_LIMITS) };
}
const named = (limits: readonly { name: string }[], name: string) => limits.find((limit) => limit.name === name);

test('without settings the limits are those that there were', () => {
  assert.deepEqual(limitsOf([], DEFAULT_LIMITS), DEFAULT_LIMITS);
});

test('what is named is replaced, field by field', () => {
  const { limits, loosened } = read([{ name: 'issue.any.per_address', max: 3 }]);
  const before = named(DEFAULT_LIMITS, 'issue.any.per_address');
  assert.deepEqual(named(limits, 'issue.any.per_address'), { ...before, max: 3 });
  assert.deepEqual(limits.length, DEFAULT_LIMITS.length);
  assert.deepEqual(loosened, []);
});

test('a new name is a limit of its own, which says what it is by its name', () => {
  const { limits, loosened } = read([{ name: 'issue.sms.per_destination_day', max: 500 }]);
  const { stage, channel, per, windowSeconds, max, window } = limits.at(-1)!;
  assert.deepEqual(
    [stage, channel, per, windowSeconds, max, window],
    ['issue', 'sms', 'destination', 86_400, 500, 'fixed'],
  );
  assert.deepEqual(loosened, []);
});

test('what holds less than by default is said, and so is what is removed', () => {
  const { limits, loosened } = read([
    { name: 'check.any.per_network', max: 10_000, maxWithFamiliar: 12_000 },
    { name: 'issue.any.per_prefix', removeThisLimit: true },
    { name: 'issue.any.per_account', max: 1 },
    { name: 'issue.any.per_country', windowSeconds: 60 },
  ]);
  assert.deepEqual(loosened, ['issue.any.per_country', 'issue.any.per_prefix', 'check.any.per_network']);
  assert.equal(named(limits, 'issue.any.per_prefix'), undefined);
});

test('from the environment as well', () => {
  const { limits } = read([], { COUNTERSIGN_LIMITS_0_NAME: 'issue.any.per_address', COUNTERSIGN_LIMITS_0_MAX: '2' });
  assert.equal((named(limits, 'issue.any.per_address') as { max?: number })?.max, 2);
});

const WRONG: readonly (readonly [unknown, RegExp])[] = [
  [
    [{ name: 'issue.any.per_planet', max: 1, windowSeconds: 60 }],
    /limits: issue\.any\.per_planet: name is of no default/,
  ],
  [
    [{ name: 'issue.any.per_address', max: 9 }],
    /limits: issue\.any\.per_address: maxWithFamiliar must be .* not below max/,
  ],
  [[{ name: 'issue.any.per_address_day', windowSeconds: 60 }], /windowSeconds is 60, and the name says 86400/],
  [[{ name: 'issue.sms.per_address', max: 1 }], /issue\.sms\.per_address: windowSeconds is missing/],
  [[{ name: 'issue.sms.per_address_day' }], /issue\.sms\.per_address_day: max is missing/],
  [[{ name: 'check.any.per_key', window: 'sliding' }], /window is sliding, and a counter in 8 shards has a fixed one/],
  [
    [{ name: 'issue.sms.per_asn_day', removeThisLimit: true }],
    /issue\.sms\.per_asn_day: there is no such limit to be removed/,
  ],
  [
    [
      { name: 'issue.any.per_address', max: 1 },
      { name: 'issue.any.per_address', max: 2 },
    ],
    /name stands there twice/,
  ],
  [[{ name: 'issue.any.per_address', max: 'many' }], /limits\.0\.max: must be integer/],
  [[{ name: 'issue.any.per_address', most: 1 }], /limits\.0: unknown key most/],
  [[{ max: 1 }], /limits\.0: must have required property 'name'/],
];
for (const [limits, says] of WRONG)
  test(`refused: ${says.source}`, () =>
    assert.throws(
      () => read(limits),
      (error) => error instanceof SettingsWrong && says.test(error.message),
    ));
