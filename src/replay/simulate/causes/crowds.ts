/** What looks like an attack and is none: rightful people in crowds, at one terminal, on behalf of another, in a hurry. */
import { askCode, enterCode } from '../acts.ts';
import { signIn } from '../people/errands/sign-in.ts';
import { signUp } from '../people/errands/sign-up.ts';
import { addressOf, type Person, requesterOf } from '../people/person.ts';
import type { Network } from '../places/networks.ts';
import type { Campaign, Scenario } from '../scenario.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../spans.ts';
import { rightful } from '../truth.ts';
import type { Doing, World } from '../world.ts';
import { countriesOf, outsider } from './outsiders.ts';

/** A concert, a lecture: many sign up within minutes behind one address. */
function* gathering(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const country = chance.pick(countriesOf(world));
  const network = world.places.office(country, chance);
  for (let left = campaign.size(18); left > 0; left--) {
    world.begin(arrive(world, outsider(world, country), network), campaign.pace(chance.between(0, 25) * MINUTE));
  }
  yield SECOND;
}

function* arrive(world: World, person: Person, network: Network): Doing {
  yield* signUp(world, person, { verdict: rightful('gathering'), network });
}

/** One public computer: person after person, none of them known there. */
function* publicTerminal(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const country = chance.pick(countriesOf(world));
  const network = world.places.office(country, chance);
  const device = chance.happens(0.5) ? world.people.device(chance, 'web') : null;
  for (const person of world.people.some(chance, campaign.size(14))) {
    yield* signIn(world, person, { kind: 'public-terminal', device, network });
    yield campaign.pace(chance.gap(50 * MINUTE));
  }
}

/** Somebody who is known everywhere signs in from hotels and studios, several times a day. */
function* celebrity(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, (each) => each.isFamous || each.curiosity > 1.3);
  for (let left = campaign.size(12); left > 0; left--) {
    const network = world.places.home(chance.pick(countriesOf(world)), chance);
    yield* signIn(world, person, { kind: 'celebrity', device: chance.pick(person.devices), network });
    yield campaign.pace(chance.gap(9 * HOUR));
  }
}

/** A family shares a phone: two accounts, one number, one device. */
function* familyPhone(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const parent = world.people.pick(chance, (each) => each.phone !== null);
  const child = outsider(world, parent.country);
  child.phone = parent.phone;
  child.email = null;
  child.home = parent.home;
  child.devices.splice(0, child.devices.length, parent.devices[0]!);
  if (!(yield* signUp(world, child, { verdict: rightful('family-phone') }))) return;
  for (let left = campaign.size(6); left > 0; left--) {
    const person = chance.happens(0.5) ? parent : child;
    yield* signIn(world, person, { kind: 'family-phone', device: parent.devices[0]! });
    yield campaign.pace(chance.gap(30 * HOUR));
  }
}

/** The operator's own desk resets a password for somebody who called: the desk asks, the caller has the code. */
function* ownDesk(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const office = world.places.office(chance.pick(countriesOf(world)), chance);
  for (const person of world.people.some(chance, campaign.size(6))) {
    const requester = {
      ...requesterOf(world, person, { device: null, network: office, client: 'unknown' }),
      apiKey: world.key('desk'),
    };
    const wish = {
      purpose: 'recovery' as const,
      to: addressOf(person),
      account: person.account,
      typed: person.username,
      requester,
    };
    yield* enterCode(world, askCode(world, wish, rightful('own-desk')), chance);
    yield campaign.pace(chance.gap(5 * HOUR));
  }
}

/** After years somebody takes out an old phone and signs in as if nothing had happened. */
function* oldPhone(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const old = world.people.all.filter((each) => each.isDormant && world.people.holderOf(addressOf(each)) === each);
  if (old.length === 0) return;
  const person = chance.pick(old);
  const device = person.devices[0]!;
  device.lag = 400 * DAY;
  yield* signIn(world, person, { kind: 'after-years', device });
}

