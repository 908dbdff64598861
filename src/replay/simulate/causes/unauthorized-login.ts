/** Somebody tries to sign in from outside: lists of stolen passwords, guesses, a stranger's or an acquaintance's try. */
import { askCode, enter } from '../acts.ts';
import { typedBy } from '../people/errands/sign-in.ts';
import { addressOf, type Person, type Requester, requesterOf } from '../people/person.ts';
import { type Campaign, type Scenario, unwanted } from '../scenario.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../spans.ts';
import type { Doing, World } from '../world.ts';
import { countriesOf, feignedApp, outsider, scriptOn } from './outsiders.ts';

interface List {
  /** The share of names on the list that somebody here goes by. */
  readonly known: number;
  /** Of those, the share with the right password. */
  readonly right: number;
}

/** One line of a list: a name, a password, and, where both fit, a code that goes out. */
function* tryLine(world: World, campaign: Campaign, requester: Requester, { known, right }: List): Doing {
  const { chance } = campaign;
  const person = chance.happens(known) ? world.people.pick(chance, (each) => !each.isPasswordless) : undefined;
  const isRight = person !== undefined && chance.happens(right);
  const username = person?.username ?? `${chance.word(5)}${chance.whole(1, 99)}`;
  const account = person?.account ?? null;
  world.tell({ type: 'password.tried', account, username, result: isRight ? 'right' : 'wrong', requester });
  if (!person || !isRight) return;
  yield chance.between(0.4, 3) * SECOND;
  signInAt(world, campaign, person, requester, 'right');
}

const signInAt = (world: World, campaign: Campaign, person: Person, requester: Requester, password: 'right' | 'none') =>
  askCode(
    world,
    { purpose: 'sign_in', to: addressOf(person), account: person.account, typed: person.username, password, requester },
    unwanted(campaign, password === 'right' ? ['compromised_account'] : []),
  );

function* stuffingFromHosting(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const network = world.places.hosting(chance, chance.whole(1, 5));
  for (let left = campaign.size(140); left > 0; left--) {
    yield* tryLine(world, campaign, scriptOn(world, network, chance), { known: 0.55, right: 0.14 });
    yield campaign.pace(chance.gap(5 * SECOND));
  }
}

function* stuffingThroughHomes(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  for (let left = campaign.size(45); left > 0; left--) {
    const exit = world.places.exit(chance);
    const requester = chance.happens(0.4) ? feignedApp(world, exit, chance) : scriptOn(world, exit, chance);
    yield* tryLine(world, campaign, requester, { known: 0.8, right: 0.25 });
    yield campaign.pace(chance.gap(3 * HOUR));
  }
}

function* stuffingThroughIpv6(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const countries = chance.sample(countriesOf(world), 2);
  for (let left = campaign.size(60); left > 0; left--) {
    const exit = world.places.exit(chance, { kind: 'v6', countries });
    yield* tryLine(world, campaign, feignedApp(world, exit, chance), { known: 0.7, right: 0.2 });
    yield campaign.pace(chance.gap(14 * MINUTE));
  }
}

/** One password for everybody, from the shared addresses of a mobile carrier. */
function* onePasswordForAll(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const network = world.places.mobile(chance.pick(countriesOf(world)), chance);
  const client = world.releases.client('android', world.now(), 40 * DAY);
  for (const person of world.people.some(chance, campaign.size(70), (each) => !each.isPasswordless)) {
    const requester = scriptOn(world, network, chance, { client });
    const isRight = chance.happens(0.08);
    world.tell({
      type: 'password.tried',
      account: person.account,
      username: person.username,
      result: isRight ? 'right' : 'wrong',
      requester,
    });
    yield SECOND;
    if (isRight) signInAt(world, campaign, person, requester, 'right');
    yield campaign.pace(chance.gap(90 * SECOND));
  }
}

