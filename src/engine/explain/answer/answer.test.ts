// Promise: an answer in words claims no more than its evidence, in every language; whoever shows no proof reads the same as
// everybody else; and whoever gave the code away finds the button for it first.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ADVICE_CODES } from '../../causes/advice-codes.ts';
import { ALL_EVIDENCE } from '../../causes/causes.ts';
import type { Diagnosis } from '../../causes/diagnose.ts';
import { LEVEL } from '../../causes/say-level.ts';
import { ACTIONS, CAUSES, type Cause, LOCALES, type Locale } from '../../model.ts';
import { somebodyMayBeAfterIt } from './answer.ts';
import { ANSWER_WORDS, actionLabelFor, answerFor, doneFor, FAMILY_WORDS, generalAnswerFor } from './answer-for.ts';
import { type AnswerWords, EFFECTS } from './words.ts';

const SEED = Date.now() % 2 ** 31;

const LUMEN = { locale: 'en', brand: 'Lumen' } as const;

/** A diagnosis with these chances; what is left over is shared by the other causes. */
function diagnosisOf(chances: Partial<Record<Cause, number>>, more: Partial<Diagnosis> = {}): Diagnosis {
  const given = Object.values(chances).reduce((sum, one) => sum + one, 0);
  const rest = (1 - given) / (CAUSES.length - Object.keys(chances).length);
  const ranking = CAUSES.map((cause) => ({ cause, probability: chances[cause] ?? rest })).sort(
    (a, b) => b.probability - a.probability,
  );
  const { cause, probability } = ranking[0]!;
  return { cause, confidence: probability, ranking, evidence: [], cantTell: false, ...more };
}

function everySentence(words: AnswerWords): readonly string[] {
  const sides = (rows: AnswerWords['evidence']) =>
    Object.values(rows).flatMap(({ says, otherwise }) => [says, otherwise ?? []].flat());
  return [
    ...Object.values(words.causes).flatMap(({ title, tell, prevents }) => [title, tell, prevents]),
    ...sides(words.evidence),
    ...Object.values(words.advice),
    ...Object.values(words.sureness),
    words.ifSo,
    ...Object.values(words.cantTell),
    ...Object.values(words.general),
    ...Object.values(words.actions),
    ...Object.values(words.effects).flatMap(({ done, undo }) => [done, undo ?? []].flat()),
  ];
}

/** Places for a level, in the order they stand in. */
const placesIn = (sentence: string | null) => sentence?.match(new RegExp(LEVEL, 'g')) ?? [];

describe('how sure we are', () => {
  const sure = (confidence: number) => answerFor(diagnosisOf({ mistyped_contact: confidence }), LUMEN);

  test('is told in three bands, and never as a decimal', () => {
    assert.match(sure(0.97).summary, /more than 9 times in 10/);
    assert.match(sure(0.71).summary, /about 7 times in 10/);
    assert.match(sure(0.52).summary, /only about 5 times in 10/);
  });

  test('stands in the title too: nothing uncertain is put as certain', () => {
    assert.equal(sure(0.97).title, 'Somebody mistyped their number or address');
    assert.equal(sure(0.71).title, 'Most likely: somebody mistyped their number or address');
    assert.equal(sure(0.52).title, 'Perhaps: somebody mistyped their number or address');
  });

  test('comes before what is told, as an "if", unless we are almost certain', () => {
    const { tell } = ANSWER_WORDS.en.causes.mistyped_contact;
    assert.ok(sure(0.97).summary.startsWith(tell));
    for (const confidence of [0.71, 0.52]) assert.match(sure(confidence).summary, / If so: they meant their own/);
  });

  test('never reaches ten in ten, falls with the confidence, and knows no decimals, in any language', () => {
    for (const locale of LOCALES) {
      for (let percent = 30; percent <= 100; percent++) {
        const { summary } = answerFor(diagnosisOf({ phishing: percent / 100 }), { locale, brand: 'Lumen' });
        const [of, ...others] = (summary.match(/\d+([.,]\d+)?/g) ?? []).map(Number).sort((a, b) => a - b);
        assert.deepEqual(others, [10], summary);
        assert.ok(of! >= 1 && of! <= 9 && of! <= percent / 10 + 0.5, summary);
      }
    }
  });
});

