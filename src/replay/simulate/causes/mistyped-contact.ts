/** Somebody means their own number or mailbox and types another. */

import { askCode, enterCode } from '../acts.ts';
import { phoneAtHome } from '../people/errands/sign-in.ts';
import { settle, typedAtHome } from '../people/errands/sign-up.ts';
import { addressOf, type Person, type Requester, requesterOf } from '../people/person.ts';
import { COUNTRIES } from '../places/countries.ts';
import { type Campaign, type Scenario, unwanted } from '../scenario.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../spans.ts';
import { rightful } from '../truth.ts';
import type { Doing, World } from '../world.ts';
import { outsider } from './outsiders.ts';
import { slip, slipDigits } from './slips.ts';

const typed = (address: string, person: Person) =>
  address.includes('@') ? address : phoneAtHome(address, person.country, person.chance.happens(0.75));

const signUpFor = (to: string, person: Person, requester: Requester) =>
  ({ purpose: 'sign_up', to, account: null, typed: typed(to, person), requester }) as const;

/** Waits for a code that goes to somebody else, asks again, and in the end looks at what was typed. */
function* signUpSlip(world: World, campaign: Campaign, wants: 'phone' | 'email'): Doing {
  const { chance } = campaign;
  let person = outsider(world);
  for (let i = 0; i < 20 && person[wants] === null; i++) person = outsider(world);
  if (person[wants] === null) return;
  if (wants === 'email') person.phone = null;
  const right = addressOf(person);
  world.people.hold(right, person);
  const requester = requesterOf(world, person, { session: null });
  const wrong = slip(right, chance);
  for (let left = chance.pick([1, 1, 1, 2, 2, 3]); left > 0; left--) {
    askCode(world, signUpFor(wrong, person, requester), unwanted(campaign));
    yield campaign.pace(chance.around(70 * SECOND, 0.6));
  }
  if (chance.happens(0.15)) return;
  const asked = askCode(
    world,
    { ...signUpFor(right, person, requester), typed: typedAtHome(person) },
    rightful('corrected'),
  );
  if (yield* enterCode(world, asked, chance)) yield* settle(world, person);
}

const phoneSlip = (world: World, campaign: Campaign) => signUpSlip(world, campaign, 'phone');
const mailSlip = (world: World, campaign: Campaign) => signUpSlip(world, campaign, 'email');

/** The number is read in the country one is in, not in the one it is from. */
function* wrongCountryCode(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  let person = outsider(world);
  for (let i = 0; i < 20 && person.phone === null; i++) person = outsider(world);
  if (person.phone === null) return;
  const away = chance.pick(Object.values(COUNTRIES).filter(({ code }) => code !== person.country));
  const national = person.phone.slice(COUNTRIES[person.country]!.dial.length + 1);
  const wrong = `+${away.dial}${national}`;
  world.people.hold(person.phone, person);
  const requester = requesterOf(world, person, { session: null });
  for (let left = chance.whole(1, 2); left > 0; left--) {
    askCode(world, { purpose: 'sign_up', to: wrong, account: null, typed: national, requester }, unwanted(campaign));
    yield campaign.pace(chance.around(80 * SECOND, 0.5));
  }
  const asked = askCode(
    world,
    { purpose: 'sign_up', to: person.phone, account: null, typed: person.phone, requester },
    rightful('corrected'),
  );
  if (yield* enterCode(world, asked, chance)) yield* settle(world, person);
}

/** Is sure that a mailbox is theirs which is a namesake's; comes back for weeks and never has the code. */
function* namesake(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = outsider(world);
  const owner = world.people.pick(chance, (each) => each.email !== null);
  const isMember = chance.happens(0.4);
  const to = isMember ? owner.email! : `${person.username}@gmail.com`;
  if (!isMember) world.people.hold(to, 'stranger');
  for (let left = campaign.size(chance.whole(3, 7)); left > 0; left--) {
    const requester = requesterOf(world, person, { session: null });
    const isReset = isMember && chance.happens(0.4);
    const account = isReset ? owner.account : null;
    askCode(
      world,
      { purpose: isReset ? 'recovery' : 'sign_up', to, account, typed: to, requester },
      unwanted(campaign, isReset ? ['reset_abuse'] : []),
    );
    yield campaign.pace(chance.happens(0.3) ? chance.between(1, 5) * MINUTE : chance.gap(2.5 * DAY));
  }
}

