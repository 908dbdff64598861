// Promise: one report or many, one answer a line; a faulty line is named, and the others go on.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { guide } from './guide.ts';
import { answerReports } from './json-lines.ts';
import { parseReport } from './parse-report.ts';

function lines(input: string) {
  const { output, failed } = answerReports(input);
  assert.ok(output.endsWith('\n'));
  return {
    failed,
    answers: output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  };
}

const UNASKED = parseReport({ door: 'unasked' });
const ANSWER = JSON.parse(JSON.stringify(UNASKED.ok && guide(UNASKED.report)));

describe('reports on lines', () => {
  test('a single one is answered as the page answers it', () => {
    assert.deepEqual(lines('{"door":"unasked"}'), { failed: false, answers: [ANSWER] });
  });

  test('a single one may span lines', () => {
    assert.deepEqual(lines('\n{\n  "door": "unasked",\n  "messages": [\n{"text": "x"}\n]\n}\n').answers.length, 1);
    assert.deepEqual(lines('{\r\n"door": "unasked"\r\n}').answers, [ANSWER]);
  });

  test('several are answered in their order, blank lines passed over, an opening mark of the file too', () => {
    const { answers, failed } = lines('\uFEFF{"door":"unasked"}\n\n{"door":"where_is_it"}\r\n{"door":"unasked"}');
    assert.deepEqual(
      answers.map(({ cause }) => cause),
      ['cant_tell', null, 'cant_tell'],
    );
    assert.equal(failed, false);
  });

  test('a faulty line is answered with its number and what is wrong, and the others go on', () => {
    const { answers, failed } = lines('{"door":"unasked"}\n{"door":\n\n{"count":-1}\n[]\n{"door":"unasked"}\n');
    assert.equal(failed, true);
    assert.deepEqual(
      answers.map(({ error }) => error && [error.line, error.path]),
      [undefined, [2, ''], [4, 'count'], [5, ''], undefined],
    );
    assert.deepEqual(answers[4], ANSWER);
  });

  test('a single faulty one is answered once, however many lines it spans', () => {
    const { answers, failed } = lines('\n{\n  "door": "unasked",\n  "count": oops\n}\n');
    assert.deepEqual([failed, answers.length, answers[0].error.line, answers[0].error.path], [true, 1, 2, '']);
  });

  test('nothing at all is a fault', () => {
    for (const input of ['', '\n\n']) assert.deepEqual([lines(input).failed, lines(input).answers.length], [true, 1]);
  });

  test('what was wrong is not repeated: it may hold a code', () => {
    assert.ok(!answerReports('{"messages":["483920 is your code"], oops}').output.includes('483920'));
  });
});
