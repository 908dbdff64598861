/** What is known of an address, for the operator: proofs, disavowals, quiet, last messages. Marks stay inside. */
import type { Address, Instant } from '../model.ts';
import type { World } from '../ports.ts';
import type { AddressBody } from '../subjects/bodies.ts';
import { maskAddress } from '../codes/mask.ts';
import { addressMark } from '../subjects/identity.ts';

const time = (at: Instant | undefined) => (at === undefined ? null : new Date(at).toISOString());

export interface AddressLookup {
  readonly to: string;
  readonly proofs: readonly { readonly at: string | null; readonly withAccount: boolean }[];
  readonly disavowals: readonly { readonly at: string | null; readonly withAccount: boolean }[];
  readonly quietUntil: string | null;
  readonly recycledSince: string | null;
  readonly simSwappedAt: string | null;
  readonly requests: readonly { readonly at: string | null; readonly purpose: string }[];
  readonly reports: readonly { readonly at: string | null; readonly status: string }[];
}

export async function lookup(world: World, service: string, to: Address, now: Instant): Promise<AddressLookup> {
  const [subject] = await world.store.readSubjects([{ service, kind: 'address', key: addressMark(world.vault, service, to.value) }]);
  const body = (subject?.body ?? {}) as AddressBody;
  const marked = (list: AddressBody['proofs']) => (list ?? []).map(({ a, at }) => ({ at: time(at), withAccount: a !== null }));
  return {
    to: maskAddress(to),
    proofs: marked(body.proofs),
    disavowals: marked(body.disowned),
    quietUntil: (body.quietUntil ?? 0) > now ? time(body.quietUntil) : null,
    recycledSince: time(body.recycled),
    simSwappedAt: time(body.simSwapped),
    requests: (body.requests ?? []).map(({ at, p }) => ({ at: time(at), purpose: p })),
    reports: (body.reports ?? []).map(({ at, s }) => ({ at: time(at), status: s })),
  };
}
