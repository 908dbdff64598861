/**
 * What lies around a request, as subjects: the network it comes from, the client's version, the credential that calls, the app whose
 * grant it rides on, and the ranges that the number it goes to is of, from the country to the thousand.
 */
import { destinationOf, digitOf, prefixOf } from '../codes/number-range.ts';
import type { Address, Instant, Requester } from '../model.ts';
import type { SubjectRef, SurroundingKind, Vault } from '../ports.ts';
import { neighbourhoodMark } from '../subjects/identity.ts';
import type { Body, Surroundings } from './surroundings.ts';

export interface Nodes {
  readonly network: SubjectRef | null;
  readonly client: SubjectRef | null;
  readonly caller: SubjectRef | null;
  readonly app: SubjectRef | null;
}

/** Ranges of a number, from the widest to the narrowest: all numbers, its country, its ten thousand. */
export interface Ranges {
  readonly everywhere: SubjectRef;
  readonly country: SubjectRef;
  readonly carrier: SubjectRef;
  /** The digit that tells its thousand from the others of the ten. */
  readonly digit: string;
}

/** What is known of each, by its name; what is not there is not named. */
export async function readNearby(
  surroundings: Surroundings,
  all: readonly Readonly<Record<string, SubjectRef>>[],
  now: Instant,
): Promise<readonly Readonly<Record<string, Body>>[]> {
  const bodies = [
    ...(await surroundings.read(
      all.flatMap((refs) => Object.values(refs)),
      now,
    )),
  ];
  return all.map((refs) => Object.fromEntries(Object.keys(refs).map((name) => [name, bodies.shift()!])));
}

const refOf = (vault: Vault, service: string, kind: SurroundingKind, value: string | null): SubjectRef | null =>
  value === null ? null : { service, kind, key: vault.mark(service, kind, value) };

export function nodesOf(vault: Vault, service: string, requester: Requester): Nodes {
  const neighbourhood = neighbourhoodMark(vault, service, requester);
  return {
    network: neighbourhood === null ? null : { service, kind: 'network', key: neighbourhood },
    client: refOf(vault, service, 'client', requester.client),
    caller: refOf(vault, service, 'caller', requester.apiKey),
    app: refOf(vault, service, 'app', requester.grant),
  };
}

/** Null for what is no phone number. */
export function rangesOf(vault: Vault, service: string, to: Address | null): Ranges | null {
  if (to?.kind !== 'phone') return null;
  const range = (what: string, digits: string) => refOf(vault, service, 'range', `${what} ${digits}`)!;
  return {
    everywhere: range('everywhere', ''),
    country: range('country', destinationOf(to.value)),
    carrier: range('carrier', prefixOf(to.value)),
    digit: digitOf(to.value),
  };
}