/** No password is asked for: the code is what is guessed. */
function* guessingCodes(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const isMoving = chance.happens(0.5);
  const one = isMoving ? undefined : world.places.hosting(chance, 2);
  for (const person of world.people.some(chance, campaign.size(9))) {
    const requester = scriptOn(world, one ?? world.places.exit(chance), chance);
    const asked = signInAt(world, campaign, person, requester, 'none');
    for (let guesses = chance.whole(0, 4); guesses > 0; guesses--) {
      yield chance.between(1, 6) * SECOND;
      enter(world, asked, 'wrong');
    }
    yield campaign.pace(chance.gap(20 * MINUTE));
  }
}

/** A name that everybody knows: many strangers, each once or twice, over days. */
function* famousName(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, (each) => each.isFamous || each.curiosity > 1.5);
  for (let left = campaign.size(22); left > 0; left--) {
    const fan = outsider(world);
    const requester = requesterOf(world, fan, { session: null });
    for (let tries = chance.whole(0, 3); tries > 0; tries--) {
      world.tell({
        type: 'password.tried',
        account: person.account,
        username: person.username,
        result: 'wrong',
        requester,
      });
      yield chance.around(8 * SECOND, 0.6);
    }
    const asked = signInAt(world, campaign, person, requester, 'none');
    if (chance.happens(0.2)) {
      yield chance.around(30 * SECOND, 0.5);
      enter(world, asked, 'wrong');
    }
    yield campaign.pace(chance.gap(4 * HOUR));
  }
}

/** Somebody the person knows, who has the password or thinks so, on a device with an account of its own. */
function* acquaintance(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance);
  const other = world.people.pick(chance, (each) => each.country === person.country && each !== person);
  const isHome = chance.happens(0.4);
  for (let left = chance.whole(1, campaign.size(4)); left > 0; left--) {
    const requester = requesterOf(world, other, { session: null, ...(isHome && { network: person.home }) });
    const knows = !person.isPasswordless && chance.happens(0.6);
    for (let wrong = chance.whole(0, 2); wrong > 0; wrong--) {
      world.tell({
        type: 'password.tried',
        account: person.account,
        username: person.username,
        result: 'wrong',
        requester,
      });
      yield chance.around(12 * SECOND, 0.5);
    }
    if (knows)
      world.tell({
        type: 'password.tried',
        account: person.account,
        username: person.username,
        result: 'right',
        requester,
      });
    yield 2 * SECOND;
    const typed = typedBy(person);
    const wish = {
      purpose: 'sign_in' as const,
      to: addressOf(person),
      account: person.account,
      typed,
      password: knows ? ('right' as const) : ('none' as const),
      requester,
    };
    const asked = askCode(world, wish, unwanted(campaign, knows ? ['compromised_account'] : []));
    if (chance.happens(0.3)) {
      yield 40 * SECOND;
      enter(world, asked, 'wrong');
    }
    yield campaign.pace(chance.gap(9 * HOUR));
  }
}

const cause = 'unauthorized_login';
export const UNAUTHORIZED_LOGIN: readonly Scenario[] = [
  {
    name: `${cause}/stuffing-from-hosting`,
    cause,
    rate: 4.8,
    says: 'A list of stolen passwords in a burst from a few servers.',
    run: stuffingFromHosting,
  },
  {
    name: `${cause}/stuffing-through-homes`,
    cause,
    rate: 4.8,
    says: 'The same list, slowly, each line out of another home.',
    run: stuffingThroughHomes,
  },
  {
    name: `${cause}/stuffing-through-ipv6`,
    cause,
    rate: 4,
    says: 'Proxies with nothing but IPv6, and a new feigned phone each time.',
    run: stuffingThroughIpv6,
  },
  {
    name: `${cause}/one-password-for-all`,
    cause,
    rate: 3.2,
    says: 'One password for many accounts, from behind the shared addresses of a mobile carrier.',
    run: onePasswordForAll,
  },
  {
    name: `${cause}/guessing-codes`,
    cause,
    rate: 4.8,
    says: 'Signing in by code alone, and the code is guessed.',
    run: guessingCodes,
  },
  {
    name: `${cause}/famous-name`,
    cause,
    rate: 1.6,
    says: 'Strangers try a name that everybody knows.',
    run: famousName,
  },
  {
    name: `${cause}/acquaintance`,
    cause,
    rate: 13,
    says: 'Somebody the person knows, from nearby, on a device of their own.',
    run: acquaintance,
  },
];
