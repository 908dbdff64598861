/** Somebody else asks to reset the password: to wear the holder down, to take over, to find out who is there, or by a slip. */
import { askCode, enter, enterCode } from '../acts.ts';
import { addressOf, type Person, type Requester, requesterOf } from '../people/person.ts';
import { type Campaign, type Scenario, unwanted } from '../scenario.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../spans.ts';
import { rightful } from '../truth.ts';
import type { Doing, World } from '../world.ts';
import { countriesOf, feignedApp, scriptOn } from './outsiders.ts';

const reset = (world: World, campaign: Campaign, person: Person, requester: Requester, to = addressOf(person)) =>
  askCode(
    world,
    {
      purpose: 'recovery',
      to,
      account: person.account,
      typed: campaign.chance.happens(0.7) ? person.username : to,
      requester,
    },
    unwanted(campaign),
  );

function* floodFromOnePlace(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance);
  const requester = scriptOn(world, world.places.hosting(chance, 1), chance);
  for (let left = campaign.size(chance.whole(15, 45)); left > 0; left--) {
    reset(world, campaign, person, requester);
    yield campaign.pace(chance.between(15, 90) * SECOND);
  }
}

/** Each request, or every few, from another network. */
function* floodThatMoves(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance);
  const stays = chance.whole(1, 4);
  let requester = scriptOn(world, world.places.exit(chance), chance);
  const count = campaign.size(chance.whole(12, 36));
  for (let i = 0; i < count; i++) {
    if (i % stays === 0) {
      const exit = world.places.exit(chance);
      requester = chance.happens(0.5) ? feignedApp(world, exit, chance) : scriptOn(world, exit, chance);
    }
    reset(world, campaign, person, requester);
    yield campaign.pace(chance.around(3 * MINUTE, 0.8));
  }
}

/** A list of names, each once: to see who answers, or to frighten many. */
function* overAList(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const servers = world.places.hosting(chance, 3);
  const isSpread = chance.happens(0.5);
  for (const person of world.people.some(chance, campaign.size(45))) {
    reset(world, campaign, person, scriptOn(world, isSpread ? world.places.exit(chance) : servers, chance));
    yield campaign.pace(chance.gap(isSpread ? 12 * MINUTE : 20 * SECOND));
  }
}

/** A few a day for days, until somebody gives in. */
function* drip(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance);
  for (let left = campaign.size(18); left > 0; left--) {
    reset(world, campaign, person, scriptOn(world, world.places.exit(chance, { countries: [person.country] }), chance));
    yield campaign.pace(chance.around(7 * HOUR, 0.5));
  }
}

/** Out of spite, at night, on a phone that is known under another account. */
function* spite(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance);
  const other = world.people.pick(chance, (each) => each !== person && each.country === person.country);
  for (let nights = chance.whole(1, 3); nights > 0; nights--) {
    const requester = requesterOf(world, other, { session: null, network: other.home });
    for (let left = chance.whole(2, campaign.size(6)); left > 0; left--) {
      reset(world, campaign, person, requester);
      yield campaign.pace(chance.around(80 * SECOND, 0.7));
    }
    yield campaign.pace(DAY);
  }
}

/** Whoever reads the mailbox takes the account with it. */
function* throughTheMailbox(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, (each) => each.email !== null);
  const requester = scriptOn(
    world,
    chance.happens(0.5) ? world.places.hosting(chance, 1) : world.places.exit(chance),
    chance,
  );
  const also = ['compromised_account'] as const;
  const wish = {
    purpose: 'recovery' as const,
    to: person.email!,
    account: person.account,
    typed: person.email!,
    requester,
  };
  for (let left = chance.whole(1, 3); left > 0; left--) {
    const asked = askCode(world, wish, unwanted(campaign, also));
    yield Math.max(0, (asked.arrivals[0] ?? world.now()) - world.now()) + chance.around(20 * SECOND, 0.5);
    if (asked.arrivals.length > 0 && left === 1) {
      enter(world, asked, 'right');
      yield 20 * SECOND;
      world.tell({ type: 'password.changed', account: person.account, requester });
      world.tell({ type: 'account.seen', account: person.account, requester: { ...requester, session: world.id(11) } });
    }
    yield campaign.pace(chance.gap(4 * HOUR));
  }
}

