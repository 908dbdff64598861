// Promise: every piece of evidence has one name for ever, a sentence that a worried person understands, and weights; no weight is
// left over from evidence that is gone.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ACTIONS, CAUSES } from '../model.ts';
import { ADVICE_CODES } from './advice-codes.ts';
import { ALL_EVIDENCE, CAUSE_DEFINITIONS } from './causes.ts';
import { JUDGED_WEIGHTS } from './judged-weights.ts';
import { turnedEvidence, WEIGHTS, type Weights, weightProblems } from './weights.ts';

/** Words of the trade, words that frighten or blame, and what a diagnosis must not claim to know of a person. */
const NOT_PLAIN =
  /\b(otp|token|pin|user|victim|session|requester|credential|authenticat\w*|malicious|hack\w*|suspend\w*|(in)?valid|sorry|please|error|verify)\b/i;

const definitions = CAUSES.map((cause) => CAUSE_DEFINITIONS[cause]);

describe('a cause', () => {
  test('is filed under its own name and offers advice and actions that exist, each once', () => {
    for (const [name, { cause, advice, actions }] of Object.entries(CAUSE_DEFINITIONS)) {
      assert.equal(cause, name);
      assert.ok(advice.length > 0 && actions.length > 0, cause);
      assert.ok(advice.every((code) => ADVICE_CODES.includes(code)) && new Set(advice).size === advice.length, cause);
      assert.ok(actions.every((action) => ACTIONS.includes(action)) && new Set(actions).size === actions.length, cause);
    }
  });

  test('offers "I shared it" first where somebody has or wants the code from the holder', () => {
    assert.equal(CAUSE_DEFINITIONS.phishing.actions[0], 'i_shared_it');
    assert.equal(CAUSE_DEFINITIONS.compromised_account.actions[0], 'i_shared_it');
  });

  test('is told in plain words, and no sentence begins with a name we do not know', () => {
    for (const { cause, title, tell, prevents } of definitions) {
      for (const sentence of [title, tell, prevents]) {
        assert.doesNotMatch(sentence, NOT_PLAIN, cause);
        assert.doesNotMatch(sentence, /(^|[.!?] )\{brand\}/, cause);
      }
    }
  });
});

describe('evidence', () => {
  test('has an id of its own, which begins with its cause', () => {
    assert.equal(new Set(ALL_EVIDENCE.map(({ id }) => id)).size, ALL_EVIDENCE.length);
    for (const { id, cause } of ALL_EVIDENCE) assert.match(id, new RegExp(`^${cause}\\.[a-z_0-9]+(\\.[0-9]+)?$`));
  });

  test('has three pieces or more for each cause', () => {
    for (const { cause, evidence } of definitions) assert.ok(evidence.length >= 3, cause);
  });

  test('is said in one short plain sentence for each side', () => {
    for (const { id, says, otherwise } of ALL_EVIDENCE) {
      for (const sentence of otherwise === null ? [says] : [says, otherwise]) {
        assert.match(sentence, /^[A-Z].*\.$/, id);
        assert.ok(sentence.length <= 160, id);
        assert.doesNotMatch(sentence, NOT_PLAIN, id);
      }
    }
  });
});

describe('the weights', () => {
  test('fit the evidence, both ways round', () => assert.deepEqual(weightProblems(WEIGHTS), []));

  test('by judgement fit the evidence they name, and count the right way round', () => {
    assert.deepEqual(turnedEvidence(JUDGED_WEIGHTS), []);
    const problems = weightProblems(JUDGED_WEIGHTS);
    assert.deepEqual(
      problems.filter((problem) => !problem.endsWith('has no weights')),
      [],
    );
  });

  test('weigh nothing that has no sentence', () => {
    for (const { evidence } of [WEIGHTS, JUDGED_WEIGHTS])
      for (const { id, otherwise } of ALL_EVIDENCE)
        if (otherwise === null) assert.equal(evidence[id]?.against ?? null, null, id);
  });

  test('are found wanting where a row is missing, unknown or not ten numbers', () => {
    const [first, second, third] = ALL_EVIDENCE.map(({ id }) => id);
    const { [first!]: _, ...rest } = WEIGHTS.evidence;
    const spoiled: Weights = {
      ...WEIGHTS,
      evidence: {
        ...rest,
        [second!]: { for: [1, 0, 0], against: null },
        [third!]: { for: null, against: [0, 0, 0, 0, 0, 0, 0, 0, 0, Number.NaN] },
        'requested.gone': { for: null, against: null },
      },
    };
    assert.equal(weightProblems(spoiled).length, 4);
    assert.deepEqual(weightProblems({ ...WEIGHTS, prior: [0, Number.NaN] }), ['the prior is not ten numbers']);
  });

  test('that count against their own cause are found', () => {
    const [first, second] = ALL_EVIDENCE.map(({ id }) => id);
    const turned = {
      [first!]: { for: [-1, 0, 0, 0, 0, 0, 0, 0, 0, 0], against: null },
      [second!]: { for: null, against: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
    };
    assert.deepEqual(turnedEvidence({ ...JUDGED_WEIGHTS, evidence: { ...JUDGED_WEIGHTS.evidence, ...turned } }), [
      first,
      second,
    ]);
  });
});
