/** Whom scenarios cast: crowds of attackers' connections, and honest people who have no account yet. */
import type { Chance } from '../chance.ts';
import type { Person, Requester } from '../people/person.ts';
import { strangerOn } from '../people/person.ts';
import type { Network } from '../places/networks.ts';
import { MINUTE } from '../spans.ts';
import type { World } from '../world.ts';

/** Somebody with a phone and a home here, and no account. */
export const outsider = (world: World, country?: string): Person =>
  world.people.make(world.now(), { isDormant: false, ...(country !== undefined && { country }) });

/** A browser or script on a network, which keeps nothing. */
export const scriptOn = (world: World, network: Network, chance: Chance, seen: Partial<Requester> = {}): Requester =>
  strangerOn(world, network, chance, seen);

/** A script that pretends to be the app on a new phone, each time another one. */
export function feignedApp(world: World, network: Network, chance: Chance): Requester {
  const platform = chance.pick(['ios', 'android'] as const);
  const client = world.releases.client(platform, world.now(), chance.between(0, 60 * 24 * 60 * MINUTE));
  return strangerOn(world, network, chance, { client, device: world.id(12) });
}

export const countriesOf = (world: World): string[] => Object.keys(world.script.countries);
