/** Somebody lures the holder to hand the code over: a page in between, a caller, a favour, a message around it. */

import type { Cause, Purpose } from '../../../engine/model.ts';
import { type Asked, askCode, enter } from '../acts.ts';
import { addressOf, type Person, type Requester } from '../people/person.ts';
import type { Network } from '../places/networks.ts';
import { type Campaign, type Scenario, unwanted } from '../scenario.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../spans.ts';
import type { Doing, World } from '../world.ts';
import { countriesOf, feignedApp, outsider, scriptOn } from './outsiders.ts';

/** Bait as people paste it: an address that is not the operator's, and pressure. */
function lure(world: World, campaign: Campaign): string {
  const { chance } = campaign;
  const { brand, domain } = world.script;
  const name = domain.split('.')[0]!;
  const host = chance.pick([
    `${name}-help.example`,
    `secure.${name}-login.test`,
    `${name.replace('l', '1')}.invalid`,
    `my${name}.example.test`,
  ]);
  return chance.pick([
    `${brand}: somebody signed in from a new place. Stop it here: ${host}/${chance.word(5)}`,
    `Your ${brand} account is locked in 12 hours. Confirm now at ${host}/${chance.word(4)}`,
    `${brand} prize team: you won! Sign in to claim ${host}`,
    `Message from ${brand} security. Tell our agent the code that you receive next.`,
  ]);
}

/** Who was lured shows the lure: no reference, and the message they paste was never the operator's. */
function showLure(world: World, campaign: Campaign, to: string, asked: Asked | null, after: number): void {
  const text = lure(world, campaign);
  world.later(after, () => {
    const ask = world.id(9);
    const says = campaign.chance.weigh({ suspicious: 5, not_me: 2, why: 1 });
    world.tell({ type: 'recipient.asked', ask, to, request: null, text, says });
    world.know({ ask, request: asked?.request ?? null, cause: 'phishing', also: [], scenario: campaign.scenario });
  });
}

interface Hook {
  readonly purpose: Purpose;
  readonly requester: Requester;
  readonly also?: readonly Cause[];
  /** Odds that the code is handed over. */
  readonly bites: number;
  /** How long the holder takes, once the message is there. */
  readonly takes: number;
}

/** One holder on the hook; true: the code was handed over and went in. */
function* hook(
  world: World,
  campaign: Campaign,
  person: Person,
  { purpose, requester, also = [], bites, takes }: Hook,
): Doing<boolean> {
  const { chance } = campaign;
  const password = purpose === 'sign_in' && !person.isPasswordless;
  const { account, username } = person;
  if (password) {
    world.tell({ type: 'password.tried', account, username, result: 'right', requester });
    yield chance.between(0.3, 1.5) * SECOND;
  }
  const wish = {
    purpose,
    to: addressOf(person),
    account,
    typed: username,
    password: password ? ('right' as const) : ('none' as const),
    requester,
  };
  const isBitten = chance.happens(bites);
  // A right password and no code after it: whoever sees only that may think of a list just as well.
  const accepted: readonly Cause[] = isBitten || !password ? also : [...also, 'unauthorized_login'];
  const asked = askCode(world, wish, unwanted(campaign, accepted));
  if (chance.happens(0.06)) showLure(world, campaign, asked.to, asked, chance.between(2, 60) * MINUTE);
  const arrives = asked.arrivals[0];
  if (arrives === undefined || !isBitten) return false;
  yield Math.max(0, arrives - world.now()) + chance.around(takes, 0.4);
  if (chance.happens(0.08)) {
    enter(world, asked, 'wrong');
    yield chance.around(10 * SECOND, 0.3);
  }
  enter(world, asked, 'right');
  yield 3 * SECOND;
  const session = world.id(11);
  world.tell({ type: 'account.seen', account, requester: { ...requester, session } });
  return true;
}

/** A page that looks like the operator's and passes everything on, through a few servers. */
function* pageBetween(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const network = world.places.hosting(chance, chance.whole(1, 3));
  for (const person of world.people.some(chance, campaign.size(22))) {
    const requester = scriptOn(world, network, chance);
    yield* hook(world, campaign, person, { purpose: 'sign_in', requester, bites: 0.75, takes: 20 * SECOND });
    yield campaign.pace(chance.gap(40 * MINUTE));
  }
}

/** Texts to everybody on one evening; each victim's sign-in comes out of another home in the victim's own country. */
function* relayThroughHomes(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  for (const person of world.people.some(chance, campaign.size(20))) {
    const exit = world.places.exit(chance, { countries: [person.country] });
    const requester = chance.happens(0.5) ? scriptOn(world, exit, chance) : feignedApp(world, exit, chance);
    yield* hook(world, campaign, person, { purpose: 'sign_in', requester, bites: 0.7, takes: 25 * SECOND });
    yield campaign.pace(chance.gap(6 * MINUTE));
  }
}

