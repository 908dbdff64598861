/**
 * Names in place of names, by a key that is made for one export and kept nowhere. Whoever does not have it cannot turn a name back,
 * nor find the same person in two exports. What a diagnosis and a limit live on is kept: where a number is paid for, how long it is,
 * which numbers are neighbours, whether a mailbox is at a big provider. Everything else of an address goes.
 */
import { createHmac } from 'node:crypto';
import { destinationOf, prefixOf } from '../../engine/codes/number-range.ts';
import { RIGHT_DOMAINS } from '../../engine/request/mail-domains.ts';
import { suggestDomain } from '../../engine/request/suggest-domain.ts';

export interface Pseudonyms {
  /** An opaque name for a mark or id of some kind. */
  name(kind: string, value: string): string;
  /** An address that looks like the one it stands for, and is another. */
  address(value: string): string;
  /** The place of a network in 240.0.0.0/4, which nobody has. */
  network(mark: string): string;
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const ROUNDS = 8;
/** What of a number says which of a block it is. */
const LAST = 4;

export function createPseudonyms(key: Uint8Array): Pseudonyms {
  const digest = (purpose: string, value: string) => createHmac('sha256', key).update(`${purpose}\0${value}`).digest();
  const word = (purpose: string, value: string, length: number) =>
    [...digest(purpose, value).subarray(0, length)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  const below = (purpose: string, value: string, bound: bigint) =>
    BigInt(`0x${digest(purpose, value).toString('hex')}`) % bound;

  /** Digits into as many digits, each into another one: a Feistel network, so that no two become one. */
  function mixDigits(digits: string, tweak: string): string {
    if (digits.length < 2) return digits;
    const half = digits.length >> 1;
    let [left, right] = [digits.slice(0, half), digits.slice(half)];
    for (let round = 0; round < ROUNDS; round++) {
      const bound = 10n ** BigInt(left.length);
      const mixed = (BigInt(left) + below(`number ${tweak} ${round} ${left.length}`, right, bound)) % bound;
      [left, right] = [right, mixed.toString().padStart(left.length, '0')];
    }
    return left + right;
  }

  /** Another digit for each digit, the same ones all over a block: what is one slip away stays one slip away. */
  function swapDigits(digits: string, block: string): string {
    const order = [...digest('block', block).subarray(0, 10)].map((weight, digit) => ({ weight, digit }));
    const swapped = order.sort((a, b) => a.weight - b.weight || a.digit - b.digit).map(({ digit }) => digit);
    return [...digits].map((digit) => swapped[Number(digit)]).join('');
  }

  /** Kept: where it is paid for, and the first digit after that. */
  function phone(value: string): string {
    const block = prefixOf(value);
    const head = destinationOf(value).length + 1;
    if (block.length <= head) return `${value.slice(0, -LAST)}${swapDigits(value.slice(-LAST), block)}`;
    const kept = block.slice(0, head);
    return kept + mixDigits(block.slice(head), kept) + swapDigits(value.slice(-LAST), block);
  }

  /** A domain is kept if millions share it, or if it is a slip of one of those. */
  function email(value: string): string {
    const at = value.lastIndexOf('@');
    const domain = value.slice(at + 1).toLowerCase();
    const isPopular = RIGHT_DOMAINS.has(domain) || suggestDomain(domain) !== null;
    const local = word('mailbox', value.toLowerCase(), 12);
    return `${local}@${isPopular ? domain : `${word('domain', domain, 8)}.example`}`;
  }

  return Object.freeze({
    name: (kind: string, value: string) => `${kind.slice(0, 1)}-${word(`name ${kind}`, value, 14)}`,
    address: (value: string) => (value.includes('@') ? email(value) : phone(value)),
    network(mark: string) {
      const [a, b, c, d] = digest('network', mark);
      return `${240 + (a! & 15)}.${b}.${c}.${1 + (d! % 254)}`;
    },
  });
}
