/** The guide in English. */
import { ENGLISH } from '../../engine/explain/answer/english/words.ts';
import type { GuideWords } from './guide-words.ts';

export const ENGLISH_GUIDE: GuideWords = {
  answer: ENGLISH,
  situations: {
    on_the_phone: 'Whoever is on the phone about this code is the one who wants it, also if they know your name.',
    screen_shared: 'Whoever sees your screen sees your codes too.',
    gave_it_away: 'This happens to careful people. What counts now is to be quick.',
    asked_for_it: 'Whoever asks you for a code wants to use it in your name.',
    number_taken: 'If your phone lost its network for no reason, your number may have been moved.',
    somebody_inside: 'It looks as if somebody were in your account.',
  },
  doors: {
    where_is_it:
      'A code cannot be looked up. It is made when you begin something, and goes to the phone or e-mail that the account has.',
    does_not_come: 'Most codes come within a few minutes. If yours does not, go through this in order.',
  },
  verdicts: {
    real: 'It looks like a real message: you asked for it, and it wants nothing from you. Still, type the code only where you began.',
    fake: 'It is a fake. It wants to lead you somewhere, or to get the code from you.',
    cant_tell: 'From the text alone we cannot say if it is real. Go by the app, not by the message.',
  },
};
