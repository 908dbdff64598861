/**
 * Phone numbers that regulators keep free for films, books and examples. Nobody has them, so a real carrier must never be asked
 * to reach one, and the development inbox may take every one, also where the numbering plan calls the range unused.
 */
import type { PhoneLine } from './number-plan.ts';

interface FictionalRange {
  readonly country: string;
  readonly line: PhoneLine;
  /** Matches the whole E.164 number. */
  readonly pattern: RegExp;
}

/** ACMA lists these mobile numbers one by one; here what follows +61 491. */
const AUSTRALIAN_MOBILES =
  '570006 570110 570156 570157 570158 570159 570313 570737 571266 571491 571804 572549 572665 572983 573087 573770 574118 ' +
  '574632 575254 575789 576398 576801 577426 577644 578148 578888 578957 579212 579455 579760';

/** A landline is given as `fixed_or_mobile`: the inbox reads any message, and no sender may see one of these. */
const RANGES: readonly FictionalRange[] = [
  // North American Numbering Plan: 555-0100 to 555-0199 in every area; of the toll-free areas only 800-555-0199.
  {
    country: 'US',
    line: 'fixed_or_mobile',
    pattern: /^\+1(?!8(?:00|33|44|55|66|77|88)|900)[2-9]\d{2}55501\d{2}$/,
  },
  { country: 'US', line: 'other', pattern: /^\+18005550199$/ },
  // Ofcom, "Telephone numbers for use in TV and radio drama".
  { country: 'GB', line: 'mobile', pattern: /^\+447700900\d{3}$/ },
  {
    country: 'GB',
    line: 'fixed_or_mobile',
    pattern: /^\+44(?:(?:11[3-8]|1[2-6]1)4960|1914980|2079460|2896496|2920180|1632960)\d{3}$/,
  },
  { country: 'GB', line: 'other', pattern: /^\+44(?:8081570|9098790|3069990)\d{3}$/ },
  // Bundesnetzagentur, Mitteilung 148/2021, numbers for media productions.
  { country: 'DE', line: 'fixed_or_mobile', pattern: /^\+49(?:3023125|4066969|6990009|8999998|2214710)\d{3}$/ },
  {
    country: 'DE',
    line: 'mobile',
    pattern:
      /^\+491(?:52(?:28817386|28895456|54599371)|7139200\d{2}|72(?:9925904|9968532|997318[56]|9980752)|74(?:9091317|9464308)|7604069\d{1,3})$/,
  },
  // Arcep, national numbering plan, numbers for audiovisual works.
  { country: 'FR', line: 'mobile', pattern: /^\+3363998\d{4}$/ },
  { country: 'FR', line: 'fixed_or_mobile', pattern: /^\+33(?:19900|26191|35301|46571|53649)\d{4}$/ },
  // ACMA, numbers for use in TV shows, films and creative works.
  { country: 'AU', line: 'mobile', pattern: new RegExp(`^\\+61491(?:${AUSTRALIAN_MOBILES.replaceAll(' ', '|')})$`) },
  { country: 'AU', line: 'fixed_or_mobile', pattern: /^\+61[2378](?:5550|7010)\d{4}$/ },
  { country: 'AU', line: 'other', pattern: /^\+61(?:1800160401|1[38]00975(?:70[7-9]|71[01])|1900654321)$/ },
];

/** Where a number in E.164 is set aside for fiction: the country and the line it plays; null where it is not. */
export function findFictional(e164: string): { country: string; line: PhoneLine } | null {
  for (const range of RANGES) if (range.pattern.test(e164)) return range;
  return null;
}
