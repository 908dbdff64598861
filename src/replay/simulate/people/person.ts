/** A person with an account: how they are reached, what they sign in on, and from where. */
import type { Channel, Instant } from '../../../engine/model.ts';
import type { Chance } from '../chance.ts';
import type { Network } from '../places/networks.ts';
import type { Platform } from '../releases.ts';
import type { World } from '../world.ts';

export interface Device {
  readonly id: string;
  readonly platform: Platform;
  /** How far behind its version is, in milliseconds. */
  lag: number;
  /** The session that is signed in on it for each account. */
  readonly sessions: Map<string, string>;
}

export interface Person {
  readonly account: string;
  readonly username: string;
  readonly country: string;
  readonly joinedAt: Instant;
  phone: string | null;
  email: string | null;
  readonly devices: Device[];
  home: Network;
  readonly mobile: Network;
  /** Where they sit on working days. */
  readonly office: Network | null;
  /** Away for years: the account is there, and nobody comes. */
  readonly isDormant: boolean;
  /** The number on record went back to the carrier long ago; they are signed in still. */
  readonly hasLostNumber: boolean;
  /** Signs in by code alone. */
  readonly isPasswordless: boolean;
  /** Asked for a code at every sign-in, from browsers that keep nothing. */
  readonly signsInAfresh: boolean;
  readonly isFamous: boolean;
  readonly grants: string[];
  /** How readily they ask why a message came; 1 is usual. */
  readonly curiosity: number;
  readonly chance: Chance;
}

/** Who acts, as the service sees them. */
export interface Requester {
  readonly ip: string;
  readonly asn: number | null;
  readonly country: string | null;
  readonly device: string | null;
  readonly session: string | null;
  readonly client: string;
  readonly actor: 'person' | 'client' | 'service';
  readonly apiKey: string;
  readonly grant: string | null;
}

export type Reachable = Pick<Person, 'phone' | 'email'>;
/** Where codes go: the phone, where there is one. */
export const addressOf = ({ phone, email }: Reachable): string => phone ?? email!;
export const channelOf = (address: string): Channel => (address.includes('@') ? 'email' : 'sms');

/** Where they are now: on working days in the office, on the way, mostly at home. */
export function networkOf(world: World, person: Person, device: Device | null): Network {
  const { chance, office, mobile, home } = person;
  const isMobile = device === null ? false : device.platform !== 'web';
  const hour = new Date(world.now()).getUTCHours();
  if (office && hour > 7 && hour < 17 && chance.happens(0.6)) return office;
  return isMobile && chance.happens(0.45) ? mobile : home;
}

interface Seen {
  readonly device?: Device | null;
  readonly network?: Network;
  readonly session?: string | null;
  readonly actor?: Requester['actor'];
  readonly grant?: string | null;
  readonly client?: string;
}

/** Their own connection, on one of their devices (null: a browser that keeps nothing). */
export function requesterOf(world: World, person: Person, seen: Seen = {}): Requester {
  const device = seen.device === undefined ? (person.devices[0] ?? null) : seen.device;
  const network = seen.network ?? networkOf(world, person, device);
  const platform = device?.platform ?? 'web';
  return {
    ip: network.ip(person.chance),
    asn: network.asn,
    country: network.country,
    device: device?.id ?? null,
    session: seen.session === undefined ? (device?.sessions.get(person.account) ?? null) : seen.session,
    client: seen.client ?? world.releases.client(platform, world.now(), device?.lag ?? 0),
    actor: seen.actor ?? 'person',
    apiKey: world.key(platform),
    grant: seen.grant ?? null,
  };
}

/** Somebody's connection without a past here. */
export function strangerOn(world: World, network: Network, chance: Chance, seen: Partial<Requester> = {}): Requester {
  const platform =
    seen.client === undefined
      ? 'web'
      : seen.client.startsWith('ios')
        ? 'ios'
        : seen.client.startsWith('android')
          ? 'android'
          : 'web';
  return {
    ip: network.ip(chance),
    asn: network.asn,
    country: network.country,
    device: null,
    session: null,
    client: world.releases.client('web', world.now(), 0),
    actor: 'person',
    apiKey: world.key(platform),
    grant: null,
    ...seen,
  };
}
