/** What the guide says beside the answer's own words, one set a language. A bundle takes in only the language it imports. */
import type { AnswerWords } from '../../engine/explain/answer/words.ts';
import type { Situation } from '../urgent.ts';

export interface GuideWords {
  readonly answer: AnswerWords;
  readonly situations: Readonly<Record<Situation, string>>;
  readonly doors: { readonly where_is_it: string; readonly does_not_come: string };
  readonly verdicts: { readonly real: string; readonly fake: string; readonly cant_tell: string };
}