describe("where we can't tell", () => {
  test('that is the cause, and the likeliest two are named without a claim', () => {
    const evidence = [{ id: 'requested.few', verdict: 'for', says: 'x', weight: 0.2 } as const];
    const answer = answerFor(diagnosisOf({ phishing: 0.4, requested: 0.35 }, { cantTell: true, evidence }), LUMEN);
    assert.equal(answer.cause, 'cant_tell');
    assert.match(answer.title, /cannot say for sure/);
    assert.match(
      answer.summary,
      /likeliest two: somebody wants to trick you out of the code; or: you asked for this code\./,
    );
    assert.doesNotMatch(answer.summary, /in 10/);
  });

  test('for want of any evidence, no cause is named', () => {
    const answer = answerFor(diagnosisOf({ phishing: 0.4, requested: 0.35 }, { cantTell: true }), LUMEN);
    assert.equal(answer.summary, 'We know too little about it to say.');
  });

  test('keeping the code to oneself leads only where somebody may be after it', () => {
    const first = (chances: Partial<Record<Cause, number>>) =>
      answerFor(diagnosisOf(chances, { cantTell: true }), LUMEN).advice[0]!.code;
    assert.equal(first({ unauthorized_login: 0.3, reset_abuse: 0.3 }), 'never_share');
    assert.equal(first({ requested: 0.45, delivery_fault: 0.4 }), 'open_official_app');
  });
});

describe('actions', () => {
  test('begin with "I shared it" wherever phishing or a compromised account may be behind it', () => {
    for (const cause of CAUSES) {
      const { actions } = answerFor(diagnosisOf({ [cause]: 0.5, phishing: 0.4 }), LUMEN);
      assert.equal(actions[0], 'i_shared_it', cause);
      assert.equal(new Set(actions).size, actions.length, cause);
    }
    assert.notEqual(answerFor(diagnosisOf({ delivery_fault: 0.9 }), LUMEN).actions[0], 'i_shared_it');
  });

  test('say what was done, then how to undo it, each once', () => {
    const says = doneFor(['code_ended', 'codes_stopped', 'address_disowned', 'changes_held'], LUMEN);
    assert.ok(says.indexOf('no longer works') < says.indexOf('Codes that strangers'));
    assert.ok(says.indexOf('the password of the account.') < says.indexOf('ask for a new one'));
    assert.equal(says.split('press “Undo”').length, 2);
    assert.equal(doneFor([], LUMEN), '');
  });

  test('have a label each, none like another', () => {
    for (const locale of LOCALES) {
      const labels = ACTIONS.map((action) => actionLabelFor(action, { locale, brand: 'Lumen' }));
      assert.equal(new Set(labels).size, ACTIONS.length, locale);
    }
  });
});

