/**
 * Is one address a slip of the finger away from another? Somebody who asks for a code to a number beside one they have proved has
 * most likely mistyped it, and whoever holds it deserves to hear that. Measured slips are listed in docs/decisions/0007.
 */
import type { Slip } from '../facts.ts';
import type { Address } from '../model.ts';
import { countCountryDigits } from './country-codes.ts';
import { findDifference, findEdit, isDoubledInPlace } from './edits.ts';
import { areNeighbours } from './keyboard.ts';

/** Shorter than this, every name is beside every other. */
const NAME_MIN = 3;
/** The longest ending taken for one of the same name: `.com.br`, `.co.uk`, `.info`. */
const ENDING_MAX = 6;

/**
 * What turns `meant` into `typed`, or null: the same address, another kind, or more than one slip. Any wrong digit counts in a
 * phone number. In a mailbox's name a wrong letter counts only from a key nearby, since names that differ in one letter belong to
 * different people; digits and signs tell less. `domain`: the right name in the wrong place, by a slip in the mail domain, another
 * ending of it, or another country code in front of the same national number. With the arguments swapped, `omission` becomes
 * `addition` or `doubling` and back; the others stay.
 */
export function findSlip(meant: Address, typed: Address): Slip | null {
  if (meant.kind !== typed.kind || meant.value === typed.value) return null;
  return meant.kind === 'phone'
    ? findPhoneSlip(meant.value, typed.value)
    : findMailSlip(meant.value.toLowerCase(), typed.value.toLowerCase());
}

function findPhoneSlip(meant: string, typed: string): Slip | null {
  const edit = findEdit(meant, typed);
  if (edit !== null) return edit;
  if (isOtherCountry(meant, typed)) return 'domain';
  if (isDoubledInPlace(meant, typed)) return 'doubling';
  return isDoubledInPlace(typed, meant) ? 'omission' : null;
}

function isOtherCountry(a: string, b: string): boolean {
  const startA = 1 + countCountryDigits(a);
  const startB = 1 + countCountryDigits(b);
  return a.length - startA === b.length - startB && a.endsWith(b.slice(startB));
}

function findMailSlip(meant: string, typed: string): Slip | null {
  const meantAt = meant.lastIndexOf('@');
  const typedAt = typed.lastIndexOf('@');
  const hasSameDomain = meant.slice(meantAt) === typed.slice(typedAt);
  const hasSameLocal = meantAt === typedAt && typed.startsWith(meant.slice(0, meantAt));
  if (hasSameDomain === hasSameLocal) return null;
  if (hasSameDomain) return findLocalSlip(meant.slice(0, meantAt), typed.slice(0, typedAt));
  return isDomainSlip(meant.slice(meantAt + 1), typed.slice(typedAt + 1)) ? 'domain' : null;
}

function findLocalSlip(meant: string, typed: string): Slip | null {
  if (meant.length < NAME_MIN || typed.length < NAME_MIN) return null;
  const edit = findEdit(meant, typed);
  if (edit !== 'substitution') return edit;
  const at = findDifference(meant, typed);
  return isLikely(meant.charCodeAt(at), typed.charCodeAt(at)) ? edit : null;
}

/** A key nearby; one digit of a number for another, as in phone numbers; or a dot, a dash or anything else that is no letter. */
function isLikely(meant: number, typed: number): boolean {
  if (isLetter(meant) !== isLetter(typed)) return true;
  return !isLetter(meant) || areNeighbours(meant, typed);
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** A slip anywhere in the domain, or the same name with another ending. */
function isDomainSlip(a: string, b: string): boolean {
  if (findEdit(a, b) !== null) return true;
  const dotA = a.indexOf('.');
  const dotB = b.indexOf('.');
  if (dotA < NAME_MIN || dotA !== dotB || !b.startsWith(a.slice(0, dotA))) return false;
  return a.length - dotA <= ENDING_MAX + 1 && b.length - dotB <= ENDING_MAX + 1;
}
