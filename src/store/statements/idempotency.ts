/**
 * Idempotency: the first request with a key takes it, and its answer is kept sealed for 24 hours. One whose process died is free
 * again after a minute.
 */
import type { Instant } from '../../engine/model.ts';
import { type Column, column, rowsAs, valuesOf } from '../columns.ts';
import type { Pool } from '../pool.ts';
import { toTime } from '../pool.ts';

const KEPT_HOURS = 24;
const ABANDONED_SECONDS = 60;

export type Begun =
  | { readonly is: 'first' }
  | { readonly is: 'in_progress' | 'mismatch' }
  | { readonly is: 'answered'; readonly status: number; readonly answer: Uint8Array };

export interface BeginAsk {
  readonly service: string;
  readonly key: Uint8Array;
  readonly body: Uint8Array;
}

const ASK: readonly Column<BeginAsk>[] = [
  column('service', 'text', (a) => a.service),
  column('key', 'bytea', (a) => a.key),
  column('body', 'bytea', (a) => a.body),
];
const NOW = `$${ASK.length + 1}::timestamptz`;

// What somebody else took while this ran is not seen yet, and so is in progress.
const BEGIN = `
with ask as materialized (select * from ${rowsAs('a', ASK)}), taken as (
  insert into idempotency as i (service, key, body, created_at) select service, key, body, ${NOW} from ask order by service, key
  on conflict (service, key) do update set body = excluded.body, created_at = excluded.created_at, status = null, answer = null
  where i.created_at < ${NOW} - make_interval(hours => ${KEPT_HOURS})
    or (i.status is null and i.body = excluded.body and i.created_at < ${NOW} - make_interval(secs => ${ABANDONED_SECONDS}))
  returning i.service, i.key
)
select t.key is not null as first, coalesce(i.body = a.body, true) as same, i.status, i.answer
from ask a left join taken t on t.service = a.service and t.key = a.key
left join lateral (select * from idempotency i where i.service = a.service and i.key = a.key offset 0) i on true
order by a.ord`;

function begunOf(row: { first: boolean; same: boolean; status: number | null; answer: Buffer | null }): Begun {
  if (row.first) return { is: 'first' };
  if (!row.same) return { is: 'mismatch' };
  return row.status === null ? { is: 'in_progress' } : { is: 'answered', status: row.status, answer: row.answer! };
}

/** No name may be in the batch twice. */
export async function beginIdempotent(pool: Pool, asks: readonly BeginAsk[], now: Instant): Promise<readonly Begun[]> {
  const values = [...valuesOf(ASK, asks), toTime(now)];
  const { rows } = await pool.query({ name: 'idempotency.begin', text: BEGIN, values });
  return rows.map(begunOf);
}

export interface FinishAsk {
  readonly service: string;
  readonly key: Uint8Array;
  readonly status: number;
  readonly answer: Uint8Array;
}

const FINISHED: readonly Column<FinishAsk>[] = [
  column('service', 'text', (f) => f.service),
  column('key', 'bytea', (f) => f.key),
  column('status', 'int', (f) => f.status),
  column('answer', 'bytea', (f) => f.answer),
];

const FINISH = `
update idempotency i set status = f.status, answer = f.answer
from (select * from ${rowsAs('f', FINISHED)} order by service, key) f
where i.service = f.service and i.key = f.key and i.status is null`;

export async function finishIdempotent(pool: Pool, answers: readonly FinishAsk[]): Promise<void> {
  await pool.query({ name: 'idempotency.finish', text: FINISH, values: valuesOf(FINISHED, answers) });
}

export async function forgetIdempotent(pool: Pool, service: string, key: Uint8Array): Promise<void> {
  await pool.query({
    name: 'idempotency.forget',
    text: 'delete from idempotency where service = $1 and key = $2 and status is null',
    values: [service, key],
  });
}

/** Drops what is past its day; bounded, to be called now and then. */
export async function dropOldIdempotent(pool: Pool, now: Instant): Promise<void> {
  const text = `delete from idempotency where ctid = any(array(
    select ctid from idempotency where created_at < $1::timestamptz - make_interval(hours => ${KEPT_HOURS}) limit 10000))`;
  await pool.query({ name: 'idempotency.drop', text, values: [toTime(now)] });
}
