/**
 * What neighbouring numbers share, out of an E.164 number alone. Whoever earns on text messages holds ranges, and a limit on what a
 * range or a country gets is what stops them.
 */
import { countCountryDigits } from './country-codes.ts';

/** Countries of +1 beside the United States and Canada, by their area codes: dear ones, and a favourite of who earns on messages. */
const ISLANDS = new Set(
  '242 246 264 268 284 340 345 441 473 649 658 664 670 671 684 721 758 767 784 787 809 829 849 868 869 876 939'.split(
    ' ',
  ),
);

/**
 * The block of ten thousand that a number is of: all but its last four digits. Ranges are handed out to carriers in blocks of that
 * size or a multiple, whatever the length of a country's numbers; a fixed count of leading digits would be a village here and a
 * whole network there.
 */
export const prefixOf = (e164: string): string => e164.slice(0, -4);

/** Where a number's messages are paid for: its country code; islands of +1 by their area code, Kazakhstan (+76, +77) apart from Russia. */
export function destinationOf(e164: string): string {
  const code = e164.slice(0, 1 + countCountryDigits(e164));
  if (code === '+1') return ISLANDS.has(e164.slice(2, 5)) ? e164.slice(0, 5) : code;
  return code === '+7' && /^\+7[67]/.test(e164) ? e164.slice(0, 3) : code;
}

/** Which thousand of its block a number is of: whoever owns a range often sends to one number after another. */
export const digitOf = (e164: string): string => e164.slice(-4, -3);
