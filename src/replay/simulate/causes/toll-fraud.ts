/** Messages asked for to earn on their delivery. None of the ten causes; the truth calls it `toll`. */
import { askCode, enter } from '../acts.ts';
import type { Chance } from '../chance.ts';
import { TOLL_RANGES } from '../places/countries.ts';
import { fillNumber } from '../places/places.ts';
import { type Campaign, type Scenario, unwanted } from '../scenario.ts';
import { HOUR, MINUTE, SECOND } from '../spans.ts';
import type { Verdict } from '../truth.ts';
import type { Doing, World } from '../world.ts';
import { feignedApp, scriptOn } from './outsiders.ts';

const verdictOf = (campaign: Campaign): Verdict => ({ ...unwanted(campaign), victim: false, toll: true });

function pump(
  world: World,
  campaign: Campaign,
  to: string,
  isMoving: boolean,
  network = world.places.exit(campaign.chance),
) {
  const { chance } = campaign;
  world.people.hold(to, 'stranger');
  const on = isMoving ? world.places.exit(chance) : network;
  const requester = chance.happens(0.5) ? feignedApp(world, on, chance) : scriptOn(world, on, chance);
  return askCode(world, { purpose: 'sign_up', to, account: null, typed: to, requester }, verdictOf(campaign));
}

/** One number after another out of one block. */
function* oneBlock(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const { pattern } = chance.pick(TOLL_RANGES);
  const first = fillNumber(pattern, chance).slice(0, -3);
  const network = world.places.hosting(chance, 2);
  const isMoving = chance.happens(0.5);
  for (let i = 0, n = campaign.size(90); i < n; i++) {
    pump(world, campaign, `${first}${String(i % 1000).padStart(3, '0')}`, isMoving, network);
    yield campaign.pace(chance.gap(25 * SECOND));
  }
}

const somewhere = (chance: Chance) => fillNumber(chance.pick(TOLL_RANGES).pattern, chance);

/** A few an hour, over several countries, each from another home. */
function* slowAndScattered(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  for (let left = campaign.size(60); left > 0; left--) {
    pump(world, campaign, somewhere(chance), true);
    yield campaign.pace(chance.gap(1.5 * HOUR));
  }
}

/** Some codes are entered, so that the range looks alive. */
function* withConversions(world: World, campaign: Campaign): Doing {
  const { chance } = campaign;
  const { pattern } = chance.pick(TOLL_RANGES);
  const first = fillNumber(pattern, chance).slice(0, -4);
  for (let left = campaign.size(70); left > 0; left--) {
    const asked = pump(world, campaign, `${first}${chance.digits(4)}`, true);
    if (chance.happens(0.3) && asked.arrivals.length > 0) {
      yield asked.arrivals[0]! - world.now() + 6 * SECOND;
      enter(world, asked, 'right');
    }
    yield campaign.pace(chance.gap(9 * MINUTE));
  }
}

const cause = 'unauthorized_login';
export const TOLL_FRAUD: readonly Scenario[] = [
  { name: 'toll/one-block', cause, rate: 1.4, says: 'Number after number out of one block.', run: oneBlock },
  {
    name: 'toll/slow-and-scattered',
    cause,
    rate: 1.6,
    says: 'A few an hour over several countries.',
    run: slowAndScattered,
  },
  {
    name: 'toll/with-conversions',
    cause,
    rate: 1.4,
    says: 'Some codes are entered, so that the range looks alive.',
    run: withConversions,
  },
];
