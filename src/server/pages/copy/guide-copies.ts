/** The guide's words by language, for the server; a browser's bundle imports one language alone. */
import type { Locale } from '../../../engine/model.ts';
import { ARABIC_GUIDE_COPY } from './guide-arabic.ts';
import type { GuideCopy } from './guide-copy.ts';
import { ENGLISH_GUIDE_COPY } from './guide-english.ts';
import { SPANISH_GUIDE_COPY } from './guide-spanish.ts';

export const GUIDE_COPIES: Readonly<Record<Locale, GuideCopy>> = {
  en: ENGLISH_GUIDE_COPY,
  es: SPANISH_GUIDE_COPY,
  ar: ARABIC_GUIDE_COPY,
};
