/**
 * What anybody can do to the service, and what follows by itself: a request makes a message, the message is reported on, and whoever
 * holds the address may wonder about it. A trace holds what happened when everything was sent.
 */
import type { Channel, Instant, Purpose } from '../../engine/model.ts';
import type { Delivery, Report } from './carriers/carriers.ts';
import type { Chance } from './chance.ts';
import type { Person, Requester } from './people/person.ts';
import { channelOf } from './people/person.ts';
import { COUNTRIES } from './places/countries.ts';
import { MINUTE, SECOND } from './spans.ts';
import type { Verdict } from './truth.ts';
import { wonder } from './wonder.ts';
import type { Doing, World } from './world.ts';

export interface Wish {
  readonly purpose: Purpose;
  readonly to: string;
  readonly account: string | null;
  readonly typed: string | null;
  readonly password?: 'right' | 'none';
  readonly idempotencyKey?: string | null;
  readonly requester: Requester;
}

/** A request that was made, and what comes of it. */
export interface Asked {
  readonly request: string;
  readonly to: string;
  readonly at: Instant;
  readonly wish: Wish;
  /** When each copy of its message came; none: it never did. */
  readonly arrivals: readonly Instant[];
  readonly isGarbled: boolean;
  /** What the requester meant, before anything happened on the way. */
  readonly intent: Verdict;
  readonly verdict: Verdict;
}

/** Later than this nobody calls it in time. */
const SLOW = 2 * MINUTE;

const DIALS = Object.values(COUNTRIES).sort((a, b) => b.dial.length - a.dial.length);
/** Where an address is at home; `ZZ`: a mailbox, or a country that no world has people in. */
const countryOf = (to: string): string => DIALS.find(({ dial }) => to.startsWith(`+${dial}`))?.code ?? 'ZZ';

/** The carrier tells of it: of a copy, of a failure, or of an arrival long after. */
const tellsOf = ({ status, after }: Report): boolean => (status === 'delivered' ? after > SLOW : status !== 'accepted');

/**
 * A rightful request that came late, twice or not at all has the fault of its way for a cause. Where no carrier tells of it, all may
 * have been well by what there was to see.
 */
function judged(verdict: Verdict, { fault, reports }: Delivery): Verdict {
  if (fault === null || !verdict.legit) return verdict;
  return { ...verdict, cause: 'delivery_fault', also: reports.some(tellsOf) ? [] : ['requested'], scenario: fault };
}

/** Asked once more because the first did not come, or could not be read. */
const again = ({ intent, verdict }: Asked): Verdict =>
  verdict.cause === 'delivery_fault' ? { ...intent, also: ['delivery_fault'] } : intent;

/** Somebody asks for a code. `intent` is what is behind it, which only the truth hears. */
export function askCode(world: World, wish: Wish, intent: Verdict): Asked {
  const { to, requester } = wish;
  const [request, at] = [world.id(11), world.now()];
  const holder = world.people.holderOf(to);
  const channel: Channel = channelOf(to);
  const { purpose, account, typed, password = 'none', idempotencyKey = null } = wish;
  world.tell({
    type: 'code.requested',
    request,
    purpose,
    to,
    channel,
    account,
    typed,
    password,
    idempotencyKey,
    requester,
  });
  // Of this message alone: what else happens in the world does not change it.
  const chance = world.chance.fork('message', to, at);
  const delivery = world.carriers.plan(to, holder, countryOf(to), at, chance);
  const known = holder === 'nobody' ? { ...intent, victim: false } : intent;
  const verdict = judged(known, delivery);
  world.know({ request, ...verdict });
  for (const { after, status } of delivery.reports)
    world.later(after, () => world.tell({ type: 'message.reported', request, provider: delivery.provider, status }));
  const arrivals = delivery.arrivals.map((after) => at + Math.round(after));
  const asked = { request, to, at, wish, arrivals, isGarbled: delivery.isGarbled, intent, verdict };
  wonder(world, asked, holder, chance);
  return asked;
}

/** A code is entered for that request. */
export function enter(
  world: World,
  { request, wish }: Asked,
  guess: 'right' | 'wrong' | 'stale',
  requester?: Requester,
): void {
  world.tell({ type: 'code.checked', request, guess, requester: requester ?? wish.requester });
}

/** Waits for the message and reads it; false: it never came while anybody waited. */
export function* read(world: World, { arrivals }: Asked, chance: Chance, patience: number): Doing<boolean> {
  const arrives = arrivals[0];
  if (arrives === undefined || arrives - world.now() > patience) {
    yield patience;
    return false;
  }
  yield Math.max(0, arrives - world.now()) + chance.around(9 * SECOND, 0.5);
  return true;
}

/** A rightful person waits for the code, asks again if it does not come, and enters it. True: the right one went in. */
export function* enterCode(world: World, first: Asked, chance: Chance, tries = 2): Doing<boolean> {
  let asked = first;
  for (let left = tries; ; left--) {
    const came = yield* read(world, asked, chance, chance.around(55 * SECOND, 0.5));
    if (came && !asked.isGarbled) break;
    if (came && chance.happens(0.6)) enter(world, asked, 'wrong');
    if (left === 0 || chance.happens(0.2)) return false;
    if (came) yield chance.around(8 * SECOND, 0.5);
    asked = askCode(world, asked.wish, again(first));
  }
  if (chance.happens(0.03)) return false;
  if (asked !== first && chance.happens(0.15)) {
    enter(world, asked, 'stale');
    yield chance.around(7 * SECOND, 0.4);
  } else if (chance.happens(0.04)) {
    enter(world, asked, 'wrong');
    yield chance.around(6 * SECOND, 0.4);
  }
  enter(world, asked, 'right');
  return true;
}

/** A password before the code, as its owner types it. */
export function* tryPassword(world: World, person: Person, requester: Requester, chance: Chance): Doing {
  const { account, username } = person;
  while (chance.happens(0.08)) {
    world.tell({ type: 'password.tried', account, username, result: 'wrong', requester });
    yield chance.around(9 * SECOND, 0.5);
  }
  world.tell({ type: 'password.tried', account, username, result: 'right', requester });
  yield chance.around(0.8 * SECOND, 0.4);
}