/** "This is the help desk": a reset, and the holder is talked through it on the phone. */
function* helpDesk(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const room = world.places.home(chance.pick(countriesOf(world)), chance);
  for (const person of world.people.some(chance, campaign.size(7))) {
    const network: Network = chance.happens(0.5) ? room : world.places.exit(chance);
    const requester = scriptOn(world, network, chance);
    const how = { requester, also: ['reset_abuse'] as const, bites: 0.6, takes: 75 * SECOND };
    for (let calls = chance.whole(1, 3); calls > 0; calls--) {
      const isDone = yield* hook(world, campaign, person, { ...how, purpose: 'recovery' });
      if (isDone) {
        world.tell({ type: 'password.changed', account: person.account, requester });
        break;
      }
      yield chance.around(2 * MINUTE, 0.5);
    }
    yield campaign.pace(chance.gap(2 * HOUR));
  }
}

/** "I sent you my code by mistake, could you pass it on?": an account or a partner is opened on the holder's number. */
function* favour(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const liar = outsider(world);
  for (let left = campaign.size(10); left > 0; left--) {
    const victim = chance.happens(0.6) ? world.people.pick(chance, (each) => each.phone !== null) : outsider(world);
    const to = addressOf(victim);
    if (world.people.holderOf(to) === 'nobody') world.people.hold(to, 'stranger');
    const requester = feignedApp(world, chance.happens(0.6) ? liar.mobile : liar.home, chance);
    const wish = { purpose: 'sign_up' as const, to, account: null, typed: to, requester };
    const asked = askCode(world, wish, unwanted(campaign, ['mistyped_contact']));
    if (chance.happens(0.45) && asked.arrivals.length > 0) {
      yield Math.max(0, asked.arrivals[0]! - world.now()) + chance.around(3 * MINUTE, 0.6);
      enter(world, asked, 'right');
    }
    yield campaign.pace(chance.gap(3 * HOUR));
  }
}

/** By mail and in no hurry: one or two a day, over servers that change. */
function* slowMail(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  for (const person of world.people.some(chance, campaign.size(12), (each) => each.email !== null)) {
    const requester = scriptOn(world, world.places.hosting(chance, 1), chance);
    yield* hook(world, campaign, person, { purpose: 'sign_in', requester, bites: 0.6, takes: 45 * SECOND });
    yield campaign.pace(chance.gap(14 * HOUR));
  }
}

/** Bait for people who were never asked anything: only questions come of it. */
function* baitOnly(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  for (let left = campaign.size(9); left > 0; left--) {
    const person = chance.happens(0.6) ? world.people.pick(chance) : outsider(world);
    showLure(world, campaign, addressOf(person), null, SECOND);
    yield campaign.pace(chance.gap(DAY / 2));
  }
}

/** A false partner: "link your account to get the prize", and the code is asked for on the false page. */
function* falsePartner(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const network = world.places.hosting(chance, 2);
  for (const person of world.people.some(chance, campaign.size(9))) {
    const requester = scriptOn(world, network, chance);
    yield* hook(world, campaign, person, { purpose: 'sign_in', requester, bites: 0.5, takes: 35 * SECOND });
    yield campaign.pace(chance.gap(50 * MINUTE));
  }
}

const cause = 'phishing';
export const PHISHING: readonly Scenario[] = [
  {
    name: `${cause}/page-between`,
    cause,
    rate: 3.8,
    says: 'A page in between passes passwords and codes on, through a few servers.',
    run: pageBetween,
  },
  {
    name: `${cause}/relay-through-homes`,
    cause,
    rate: 3.8,
    says: 'The same, each victim out of another home in the same country.',
    run: relayThroughHomes,
  },
  { name: `${cause}/help-desk`, cause, rate: 4.8, says: 'A caller talks the holder through a reset.', run: helpDesk },
  { name: `${cause}/favour`, cause, rate: 4.8, says: 'A code "sent by mistake" is to be passed on.', run: favour },
  {
    name: `${cause}/slow-mail`,
    cause,
    rate: 4,
    says: 'By mail, one or two a day, over servers that change.',
    run: slowMail,
  },
  {
    name: `${cause}/bait-only`,
    cause,
    rate: 4.8,
    says: 'Bait for people to whom the operator sent nothing.',
    run: baitOnly,
  },
  {
    name: `${cause}/false-partner`,
    cause,
    rate: 3.2,
    says: 'A false partner wants accounts linked.',
    run: falsePartner,
  },
];
