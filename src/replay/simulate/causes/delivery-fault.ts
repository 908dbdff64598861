/** One rightful request that came twice, late or garbled. Faults disturb what is on its way anyway; nobody does anything here. */

import type { Delivery, OnItsWay, Report, Spoil } from '../carriers/carriers.ts';
import type { Chance } from '../chance.ts';
import { addressOf } from '../people/person.ts';
import type { Campaign, Scenario } from '../scenario.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../spans.ts';
import type { Doing, World } from '../world.ts';

type Spoilt = Omit<Delivery, 'fault'>;

const accepted = (delivery: Delivery): Report[] => delivery.reports.filter(({ status }) => status === 'accepted');

const late = (delivery: Delivery, after: number): Spoilt => ({
  ...delivery,
  arrivals: [after],
  reports: [...accepted(delivery), { after: after + SECOND, status: 'delivered' }],
});
const never = (delivery: Delivery, after: number, status: Report['status']): Spoilt => ({
  ...delivery,
  arrivals: [],
  reports: [...accepted(delivery), { after, status }],
});
/** A second copy; `says`: the carrier reports that it handed the message over again. */
function twice(delivery: Delivery, after: number, says: boolean): Spoilt {
  const first = delivery.arrivals[0] ?? 5 * SECOND;
  const again: Report = { after: first + after + SECOND, status: 'duplicate' };
  return {
    ...delivery,
    arrivals: [first, first + after],
    reports: says ? [...delivery.reports, again] : delivery.reports,
  };
}

/** A fault for some hours; what was spoilt is told to nobody. */
function* disturb(world: World, campaign: Campaign, hours: number, spoil: Spoil): Doing {
  const end = world.carriers.disturb(campaign.scenario, spoil);
  yield campaign.pace(hours * HOUR);
  end();
}

const carrierOfSomebody = (world: World, { chance }: Campaign, kind: 'phone' | 'email') => {
  const person = world.people.pick(chance, (each) => each[kind] !== null);
  return world.carriers.carrierOf(person[kind] ?? addressOf(person), person.country);
};

/** One carrier's queue grows, and shrinks again: the later, the longer. */
function* backlog(world: World, campaign: Campaign): Doing {
  const carrier = carrierOfSomebody(world, campaign, 'phone');
  const hours = campaign.chance.between(6, 16);
  const [from, peak] = [world.now(), campaign.chance.between(8, 40) * MINUTE];
  yield* disturb(world, campaign, hours, (way, delivery, chance) => {
    if (way.carrier !== carrier) return undefined;
    const along = (way.at - from) / campaign.pace(hours * HOUR);
    return late(delivery, Math.max(20 * SECOND, chance.around(peak * Math.sin(Math.PI * Math.min(1, along)), 0.3)));
  });
}

function* duplicates(world: World, campaign: Campaign): Doing {
  const carrier = carrierOfSomebody(world, campaign, 'phone');
  const says = campaign.chance.happens(0.6);
  yield* disturb(world, campaign, campaign.chance.between(10, 30), (way, delivery, chance) =>
    way.carrier === carrier && chance.happens(0.7) ? twice(delivery, chance.around(50 * SECOND, 1), says) : undefined,
  );
}

/** A country is cut off; what waits arrives hours later, or has died by then. */
function* countryOutage(world: World, campaign: Campaign): Doing {
  const { country } = world.people.pick(campaign.chance, (each) => each.phone !== null);
  const hours = campaign.chance.between(5, 12);
  const until = world.now() + campaign.pace(hours * HOUR);
  yield* disturb(world, campaign, hours, (way, delivery, chance) => {
    if (way.country !== country || way.channel !== 'sms') return undefined;
    const after = until - way.at + chance.between(0, 20) * MINUTE;
    return chance.happens(0.4) ? never(delivery, after, 'expired') : late(delivery, after);
  });
}

