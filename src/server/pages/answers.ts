/**
 * An explanation in the words of the page's language. As it was given, where that is the language it was given in; otherwise diagnosed
 * again from the same record, so that nobody has to ask twice to read it in another.
 */
import type { Engine } from '../../engine/engine.ts';
import type { Answer } from '../../engine/explain/answer/answer.ts';
import { answerFor, generalAnswerFor } from '../../engine/explain/answer/answer-for.ts';
import type { StoredExplanation } from '../../engine/ports.ts';
import type { View } from './view.ts';

export type { Answer } from '../../engine/explain/answer/answer.ts';
export type { GeneralAnswer } from '../../engine/explain/answer/answer-for.ts';

/** Undefined: there was no proof, and only general words are for everybody. */
export async function findAnswer(
  engine: Engine,
  view: View,
  explanation: StoredExplanation,
): Promise<Answer | undefined> {
  const { verification, proof, locale, answer } = explanation;
  if (proof === 'none' || verification === null) return undefined;
  if (locale === view.locale) return answer as unknown as Answer;
  const recalled = await engine.diagnose(view.service.id, verification);
  return recalled && answerFor(recalled.diagnosis, { locale: view.locale, brand: view.service.brand });
}

export function generalAnswer({ locale, service }: View) {
  return generalAnswerFor({ locale, brand: service.brand });
}
