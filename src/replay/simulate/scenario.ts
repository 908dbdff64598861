/** A scenario: one way in which a code comes about that its holder did not ask for, or gets wrongly. Each is a small program on virtual time. */
import type { Cause } from '../../engine/model.ts';
import type { Chance } from './chance.ts';
import type { Verdict } from './truth.ts';
import type { Doing, World } from './world.ts';

/** One party, incident or slip of a scenario. */
export interface Campaign {
  readonly id: string;
  readonly scenario: string;
  readonly cause: Cause;
  readonly chance: Chance;
  /** How many, by the script's measure: 1 or more. */
  size(usual: number): number;
  /** How long, in milliseconds, by the script's measure. */
  pace(usual: number): number;
}

export interface Scenario {
  /** `cause/variant`; toll fraud, which is none of the causes, stands under `toll`. */
  readonly name: string;
  readonly cause: Cause;
  readonly says: string;
  /** Campaigns for a thousand people and thirty days, unless the script says otherwise. */
  readonly rate: number;
  /** It disturbs the world for as long as there is one: one campaign, from the beginning. */
  readonly isStanding?: true;
  run(world: World, campaign: Campaign): Doing;
}

/** Of a request that nobody who receives it asked for. */
export const unwanted = (campaign: Campaign, also: readonly Cause[] = []): Verdict => ({
  cause: campaign.cause,
  also,
  unsolicited: true,
  victim: true,
  legit: false,
  scenario: campaign.scenario,
  campaign: campaign.id,
});
