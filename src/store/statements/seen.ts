/** Which events of the outside were told before: each counts once. */
import type { Instant } from '../../engine/model.ts';
import type { Mark } from '../../engine/ports.ts';
import { markIn } from '../columns.ts';
import type { Pool } from '../pool.ts';
import { toTime } from '../pool.ts';

const REMEMBER = `
with ask as materialized (select key, min(ord) as ord from unnest($2::bytea[]) with ordinality as a(key, ord) group by key order by key),
added as (
  insert into event_seen (service, key, day) select $1, key, $3::timestamptz::date from ask
  on conflict do nothing returning key
)
select a.ord::int - 1 as n from ask a join added using (key)`;

const KNOWN = `
select k.key is not null as known from unnest($2::bytea[]) with ordinality as a(key, ord)
left join lateral (select e.key from event_seen e where e.service = $1 and e.key = a.key offset 0) k on true order by a.ord`;

/** Answers which were told before. */
export async function knownEvents(pool: Pool, service: string, ids: readonly Mark[]): Promise<readonly boolean[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool.query({ name: 'events.known', text: KNOWN, values: [service, ids.map(markIn)] });
  return rows.map((row) => row.known as boolean);
}

/** Answers which are new, the first of each in the batch. */
export async function rememberEvents(
  pool: Pool,
  service: string,
  ids: readonly Mark[],
  now: Instant,
): Promise<readonly boolean[]> {
  if (ids.length === 0) return [];
  const values = [service, ids.map(markIn), toTime(now)];
  const { rows } = await pool.query({ name: 'events.remember', text: REMEMBER, values });
  const fresh = new Set(rows.map((row) => row.n as number));
  return ids.map((_, n) => fresh.has(n));
}
