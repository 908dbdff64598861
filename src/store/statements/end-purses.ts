/** The guess budget of whoever was erased outlives them until its window has passed since; then it goes too. */
import type { Instant } from '../../engine/model.ts';
import type { Pool } from '../pool.ts';
import { toTime } from '../pool.ts';

const END = `
with due as materialized (
  select service, kind, key, at, purse from erasure e
  where purse is not null and at <= $1::timestamptz - make_interval(days => $2)
    and not exists (select 1 from wrapped_key k where k.service = e.service and k.use = 'index' and not k.settled)
  limit 100
), gone as (
  delete from budget b using due d where b.service = d.service and b.key = d.purse
    and not exists (select 1 from unnest(b.holds) h where h.ends > $1)
    and not exists (select 1 from unnest(b.spent) s where s.day >= ($1 - make_interval(days => $2))::date)
)
update erasure e set purse = null from due d where (e.service, e.kind, e.key, e.at) = (d.service, d.kind, d.key, d.at)`;

/** One that is in use again is somebody's who came anew, and stays. */
export async function endPurses(pool: Pool, now: Instant, windowDays: number): Promise<void> {
  await pool.query({ name: 'erase.purses', text: END, values: [toTime(now), windowDays] });
}
