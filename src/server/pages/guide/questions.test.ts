// Promise: whatever somebody answers, the guide comes to an end with advice; what it tells itself is a report as the contract has it;
// and nothing that presses waits behind a further question.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DOORS, type Door } from '../../../engine/causes/told-report.ts';
import { guide } from '../../../guide/guide.ts';
import { EMPTY_REPORT, parseReport } from '../../../guide/parse-report.ts';
import { situationsOf } from '../../../guide/urgent.ts';
import {
  type Answered,
  choicesOf,
  interrupts,
  nextQuestion,
  QUESTIONS,
  type Question,
  reportFrom,
} from './questions.ts';

const MOST_QUESTIONS = 15;
const SEED = 20261120;

/** Answers every question by `pick`, which gets the number of ways to answer: each choice, or passing over. */
function walk(door: Door, pick: (ways: number) => number): readonly Answered[] {
  const answered: Answered[] = [];
  for (;;) {
    const report = { ...reportFrom(EMPTY_REPORT, door, answered), door };
    const question = nextQuestion(report, answered);
    if (question === null) return answered;
    assert.ok(answered.length < MOST_QUESTIONS, 'asks without end');
    const choices = Object.entries(choicesOf(question));
    const [choice, told] = choices[pick(choices.length + 1)] ?? [null, {}];
    answered.push({ question, choice, told });
  }
}

test(`every way through every door ends, in a report that parses and in advice (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.constantFrom(...DOORS), fc.infiniteStream(fc.nat({ max: 99 })), (door, numbers) => {
      const answered = walk(door, (ways) => numbers.next().value % ways);
      const report = reportFrom(EMPTY_REPORT, door, answered);
      const parsed = parseReport(JSON.parse(JSON.stringify(report)));
      assert.ok(parsed.ok, JSON.stringify(parsed));
      const { advice, ranking, says } = guide(parsed.report);
      assert.ok(advice.length > 0 && says.length > 0);
      assert.equal(ranking.length, door === 'does_not_come' || door === 'where_is_it' ? 0 : 10);
      assert.equal(new Set(answered.map(({ question }) => question)).size, answered.length, 'asks nothing twice');
    }),
    { numRuns: 500, seed: SEED },
  );
});

test('every question stands behind some door', () => {
  const asked = new Set<Question>();
  for (const door of DOORS)
    for (let way = 0; way < 8; way++)
      for (const { question } of walk(door, (ways) => Math.min(way, ways - 1))) asked.add(question);
  assert.deepEqual([...asked].sort(), Object.keys(QUESTIONS).sort());
});

describe('what presses', () => {
  const empty = (door: Door) => ({ ...EMPTY_REPORT, door });

  test('interrupts at the door', () => {
    assert.deepEqual(
      DOORS.filter((door) => interrupts(null, empty(door))),
      ['asked_for_my_code', 'gave_code'],
    );
  });

  test('interrupts once, when it is first told', () => {
    const before = empty('unasked');
    const after = { ...before, onThePhoneNow: true };
    assert.equal(interrupts(before, after), true);
    assert.equal(interrupts(after, after), false);
    assert.equal(interrupts(after, { ...after, sharedScreen: true }), true);
  });

  test('is asked before all else where nothing is known', () => {
    for (const choice of ['phone', 'wrote']) {
      const told = choicesOf('contacted')[choice]!;
      assert.ok(situationsOf({ ...empty('unasked'), ...told }).length > 0, choice);
    }
    assert.equal(nextQuestion(empty('unasked'), []), 'contacted');
  });
});
