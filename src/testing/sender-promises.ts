/** The promises of a sender by the names of their tests. */
import * as life from './sender-life.ts';
import * as sending from './sender-sending.ts';
import type { Keep } from './sender-under-test.ts';

export const SENDER_PROMISES: Readonly<Record<string, Keep>> = {
  'says what it is': life.saysWhatItIs,
  'sends each message once, with its words': sending.sendsEachOnce,
  'takes an empty batch': sending.takesAnEmptyBatch,
  'answers in the order of what was asked, and a bad message spoils no other': sending.answersInOrder,
  'keeps what the far side refuses apart from what it takes': sending.keepsRefusalsApart,
  'refuses control characters in what becomes headers, and sends nothing': sending.refusesControlCharacters,
  'carries any text as one message': sending.carriesAnyText,
  'repeats neither address nor code in a result': sending.saysNothingOfIt,
  'drops a double': sending.dropsDoubles,
  'takes several batches at once': life.takesBatchesAtOnce,
  'leaves what it was given alone': life.leavesItsInputAlone,
  'asks to try again, and does not throw, when the far side is gone': life.outlivesItsFarSide,
  'closes as often as it is told to, and then takes nothing': life.closesTwice,
  'finishes what is under way before it closes, and hands back the rest': life.finishesBeforeItCloses,
};
