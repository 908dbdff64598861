/**
 * Where in a link something looks like us. A person reads `lumen.example.evil.test`, `lumen-login.test` or `evil.test/lumen.example`
 * and sees the name they know; what the link leads to is another matter.
 */
import { parse } from 'tldts';
import { decodePunycode } from '../../../codes/decode-punycode.ts';
import { type Likeness, likenessOf, type Surroundings } from './likeness.ts';
import type { OurNames } from './our-names.ts';
import { skeletonOf } from './skeleton.ts';

export type LikenessCode =
  | 'other_ending'
  | 'lookalike_letters'
  | 'one_letter_off'
  | 'name_within'
  | 'name_in_subdomain'
  | 'name_in_path'
  | 'name_in_query'
  | 'name_in_userinfo';

const OF_LIKENESS: Readonly<Record<Likeness, LikenessCode>> = {
  same: 'other_ending',
  lookalike: 'lookalike_letters',
  near: 'one_letter_off',
  within: 'name_within',
};
/** Of a path or a query, this much is looked at: more than anybody sees of it. */
const TEXT_MAX = 2000;

/** Labels as a person would read them. `host` in ASCII or letters. */
export function readableLabels(host: string): readonly string[] {
  return host
    .toLowerCase()
    .split(/[.。．｡․]/)
    .filter((label) => label !== '')
    .map((label) => (label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? label) : label));
}

/** `host` is not ours; null where nothing in it is like us. The registered name speaks before the labels under it. */
export function likenessOfHost(host: string, ours: OurNames): LikenessCode | null {
  const { publicSuffix } = parse(host, { allowPrivateDomains: true });
  const all = readableLabels(host);
  const endingLength = publicSuffix === null ? 0 : publicSuffix.split('.').length;
  const labels = all.slice(0, Math.max(1, all.length - endingLength));
  const around = { hasOurEnding: publicSuffix === ours.ending, endings: new Set(ours.ending.split('.')) };
  const registered = bestLikeness(labels.at(-1) ?? '', ours, around);
  if (registered !== null) return OF_LIKENESS[registered];
  if (labels.slice(0, -1).some((label) => bestLikeness(label, ours, around) !== null)) return 'name_in_subdomain';
  return ours.run !== null && skeletonOf(all.join('').replaceAll('-', '')).includes(skeletonOf(ours.run))
    ? 'name_within'
    : null;
}

/** Whether words in a path, a query or a userinfo are our name or our domain. */
export function namesUs(text: string, ours: OurNames): boolean {
  const words = decodeSafely(text.slice(0, TEXT_MAX))
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}.-]+/u);
  return words.some((word) => isOurDomain(word, ours) || word.split(/[.-]/).some((label) => isOurName(label, ours)));
}

function bestLikeness(label: string, ours: OurNames, around: Surroundings): Likeness | null {
  for (const name of ours.names) {
    const likeness = likenessOf(label, name, around);
    if (likeness !== null) return likeness;
  }
  return null;
}

function isOurDomain(word: string, ours: OurNames): boolean {
  const at = `.${word}.`.indexOf(`.${ours.registered}.`);
  return at >= 0 || (ours.run !== null && skeletonOf(word.replace(/[.-]/g, '')).includes(skeletonOf(ours.run)));
}

/** A short name is any short word, so in running text only long ones count. */
function isOurName(label: string, ours: OurNames): boolean {
  return ours.names.some((name) => name.isLong && (label === name.text || skeletonOf(label) === name.skeleton));
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
