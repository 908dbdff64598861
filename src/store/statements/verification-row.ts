/** A verification's row as the engine knows it: one list of columns, one mapping, used by every statement that reads one. */
import type { Channel, DeliveryState, Instant, Purpose } from '../../engine/model.ts';
import type { Alphabet } from '../../engine/policy.ts';
import type { Verification } from '../../engine/ports.ts';
import { idOf } from '../ids.ts';
import { toMark, toMarkOrNull } from '../pool.ts';

/** Columns of verification `v` with its latest message `lm` and its address's subject `sa` (see `joins`). */
export const COLUMNS = `v.*, sa.person_key, sa.sealed as address_sealed, lm.state as message_state, lm.updated_at as message_updated_at`;

/** `from`: a condition on `m` that says how far back its latest message can lie. */
export const joins = (from = '') => `
left join lateral (
  select s.rev, s.body, s.person_key, s.sealed from subject s where s.service = v.service and s.kind = 'address' and s.key = v.address_key offset 0
) sa on true
left join lateral (
  select m.state, m.updated_at from message m where m.verification = v.id${from} order by m.queued_at desc, m.id limit 1
) lm on true`;

const DELIVERY: Readonly<Record<string, DeliveryState>> = {
  queued: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  failed: 'failed',
  dropped: 'failed',
  unknown: 'unknown',
};

export const deliveryOf = (state: string): DeliveryState => DELIVERY[state] ?? 'unknown';

export function verificationOf(row: Record<string, unknown>): Verification {
  const state = row.message_state as string | null;
  return {
    id: idOf('ver', row.id as string),
    service: row.service as string,
    epoch: row.epoch as number,
    salt: row.salt as Buffer,
    codeKey: row.code_key as string,
    codeLength: row.code_length as number,
    alphabet: row.alphabet as Alphabet,
    purpose: row.purpose as Purpose,
    channel: row.channel as Channel,
    locale: row.locale as string,
    addressKey: toMark(row.address_key as Buffer),
    mailboxKey: toMark(row.mailbox_key as Buffer),
    accountKey: toMarkOrNull(row.account_key as Buffer | null),
    requesterKey: toMarkOrNull(row.requester_key as Buffer | null),
    deviceKey: toMarkOrNull(row.device_key as Buffer | null),
    apiKey: row.api_key as string | null,
    state: row.state as Verification['state'],
    withheld: row.withheld as boolean,
    ownerAsks: row.owner_asks as boolean,
    triesMax: row.tries_max as number,
    triesUsed: row.tries_used as number,
    odds: row.odds as number,
    pool: row.pool as Verification['pool'],
    budgetKey: toMark(row.budget_key as Buffer),
    resends: row.resends as number,
    createdAt: row.created_at as Instant,
    expiresAt: row.expires_at as Instant,
    resendAfter: row.resend_after as Instant,
    lastSentAt: row.last_sent_at as Instant,
    endedAt: row.ended_at as Instant | null,
    proofs: JSON.parse(row.proofs as string),
    sealed: row.sealed as Buffer,
    delivery: state === null ? null : { state: deliveryOf(state), updatedAt: row.message_updated_at as Instant },
    personKey: row.person_key as Buffer | null,
    addressSealed: row.address_sealed as Buffer | null,
  };
}
