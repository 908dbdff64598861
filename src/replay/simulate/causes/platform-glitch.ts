/** The operator itself, or a system that calls it, goes wrong: an integration, a deploy, a stuck job, a restore, an eager risk job. */
import type { Purpose } from '../../../engine/model.ts';
import { askCode, enterCode } from '../acts.ts';
import { addressOf, type Person, type Requester, requesterOf } from '../people/person.ts';
import type { Network } from '../places/networks.ts';
import { type Campaign, type Scenario, unwanted } from '../scenario.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../spans.ts';
import { rightful } from '../truth.ts';
import type { Caller, Doing, World } from '../world.ts';
import { outsider, scriptOn } from './outsiders.ts';

const systemOn = (
  world: World,
  network: Network,
  caller: Caller,
  campaign: Campaign,
  actor: Requester['actor'] = 'service',
): Requester => scriptOn(world, network, campaign.chance, { client: 'unknown', apiKey: world.key(caller), actor });

const askFor = (world: World, campaign: Campaign, person: Person, requester: Requester, purpose: Purpose = 'sign_in') =>
  askCode(
    world,
    { purpose, to: addressOf(person), account: person.account, typed: null, requester },
    unwanted(campaign),
  );

/** A partner's integration asks for every account it looks after, at every sync. */
function* onEverySync(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const network = world.places.hosting(chance, 2);
  const persons = world.people.some(chance, campaign.size(7));
  const every = campaign.pace(chance.pick([1, 4, 12, 24]) * HOUR);
  for (let syncs = chance.whole(3, 7); syncs > 0; syncs--) {
    const began = world.now();
    for (const person of persons) {
      askFor(world, campaign, person, systemOn(world, network, 'sync', campaign));
      yield chance.between(0.2, 20) * SECOND;
    }
    yield Math.max(SECOND, began + every - world.now());
  }
}

/** After a deploy the service takes ordinary sessions for new devices. */
function* deployForgets(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  world.tell({
    type: 'platform.told',
    fact: 'deploy',
    component: chance.pick(['sessions', 'auth-api', 'gateway']),
    detail: `release ${chance.whole(100, 999)}`,
  });
  const network = world.places.hosting(chance, 3);
  yield chance.around(4 * MINUTE, 0.8);
  for (const person of world.people.some(chance, campaign.size(40))) {
    askFor(world, campaign, person, systemOn(world, network, 'backend', campaign));
    yield campaign.pace(chance.gap(40 * SECOND));
  }
  if (chance.happens(0.5)) world.tell({ type: 'platform.told', fact: 'resolved', component: 'auth-api', detail: null });
}

/** A job that never gets done with the same few, and begins again. */
function* stuckJob(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const network = world.places.hosting(chance, 1);
  const persons = world.people.some(chance, campaign.size(3));
  const every = chance.pick([3, 10, 15, 60]) * MINUTE;
  for (let rounds = chance.whole(6, 14); rounds > 0; rounds--) {
    for (const person of persons)
      askFor(world, campaign, person, systemOn(world, network, 'jobs', campaign), 'sensitive_action');
    yield campaign.pace(every + chance.between(0, 4) * SECOND);
  }
}

/** A restored database takes requests of yesterday for new: each is asked for again, in the name of the one who had asked. */
function* restoredDatabase(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const network = world.places.hosting(chance, 2);
  world.tell({ type: 'platform.told', fact: 'restore', component: 'accounts-db', detail: null });
  yield chance.around(6 * MINUTE, 0.6);
  const isClaimed = chance.happens(0.5);
  for (const person of world.people.some(chance, campaign.size(34))) {
    const own = requesterOf(world, person, { session: null });
    const requester = isClaimed
      ? { ...own, actor: 'client' as const, apiKey: world.key('backend') }
      : systemOn(world, network, 'backend', campaign);
    askFor(world, campaign, person, requester, chance.weigh({ sign_in: 5, recovery: 2, confirm_contact: 1 }));
    yield campaign.pace(chance.gap(8 * SECOND));
  }
}

/** After a failover whatever a person asks for is done twice. */
function* failoverTwice(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  world.tell({ type: 'platform.told', fact: 'failover', component: 'primary', detail: null });
  const network = world.places.hosting(chance, 1);
  for (const person of world.people.some(chance, campaign.size(16))) {
    world.begin(askedTwice(world, campaign, person, network), campaign.pace(chance.between(0, 2.5) * HOUR));
  }
  yield campaign.pace(3 * HOUR);
  world.tell({ type: 'platform.told', fact: 'resolved', component: 'primary', detail: null });
}