/** An honest slip: somebody forgot the password and mistypes the own name, which is another's. They set it right. */
function* wrongName(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const [slipped, owner] = world.people.some(chance, 2);
  if (!slipped || !owner) return;
  const requester = requesterOf(world, slipped, { session: null });
  for (let left = chance.whole(1, 2); left > 0; left--) {
    const wish = {
      purpose: 'recovery' as const,
      to: addressOf(owner),
      account: owner.account,
      typed: owner.username,
      requester,
    };
    askCode(world, wish, unwanted(campaign, ['mistyped_contact']));
    yield campaign.pace(chance.around(90 * SECOND, 0.5));
  }
  const right = {
    purpose: 'recovery' as const,
    to: addressOf(slipped),
    account: slipped.account,
    typed: slipped.username,
    requester,
  };
  if (yield* enterCode(world, askCode(world, right, rightful('corrected')), chance)) {
    yield 30 * SECOND;
    world.tell({ type: 'password.changed', account: slipped.account, requester });
  }
}

/** A try at takeover: resets, and the code is guessed. */
function* guessTheReset(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance);
  const country = chance.pick(countriesOf(world));
  for (let left = campaign.size(8); left > 0; left--) {
    const asked = reset(world, campaign, person, scriptOn(world, world.places.mobile(country, chance), chance));
    for (let guesses = chance.whole(1, 5); guesses > 0; guesses--) {
      yield chance.between(1, 8) * SECOND;
      enter(world, asked, 'wrong');
    }
    yield campaign.pace(chance.around(25 * MINUTE, 0.6));
  }
}

/** The number is moved to another SIM, and whoever has it resets the password: the holder sees nothing of it. */
function* swappedSim(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, (each) => each.phone !== null);
  const { account, username } = person;
  const to = person.phone!;
  const since = new Date(world.now()).toISOString();
  if (chance.happens(0.6))
    world.later(chance.between(1, 40) * MINUTE, () =>
      world.tell({ type: 'carrier.told', contact: to, fact: 'sim_swapped', since }),
    );
  yield campaign.pace(chance.between(20, 200) * MINUTE);
  const requester = feignedApp(world, world.places.exit(chance, { countries: [person.country] }), chance);
  const verdict = { ...unwanted(campaign, ['compromised_account']), victim: false };
  for (const purpose of chance.happens(0.5) ? (['recovery'] as const) : (['recovery', 'sign_in'] as const)) {
    const asked = askCode(world, { purpose, to, account, typed: username, requester }, verdict);
    if (asked.arrivals.length === 0) return;
    yield Math.max(0, asked.arrivals[0]! - world.now()) + chance.around(15 * SECOND, 0.4);
    enter(world, asked, 'right');
    yield chance.around(40 * SECOND, 0.4);
    if (purpose === 'recovery') world.tell({ type: 'password.changed', account, requester });
  }
}

const cause = 'reset_abuse';
export const RESET_ABUSE: readonly Scenario[] = [
  {
    name: `${cause}/flood-from-one-place`,
    cause,
    rate: 3.2,
    says: 'One server asks for resets again and again.',
    run: floodFromOnePlace,
  },
  {
    name: `${cause}/flood-that-moves`,
    cause,
    rate: 4,
    says: 'A flood that comes from another network every time.',
    run: floodThatMoves,
  },
  { name: `${cause}/over-a-list`, cause, rate: 2.1, says: 'A list of names, each reset once.', run: overAList },
  { name: `${cause}/drip`, cause, rate: 3.2, says: 'A few resets a day for days, from the same country.', run: drip },
  { name: `${cause}/spite`, cause, rate: 6.4, says: 'An acquaintance, at night, to annoy.', run: spite },
  {
    name: `${cause}/through-the-mailbox`,
    cause,
    rate: 9.6,
    says: 'Whoever reads the mailbox resets the password and takes the account.',
    run: throughTheMailbox,
  },
  {
    name: `${cause}/wrong-name`,
    cause,
    rate: 13,
    says: 'Somebody who forgot the password mistypes the name, and sets it right.',
    run: wrongName,
  },
  {
    name: `${cause}/guess-the-reset`,
    cause,
    rate: 3.2,
    says: 'Resets whose codes are guessed, through a mobile carrier.',
    run: guessTheReset,
  },
  {
    name: `${cause}/swapped-sim`,
    cause,
    rate: 6,
    says: 'The number is on another SIM, and whoever has that resets the password.',
    run: swappedSim,
  },
];
