/** The evidence of families in English, which stands where they are defined. */
import { ALL_EVIDENCE } from '../../../causes/causes.ts';
import { sayTimeInEnglish } from '../../../causes/say-level.ts';
import type { FamilyWords } from '../families.ts';

export const ENGLISH_FAMILIES: FamilyWords = {
  families: Object.fromEntries(ALL_EVIDENCE.flatMap(({ family }) => (family ? [[family.id, family]] : []))),
  sayTime: sayTimeInEnglish,
};
