/**
 * Which number the digits mean. Digits alone are not a number: the same ten may be a mobile in one country and a landline in
 * another. The service's first region wins if the digits fit there; otherwise exactly one other reading must fit.
 */
import { findFictional } from './fictional-numbers.ts';
import { type Reading, readNumber, trunkPrefix } from './number-plan.ts';
import type { PhoneText } from './phone-text.ts';

export interface ReadingRules {
  readonly regions: readonly string[];
  readonly isAllowed: (reading: Reading) => boolean;
}

interface FoundOne {
  readonly found: 'one';
  readonly reading: Reading;
}

interface FoundNone {
  readonly found: 'none';
  /** The likeliest of what does not fit; it tells why. */
  readonly nearest: Reading | null;
}

export type ReadingResult = FoundOne | FoundNone | { readonly found: 'several'; readonly readings: readonly Reading[] };

/** What is dialled before a foreign number somewhere in the world, longest first. A country code never begins with 0. */
const DIALLING_PREFIX = /^(?:0011|011|010|00|810)/;
/** Mexico dropped these in 2019; people and address books still have them. */
const MEXICO_OLD = /^52(?:1|01|044|045)(?=\d{10}$)/;

/** A number fits where the plan knows its range, or where the range is kept for fiction. */
export function fits(reading: Reading | null): reading is Reading {
  return reading !== null && (reading.kind !== null || findFictional(reading.e164) !== null);
}

export function findReading(text: PhoneText, rules: ReadingRules): ReadingResult {
  const { digits, withoutBracketZero, isInternational } = text;
  if (isInternational && !digits.startsWith('0')) return findFirst([digits, withoutBracketZero]);
  const home = readInRegion(digits, rules.regions[0] ?? '');
  if (fits(home)) return settleHome(home, text, rules);
  return readElsewhere(text, home, rules);
}

/** The first row of digits, country code in front, that fits. */
function findFirst(rows: readonly (string | null)[]): FoundOne | FoundNone {
  let nearest: Reading | null = null;
  for (const row of rows) {
    const reading = row === null ? null : readWithCode(row);
    if (fits(reading)) return { found: 'one', reading };
    nearest ??= reading;
  }
  return { found: 'none', nearest };
}

function readWithCode(digits: string): Reading | null {
  const reading = readNumber(digits, null);
  if (fits(reading) || !MEXICO_OLD.test(digits)) return reading;
  return readNumber(digits.replace(MEXICO_OLD, '52'), null);
}

/** A landline without its trunk zero is rare: where the digits begin with the region's own country code, a + was left out. */
function readInRegion(digits: string, region: string): Reading | null {
  const reading = readNumber(digits, region);
  if (!fits(reading)) return region === 'MX' ? readWithCode(`52${digits}`) : reading;
  if (!isBareLandline(reading, digits, region) || !digits.startsWith(reading.countryCode)) return reading;
  const full = readWithCode(digits);
  return fits(full) ? full : reading;
}

function isBareLandline(reading: Reading, digits: string, region: string): boolean {
  if (!reading.isNational || reading.kind !== 'fixed') return false;
  const trunk = trunkPrefix(region);
  return trunk !== null && !digits.startsWith(trunk);
}

/** A landline without its trunk zero that is also a number of another country with the + left out stays undecided. */
function settleHome(home: Reading, text: PhoneText, rules: ReadingRules): ReadingResult {
  const one: ReadingResult = { found: 'one', reading: home };
  if (!isBareLandline(home, text.digits, rules.regions[0] ?? '')) return one;
  const full = readWithCode(text.digits);
  return fits(full) && rules.isAllowed(full) ? { found: 'several', readings: [home, full] } : one;
}

function readElsewhere(text: PhoneText, home: Reading | null, rules: ReadingRules): ReadingResult {
  const dialled = readDialled(text);
  if (dialled.found === 'one') return dialled;
  const others = rules.regions.slice(1).map((region) => readInRegion(text.digits, region));
  const full = text.digits.startsWith('0') ? null : readWithCode(text.digits);
  const readings = keepDistinct([...others, full].filter(fits));
  const allowed = readings.filter(rules.isAllowed);
  const [reading] = allowed.length > 0 ? allowed : readings;
  if (reading === undefined) return dialled.nearest === null ? { found: 'none', nearest: home } : dialled;
  return allowed.length > 1 ? { found: 'several', readings: allowed } : { found: 'one', reading };
}

function readDialled(text: PhoneText): FoundOne | FoundNone {
  const rows = [text.digits, text.withoutBracketZero ?? ''].filter((row) => DIALLING_PREFIX.test(row));
  return findFirst(rows.map((row) => row.replace(DIALLING_PREFIX, '')));
}

function keepDistinct(readings: readonly Reading[]): Reading[] {
  return readings.filter((reading, at) => readings.findIndex((other) => other.e164 === reading.e164) === at);
}
