/**
 * How one label of a host name is like one of our names. Calibrated for few false alarms: a wrong letter and being a part of another
 * name count only for names of five letters or more, and a name in the middle of another counts only between words that lure.
 */
import { findEdit } from '../../../codes/edits.ts';
import { isOfLureWords } from './lure-words.ts';
import type { OurName } from './our-names.ts';
import { isDisguised, skeletonOf } from './skeleton.ts';

/** `same`: letter by letter; `lookalike`: other letters that look like it; `near`: one slip away; `within`: part of a longer name. */
export type Likeness = 'same' | 'lookalike' | 'near' | 'within';

export interface Surroundings {
  /** The rest of the host is that of our own domain, so that even a short name may be meant by a near one. */
  readonly hasOurEnding: boolean;
  /** Parts of our domain's ending, which are lure words here: `lumenexample`. */
  readonly endings: ReadonlySet<string>;
}

const PART_MIN = 5;
const SHORT_NEAR_MIN = 3;

/** `label` in letters, not punycode, lower case. Null: not like it. */
export function likenessOf(label: string, name: OurName, around: Surroundings): Likeness | null {
  if (label === name.text) return 'same';
  const bare = label.replaceAll('-', '');
  const seen = skeletonOf(bare);
  if (seen === name.skeleton) return bare === name.text ? 'near' : 'lookalike';
  if (isDisguised(seen, name.skeleton)) return 'lookalike';
  const mayBeNear = name.isLong || (around.hasOurEnding && bare.length >= SHORT_NEAR_MIN);
  if (mayBeNear && isNear(bare, seen, name)) return 'near';
  return isWithin(label, bare, seen, name, around) ? 'within' : null;
}

function isNear(bare: string, seen: string, name: OurName): boolean {
  return findEdit(name.text, bare) !== null || findEdit(name.skeleton, seen) !== null;
}

function isWithin(label: string, bare: string, seen: string, name: OurName, around: Surroundings): boolean {
  const parts = label.split('-');
  if (parts.length > 1 && parts.some((part) => isPart(part, name))) return true;
  if (!name.isLong) return false;
  return (
    isJoined(bare, name.text, around) || isJoined(seen, name.skeleton, around) || isNearlyJoined(bare, name, around)
  );
}

function isPart(part: string, name: OurName): boolean {
  if (part === name.text) return true;
  const seen = skeletonOf(part);
  return seen === name.skeleton || (name.isLong && part.length >= PART_MIN && isNear(part, seen, name));
}

/** Begins with the name, or holds it among words that lure. */
function isJoined(text: string, name: string, around: Surroundings): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  if (at === 0) return true;
  const after = text.slice(at + name.length);
  return isOfLureWords(text.slice(0, at), around.endings) && isOfLureWords(after, around.endings);
}

/** The name with one slip in it, and words that lure behind: `lumemlogin`. */
function isNearlyJoined(text: string, name: OurName, around: Surroundings): boolean {
  return [-1, 0, 1].some((more) => {
    const length = name.text.length + more;
    if (length >= text.length || findEdit(name.text, text.slice(0, length)) === null) return false;
    const rest = text.slice(length);
    return rest.length > 1 && isOfLureWords(rest, around.endings);
  });
}
