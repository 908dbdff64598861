/** What lies around a request, read by name; and the ranges that the number it goes to is of, from the country to the ten thousand. */
import { destinationOf, digitOf, prefixOf } from '../codes/number-range.ts';
import type { Address, Instant } from '../model.ts';
import type { SubjectRef, Vault } from '../ports.ts';
import type { Body, Surroundings } from './surroundings.ts';

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

/** Null for what is no phone number. */
export function rangesOf(vault: Vault, service: string, to: Address | null): Ranges | null {
  if (to?.kind !== 'phone') return null;
  const range = (what: string, digits: string): SubjectRef => ({
    service,
    kind: 'range',
    key: vault.mark(service, 'range', `${what} ${digits}`),
  });
  return {
    everywhere: range('everywhere', ''),
    country: range('country', destinationOf(to.value)),
    carrier: range('carrier', prefixOf(to.value)),
    digit: digitOf(to.value),
  };
}