function* askedTwice(world: World, campaign: Campaign, person: Person, network: Network): Doing {
  const requester = requesterOf(world, person, { session: null });
  const wish = {
    purpose: 'sign_in' as const,
    to: addressOf(person),
    account: person.account,
    typed: person.username,
    requester,
  };
  const asked = askCode(world, wish, rightful('during-a-failover'));
  world.later(campaign.chance.around(25 * SECOND, 0.8), () => {
    const verdict = unwanted(campaign, ['delivery_fault', 'client_malfunction']);
    askCode(world, { ...wish, typed: null, requester: systemOn(world, network, 'backend', campaign) }, verdict);
  });
  yield* enterCode(world, asked, campaign.chance, 0);
}

/** A risk job takes ordinary activity for an attack, and asks who it is. */
function* eagerRiskJob(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const network = world.places.hosting(chance, 1);
  for (const person of world.people.some(chance, campaign.size(36))) {
    const seen = requesterOf(world, person);
    world.tell({ type: 'account.seen', account: person.account, requester: seen });
    yield chance.around(5 * SECOND, 0.8);
    const requester = chance.happens(0.5)
      ? systemOn(world, network, 'risk', campaign)
      : { ...seen, actor: 'service' as const, apiKey: world.key('risk') };
    askFor(world, campaign, person, requester, 'sensitive_action');
    yield campaign.pace(chance.gap(7 * MINUTE));
  }
}

/** A partner imports a list of contacts, and each of them gets a code to confirm something they never heard of. */
function* importedContacts(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const network = world.places.hosting(chance, 2);
  const actor = chance.happens(0.3) ? ('person' as const) : ('service' as const);
  for (let left = campaign.size(40); left > 0; left--) {
    const contact = outsider(world);
    const to = addressOf(contact);
    world.people.hold(to, chance.happens(0.85) ? 'stranger' : 'nobody');
    const requester = systemOn(world, network, 'partner', campaign, actor);
    askCode(world, { purpose: 'confirm_contact', to, account: null, typed: null, requester }, unwanted(campaign));
    yield campaign.pace(chance.gap(3 * SECOND));
  }
}

/** Something is slow for days: the incident is known, and a backend asks again whenever it times out. */
function* retriesOnTimeout(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  world.tell({ type: 'platform.told', fact: 'incident', component: 'identity', detail: 'slow answers' });
  const network = world.places.hosting(chance, 2);
  for (const person of world.people.some(chance, campaign.size(12))) {
    for (let left = chance.whole(1, 4); left > 0; left--) {
      askFor(world, campaign, person, systemOn(world, network, 'backend', campaign));
      yield 30 * SECOND;
    }
    yield campaign.pace(chance.gap(DAY / 12));
  }
  world.tell({ type: 'platform.told', fact: 'resolved', component: 'identity', detail: null });
}

const cause = 'platform_glitch';
export const PLATFORM_GLITCH: readonly Scenario[] = [
  {
    name: `${cause}/on-every-sync`,
    cause,
    rate: 1.9,
    says: 'An integration asks for its accounts at every sync.',
    run: onEverySync,
  },
  {
    name: `${cause}/deploy-forgets`,
    cause,
    rate: 1.4,
    says: 'After a deploy ordinary sessions are taken for new devices.',
    run: deployForgets,
  },
  { name: `${cause}/stuck-job`, cause, rate: 2.1, says: 'A job begins again with the same few.', run: stuckJob },
  {
    name: `${cause}/restored-database`,
    cause,
    rate: 1.3,
    says: 'A restored database takes old requests for new.',
    run: restoredDatabase,
  },
  {
    name: `${cause}/failover-twice`,
    cause,
    rate: 3.2,
    says: 'After a failover, what a person asks for is done twice.',
    run: failoverTwice,
  },
  {
    name: `${cause}/eager-risk-job`,
    cause,
    rate: 1.4,
    says: 'A risk job takes ordinary activity for an attack.',
    run: eagerRiskJob,
  },
  {
    name: `${cause}/imported-contacts`,
    cause,
    rate: 1.1,
    says: 'A partner’s list of contacts gets codes.',
    run: importedContacts,
  },
  {
    name: `${cause}/retries-on-timeout`,
    cause,
    rate: 1.9,
    says: 'A slow backend asks again whenever it times out.',
    run: retriesOnTimeout,
  },
];