/** A carrier's filter takes the operator's messages for spam. Some carriers say so, some say that all is well. */
function* filtered(world: World, campaign: Campaign): Doing {
  const carrier = carrierOfSomebody(world, campaign, 'phone');
  const isSilent = campaign.chance.happens(0.4);
  yield* disturb(world, campaign, campaign.chance.between(10, 40), (way, delivery, chance) => {
    if (way.carrier !== carrier || !chance.happens(0.75)) return undefined;
    if (isSilent) return { ...delivery, arrivals: [] };
    return never(delivery, chance.around(4 * SECOND, 0.4), chance.pick(['rejected', 'undelivered']));
  });
}

/** A mail host keeps unknown senders waiting, and has them come again. */
function* greylisted(world: World, campaign: Campaign): Doing {
  const host = carrierOfSomebody(world, campaign, 'email');
  const wait = campaign.chance.pick([5, 15, 30]) * MINUTE;
  yield* disturb(world, campaign, campaign.chance.between(12, 48), (way, delivery, chance) =>
    way.carrier === host && chance.happens(0.6) ? late(delivery, wait + chance.gap(2 * MINUTE)) : undefined,
  );
}

/** A new template loses a digit on some phones: the code cannot be read. */
function* garbled(world: World, campaign: Campaign): Doing {
  const { country } = world.people.pick(campaign.chance, (each) => each.phone !== null);
  world.tell({ type: 'platform.told', fact: 'deploy', component: 'templates', detail: null });
  yield* disturb(world, campaign, campaign.chance.between(4, 12), (way, delivery, chance) =>
    way.country === country && way.channel === 'sms' && chance.happens(0.5)
      ? { ...delivery, isGarbled: true }
      : undefined,
  );
}

/** For as long as there is a world: phones that were off, and copies that nobody can explain. */
const everyday = (odds: number, spoil: (delivery: Delivery, way: OnItsWay, chance: Chance) => Spoilt) =>
  function* run(world: World, campaign: Campaign): Doing {
    yield SECOND;
    const often = odds * world.script.scenarios[campaign.scenario]!.rate;
    world.carriers.disturb(campaign.scenario, (way, delivery, chance) =>
      way.channel === 'sms' && chance.happens(Math.min(1, often)) ? spoil(delivery, way, chance) : undefined,
    );
  };

const phoneOff = everyday(0.012, (delivery, _, chance) =>
  late(delivery, Math.min(DAY, chance.around(25 * MINUTE, 1.2))),
);
const silentCopy = everyday(0.008, (delivery, _, chance) =>
  twice(delivery, chance.around(20 * SECOND, 1), chance.happens(0.3)),
);
const congested = everyday(0.012, (delivery, _, chance) => late(delivery, 75 * SECOND + chance.gap(3 * MINUTE)));

const cause = 'delivery_fault';
export const DELIVERY_FAULT: readonly Scenario[] = [
  { name: `${cause}/backlog`, cause, rate: 5, says: 'The queue of one carrier grows for hours.', run: backlog },
  {
    name: `${cause}/duplicates`,
    cause,
    rate: 4,
    says: 'One carrier hands messages over twice; some say so.',
    run: duplicates,
  },
  {
    name: `${cause}/country-outage`,
    cause,
    rate: 3,
    says: 'A country is cut off, and what waited comes hours later.',
    run: countryOutage,
  },
  { name: `${cause}/filtered`, cause, rate: 4, says: 'A carrier’s filter takes codes for spam.', run: filtered },
  { name: `${cause}/greylisted`, cause, rate: 4, says: 'A mail host keeps messages waiting.', run: greylisted },
  { name: `${cause}/garbled`, cause, rate: 3, says: 'A new template loses a digit on its way.', run: garbled },
  {
    name: `${cause}/phone-off`,
    cause,
    rate: 1,
    isStanding: true,
    says: 'Phones that were off get their messages later. The rate is times the usual.',
    run: phoneOff,
  },
  {
    name: `${cause}/silent-copy`,
    cause,
    rate: 1,
    isStanding: true,
    says: 'A copy that nobody can explain. The rate is times the usual.',
    run: silentCopy,
  },
  {
    name: `${cause}/congested`,
    cause,
    rate: 1,
    isStanding: true,
    says: 'Minutes late, here and there. The rate is times the usual.',
    run: congested,
  },
];
