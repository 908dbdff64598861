/** What is known of an address, for the operator: proofs, disavowals, quiet, recycling, last messages. Marks stay inside. */
import { maskAddress } from '../codes/mask.ts';
import type { Address, Channel, DeliveryState, Instant, Purpose } from '../model.ts';
import type { World } from '../ports.ts';
import type { AddressBody } from '../subjects/bodies.ts';
import { addressMark } from '../subjects/identity.ts';

/** Accounts are kept as marks only, so they are not named. */
export interface Claim {
  readonly account: null;
  readonly at: string;
}

export interface AddressLookup {
  readonly to: string;
  readonly kind: Address['kind'];
  readonly proofs: readonly Claim[];
  readonly disavowals: readonly Claim[];
  readonly quietUntil: string | null;
  readonly recycling: { readonly odds: number; readonly since: string | null };
  readonly messages: readonly {
    readonly id: string;
    readonly verification: string;
    readonly purpose: Purpose;
    readonly channel: Channel;
    readonly state: DeliveryState;
    readonly at: string;
  }[];
}

const MESSAGES = 20;
const DAY = 86_400_000;
/** Share of numbers that change hands in a month, derived from carriers' yearly disconnections; once the carrier says so, it is all but certain. */
const MONTHLY = 0.006;
const CARRIER_SAYS = 0.99;

const time = (at: Instant) => new Date(at).toISOString();
const claims = (list: AddressBody['proofs']): Claim[] =>
  (list ?? []).map(({ at }) => ({ account: null, at: time(at) }));

/** How likely somebody else holds the number by now than who proved it last. */
export function recyclingOdds(kind: Address['kind'], body: AddressBody, now: Instant): number {
  if (kind === 'email') return 0;
  const proved = Math.max(0, ...(body.proofs ?? []).map((p) => p.at));
  if (body.recycled !== undefined && body.recycled > proved) return CARRIER_SAYS;
  return proved === 0 ? 0 : 1 - (1 - MONTHLY) ** ((now - proved) / (30 * DAY));
}

export async function lookup(world: World, service: string, to: Address, now: Instant): Promise<AddressLookup> {
  const key = addressMark(world.vault, service, to.value);
  const [subject] = await world.store.readSubjects([{ service, kind: 'address', key }]);
  const body = (subject?.body ?? {}) as AddressBody;
  const messages = await world.store.findMessages(service, key, MESSAGES);
  return {
    to: maskAddress(to),
    kind: to.kind,
    proofs: claims(body.proofs),
    disavowals: claims(body.disowned),
    quietUntil: (body.quietUntil ?? 0) > now ? time(body.quietUntil!) : null,
    recycling: {
      odds: recyclingOdds(to.kind, body, now),
      since: body.recycled === undefined ? null : time(body.recycled),
    },
    messages: messages.map((m) => ({ ...m, at: time(m.at) })),
  };
}
