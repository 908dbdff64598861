/**
 * Which events of the outside were told before: each counts once. One call begins an event, takes it in, and then it is remembered; a
 * call that fails forgets what it began, and what a process that died had begun is free again after a minute.
 */
import type { Instant } from '../../engine/model.ts';
import type { BegunEvent, Mark } from '../../engine/ports.ts';
import { markIn, UNFLUSHED } from '../columns.ts';
import type { Pool } from '../pool.ts';
import { retrying, toTime } from '../pool.ts';

const ABANDONED_MS = 60_000;

// What somebody else began while this ran is not seen yet, and so is under way.
const BEGIN = `
with ask as materialized (select key, ord from unnest($2::bytea[]) with ordinality as a(key, ord)),
taken as (
  insert into event_seen as e (service, key, day, until)
  select $1, a.key, $3::timestamptz::date, $4::timestamptz from (select distinct key from ask) a, ${UNFLUSHED} order by a.key
  on conflict (service, key) do update set until = excluded.until where e.until <= $3::timestamptz
  returning key
)
select t.key is not null as taken, k.key is not null and k.until is null as known
from ask a left join taken t on t.key = a.key
left join lateral (select e.key, e.until from event_seen e where e.service = $1 and e.key = a.key offset 0) k on true order by a.ord`;

const REMEMBER = `
with ask as materialized (select key, min(ord) as ord from unnest($2::bytea[]) with ordinality as a(key, ord) group by key order by key),
added as (
  insert into event_seen as e (service, key, day) select $1, key, $3::timestamptz::date from ask
  on conflict (service, key) do update set until = null where e.until is not null returning key
)
select a.ord::int - 1 as n from ask a join added using (key)`;

const FORGET = `
with held as materialized (
  select key from event_seen where service = $1 and key = any($2::bytea[]) and until is not null order by key for update
)
delete from event_seen where service = $1 and key = any(array(select key from held))`;

/** Begins those that are new; the same id twice is begun once, and so answered. */
export async function beginEvents(
  pool: Pool,
  service: string,
  ids: readonly Mark[],
  now: Instant,
): Promise<readonly BegunEvent[]> {
  if (ids.length === 0) return [];
  const values = [service, ids.map(markIn), toTime(now), toTime(now + ABANDONED_MS)];
  const { rows } = await retrying(() => pool.query({ name: 'events.begin', text: BEGIN, values }));
  return rows.map(({ taken, known }): BegunEvent => (taken ? 'begun' : known ? 'known' : 'under_way'));
}

/** Answers which are new, the first of each in the batch; what was begun is new until now. */
export async function rememberEvents(
  pool: Pool,
  service: string,
  ids: readonly Mark[],
  now: Instant,
): Promise<readonly boolean[]> {
  if (ids.length === 0) return [];
  const values = [service, ids.map(markIn), toTime(now)];
  const { rows } = await retrying(() => pool.query({ name: 'events.remember', text: REMEMBER, values }));
  const fresh = new Set(rows.map((row) => row.n as number));
  return ids.map((_, n) => fresh.has(n));
}

/** What was begun and not taken in: whoever tells it again begins it. */
export async function forgetEvents(pool: Pool, service: string, ids: readonly Mark[]): Promise<void> {
  if (ids.length === 0) return;
  await retrying(() => pool.query({ name: 'events.forget', text: FORGET, values: [service, ids.map(markIn)] }));
}
