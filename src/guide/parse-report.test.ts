// Threat: a report from anywhere, with anything in it. What is there has to be right and known, and what is wrong is named.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { EMPTY_REPORT, parseReport } from './parse-report.ts';

const SEED = Date.now() % 2 ** 31;

const problem = (json: unknown) => {
  const parsed = parseReport(json);
  assert.equal(parsed.ok, false, JSON.stringify(json));
  return parsed as { path: string; says: string };
};

describe('a report', () => {
  test('may leave out or blank every field', () => {
    for (const json of [{}, EMPTY_REPORT, { door: null }]) {
      const parsed = parseReport(json);
      assert.deepEqual(parsed, { ok: true, report: EMPTY_REPORT });
    }
  });

  test('is taken as it is where it is right', () => {
    const told = { door: 'unasked', count: 3, withinHours: 0.5, regular: true, tried: ['wait'], service: 'Lumen' };
    const parsed = parseReport(told);
    assert.deepEqual(parsed, { ok: true, report: { ...EMPTY_REPORT, ...told } });
  });

  test('takes messages as texts or with a sender, mixed', () => {
    const parsed = parseReport({
      messages: ['one', { from: 'Lumen', text: 'two' }, { from: null, text: 'three' }, { text: 'four' }],
    });
    assert.deepEqual(parsed.ok && parsed.report.messages, [
      { from: null, text: 'one' },
      { from: 'Lumen', text: 'two' },
      { from: null, text: 'three' },
      { from: null, text: 'four' },
    ]);
  });

  test('is refused by the name of what is wrong', () => {
    const wrong: readonly (readonly [unknown, string])[] = [
      [{ door: 'window' }, 'door'],
      [{ count: '3' }, 'count'],
      [{ count: -1 }, 'count'],
      [{ minutesAfter: Number.NaN }, 'minutesAfter'],
      [{ regular: 'yes' }, 'regular'],
      [{ askedMyself: true }, 'askedMyself'],
      [{ tried: 'wait' }, 'tried'],
      [{ tried: ['wait', 'pray'] }, 'tried[1]'],
      [{ messages: [{ from: 'x' }] }, 'messages[0].text'],
      [{ messages: [{ text: null }] }, 'messages[0].text'],
      [{ messages: ['a', { text: 'b', at: 1 }] }, 'messages[1].at'],
      [{ messages: [null] }, 'messages[0]'],
      [{ colour: 'red' }, 'colour'],
      [{ service: 'x'.repeat(201) }, 'service'],
      [{ messages: ['x'.repeat(10_001)] }, 'messages[0]'],
      [{ messages: Array(51).fill('x') }, 'messages'],
    ];
    for (const [json, path] of wrong) assert.equal(problem(json).path, path);
  });

  test('is an object and nothing else', () => {
    for (const json of [null, 3, 'x', true, [], [{}], undefined]) assert.equal(problem(json).path, '');
  });

  test('has no fields that only every object has', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      assert.equal(problem(JSON.parse(`{"${name}": true}`)).path, name);
    }
  });

  test(`never makes the reader throw, and what is wrong is said shortly (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const parsed = parseReport(json);
        if (!parsed.ok) assert.ok(parsed.says.endsWith('.') && parsed.path.length <= 210);
      }),
      { seed: SEED },
    );
  });
});