/** Signed in, changes the number, and mistypes the new one. */
function* newNumberSlip(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, (each) => each.phone !== null);
  const requester = requesterOf(world, person);
  const { account, country } = person;
  const right = world.places.number(country, chance);
  world.people.hold(right, person);
  const first = { purpose: 'change_contact' as const, to: addressOf(person), account, typed: null, requester };
  if (!(yield* enterCode(world, askCode(world, first, rightful('change-contact')), chance))) return;
  const wrong = slipDigits(right, chance);
  yield 15 * SECOND;
  world.tell({ type: 'contact.added', account, contact: wrong });
  for (let left = chance.whole(1, 3); left > 0; left--) {
    askCode(
      world,
      { purpose: 'confirm_contact', to: wrong, account, typed: typed(wrong, person), requester },
      unwanted(campaign),
    );
    yield campaign.pace(chance.around(60 * SECOND, 0.5));
  }
  world.tell({ type: 'contact.removed', account, contact: wrong });
  world.tell({ type: 'contact.added', account, contact: right });
  const asked = askCode(
    world,
    { purpose: 'confirm_contact', to: right, account, typed: typed(right, person), requester },
    rightful('corrected'),
  );
  if (yield* enterCode(world, asked, chance)) {
    world.tell({ type: 'contact.verified', account, contact: right });
    person.phone = right;
  }
}

/** Signs in by number, and the mistyped one is another account's. */
function* signInSlip(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, (each) => each.phone !== null && each.isPasswordless);
  const wrong = slipDigits(person.phone!, chance);
  const other = world.people.make(world.start - 300 * DAY, { country: person.country, isDormant: false });
  other.phone = wrong;
  world.people.add(other);
  const device = person.devices[0]!;
  const requester = requesterOf(world, person, { device, session: null });
  const common = { purpose: 'sign_in' as const, requester };
  for (let left = chance.whole(1, 2); left > 0; left--) {
    askCode(
      world,
      { ...common, to: wrong, account: other.account, typed: typed(wrong, person) },
      unwanted(campaign, ['unauthorized_login']),
    );
    yield campaign.pace(chance.around(70 * SECOND, 0.5));
  }
  const asked = askCode(
    world,
    { ...common, to: person.phone!, account: person.account, typed: typed(person.phone!, person) },
    rightful('corrected'),
  );
  yield* enterCode(world, asked, chance);
}

/** A clerk signs up customers all day on one tablet, and some numbers are wrong. */
function* clerk(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const shop = outsider(world);
  const device = world.people.device(chance, 'android');
  const customers = campaign.size(16);
  for (let i = 0; i < customers; i++) {
    const customer = outsider(world, shop.country);
    const right = addressOf(customer);
    world.people.hold(right, customer);
    const requester = requesterOf(world, shop, { device, session: null, network: shop.home });
    if (chance.happens(0.3)) {
      askCode(world, signUpFor(slip(right, chance), customer, requester), unwanted(campaign));
      yield chance.around(60 * SECOND, 0.4);
    }
    const asked = askCode(world, signUpFor(right, customer, requester), rightful('sign-up-in-a-shop'));
    if (yield* enterCode(world, asked, chance)) yield* settle(world, customer);
    yield campaign.pace(chance.gap(1.5 * HOUR));
  }
}

const cause = 'mistyped_contact';
export const MISTYPED_CONTACT: readonly Scenario[] = [
  {
    name: `${cause}/sign-up-slip`,
    cause,
    rate: 42,
    says: 'A newcomer mistypes the own number, and mostly sets it right.',
    run: phoneSlip,
  },
  {
    name: `${cause}/mail-slip`,
    cause,
    rate: 26,
    says: 'A newcomer mistypes the own mailbox: its domain, or a letter of the name.',
    run: mailSlip,
  },
  {
    name: `${cause}/wrong-country-code`,
    cause,
    rate: 8,
    says: 'A number is read in the wrong country.',
    run: wrongCountryCode,
  },
  {
    name: `${cause}/namesake`,
    cause,
    rate: 11,
    says: 'Somebody takes a namesake’s mailbox for the own, for weeks.',
    run: namesake,
  },
  {
    name: `${cause}/new-number-slip`,
    cause,
    rate: 13,
    says: 'The new number of an account is mistyped.',
    run: newNumberSlip,
  },
  {
    name: `${cause}/sign-in-slip`,
    cause,
    rate: 9.6,
    says: 'Signing in by number, and the mistyped one has an account.',
    run: signInSlip,
  },
  {
    name: `${cause}/clerk`,
    cause,
    rate: 3.2,
    says: 'A clerk signs up customers on one device, some with wrong numbers.',
    run: clerk,
  },
];