describe('advice', () => {
  test('"never share" leads only where somebody may still be after the code', () => {
    for (const cause of CAUSES) {
      const diagnosis = diagnosisOf({ [cause]: 0.95 });
      const [first] = answerFor(diagnosis, LUMEN).advice;
      if (first!.code === 'never_share') assert.ok(somebodyMayBeAfterIt(diagnosis), cause);
    }
  });

  test(`is at hand for every code, cause and confidence, and never leaves a blank (seed ${SEED})`, () => {
    const chances = fc.record({
      cause: fc.constantFrom(...CAUSES),
      confidence: fc.double({ min: 0.2, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(chances, fc.constantFrom(...LOCALES), fc.boolean(), ({ cause, confidence }, locale, cantTell) => {
        const answer = answerFor(diagnosisOf({ [cause]: confidence }, { cantTell }), { locale, brand: 'Lumen' });
        assert.ok(answer.advice.length >= 2 && answer.advice.every(({ says }) => says.length > 0));
        assert.doesNotMatch(JSON.stringify(answer), /\{\w+\}|undefined|NaN/);
      }),
      { seed: SEED },
    );
  });
});

describe('whoever shows no proof', () => {
  test('reads general words: no cause, no evidence, nothing to press', () => {
    for (const locale of LOCALES) {
      const { cause, confidence, evidence, actions, advice } = generalAnswerFor({ locale, brand: 'Lumen' });
      assert.deepEqual([cause, confidence, evidence, actions], [null, 0, [], []]);
      assert.equal(advice[0]!.code, 'never_share');
    }
  });
});

describe('the words of every language', () => {
  for (const locale of LOCALES) {
    const words = ANSWER_WORDS[locale];

    test(`${locale}: each piece of evidence, for and against, and none besides`, () => {
      assert.deepEqual(Object.keys(words.evidence).sort(), ALL_EVIDENCE.map(({ id }) => id).sort());
      for (const { id, otherwise } of ALL_EVIDENCE)
        assert.equal(words.evidence[id]!.otherwise === null, otherwise === null, id);
    });

    test(`${locale}: each advice and effect, none said twice, evidence short, no name at the beginning`, () => {
      assert.deepEqual(Object.keys(words.advice).sort(), [...ADVICE_CODES].sort());
      assert.deepEqual(Object.keys(words.effects).sort(), [...EFFECTS].sort());
      assert.equal(new Set(Object.values(words.advice)).size, ADVICE_CODES.length);
      for (const { says, otherwise } of Object.values(words.evidence))
        assert.ok(says.length <= 160 && (otherwise ?? '').length <= 160, says);
      for (const sentence of everySentence(words)) assert.doesNotMatch(sentence, /(^|[.!?] )\{brand\}/, sentence);
    });

    test(`${locale}: each family of evidence, for and against, with the level where it stands in English`, () => {
      const { families } = FAMILY_WORDS[locale];
      const all = new Map(ALL_EVIDENCE.flatMap(({ family }) => (family ? [[family.id, family]] : [])));
      assert.deepEqual(Object.keys(families).sort(), [...all.keys()].sort());
      for (const [id, { says, otherwise }] of all) {
        assert.deepEqual(placesIn(families[id]!.says), placesIn(says), id);
        assert.deepEqual(placesIn(families[id]!.otherwise), placesIn(otherwise), id);
        assert.equal(families[id]!.otherwise === null, otherwise === null, id);
      }
    });

    test(`${locale}: no digits but the number of ten and levels, so that nothing can be taken for a code`, () => {
      const levelled = new Set<string>(ALL_EVIDENCE.flatMap(({ id, family }) => (family ? [id] : [])));
      const evidence = Object.fromEntries(Object.entries(words.evidence).filter(([id]) => !levelled.has(id)));
      for (const sentence of [
        ...everySentence({ ...words, evidence }),
        ...everySentence({ ...words, evidence: FAMILY_WORDS[locale].families }),
      ])
        assert.doesNotMatch(sentence.replace(/\b(9|10)\b/g, ''), /\p{Nd}/u, sentence);
      for (const sentence of everySentence(words)) assert.doesNotMatch(sentence, /\p{Nd}{5}/u, sentence);
    });

    test(`${locale}: no two families that say the same`, () => {
      const { families } = FAMILY_WORDS[locale];
      assert.equal(new Set(Object.values(families).map(({ says }) => says)).size, Object.keys(families).length);
    });

    test(`${locale}: is not English where it should not be`, () => {
      if (locale === 'en') return;
      for (const [id, { says }] of Object.entries(words.evidence))
        assert.notEqual(says, ANSWER_WORDS.en.evidence[id]!.says, id);
    });
  }

  test('ar: is written in Arabic script, and a name in it is isolated', () => {
    for (const sentence of everySentence(ANSWER_WORDS.ar)) {
      assert.doesNotMatch(sentence.replace(/\{\w+\}/g, ''), /[A-Za-z]/, sentence);
    }
    const { title } = answerFor(diagnosisOf({ platform_glitch: 0.95 }), { locale: 'ar', brand: 'Lumen' });
    assert.match(title, /\u2068Lumen\u2069/);
  });

  test('a level is put into the sentence: shares in a hundred, times in words', () => {
    const said = (locale: Locale, id: string) => ANSWER_WORDS[locale].evidence[id]!.says;
    const late = LOCALES.map((locale) => said(locale, 'delivery_fault.took_3600'));
    assert.deepEqual(late, [
      'The message took 60 minutes or more to arrive.',
      'El mensaje tardó 60 minutos o más en llegar.',
      'بقيت الرسالة في الطريق 60 دقيقة أو أكثر.',
    ]);
    assert.match(said('en', 'delivery_fault.route_slow_20'), / 20 in a hundred /);
    assert.match(said('ar', 'platform_glitch.after_deploy_120'), / ساعتين /);
    assert.match(said('ar', 'client_malfunction.own_gap_300'), / 5 دقائق/);
    assert.match(said('ar', 'recycled_number.contact_days_700'), / 700 يوم /);
    for (const locale of LOCALES)
      for (const { says, otherwise } of Object.values(ANSWER_WORDS[locale].evidence))
        assert.doesNotMatch(says + otherwise, /[{}]/);
  });

  test('a name with a dollar sign or braces in it stays as it is', () => {
    const { title } = answerFor(diagnosisOf({ platform_glitch: 0.95 }), { locale: 'en', brand: "A$&B{n}$'" });
    assert.equal(title, "A fault at A$&B{n}$' sent this code");
  });
});

describe('English', () => {
  const sentences = everySentence(ANSWER_WORDS.en).flatMap((text) => text.match(/[^.!?:]+/g) ?? []);
  const wordsOf = (sentence: string) => sentence.match(/[A-Za-z’'-]+/g) ?? [];

  test('can be read by a child of ten: grade five or less by Flesch and Kincaid, no sentence over 24 words', () => {
    const words = sentences.flatMap(wordsOf);
    const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
    const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
    assert.ok(grade <= 5, `grade ${grade}`);
    for (const sentence of sentences) assert.ok(wordsOf(sentence).length <= 24, sentence);
  });

  test('uses no words of the trade, none that frighten or blame, none that frauds use', () => {
    const unfit =
      /\b(otp|token|pin|user|victim|session|credentials?|authenticat\w*|phishing|malicious|hack\w*|suspend\w*|(in)?valid|sorry|please|oops|forbidden|illegal|error|verify|urgent(ly)?|immediately|last chance)\b/i;
    for (const sentence of everySentence(ANSWER_WORDS.en)) assert.doesNotMatch(sentence, unfit, sentence);
  });
});

/** Groups of vowels, a silent e at the end left out: near enough to find the worst text. */
function syllablesOf(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/e$/, '')
    .match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 1);
}
