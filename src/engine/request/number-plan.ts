/**
 * The world's numbering plans, as libphonenumber knows them, behind the few questions this folder asks. Nothing here throws: a
 * number that cannot be read is null. Why this library and what it costs: docs/decisions/0007-phone-and-mail-parsing.md.
 */
import libphonenumber from 'google-libphonenumber';

const { PhoneNumberFormat, PhoneNumberUtil, ShortNumberInfo } = libphonenumber;
const plans = PhoneNumberUtil.getInstance();
const shortNumbers = ShortNumberInfo.getInstance();

export type PhoneLine = 'mobile' | 'fixed' | 'fixed_or_mobile' | 'voip' | 'other';

/** By libphonenumber's PhoneNumberType, 0 to 10. */
const KINDS = [
  'fixed',
  'mobile',
  'fixed_or_mobile',
  'toll_free',
  'premium',
  'shared_cost',
  'voip',
  'personal',
  'pager',
  'uan',
  'voicemail',
] as const;
export type NumberKind = (typeof KINDS)[number];

/** One way to understand a row of digits. */
export interface Reading {
  readonly e164: string;
  /** ISO 3166-1 alpha-2; `001` for satellite and other global networks; null where the plan knows no such range. */
  readonly country: string | null;
  /** Null: the plan knows no such range. */
  readonly kind: NumberKind | null;
  readonly national: string;
  readonly countryCode: string;
  /** The digits were taken as a national number, with no country code or dialling prefix in them. */
  readonly isNational: boolean;
}

/** libphonenumber's CountryCodeSource.FROM_DEFAULT_COUNTRY. */
const FROM_REGION = 20;

/** Reads digits as dialled in `region` (ISO 3166-1 alpha-2), or, where it is null, as country code and national number. */
export function readNumber(digits: string, region: string | null): Reading | null {
  const parsed = parse(region === null ? `+${digits}` : digits, region ?? 'ZZ');
  if (parsed === null) return null;
  const country = plans.getRegionCodeForNumber(parsed) ?? null;
  return {
    e164: plans.format(parsed, PhoneNumberFormat.E164),
    country,
    kind: country === null ? null : kindOf(parsed),
    national: plans.getNationalSignificantNumber(parsed),
    countryCode: String(parsed.getCountryCodeOrDefault()),
    isNational: parsed.getCountryCodeSource() === FROM_REGION,
  };
}

function kindOf(parsed: libphonenumber.PhoneNumber): NumberKind | null {
  const type: number = plans.getNumberType(parsed);
  return KINDS[type] ?? null;
}

/** The number as people write it for other countries: `+49 1511 2345678`. */
export function formatInternational(e164: string): string {
  const parsed = parse(e164, 'ZZ');
  return parsed === null ? e164 : plans.format(parsed, PhoneNumberFormat.INTERNATIONAL);
}

/** What is dialled in front of a national number within `region`; null where nothing is, or need not be. */
export function trunkPrefix(region: string): string | null {
  const prefix = plans.getNddPrefixForRegion(region, true) ?? null;
  return prefix === '1' ? null : prefix;
}

/** The country that a country code is mostly used for: US for 1, GB for 44. */
export function mainRegion(countryCode: string): string {
  return plans.getRegionCodeForCountryCode(Number(countryCode));
}

/** Whether the digits, dialled in `region`, reach an emergency service. */
export function isEmergency(digits: string, region: string): boolean {
  return shortNumbers.isEmergencyNumber(digits, region as libphonenumber.RegionCode);
}

/** Whether the digits are a short number of services in `region`. */
export function isShortNumber(digits: string, region: string): boolean {
  const parsed = parse(digits, region);
  return parsed !== null && shortNumbers.isValidShortNumberForRegion(parsed, region as libphonenumber.RegionCode);
}

/**
 * Why the plan knows no such number: digits too few, digits too many, or neither. Where a country's lengths vary and don't tell,
 * the number is held against what it would be with up to four digits less or six more.
 */
export function judgeLength(e164: string): 'short' | 'long' | null {
  const parsed = parse(e164, 'ZZ');
  if (parsed === null) return e164.length > 16 ? 'long' : null;
  const { TOO_SHORT, TOO_LONG, IS_POSSIBLE_LOCAL_ONLY } = PhoneNumberUtil.ValidationResult;
  const result = plans.isPossibleNumberWithReason(parsed);
  if (result === TOO_SHORT || result === IS_POSSIBLE_LOCAL_ONLY) return 'short';
  if (result === TOO_LONG) return 'long';
  if ([1, 2, 3, 4].some((less) => isKnown(e164.slice(0, -less)))) return 'long';
  return [1, 2, 3, 4, 5, 6].some((more) => isKnown(e164 + '1'.repeat(more))) ? 'short' : null;
}

function isKnown(e164: string): boolean {
  const parsed = parse(e164, 'ZZ');
  return parsed !== null && plans.isValidNumber(parsed);
}

function parse(number: string, region: string): libphonenumber.PhoneNumber | null {
  try {
    return plans.parseAndKeepRawInput(number, region);
  } catch {
    return null;
  }
}
