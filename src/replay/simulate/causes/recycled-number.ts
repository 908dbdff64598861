/** The number was somebody else's, whose account still has it. */
import { askCode, enterCode } from '../acts.ts';
import { phoneAtHome } from '../people/errands/sign-in.ts';
import { signUp } from '../people/errands/sign-up.ts';
import { type Person, requesterOf } from '../people/person.ts';
import { type Campaign, type Scenario, unwanted } from '../scenario.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../spans.ts';
import { rightful } from '../truth.ts';
import type { Doing, World } from '../world.ts';
import { outsider } from './outsiders.ts';

interface Reassigned {
  readonly old: Person;
  readonly number: string;
  readonly joins: Person;
}

/** Whose number is somebody else's story already; one of them is enough for a number. */
const told = new WeakMap<World, Set<Person>>();

/**
 * Months ago the old owner let the number go; the carrier gave it to somebody else, and may or may not say so. Undefined: all who
 * have lost theirs had their story.
 */
function reassign(
  world: World,
  campaign: Campaign,
  fits: (person: Person) => boolean = () => true,
): Reassigned | undefined {
  const { chance } = campaign;
  const before = told.get(world) ?? new Set<Person>();
  told.set(world, before);
  const candidates = world.people.all.filter((each) => each.hasLostNumber && !before.has(each) && fits(each));
  if (candidates.length === 0) return undefined;
  const old = chance.pick(candidates);
  before.add(old);
  const number = old.phone!;
  if (chance.happens(0.1)) world.people.hold(number, 'nobody');
  if (chance.happens(0.35)) {
    const fact = chance.weigh({ recycled: 5, disconnected: 2 });
    const since = new Date(world.now() - chance.between(20, 200) * DAY).toISOString();
    world.later(chance.gap(4 * DAY), () => world.tell({ type: 'carrier.told', contact: number, fact, since }));
  }
  return { old, number, joins: outsider(world, old.country) };
}

const asOld = (
  world: World,
  campaign: Campaign,
  { old, number }: Reassigned,
  purpose: 'sign_in' | 'recovery' | 'sensitive_action',
  isNew = false,
) => {
  const device = isNew ? null : (old.devices[0] ?? null);
  const requester = requesterOf(world, old, { device, ...(purpose !== 'sensitive_action' && { session: null }) });
  const typed =
    purpose === 'sensitive_action'
      ? null
      : campaign.chance.happens(0.6)
        ? phoneAtHome(number, old.country, true)
        : old.username;
  return askCode(
    world,
    { purpose, to: number, account: old.account, typed, requester },
    unwanted(campaign, isNew ? ['unauthorized_login'] : []),
  );
};

/** The old owner goes on with the account, and wonders where the codes are. */
function* oldOwnerGoesOn(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const given = reassign(world, campaign);
  if (!given) return;
  for (let left = campaign.size(chance.whole(2, 6)); left > 0; left--) {
    asOld(world, campaign, given, chance.weigh({ sign_in: 4, sensitive_action: 2 }));
    yield campaign.pace(chance.happens(0.4) ? chance.around(2 * MINUTE, 0.5) : chance.gap(3 * DAY));
  }
}

/** After years the old owner remembers the account, on a new phone and in a new country perhaps, and wants it back. */
function* backAfterYears(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const old = world.people.all.filter(
    (each) => each.isDormant && each.phone !== null && world.people.holderOf(each.phone) === each,
  );
  if (old.length === 0) return;
  const person = chance.pick(old);
  world.people.hold(person.phone!, 'stranger');
  const given = { old: person, number: person.phone!, joins: person };
  for (let left = campaign.size(chance.whole(2, 5)); left > 0; left--) {
    asOld(world, campaign, given, chance.weigh({ sign_in: 1, recovery: 3 }), chance.happens(0.8));
    yield campaign.pace(chance.around(4 * MINUTE, 0.9));
  }
}

