/** The pages' words by language. */
import type { Locale } from '../../../engine/model.ts';
import { ARABIC_COPY } from './arabic.ts';
import type { Copy } from './copy.ts';
import { ENGLISH_COPY } from './english.ts';
import { SPANISH_COPY } from './spanish.ts';

export const COPIES: Readonly<Record<Locale, Copy>> = { en: ENGLISH_COPY, es: SPANISH_COPY, ar: ARABIC_COPY };
