/** What people do of their own accord, day by day: they look in, and now and then something wants a code. */
import type { Chance } from '../chance.ts';
import { COUNTRIES } from '../places/countries.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../spans.ts';
import type { Doing, World } from '../world.ts';
import { changeContact } from './errands/contacts.ts';
import { confirmAction, linkApp, recover } from './errands/recovery.ts';
import { signIn } from './errands/sign-in.ts';
import { signUp } from './errands/sign-up.ts';
import { type Device, type Person, requesterOf } from './person.ts';

/** The account is made and its contacts are proved, long ago; then, if they still come, a visit before the world begins. */
export function* past(world: World, person: Person): Doing {
  const { account, username, phone, email, isDormant, chance } = person;
  world.tell({ type: 'account.created', account, username });
  yield chance.around(2 * MINUTE, 0.5);
  for (const contact of [phone, email])
    if (contact !== null) world.tell({ type: 'contact.verified', account, contact });
  if (isDormant) return;
  const before = world.start - world.now() - chance.between(0, 20) * DAY;
  yield Math.max(MINUTE, before);
  for (const device of person.devices) {
    if (device.sessions.has(account))
      world.tell({ type: 'account.seen', account, requester: requesterOf(world, person, { device }) });
    yield chance.between(1, 9) * HOUR;
  }
}

/** Some hour of a day of theirs: nights are quiet, evenings are not. */
export function wakingHour(country: string, chance: Chance): number {
  const { hours } = COUNTRIES[country]!;
  const local = chance.happens(0.04)
    ? chance.between(0, 6.5)
    : chance.happens(0.45)
      ? chance.between(17, 23)
      : chance.between(6.5, 17);
  return (((local - hours) % 24) + 24) % 24;
}

export function* life(world: World, person: Person): Doing {
  const { chance, country } = person;
  const liveliness = chance.around(world.script.life.visitsADay, 0.7);
  for (;;) {
    const untilMidnight = DAY - (world.now() % DAY);
    const days = Math.floor(chance.gap(1 / liveliness));
    yield Math.max(MINUTE, untilMidnight + days * DAY - DAY + wakingHour(country, chance) * HOUR);
    yield* visit(world, person);
    yield chance.between(2, 40) * MINUTE;
  }
}

/** The share of visits that want a code, from how many sign-ins a month there are to be. */
const wants = (world: World) => world.script.life.codesAMonth / (30 * world.script.life.visitsADay);

const ERRANDS = {
  'sign-in': 62,
  'sensitive-action': 12,
  recovery: 8,
  'link-app': 5,
  'change-contact': 3,
  travel: 5,
  'new-phone': 5,
};

function* visit(world: World, person: Person): Doing {
  const { chance, account } = person;
  if (person.hasLostNumber) return looksIn(world, person);
  if (!chance.happens(Math.min(0.9, wants(world) * (person.signsInAfresh ? 2 : 1)))) {
    const device = chance.pick(person.devices);
    const session = device.sessions.get(account);
    if (session) world.tell({ type: 'account.seen', account, requester: requesterOf(world, person, { device }) });
    else yield* signIn(world, person, { kind: 'sign-in', device });
    return;
  }
  if (person.signsInAfresh) return void (yield* signIn(world, person, { kind: 'keeps-nothing', device: null }));
  yield* errand(world, person, chance.weigh(ERRANDS));
}

/** Who has lost the number avoids whatever would ask for a code. */
function looksIn(world: World, person: Person): void {
  const device = person.devices.find(({ sessions }) => sessions.has(person.account));
  if (device)
    world.tell({ type: 'account.seen', account: person.account, requester: requesterOf(world, person, { device }) });
}

function* errand(world: World, person: Person, what: keyof typeof ERRANDS): Doing {
  switch (what) {
    case 'sensitive-action':
      return yield* confirmAction(world, person);
    case 'recovery':
      return yield* recover(world, person);
    case 'link-app':
      return yield* linkApp(world, person);
    case 'change-contact':
      return yield* changeContact(world, person);
    case 'travel':
      return yield* travel(world, person);
    case 'new-phone':
      return yield* newPhone(world, person);
    default:
      yield* signIn(world, person, { kind: 'sign-in', device: signInDevice(person) });
  }
}

/** Mostly one they had before; now and then a borrowed browser. */
function signInDevice({ chance, devices }: Person): Device | null {
  return chance.happens(0.15) ? null : chance.pick(devices);
}

function* travel(world: World, person: Person): Doing {
  const { chance } = person;
  const country = chance.pick(Object.keys(world.script.countries));
  const network = chance.happens(0.5) ? world.places.mobile(country, chance) : world.places.home(country, chance);
  yield* signIn(world, person, {
    kind: 'travel',
    device: chance.happens(0.3) ? null : chance.pick(person.devices),
    network,
  });
}

function* newPhone(world: World, person: Person): Doing {
  const device = world.people.device(person.chance, person.chance.pick(['ios', 'android']));
  device.lag = 0;
  const signed = yield* signIn(world, person, { kind: 'new-phone', device });
  if (signed) person.devices[0] = device;
}

/** A newcomer joins, and then lives like everybody else. */
export function* join(world: World, person: Person): Doing {
  yield person.chance.between(0, 30) * SECOND;
  if (yield* signUp(world, person)) yield* life(world, person);
}

/** Newcomers for as long as the world lasts. */
export function* newcomers(world: World, chance: Chance): Doing {
  const { people, life: habits } = world.script;
  const between = (30 * DAY) / Math.max(1, people * habits.newcomersAMonth);
  for (;;) {
    yield chance.gap(between);
    world.begin(join(world, world.people.make(world.now(), { isDormant: false })), 0);
  }
}
