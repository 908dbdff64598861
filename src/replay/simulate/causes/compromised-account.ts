/** Somebody already acts from inside: a stolen session, an app that was let in, a stolen password used again and again. */
import { askCode, enter } from '../acts.ts';
import { signedInDevice } from '../people/people.ts';
import { addressOf, type Device, type Person, type Requester, requesterOf } from '../people/person.ts';
import type { Network } from '../places/networks.ts';
import { type Campaign, type Scenario, unwanted } from '../scenario.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../spans.ts';
import type { Doing, World } from '../world.ts';
import { countriesOf, scriptOn } from './outsiders.ts';

const hasSession = (person: Person) => signedInDevice(person) !== undefined;

const WANTS = { sensitive_action: 5, change_contact: 4, link_app: 2 } as const;

const askInside = (
  world: World,
  campaign: Campaign,
  person: Person,
  requester: Requester,
  purpose = campaign.chance.weigh(WANTS),
) =>
  askCode(
    world,
    { purpose, to: addressOf(person), account: person.account, typed: null, requester },
    unwanted(campaign),
  );

/** The thief's connection rides on the owner's session, with the owner's client copied, and without the device. */
function thief(world: World, person: Person, network: Network, campaign: Campaign): Requester {
  const device = signedInDevice(person)!;
  const client = world.releases.client(device.platform, world.now(), device.lag);
  const session = device.sessions.get(person.account)!;
  const claims = campaign.chance.happens(0.3) ? device.id : null;
  return scriptOn(world, network, campaign.chance, { client, session, device: claims });
}

const seen = (world: World, person: Person, requester: Requester) =>
  world.tell({ type: 'account.seen', account: person.account, requester });

/** The owner goes on as usual, on the same session. */
function ownerLooksIn(world: World, person: Person): void {
  const device = signedInDevice(person);
  if (device) seen(world, person, requesterOf(world, person, { device }));
}

function* prowl(world: World, campaign: Campaign, person: Person, networks: () => Network): Doing {
  const { chance } = campaign;
  for (let left = campaign.size(chance.whole(2, 6)); left > 0; left--) {
    if (!hasSession(person)) return;
    const requester = thief(world, person, networks(), campaign);
    seen(world, person, requester);
    yield chance.around(2 * MINUTE, 0.8);
    if (chance.happens(0.5)) ownerLooksIn(world, person);
    yield chance.around(MINUTE, 0.8);
    askInside(world, campaign, person, requester);
    yield campaign.pace(chance.gap(3 * HOUR));
  }
}

function* sessionAbroad(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, hasSession);
  const network = chance.happens(0.5) ? world.places.hosting(chance, 1) : world.places.exit(chance);
  yield* prowl(world, campaign, person, () => network);
}

/** In the same country, on the same carriers as the owner, and in no hurry. */
function* sessionNextDoor(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, hasSession);
  const home = world.places.home(person.country, chance);
  yield* prowl(world, campaign, person, () => (chance.happens(0.5) ? home : person.mobile));
}

/** One thief with the sessions of many, one after another, from the same few addresses. */
function* manySessions(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const network = world.places.hosting(chance, 2);
  for (const person of world.people.some(chance, campaign.size(12), hasSession)) {
    const requester = thief(world, person, network, campaign);
    seen(world, person, requester);
    yield chance.around(40 * SECOND, 0.6);
    askInside(world, campaign, person, requester);
    if (chance.happens(0.3)) {
      yield MINUTE;
      askInside(world, campaign, person, requester);
    }
    yield campaign.pace(chance.gap(35 * MINUTE));
  }
}

const appOf = (world: World, campaign: Campaign, person: Person, network: Network, grant: string): Requester =>
  scriptOn(world, network, campaign.chance, {
    client: 'unknown',
    grant,
    apiKey: world.key('partner'),
    actor: campaign.chance.pick(['service', 'client', 'person']),
    session: null,
    device: null,
    country: network.country,
    asn: network.asn,
    ip: network.ip(person.chance),
  });

/** Let in by one person, and asks soon and often. */
function* greedyApp(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance);
  const grant = world.id(9);
  person.grants.push(grant);
  world.tell({
    type: 'grant.created',
    account: person.account,
    grant,
    app: chance.pick(['FollowerBoost', 'WhoSawMe', 'FreeSkins']),
    scopes: ['profile', 'messages', 'offline'],
  });
  const network = world.places.hosting(chance, 2);
  yield campaign.pace(chance.between(0.2, 30) * HOUR);
  for (let left = campaign.size(chance.whole(4, 12)); left > 0; left--) {
    askInside(world, campaign, person, appOf(world, campaign, person, network, grant));
    yield campaign.pace(chance.around(50 * MINUTE, 0.9));
  }
  if (chance.happens(0.4)) world.tell({ type: 'grant.revoked', account: person.account, grant });
}

