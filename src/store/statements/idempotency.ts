/**
 * Idempotency: the first request with a key takes it, and its answer is kept sealed for 24 hours. One whose process died is free
 * again after a minute.
 */
import type { Instant } from '../../engine/model.ts';
import type { Pool } from '../pool.ts';
import { toTime } from '../pool.ts';

const KEPT_HOURS = 24;
const ABANDONED_SECONDS = 60;

export type Begun =
  | { readonly is: 'first' }
  | { readonly is: 'in_progress' | 'mismatch' }
  | { readonly is: 'answered'; readonly status: number; readonly answer: Uint8Array };

const BEGIN = `
insert into idempotency as i (service, key, body, created_at) values ($1, $2, $3, $4)
on conflict (service, key) do update set body = excluded.body, created_at = excluded.created_at, status = null, answer = null
where i.created_at < $4::timestamptz - make_interval(hours => ${KEPT_HOURS})
  or (i.status is null and i.body = excluded.body and i.created_at < $4::timestamptz - make_interval(secs => ${ABANDONED_SECONDS}))
returning 1`;

export async function beginIdempotent(
  pool: Pool,
  service: string,
  key: Uint8Array,
  body: Uint8Array,
  now: Instant,
): Promise<Begun> {
  const taken = await pool.query({ name: 'idempotency.begin', text: BEGIN, values: [service, key, body, toTime(now)] });
  if (taken.rowCount === 1) return { is: 'first' };
  const text = 'select body, status, answer from idempotency where service = $1 and key = $2';
  const { rows } = await pool.query({ name: 'idempotency.find', text, values: [service, key] });
  const row = rows[0];
  if (!row || row.status === null) return { is: row && !row.body.equals(body) ? 'mismatch' : 'in_progress' };
  return row.body.equals(body) ? { is: 'answered', status: row.status, answer: row.answer } : { is: 'mismatch' };
}

export async function finishIdempotent(
  pool: Pool,
  service: string,
  key: Uint8Array,
  status: number,
  answer: Uint8Array,
): Promise<void> {
  const text = 'update idempotency set status = $3, answer = $4 where service = $1 and key = $2 and status is null';
  await pool.query({ name: 'idempotency.finish', text, values: [service, key, status, answer] });
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
