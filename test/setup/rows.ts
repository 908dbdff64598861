/**
 * What the tables hold, in the words that tests are written in: ids as the wire says them, events one by one, a message with its place
 * in the outbox, a guess budget by its pools.
 */

import type { Instant } from '../../src/engine/model.ts';
import { idOf, uuidOf } from '../../src/store/ids.ts';
import type { Pool } from '../../src/store/index.ts';
import { unpackEvents } from '../../src/store/statements/events.ts';

export { idOf, uuidOf };

export interface EventRow {
  /** 32 hex digits: of a verification, or of a decision that made none. */
  readonly of: string;
  readonly at: Instant;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** All events, in the order they were written. */
export async function allEvents(pool: Pool): Promise<readonly EventRow[]> {
  const { rows } = await pool.query('select of, at, events from event order by seq');
  return rows.flatMap(({ of, at, events }) =>
    unpackEvents('', '', { at, events }).map(({ type, body }) => ({ of: of.replaceAll('-', ''), at, type, body })),
  ) as readonly EventRow[];
}

export const eventsOf = async (pool: Pool, id: string, type?: string): Promise<readonly EventRow[]> =>
  (await allEvents(pool)).filter((e) => e.of === uuidOf(id) && (type === undefined || e.type === type));

export interface MessageRow {
  readonly id: string;
  readonly verification: string;
  /** `leased` and `sending` while it stands so in the outbox. */
  readonly state: string;
  /** Null when it has left the outbox. */
  readonly attempts: number | null;
  readonly why: string | null;
}

/** Messages of these verifications, or all there are. */
export async function messagesOf(pool: Pool, ids: readonly string[] | null = null): Promise<readonly MessageRow[]> {
  const text = `select m.id, m.verification, coalesce(nullif(o.state, 'queued'), m.state) as state, o.attempts, m.why
    from message m left join outbox o on o.message = m.id where $1::uuid[] is null or m.verification = any($1)
    order by m.queued_at, m.id`;
  const { rows } = await pool.query(text, [ids?.map(uuidOf) ?? null]);
  return rows.map((row) => ({ ...row, id: idOf('msg', row.id), verification: idOf('ver', row.verification) }));
}

export interface PoolRow {
  readonly service: string;
  /** Hex digits: a mark. */
  readonly key: string;
  readonly pool: 'strangers' | 'familiar';
  /** Units of 1e-9: held by codes that live, and guessed wrong in the last 30 days. */
  readonly held: number;
  readonly spent: number;
}

const POOLS = `
select b.service, encode(b.key, 'hex') as key, p.pool,
  (select coalesce(sum(h.units), 0) from unnest(b.holds) h where h.pool = p.pool and h.ends > $1)::bigint as held,
  (select coalesce(sum(s.units), 0) from unnest(b.spent) s where s.pool = p.pool and s.day >= ($1::timestamptz - interval '30 days')::date)::bigint as spent
from budget b cross join (values ('strangers'), ('familiar')) p(pool)`;

export const poolsOf = async (pool: Pool, now: Instant): Promise<readonly PoolRow[]> =>
  (await pool.query(POOLS, [new Date(now)])).rows;

/** Every budget as if this much of the strangers' pool had been guessed wrong today, and nothing else ever. */
export const spendAll = (pool: Pool, now: Instant, units: number): Promise<unknown> =>
  pool.query("update budget set spent = array[row($1::timestamptz::date, 'strangers', $2)::spending]", [
    new Date(now),
    units,
  ]);
