/** Whoever holds an address gets a message and asks why it came: how likely, in which words, and with what in hand. */
import type { Cause, Complaint } from '../../engine/model.ts';
import type { Asked } from './acts.ts';
import type { Chance } from './chance.ts';
import type { Holder } from './people/people.ts';
import { HOUR, MINUTE, SECOND } from './spans.ts';
import type { World } from './world.ts';

/** Odds that one message is asked about, at usual curiosity. */
const ODDS: Readonly<Record<Cause, number>> = {
  requested: 0.012,
  delivery_fault: 0.13,
  unauthorized_login: 0.11,
  mistyped_contact: 0.16,
  compromised_account: 0.14,
  phishing: 0.14,
  reset_abuse: 0.09,
  client_malfunction: 0.09,
  recycled_number: 0.16,
  platform_glitch: 0.09,
};

type Words = Partial<Record<Complaint, number>>;
const WORDS: Readonly<Record<Cause, Words>> = {
  requested: { why: 6, late: 1, suspicious: 2, twice: 1 },
  delivery_fault: { late: 4, twice: 3, why: 2, many: 1 },
  unauthorized_login: { not_me: 6, suspicious: 3, why: 2 },
  mistyped_contact: { not_me: 4, why: 3, suspicious: 1 },
  compromised_account: { not_me: 5, suspicious: 4, why: 2 },
  phishing: { suspicious: 6, not_me: 3, why: 1 },
  reset_abuse: { not_me: 6, suspicious: 3, why: 1 },
  client_malfunction: { why: 5, not_me: 3, suspicious: 1 },
  recycled_number: { not_me: 4, why: 3, suspicious: 1 },
  platform_glitch: { why: 5, not_me: 4, suspicious: 2 },
};

/** Messages of the last hour to one address change what is said: it is the number that bothers. */
const MANY = 3;
const lately = new WeakMap<World, Map<string, { count: number; since: number }>>();

function countLately(world: World, to: string): number {
  const counts = lately.get(world) ?? new Map<string, { count: number; since: number }>();
  lately.set(world, counts);
  const now = world.now();
  if (counts.size > 5000) for (const [key, { since }] of counts) if (now - since > HOUR) counts.delete(key);
  const before = counts.get(to);
  const count = before && now - before.since < HOUR ? before.count + 1 : 1;
  counts.set(to, { count, since: count === 1 ? now : before!.since });
  return count;
}

function wordsFor(cause: Cause, holder: Holder, count: number, copies: number): Words {
  const words = { ...WORDS[cause] };
  if (typeof holder === 'string') words.no_account = 6;
  if (count >= MANY) words.many = 9;
  if (copies > 1) words.twice = 14;
  return words;
}

/** How the operator's own messages read; the code in one is not the code of any replay. */
function ownText(world: World, chance: Chance): string {
  const { brand, domain } = world.script;
  const code = chance.digits(6);
  return chance.pick([
    `${brand}: ${code} is your code. We never ask for it.`,
    `Your ${brand} code: ${code}`,
    `${code} - ${brand}. Did not ask? ${domain}/why`,
  ]);
}

/** Plans the question, if there is one. Nobody asks about what never came. */
export function wonder(world: World, asked: Asked, holder: Holder, chance: Chance): void {
  const { request, to, arrivals, verdict } = asked;
  const count = countLately(world, to);
  const first = arrivals[0];
  if (first === undefined || verdict.toll || (!verdict.victim && !verdict.legit)) return;
  const curiosity = (typeof holder === 'string' ? 0.8 : holder.curiosity) * world.script.life.curiosity;
  if (!chance.happens((ODDS[verdict.cause] * curiosity) / Math.sqrt(count))) return;
  const says = chance.weigh(wordsFor(verdict.cause, holder, count, arrivals.length));
  const hand = chance.weigh({ reference: 6, text: 2, both: 1, nothing: 1.5 });
  const text = hand === 'text' || hand === 'both' ? ownText(world, chance) : null;
  const named = hand === 'reference' || hand === 'both' ? request : null;
  const after = arrivals.at(-1)! - world.now() + 20 * SECOND + chance.gap(25 * MINUTE);
  world.later(after, () => {
    const ask = world.id(9);
    world.tell({ type: 'recipient.asked', ask, to, request: named, text, says });
    // Who says that it came late or twice leaves no doubt of it.
    const isSaid = verdict.cause === 'delivery_fault' && (says === 'late' || says === 'twice');
    world.know({ ask, request, cause: verdict.cause, also: isSaid ? [] : verdict.also, scenario: verdict.scenario });
    if (named !== null && verdict.victim && chance.happens(world.script.life.acting)) act(world, asked, holder, chance);
  });
}

function act(world: World, { request, to, verdict }: Asked, holder: Holder, chance: Chance): void {
  const action =
    typeof holder === 'string' ? 'not_my_account' : verdict.cause === 'phishing' ? 'i_shared_it' : 'not_me';
  world.later(chance.between(15, 90) * SECOND, () => world.tell({ type: 'holder.acted', request, to, action }));
}