/** Impatient thumbs: three requests in half a minute, and the last code goes in. */
function* impatient(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  for (const person of world.people.some(chance, campaign.size(5))) {
    const requester = requesterOf(world, person, { session: null });
    const wish = {
      purpose: 'sign_in' as const,
      to: addressOf(person),
      account: person.account,
      typed: person.username,
      requester,
    };
    let asked = askCode(world, wish, rightful('impatient'));
    for (let left = chance.whole(1, 2); left > 0; left--) {
      yield chance.between(4, 20) * SECOND;
      asked = askCode(world, wish, rightful('impatient'));
    }
    yield* enterCode(world, asked, chance, 0);
    yield campaign.pace(chance.gap(8 * HOUR));
  }
}

/** Behind a rented server, on a device that is known: what attackers hide behind, honest people hide behind too. */
function* behindRentedServer(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const network = world.places.hosting(chance, 3);
  for (const person of world.people.some(chance, campaign.size(10))) {
    yield* signIn(world, person, { kind: 'rented-server', device: chance.pick(person.devices), network });
    yield campaign.pace(chance.gap(9 * HOUR));
  }
}

/** A company has its browsers forget everything over the weekend: on Monday morning all sign in behind one address. */
function* mondayMorning(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const network = world.places.office(chance.pick(countriesOf(world)), chance);
  for (const person of world.people.some(chance, campaign.size(16))) {
    world.begin(atWork(world, person, network), campaign.pace(chance.around(20 * MINUTE, 0.6)));
  }
  yield SECOND;
}

function* atWork(world: World, person: Person, network: Network): Doing {
  yield* signIn(world, person, { kind: 'monday-morning', device: null, network });
}

/** A shopkeeper confirms payment after payment, nearly as evenly as a machine. */
function* paymentAfterPayment(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance);
  const requester = requesterOf(world, person);
  const every = chance.between(6, 20) * MINUTE;
  for (let left = campaign.size(7); left > 0; left--) {
    const wish = {
      purpose: 'sensitive_action' as const,
      to: addressOf(person),
      account: person.account,
      typed: null,
      requester,
    };
    yield* enterCode(world, askCode(world, wish, rightful('payment-after-payment')), chance);
    yield campaign.pace(every * chance.between(0.9, 1.1));
  }
}

const cause = 'requested';
export const CROWDS: readonly Scenario[] = [
  {
    name: `${cause}/gathering`,
    cause,
    rate: 1.5,
    says: 'Many sign up within minutes behind one address.',
    run: gathering,
  },
  {
    name: `${cause}/public-terminal`,
    cause,
    rate: 2,
    says: 'Person after person at one public computer.',
    run: publicTerminal,
  },
  {
    name: `${cause}/celebrity`,
    cause,
    rate: 2,
    says: 'Somebody famous signs in from ever new places.',
    run: celebrity,
  },
  { name: `${cause}/family-phone`, cause, rate: 4, says: 'Two accounts, one number, one phone.', run: familyPhone },
  { name: `${cause}/own-desk`, cause, rate: 2, says: 'The operator’s own desk asks for who called.', run: ownDesk },
  { name: `${cause}/after-years`, cause, rate: 8, says: 'An old account on an old phone, after years.', run: oldPhone },
  {
    name: `${cause}/impatient`,
    cause,
    rate: 4,
    says: 'Three requests in half a minute, and the last code goes in.',
    run: impatient,
  },
  {
    name: `${cause}/rented-server`,
    cause,
    rate: 2,
    says: 'Honest people on known devices, out of a hosting network.',
    run: behindRentedServer,
  },
  {
    name: `${cause}/monday-morning`,
    cause,
    rate: 1.5,
    says: 'An office signs in behind one address, on browsers that forgot.',
    run: mondayMorning,
  },
  {
    name: `${cause}/payment-after-payment`,
    cause,
    rate: 2,
    says: 'Payments confirmed nearly as evenly as a machine would.',
    run: paymentAfterPayment,
  },
];
