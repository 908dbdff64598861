/** The evidence of families in words: one sentence a family and language, and the level of each piece put into it. */
import { ALL_EVIDENCE } from '../../causes/causes.ts';
import type { OfFamily } from '../../causes/evidence.ts';
import { type SayTime, sayLevel } from '../../causes/say-level.ts';
import type { AnswerWords, EvidenceWords } from './words.ts';

/** By the ids of families; their sentences hold the same place for the level as the English ones do. */
export interface FamilyWords {
  readonly families: Readonly<Record<string, EvidenceWords>>;
  readonly sayTime: SayTime;
}

/** These words and, beside them, a sentence for each piece of a family; none where the language lacks the family's. */
export function withFamilies(words: AnswerWords, { families, sayTime }: FamilyWords): AnswerWords {
  const evidence: Record<string, EvidenceWords> = { ...words.evidence };
  for (const { id, otherwise, family } of ALL_EVIDENCE) {
    const template = family && families[family.id];
    if (template) evidence[id] = filled(template, family, otherwise !== null, sayTime);
  }
  return { ...words, evidence };
}

function filled(template: EvidenceWords, { level }: OfFamily, hasOtherwise: boolean, sayTime: SayTime): EvidenceWords {
  const { says, otherwise } = template;
  return {
    says: sayLevel(says, level, sayTime),
    otherwise: hasOtherwise && otherwise !== null ? sayLevel(otherwise, level, sayTime) : null,
  };
}
