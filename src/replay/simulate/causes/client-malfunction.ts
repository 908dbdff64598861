/** The holder's own app asks by itself: a loop, a stale cache, a version that is broken or too old. */
import type { Purpose } from '../../../engine/model.ts';
import { askCode, enterCode } from '../acts.ts';
import { addressOf, type Device, type Person, type Requester, requesterOf } from '../people/person.ts';
import type { Platform } from '../releases.ts';
import { type Campaign, type Scenario, unwanted } from '../scenario.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../spans.ts';
import { rightful } from '../truth.ts';
import type { Doing, World } from '../world.ts';

const app = (person: Person): Device | undefined => person.devices.find(({ platform }) => platform !== 'web');
const hasApp = (person: Person) => app(person) !== undefined;

interface Broken {
  readonly client?: string;
  readonly session?: string | null;
  /** Some builds say that a person did it. */
  readonly actor?: Requester['actor'];
}

function askByItself(
  world: World,
  campaign: Campaign,
  person: Person,
  broken: Broken = {},
  purpose: Purpose = 'sign_in',
): void {
  const requester = requesterOf(world, person, { device: app(person)!, actor: 'client', ...broken });
  const { account } = person;
  askCode(world, { purpose, to: addressOf(person), account, typed: null, requester }, unwanted(campaign));
}

/** As regular as a clock, while the app is open. */
function* steadyLoop(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, hasApp);
  const every = chance.pick([30, 60, 120, 300]) * SECOND;
  for (let left = campaign.size(chance.whole(6, 30)); left > 0; left--) {
    askByItself(world, campaign, person);
    yield campaign.pace(every + chance.between(-0.02, 0.02) * every);
  }
}

/** It crashes, is opened again, and asks on every start. */
function* onEveryStart(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, hasApp);
  const actor = chance.happens(0.4) ? ('person' as const) : ('client' as const);
  for (let left = campaign.size(chance.whole(5, 14)); left > 0; left--) {
    world.tell({
      type: 'account.seen',
      account: person.account,
      requester: requesterOf(world, person, { device: app(person)! }),
    });
    yield chance.around(2 * SECOND, 0.3);
    askByItself(world, campaign, person, { actor });
    yield campaign.pace(chance.happens(0.5) ? chance.around(90 * SECOND, 0.7) : chance.gap(5 * HOUR));
  }
}

/** The code was right, the app forgets it, and asks again. */
function* afterApproval(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, hasApp);
  const requester = requesterOf(world, person, { device: app(person)!, session: null });
  const wish = {
    purpose: 'sign_in' as const,
    to: addressOf(person),
    account: person.account,
    typed: person.username,
    requester,
  };
  if (!(yield* enterCode(world, askCode(world, wish, rightful('before-a-loop')), chance))) return;
  for (let left = campaign.size(chance.whole(1, 6)); left > 0; left--) {
    yield campaign.pace(chance.around(6 * SECOND, 0.8));
    askByItself(world, campaign, person, { session: null });
  }
}

/** One build is broken: whoever has it gets a code or two each day, until it is mended. */
function* badRelease(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const platform: Platform = chance.pick(['ios', 'android']);
  const client = `${world.releases.client(platform, world.now(), 0)}-${chance.whole(1, 9)}`;
  world.tell({ type: 'platform.told', fact: 'deploy', component: `${platform}-app`, detail: client });
  const until = world.now() + campaign.pace(chance.between(1.5, 4) * DAY);
  const fits = (person: Person) => app(person)?.platform === platform;
  for (const person of world.people.some(chance, campaign.size(24), fits))
    world.begin(brokenUntil(world, campaign, person, client, until), chance.gap(DAY / 2));
}

function* brokenUntil(world: World, campaign: Campaign, person: Person, client: string, until: number): Doing {
  while (world.now() < until) {
    askByItself(world, campaign, person, { client });
    yield campaign.chance.around(14 * HOUR, 0.5);
  }
}

/** A session that no longer holds is tried again and again, each time after twice as long. */
function* backsOff(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, hasApp);
  let wait = chance.pick([5, 15, 30]) * SECOND;
  for (let left = campaign.size(chance.whole(5, 11)); left > 0; left--) {
    askByItself(world, campaign, person);
    yield campaign.pace(wait);
    wait = Math.min(2 * wait, 8 * HOUR);
  }
}

/** Years old, and it asks whenever the phone comes into another network. */
function* outdated(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const person = world.people.pick(chance, hasApp);
  const client = world.releases.client(app(person)!.platform, world.now(), chance.between(150, 600) * DAY);
  for (let left = campaign.size(chance.whole(4, 10)); left > 0; left--) {
    askByItself(world, campaign, person, { client });
    yield campaign.pace(chance.happens(0.3) ? 20 * MINUTE : chance.around(9 * HOUR, 0.7));
  }
}

/** At the same minute of every night, when the app brings itself up to date. */
function* nightlyRefresh(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const persons = world.people.some(chance, campaign.size(4), hasApp);
  const purpose = chance.pick(['sign_in', 'sensitive_action'] as const);
  for (let nights = chance.whole(3, 8); nights > 0; nights--) {
    for (const person of persons) {
      askByItself(world, campaign, person, {}, purpose);
      yield chance.between(0.2, 4) * MINUTE;
    }
    yield campaign.pace(DAY - 2 * MINUTE * persons.length);
  }
}

const cause = 'client_malfunction';
export const CLIENT_MALFUNCTION: readonly Scenario[] = [
  { name: `${cause}/steady-loop`, cause, rate: 4, says: 'An app asks at a fixed interval.', run: steadyLoop },
  {
    name: `${cause}/on-every-start`,
    cause,
    rate: 6.4,
    says: 'A crashing app asks on every start; some builds say a person did.',
    run: onEveryStart,
  },
  {
    name: `${cause}/after-approval`,
    cause,
    rate: 13,
    says: 'An app forgets that the code was right.',
    run: afterApproval,
  },
  {
    name: `${cause}/bad-release`,
    cause,
    rate: 1.3,
    says: 'Whoever has one build gets codes, until it is mended.',
    run: badRelease,
  },
  {
    name: `${cause}/backs-off`,
    cause,
    rate: 6.4,
    says: 'A dead session is tried again, each time after twice as long.',
    run: backsOff,
  },
  {
    name: `${cause}/outdated`,
    cause,
    rate: 6.4,
    says: 'An app of years ago asks with every new network.',
    run: outdated,
  },
  {
    name: `${cause}/nightly-refresh`,
    cause,
    rate: 2.4,
    says: 'Apps ask at the same minute of every night.',
    run: nightlyRefresh,
  },
];
