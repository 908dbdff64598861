/**
 * What lies around a request, as subjects: the network it comes from, the client's version, the credential that calls, the app whose
 * grant it rides on, and the ranges that the number it goes to is of, from the country to the thousand.
 */
import { blockOf, destinationOf, prefixOf } from '../codes/number-range.ts';
import type { Address, Requester } from '../model.ts';
import type { SubjectRef, SurroundingKind, Vault } from '../ports.ts';
import { neighbourhoodMark } from '../subjects/identity.ts';

export interface Nodes {
  readonly network: SubjectRef | null;
  readonly client: SubjectRef | null;
  readonly caller: SubjectRef | null;
  readonly app: SubjectRef | null;
}

/** Ranges of a number, from the widest to the narrowest. */
export interface Ranges {
  readonly country: SubjectRef;
  readonly carrier: SubjectRef;
  readonly block: SubjectRef;
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
    country: range('country', destinationOf(to.value)),
    carrier: range('carrier', prefixOf(to.value)),
    block: range('block', blockOf(to.value)),
  };
}
