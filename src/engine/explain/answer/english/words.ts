/** The answer in English. Causes and evidence have their words where they are defined. */
import { UNMEASURED_CAUSES, UNMEASURED_EVIDENCE } from '../../../causes/unmeasured.ts';
import type { AnswerWords } from '../words.ts';
import { ENGLISH_ACTIONS, ENGLISH_EFFECTS } from './actions.ts';
import { ENGLISH_ADVICE } from './advice.ts';

export const ENGLISH: AnswerWords = {
  locale: 'en',
  thisService: 'this service',
  rightToLeft: false,
  causes: UNMEASURED_CAUSES,
  evidence: Object.fromEntries(UNMEASURED_EVIDENCE.map((evidence) => [evidence.id, evidence])),
  advice: ENGLISH_ADVICE,
  hedges: { likely: 'Most likely: ', perhaps: 'Perhaps: ' },
  sureness: {
    sure: 'In a case like this, that is right more than 9 times in 10.',
    likely: 'In a case like this, that is right about {n} times in 10.',
    perhaps: 'It fits best, but in a case like this it is right only about {n} times in 10.',
  },
  ifSo: 'If so: ',
  cantTell: {
    title: 'We cannot say for sure why this code came',
    several: 'What we know fits more than one reason.',
    little: 'We know too little about it to say.',
    two: 'The likeliest two: {first}; or: {second}.',
  },
  general: {
    title: 'Why a code can come that you did not ask for',
    summary:
      'Often somebody mistyped their own number, tried a stolen password, or asked for a new one. A code that you keep to yourself lets nobody in. With the reference from the message, we can tell you more, unless it is too long ago.',
  },
  actions: ENGLISH_ACTIONS,
  effects: ENGLISH_EFFECTS,
};
