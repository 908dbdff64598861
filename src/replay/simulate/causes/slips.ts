/** Slips of the finger: numbers and mailboxes as people mistype them. */
import type { Chance } from '../chance.ts';

const NEXT: Readonly<Record<string, string>> = {
  '0': '89',
  '1': '24',
  '2': '135',
  '3': '26',
  '4': '157',
  '5': '2468',
  '6': '359',
  '7': '48',
  '8': '5790',
  '9': '68',
};

/** One slip of the finger in the last digits: two swapped, a neighbour's key, one doubled for its neighbour. */
export function slipDigits(number: string, chance: Chance): string {
  const at = number.length - chance.whole(2, 6);
  const [before, a, b, after] = [number.slice(0, at), number[at]!, number[at + 1]!, number.slice(at + 2)];
  const kind = chance.weigh({ swap: a === b ? 0 : 4, key: 5, double: a === b ? 0 : 2 });
  if (kind === 'swap') return `${before}${b}${a}${after}`;
  if (kind === 'double') return `${before}${a}${a}${after}`;
  return `${before}${chance.pick([...NEXT[a]!])}${b}${after}`;
}

const DOMAIN_SLIPS: Readonly<Record<string, readonly string[]>> = {
  'gmail.com': ['gmial.com', 'gmail.co', 'gnail.com', 'gmail.con'],
  'outlook.com': ['outlok.com', 'outlook.co'],
  'yahoo.com': ['yaho.com', 'yahoo.co'],
  'icloud.com': ['iclod.com', 'icloud.co'],
  'hotmail.com': ['hotmial.com', 'hotmail.co'],
};

function slipMail(mailbox: string, chance: Chance): string {
  const [local, domain] = mailbox.split('@') as [string, string];
  const slips = DOMAIN_SLIPS[domain];
  if (slips && chance.happens(0.5)) return `${local}@${chance.pick(slips)}`;
  const at = chance.whole(1, Math.max(1, local.length - 2));
  const slipped = chance.pick([
    local.slice(0, at) + local.slice(at + 1),
    local.slice(0, at) + (local[at + 1] ?? '') + (local[at] ?? '') + local.slice(at + 2),
    `${local}${chance.whole(1, 9)}`,
  ]);
  return `${slipped}@${domain}`;
}

export const slip = (address: string, chance: Chance) =>
  address.includes('@') ? slipMail(address, chance) : slipDigits(address, chance);
