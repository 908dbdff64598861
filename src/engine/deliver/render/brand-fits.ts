/**
 * Whether every message of a service can be written at all, asked once, when it is configured: a brand or a domain that is too long
 * is an error there, not a second segment on every message later.
 */
import { LOCALES, type Locale } from '../../model.ts';
import { sampleInput } from './sample-input.ts';
import { countSegments } from './segments.ts';
import { renderSms } from './sms.ts';

export type BrandFits =
  | { readonly ok: true }
  | { readonly ok: false; readonly field: 'brand' | 'domain'; readonly says: string };

/** What always fits, each with the other at its longest. One may be longer if the other is shorter. */
export const BRAND_UNITS_MAX = 20;
export const DOMAIN_LENGTH_MAX = 30;

const LONGEST_CODE = '0'.repeat(12);
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;

/**
 * Answers whether brand and domain fit a text message with the longest code: one segment in English and Spanish, two in Arabic. A
 * brand with letters outside the GSM alphabet is allowed and makes those two or three (UCS-2, counted as such).
 */
export function checkBrandFits(brand: string, domain: string): BrandFits {
  if (brand === '' || brand !== brand.trim())
    return unfit('brand', 'The brand is empty, or begins or ends with a space.');
  if (UNSEEN.test(brand) || /\p{Cs}/u.test(brand)) {
    return unfit('brand', 'The brand holds a control character, a line break or a direction mark.');
  }
  if (!DOMAIN.test(domain)) {
    return unfit(
      'domain',
      'The domain is not a host name of letters, digits, hyphens and dots (write others as xn--…).',
    );
  }
  const tooLong = LOCALES.find((locale) => !fitsIn(locale, brand, domain));
  return tooLong === undefined ? { ok: true } : tooLongBy(brand, domain, tooLong);
}

function fitsIn(locale: Locale, brand: string, domain: string): boolean {
  const { segments, encoding } = renderSms(sampleInput({ locale, brand, domain, code: LONGEST_CODE }));
  if (locale === 'ar') return (segments ?? 0) <= 2;
  return (segments ?? 0) <= (encoding === 'gsm7' ? 1 : 3);
}

function tooLongBy(brand: string, domain: string, locale: Locale): BrandFits {
  const field = domain.length > DOMAIN_LENGTH_MAX ? 'domain' : 'brand';
  const most = field === 'domain' ? DOMAIN_LENGTH_MAX : BRAND_UNITS_MAX;
  const length = field === 'domain' ? domain.length : countSegments(brand).units;
  const counted = field === 'brand' ? ' (letters such as € count as two)' : '';
  return unfit(
    field,
    `The ${field} is ${length} long${counted}; up to ${most} always fit. It is too long for a text message in ${locale}.`,
  );
}

function unfit(field: 'brand' | 'domain', says: string): BrandFits {
  return { ok: false, field, says };
}
