/**
 * The mail domain somebody most likely meant. A proposal to a person, never a correction: what was typed may be right, and a false
 * alarm on a right address teaches people to click alarms away. So a proposal needs one slip, and a name long enough to tell.
 */
import { findDifference, findEdit } from '../codes/edits.ts';
import { areNeighbours } from '../codes/keyboard.ts';
import { hasKnownEnding, isSetAside } from './mail-domain.ts';
import { RIGHT_DOMAINS, SERVICE_ENDINGS } from './mail-domains.ts';

/** Shorter names are one slip away from too many others. */
const NAME_MIN = 5;
/** From this length on, any wrong letter is a slip; before, only one from a key nearby. */
const NAME_LONG = 7;
/** Endings in the order they are meant, for one that does not exist. */
const COMMON_ENDINGS = ['com', 'net', 'org', 'edu', 'de', 'fr', 'it', 'es', 'nl', 'ru', 'co.uk', 'com.br', 'com.au'];
/** Real endings that are nearly always a `.com` cut short. */
const CUT_SHORT = new Set(['co', 'cm', 'om']);
/** Services that never had another ending, and whose name nobody else uses. */
const ONE_ENDING = new Set(['gmail', 'googlemail']);
/** What is typed for the dot, or beside it. */
const MISTAKEN_DOT = /[.,;\s]+/g;

/** The domain meant, or null where what was typed looks right, or like nothing known. `typed`: what stood behind the @ sign. */
export function suggestDomain(typed: string): string | null {
  const domain = typed
    .toLowerCase()
    .replace(MISTAKEN_DOT, '.')
    .replace(/^\.|\.$/g, '');
  if (isSetAside(domain)) return null;
  if (RIGHT_DOMAINS.has(domain)) return domain === typed.toLowerCase() ? null : domain;
  const dot = domain.indexOf('.');
  if (dot < 0) return findUndotted(domain);
  const name = domain.slice(0, dot);
  const ending = domain.slice(dot + 1);
  return findEnding(name, ending) ?? findName(name, ending) ?? mendEnding(domain) ?? mendDot(domain, typed);
}

/** `gmailcom`, or the bare name of a service. */
function findUndotted(domain: string): string | null {
  const endings = SERVICE_ENDINGS.get(domain);
  if (endings !== undefined) return `${domain}.${endings[0]}`;
  for (const right of RIGHT_DOMAINS) if (right.replaceAll('.', '') === domain) return right;
  return null;
}

/** The name is right and the ending is not. Another ending that exists may be the company's own, or one more country of theirs. */
function findEnding(name: string, ending: string): string | null {
  const endings = SERVICE_ENDINGS.get(name);
  if (endings === undefined || (isRealEnding(ending) && !ONE_ENDING.has(name))) return null;
  return `${name}.${endings.find((right) => isNearEnding(right, ending)) ?? endings[0]}`;
}

function isRealEnding(ending: string): boolean {
  return !CUT_SHORT.has(ending) && hasKnownEnding(`x.${ending}`);
}

/** The name is one slip away from a service that exists with this ending, or with the one this ending is a slip of. */
function findName(name: string, ending: string): string | null {
  const meant = isRealEnding(ending) ? ending : COMMON_ENDINGS.find((right) => isNearEnding(right, ending));
  if (meant === undefined) return null;
  for (const [right, endings] of SERVICE_ENDINGS) {
    if (right.length >= NAME_MIN && isSlip(right, name) && endings.includes(meant)) return `${right}.${meant}`;
  }
  return null;
}

/** A letter from nowhere in front of a name makes another name, not a slip. */
function isSlip(right: string, typed: string): boolean {
  const edit = findEdit(right, typed);
  const at = findDifference(right, typed);
  const isFarKey = !areNeighbours(right.charCodeAt(at), typed.charCodeAt(at));
  if (edit === 'substitution' && right.length < NAME_LONG) return !isFarKey;
  return edit !== null && !(edit === 'addition' && at === 0 && isFarKey);
}

/** Whatever the name: an ending that does not exist and is one slip away from a common one. */
function mendEnding(domain: string): string | null {
  if (hasKnownEnding(domain)) return null;
  const dot = domain.lastIndexOf('.') + 1;
  const near = COMMON_ENDINGS.filter((right) => isNearEnding(right, domain.slice(dot)));
  const mended = near.map((ending) => domain.slice(0, dot) + ending);
  return mended.find((right) => RIGHT_DOMAINS.has(right)) ?? mended[0] ?? null;
}

/** An ending of two letters is a slip of another only with both swapped: any other is too likely to be one more country. */
function isNearEnding(right: string, ending: string): boolean {
  const edit = findEdit(right, ending);
  return right.length > 2 ? edit !== null : edit === 'transposition';
}

/** Only the dot was mistaken. */
function mendDot(domain: string, typed: string): string | null {
  return domain !== typed.toLowerCase() && hasKnownEnding(domain) ? domain : null;
}
