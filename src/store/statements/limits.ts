/**
 * Limits: counted first, compared by `decide`. Each taker of a batch learns its own position, so the first `max` of a window are let
 * through and nobody else, whatever runs at the same time. Rows are locked in the order of their key: no deadlock. One that only
 * looks adds nothing, and takes the lock all the same: so it stands behind those that counted before it, and begins no window.
 */
import type { Instant } from '../../engine/model.ts';
import type { LimitTake, LimitTaken } from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import { retrying, toTime } from '../pool.ts';

const TAKE = `
with ask as (
  select a.*, decode(a.key_hex, 'hex') as key
  from jsonb_to_recordset($1) as a(ord int, service text, name text, key_hex text, seconds int, familiar boolean, counts boolean)
), wanted as (
  select service, name, key, max(seconds) as seconds,
         count(*) filter (where counts and not familiar) as strangers, count(*) filter (where counts and familiar) as familiars
  from ask group by service, name, key
), taken as (
  insert into counter as c (service, name, key, window_ends, strangers, familiars)
  select service, name, key, case when strangers + familiars > 0 then $2::timestamptz + make_interval(secs => seconds) else $2 end, strangers, familiars
  from wanted order by service, name, key
  on conflict (service, name, key) do update set
    strangers = case when c.window_ends <= $2 then excluded.strangers else c.strangers + excluded.strangers end,
    familiars = case when c.window_ends <= $2 then excluded.familiars else c.familiars + excluded.familiars end,
    window_ends = case when c.window_ends <= $2 then excluded.window_ends else c.window_ends end
  returning *
)
select a.ord,
  case when t.window_ends <= $2 then $2 + make_interval(secs => a.seconds) else t.window_ends end as window_ends,
  t.strangers - w.strangers + count(*) filter (where a.counts and not a.familiar) over so_far
    + (not a.counts and not a.familiar)::int as strangers,
  t.familiars - w.familiars + count(*) filter (where a.counts and a.familiar) over so_far
    + (not a.counts and a.familiar)::int as familiars
from ask a join taken t using (service, name, key) join wanted w using (service, name, key)
window so_far as (partition by a.service, a.name, a.key order by a.ord)
order by a.ord`;

/** What was taken is given back only to the window it was taken from. */
const RELEASE = `
with ask as (
  select service, name, decode(key_hex, 'hex') as key, ends,
         count(*) filter (where not familiar) as strangers, count(*) filter (where familiar) as familiars
  from jsonb_to_recordset($1) as a(service text, name text, key_hex text, ends timestamptz, familiar boolean)
  group by 1, 2, 3, 4
), locked as (
  select c.service, c.name, c.key from counter c join ask using (service, name, key)
  order by c.service, c.name, c.key for update of c
)
update counter c set strangers = greatest(0, c.strangers - a.strangers), familiars = greatest(0, c.familiars - a.familiars)
from ask a join locked l using (service, name, key)
where c.service = a.service and c.name = a.name and c.key = a.key and c.window_ends = a.ends`;

export async function takeLimits(
  pool: Pool,
  takes: readonly (readonly LimitTake[])[],
  now: Instant,
): Promise<readonly (readonly LimitTaken[])[]> {
  const flat = takes.flat();
  if (flat.length === 0) return takes.map(() => []);
  const asks = flat.map((t, ord) => ({
    ord,
    service: t.service,
    name: t.name,
    key_hex: t.key,
    seconds: t.windowSeconds,
    familiar: t.familiar,
    counts: t.counts,
  }));
  const { rows } = await retrying(() =>
    pool.query({ name: 'limits.take', text: TAKE, values: [JSON.stringify(asks), toTime(now)] }),
  );
  const taken = flat.map((take, ord) => {
    const row = rows[ord];
    return {
      ...take,
      strangers: Number(row.strangers),
      familiars: Number(row.familiars),
      windowEnds: row.window_ends as Instant,
    };
  });
  let end = 0;
  return takes.map((group) => {
    end += group.length;
    return taken.slice(end - group.length, end);
  });
}

export async function releaseLimits(pool: Pool, taken: readonly LimitTaken[]): Promise<void> {
  const counted = taken.filter((t) => t.counts);
  if (counted.length === 0) return;
  const asks = counted.map((t) => ({
    service: t.service,
    name: t.name,
    key_hex: t.key,
    ends: toTime(t.windowEnds),
    familiar: t.familiar,
  }));
  await retrying(() => pool.query({ name: 'limits.release', text: RELEASE, values: [JSON.stringify(asks)] }));
}
