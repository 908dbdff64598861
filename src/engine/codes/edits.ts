/**
 * How one text became another by a single slip. One pass from each end, no table, nothing allocated: this runs for every pair of
 * addresses that a device or an account has used.
 */
import type { Slip } from '../facts.ts';

/** A slip inside one text; `domain` is for whole addresses. */
export type Edit = Exclude<Slip, 'domain'>;

/** The single slip that turns `meant` into `typed`, characters compared as they are; null where it takes none or more than one. */
export function findEdit(meant: string, typed: string): Edit | null {
  const longer = typed.length - meant.length;
  if (longer > 1 || longer < -1) return null;
  const shortest = Math.min(meant.length, typed.length);
  const head = countSameHead(meant, typed, shortest);
  const tail = countSameTail(meant, typed, shortest - head);
  if (longer !== 0) return head + tail < shortest ? null : nameLengthEdit(typed, head, longer);
  const different = shortest - head - tail;
  if (different === 1) return 'substitution';
  return different === 2 && isSwapped(meant, typed, head) ? 'transposition' : null;
}

function countSameHead(a: string, b: string, most: number): number {
  let count = 0;
  while (count < most && a.charCodeAt(count) === b.charCodeAt(count)) count += 1;
  return count;
}

function countSameTail(a: string, b: string, most: number): number {
  let count = 0;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count += 1;
  return count;
}

function nameLengthEdit(typed: string, head: number, longer: number): Edit {
  if (longer < 0) return 'omission';
  const added = typed.charCodeAt(head);
  const isTwin = added === typed.charCodeAt(head - 1) || added === typed.charCodeAt(head + 1);
  return isTwin ? 'doubling' : 'addition';
}

function isSwapped(a: string, b: string, at: number): boolean {
  return a.charCodeAt(at) === b.charCodeAt(at + 1) && a.charCodeAt(at + 1) === b.charCodeAt(at);
}

/** The place of the first difference between two texts of one length. */
export function findDifference(a: string, b: string): number {
  return countSameHead(a, b, Math.min(a.length, b.length));
}

/**
 * A field that takes only so many digits: one was hit twice, and the last found no room. True for `meant` 4430 and `typed` 4443,
 * where all that follows the twin has moved by one.
 */
export function isDoubledInPlace(meant: string, typed: string): boolean {
  if (meant.length !== typed.length) return false;
  const at = findDifference(meant, typed);
  if (at === 0 || at === meant.length || typed.charCodeAt(at) !== typed.charCodeAt(at - 1)) return false;
  for (let next = at + 1; next < typed.length; next += 1) {
    if (typed.charCodeAt(next) !== meant.charCodeAt(next - 1)) return false;
  }
  return true;
}