/** The new holder joins with the number, before or after the old owner's codes come. */
function* newHolderJoins(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const given = reassign(world, campaign);
  if (!given) return;
  const { joins, number } = given;
  for (let left = chance.whole(1, 3); left > 0; left--) {
    asOld(world, campaign, given, 'sign_in');
    yield campaign.pace(chance.gap(DAY));
  }
  joins.phone = number;
  yield* signUp(world, joins, { verdict: rightful('on-a-recycled-number') });
  for (let left = chance.whole(1, 4); left > 0; left--) {
    yield campaign.pace(chance.gap(2 * DAY));
    asOld(world, campaign, given, 'sign_in');
  }
}

/** The new holder types the own number, and lands in the old owner's account: the codes come to who asked. */
function* newHolderTypesIt(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const given = reassign(world, campaign, (each) => each.isPasswordless);
  if (!given) return;
  const { joins, number, old } = given;
  joins.phone = number;
  world.people.hold(number, joins);
  const requester = requesterOf(world, joins, { session: null });
  const typed = phoneAtHome(number, joins.country, true);
  const verdict = { ...unwanted(campaign, ['requested']), victim: false, unsolicited: false, campaign: null };
  const asked = askCode(world, { purpose: 'sign_in', to: number, account: old.account, typed, requester }, verdict);
  yield* enterCode(world, asked, chance, 0);
  yield campaign.pace(chance.gap(6 * HOUR));
  asOld(world, campaign, given, 'sign_in');
}

/** A carrier hands out a whole block anew; of several who had a number in it, each app goes on asking. */
function* wholeBlock(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const all = Array.from({ length: campaign.size(5) }, () => reassign(world, campaign)).filter(
    (each) => each !== undefined,
  );
  for (let rounds = chance.whole(1, 3); rounds > 0; rounds--) {
    for (const given of all) {
      asOld(world, campaign, given, chance.weigh({ sign_in: 3, sensitive_action: 1 }));
      yield campaign.pace(chance.gap(8 * HOUR));
    }
  }
}

/** Between two holders nobody has the number: reports say so, and then one day messages arrive again. */
function* quarantine(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const given = reassign(world, campaign);
  if (!given) return;
  world.people.hold(given.number, 'nobody');
  for (let left = chance.whole(1, 3); left > 0; left--) {
    asOld(world, campaign, given, 'sign_in');
    yield campaign.pace(chance.gap(1.5 * DAY));
  }
  world.people.hold(given.number, 'stranger');
  for (let left = chance.whole(2, 4); left > 0; left--) {
    asOld(world, campaign, given, 'sign_in');
    yield campaign.pace(chance.gap(DAY) + SECOND);
  }
}

const cause = 'recycled_number';
export const RECYCLED_NUMBER: readonly Scenario[] = [
  {
    name: `${cause}/old-owner-goes-on`,
    cause,
    rate: 22,
    says: 'The old owner goes on with the account, and the new holder gets the codes.',
    run: oldOwnerGoesOn,
  },
  {
    name: `${cause}/back-after-years`,
    cause,
    rate: 14,
    says: 'The old owner comes back after years and wants the account.',
    run: backAfterYears,
  },
  {
    name: `${cause}/new-holder-joins`,
    cause,
    rate: 14,
    says: 'The new holder joins with the number, between the old owner’s codes.',
    run: newHolderJoins,
  },
  {
    name: `${cause}/new-holder-types-it`,
    cause,
    rate: 8,
    says: 'The new holder types the own number and lands in the old owner’s account.',
    run: newHolderTypesIt,
  },
  {
    name: `${cause}/whole-block`,
    cause,
    rate: 3.2,
    says: 'A carrier hands a block of numbers out anew.',
    run: wholeBlock,
  },
  {
    name: `${cause}/quarantine`,
    cause,
    rate: 9.6,
    says: 'First nobody has the number, then somebody else.',
    run: quarantine,
  },
];
