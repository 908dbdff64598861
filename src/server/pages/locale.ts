/**
 * Which language a page speaks: the one asked for by `?lang=`, else the best of `Accept-Language` (RFC 9110 §12.5.4), else English.
 */
import { LOCALES, type Locale } from '../../engine/model.ts';

export type Direction = 'ltr' | 'rtl';

export const DIRECTIONS: Readonly<Record<Locale, Direction>> = { en: 'ltr', es: 'ltr', ar: 'rtl' };

/** Each language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', es: 'Español', ar: 'العربية' };

const LONGEST_HEADER = 500;

export function readLocale(typed: unknown): Locale | null {
  return LOCALES.find((locale) => locale === typed) ?? null;
}

export function preferredLocale(acceptLanguage: string | undefined): Locale {
  const ranges = (acceptLanguage ?? '').slice(0, LONGEST_HEADER).split(',').map(readRange);
  const wanted = ranges.filter(({ quality }) => quality > 0).sort((one, other) => other.quality - one.quality);
  for (const { language } of wanted) {
    const locale = readLocale(language);
    if (locale) return locale;
  }
  return 'en';
}

function readRange(range: string): { readonly language: string; readonly quality: number } {
  const [tag = '', ...options] = range.split(';').map((part) => part.trim().toLowerCase());
  const given = options.find((option) => option.startsWith('q='))?.slice(2);
  const quality = given === undefined ? 1 : Number(given);
  return { language: tag.split('-')[0] ?? '', quality: quality >= 0 && quality <= 1 ? quality : 0 };
}
