/**
 * Phone numbers as people type them, to E.164 or to the one sentence that says what is wrong. Knowing the kind of number before
 * anything is sent is the cheapest defence there is: premium and satellite ranges are where toll fraud earns.
 */
import type { Address, Channel } from '../model.ts';
import {
  type AddressProblem,
  type AddressProblemCode,
  type AddressRefusal,
  addressProblem,
  refuseAddress,
} from './address-problems.ts';
import { findFictional } from './fictional-numbers.ts';
import {
  isEmergency,
  isShortNumber,
  judgeLength,
  mainRegion,
  type NumberKind,
  type PhoneLine,
  type Reading,
  readNumber,
} from './number-plan.ts';
import { findReading } from './phone-readings.ts';
import { type PhoneText, readPhoneText } from './phone-text.ts';

/** What a service allows; the fields of `Service` in model.ts that matter here. */
export interface AddressOptions {
  /** ISO 3166-1 alpha-2; numbers without a country code are read as the first one's. */
  readonly regions: readonly string[];
  readonly allowFictional: boolean;
  /** Empty: the regions. `['*']`: every country. Satellite and other global networks only where `001` is listed by name. */
  readonly allowCountries: readonly string[];
}

export interface PhoneAddress {
  readonly ok: true;
  readonly address: Address;
  readonly country: string;
  readonly line: PhoneLine;
  readonly isFictional: boolean;
  /** The number is not simply the digits that were typed: a country code was added, or a zero or prefix taken away. */
  readonly isMended: boolean;
}

const REFUSED_KINDS: Readonly<Partial<Record<NumberKind, AddressProblemCode>>> = {
  premium: 'phone_premium',
  shared_cost: 'phone_shared_cost',
  toll_free: 'phone_toll_free',
  uan: 'phone_uan',
  personal: 'phone_personal',
  pager: 'phone_pager',
  voicemail: 'phone_voicemail',
};

const E164 = /^\+[1-9]\d{4,14}$/;
/** Every GSM phone takes these for a call for help, wherever it is (3GPP TS 22.101). */
const EMERGENCY_EVERYWHERE = new Set(['112', '911']);
const SHORT_DIGITS_MAX = 6;
const COUNTRY_DIGITS_MAX = 3;

export function parsePhone(typed: string, options: AddressOptions): PhoneAddress | AddressRefusal {
  const text = readPhoneText(typed);
  if (!text.ok) return text;
  const service = findServiceNumber(text, options.regions);
  if (service !== null) return refuseAddress(service);
  const result = findReading(text, { regions: options.regions, isAllowed: (reading) => isAllowed(reading, options) });
  if (result.found === 'several') {
    return { ...refuseAddress('phone_ambiguous'), readings: result.readings.map((reading) => reading.e164) };
  }
  if (result.found === 'none') return refuseAddress(explainUnknown(text, result.nearest));
  return judgeReading(result.reading, text, options);
}

/** A value that already is E.164, by shape only (ITU-T E.164: 15 digits at most): for what is imported or replayed. */
export function parseE164Loose(value: string): Address | null {
  return E164.test(value) ? { kind: 'phone', value } : null;
}

/** What speaks against reaching this kind of line on this channel: text messages do not reach a landline. */
export function judgeLine(line: PhoneLine, channel: Channel): AddressProblem | null {
  return channel === 'sms' && line === 'fixed' ? addressProblem('phone_landline') : null;
}

function findServiceNumber(text: PhoneText, regions: readonly string[]): AddressProblemCode | null {
  const { digits, isInternational } = text;
  if (digits.length > SHORT_DIGITS_MAX + COUNTRY_DIGITS_MAX) return null;
  if (EMERGENCY_EVERYWHERE.has(digits)) return 'phone_emergency';
  const reading = isInternational ? readNumber(digits, null) : null;
  const short = isInternational ? reading?.national : digits;
  if (short === undefined || short.length > SHORT_DIGITS_MAX) return null;
  const places = isInternational ? [mainRegion(reading?.countryCode ?? '')] : regions;
  if (places.some((region) => isEmergency(short, region))) return 'phone_emergency';
  return !isInternational && places.some((region) => isShortNumber(short, region)) ? 'phone_short' : null;
}

function explainUnknown(text: PhoneText, nearest: Reading | null): AddressProblemCode {
  if (nearest === null) {
    if (text.digits.length > 15) return 'phone_too_long';
    return text.digits.length < 5 ? 'phone_too_short' : 'phone_impossible';
  }
  const length = judgeLength(nearest.e164);
  if (length === null) return 'phone_impossible';
  return length === 'short' ? 'phone_too_short' : 'phone_too_long';
}

function judgeReading(reading: Reading, text: PhoneText, options: AddressOptions): PhoneAddress | AddressRefusal {
  const fiction = findFictional(reading.e164);
  if (fiction !== null && !options.allowFictional) return refuseAddress('phone_fictional');
  if (!isAllowed(reading, options)) return refuseAddress('country_not_allowed');
  const refused = fiction === null && reading.kind !== null ? REFUSED_KINDS[reading.kind] : undefined;
  if (refused !== undefined) return refuseAddress(refused);
  if (!E164.test(reading.e164)) return refuseAddress('phone_too_long');
  return {
    ok: true,
    address: { kind: 'phone', value: reading.e164 },
    country: countryOf(reading),
    line: fiction?.line ?? lineOf(reading.kind),
    isFictional: fiction !== null,
    isMended: !text.isInternational || reading.e164 !== `+${text.digits}`,
  };
}

function lineOf(kind: NumberKind | null): PhoneLine {
  return kind === 'fixed' || kind === 'mobile' || kind === 'fixed_or_mobile' || kind === 'voip' ? kind : 'other';
}

function countryOf(reading: Reading): string {
  return reading.country ?? findFictional(reading.e164)?.country ?? '';
}

function isAllowed(reading: Reading, options: AddressOptions): boolean {
  const countries = options.allowCountries.length > 0 ? options.allowCountries : options.regions;
  const country = countryOf(reading);
  return countries.includes(country) || (country !== '001' && countries.includes('*'));
}