/** An app that many let in long ago changes hands, and asks in the name of all of them. */
function* appTurnsBad(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const app = chance.pick(['PhotoPress', 'TuneDeck', 'QuizNight']);
  const victims = world.people.some(chance, campaign.size(18)).map((person) => ({ person, grant: world.id(9) }));
  for (const { person, grant } of victims) {
    person.grants.push(grant);
    world.tell({ type: 'grant.created', account: person.account, grant, app, scopes: ['profile', 'offline'] });
    yield chance.gap(3 * HOUR);
  }
  const network = world.places.hosting(chance, 3);
  for (const { person, grant } of victims) {
    askInside(world, campaign, person, appOf(world, campaign, person, network, grant), 'sensitive_action');
    yield campaign.pace(chance.gap(2 * MINUTE));
  }
}

/** The password is known, and tried from new places again and again: only the code is in the way. */
function* passwordAgainAndAgain(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, (each) => !each.isPasswordless);
  const { account, username } = person;
  if (chance.happens(0.5)) world.tell({ type: 'credentials.leaked', account });
  yield campaign.pace(chance.gap(DAY));
  for (let left = campaign.size(chance.whole(4, 9)); left > 0; left--) {
    const requester = scriptOn(world, world.places.exit(chance), chance);
    world.tell({ type: 'password.tried', account, username, result: 'right', requester });
    yield SECOND;
    const wish = {
      purpose: 'sign_in' as const,
      to: addressOf(person),
      account,
      typed: username,
      password: 'right' as const,
      requester,
    };
    const asked = askCode(world, wish, unwanted(campaign, ['unauthorized_login']));
    if (chance.happens(0.25)) {
      yield chance.around(15 * SECOND, 0.5);
      enter(world, asked, 'wrong');
    }
    yield campaign.pace(chance.gap(11 * HOUR));
  }
}

/** Whoever reads along on the phone gets through, and what is sensitive follows at once. */
function* insideAndAllAtOnce(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, (each) => !each.isPasswordless);
  const { account, username } = person;
  const device: Device = world.people.device(chance, 'android');
  const network = world.places.mobile(chance.pick(countriesOf(world)), chance);
  const requester = requesterOf(world, person, { device, network, session: null });
  world.tell({ type: 'password.tried', account, username, result: 'right', requester });
  yield 2 * SECOND;
  const to = addressOf(person);
  const wish = { purpose: 'sign_in' as const, to, account, typed: username, password: 'right' as const, requester };
  const asked = askCode(world, wish, unwanted(campaign, ['unauthorized_login']));
  yield Math.max(0, (asked.arrivals[0] ?? 0) - world.now()) + chance.around(20 * SECOND, 0.4);
  enter(world, asked, 'right');
  yield chance.around(MINUTE, 0.4);
  const inside = { ...requester, session: world.id(11) };
  seen(world, person, inside);
  for (const purpose of ['change_contact', 'sensitive_action', 'link_app'] as const) {
    yield campaign.pace(chance.around(50 * SECOND, 0.6));
    if (chance.happens(0.8)) askInside(world, campaign, person, inside, purpose);
  }
}

const cause = 'compromised_account';
export const COMPROMISED_ACCOUNT: readonly Scenario[] = [
  {
    name: `${cause}/session-abroad`,
    cause,
    rate: 11,
    says: 'A stolen session is used far away while its owner goes on.',
    run: sessionAbroad,
  },
  {
    name: `${cause}/session-next-door`,
    cause,
    rate: 11,
    says: 'A session thief in the same country and on the same carriers.',
    run: sessionNextDoor,
  },
  {
    name: `${cause}/many-sessions`,
    cause,
    rate: 2.6,
    says: 'One thief, the sessions of many, one after another.',
    run: manySessions,
  },
  {
    name: `${cause}/greedy-app`,
    cause,
    rate: 8,
    says: 'An app that somebody let in asks soon and often.',
    run: greedyApp,
  },
  {
    name: `${cause}/app-turns-bad`,
    cause,
    rate: 1.6,
    says: 'An app that many let in changes hands and asks for all of them.',
    run: appTurnsBad,
  },
  {
    name: `${cause}/password-again-and-again`,
    cause,
    rate: 9.6,
    says: 'A stolen password from ever new places, for days.',
    run: passwordAgainAndAgain,
  },
  {
    name: `${cause}/inside-and-all-at-once`,
    cause,
    rate: 9.6,
    says: 'Somebody gets in, and everything sensitive follows within minutes.',
    run: insideAndAllAtOnce,
  },
];
