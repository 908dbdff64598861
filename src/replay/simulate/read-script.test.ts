// Promise: a script that cannot be is refused by the name of the field, and what is left out has the usual value.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readScript, ScriptWrong } from './read-script.ts';

const WRONG: readonly [script: unknown, says: RegExp][] = [
  [[], /must be an object/],
  [{ day: 3 }, /^day /],
  [{ days: 0 }, /^days /],
  [{ people: 49 }, /^people /],
  [{ start: 'yesterday' }, /^start /],
  [{ countries: { XX: 1 } }, /^countries\.XX /],
  [{ countries: { DE: 0 } }, /^countries must name at least one/],
  [{ countries: { DE: -1 } }, /^countries\.DE /],
  [{ life: { dormant: 1.5 } }, /^life\.dormant /],
  [{ causes: { fishing: 1 } }, /^causes\.fishing /],
  [{ scenarios: { 'phishing/page-betwixt': 1 } }, /page-betwixt/],
  [{ scenarios: { 'phishing/page-between': -1 } }, /page-between/],
  [{ scenarios: { 'phishing/page-between': { rates: 1 } } }, /page-between/],
  [{ days: 0, people: 'all' }, /days .*people |people .*days /],
];

for (const [script, says] of WRONG) {
  test(`refused: ${JSON.stringify(script)}`, () => {
    assert.throws(
      () => readScript(script),
      (error) => error instanceof ScriptWrong && says.test(error.message),
    );
  });
}

test('an empty script is the usual world', () => {
  const { days, people, brand, scenarios } = readScript({});
  assert.deepEqual([days, people, brand], [30, 1500, 'Lumio']);
  assert.ok(Object.values(scenarios).every(({ rate }) => rate > 0));
});

test('a scenario has its own rate times that of its cause, and the others can be left out', () => {
  const said = { causes: { phishing: 2 }, scenarios: { 'phishing/favour': { rate: 3, size: 4 } }, others: false };
  const { scenarios } = readScript(said);
  assert.deepEqual(scenarios['phishing/favour'], { rate: 6, size: 4, pace: 1 });
  assert.equal(scenarios['phishing/help-desk']!.rate, 0);
});

test('the script among the examples can be read', () => {
  const root = resolve(fileURLToPath(import.meta.url), '..', '..', '..', '..', '..');
  assert.ok(readScript(JSON.parse(readFileSync(join(root, 'examples', 'world.json'), 'utf8'))).people > 0);
});
