/** The guess budget as SQL: what an account's live codes hold and what was guessed wrong in the window, in units of 1e-9. */

import { BUDGET_DAYS_MAX } from '../../engine/policy/assert-limits.ts';

/** What is used of a pool of the budget row `b`. Holds of codes that ended count for nothing: they cannot be guessed any more. The day that the window begins in counts whole. */
export const usedOf = (b: string, pool: string, now: string, days: string): string => `(
  (select coalesce(sum(h.units), 0) from unnest(${b}.holds) h where h.pool = ${pool} and h.ends > ${now}) +
  (select coalesce(sum(s.units), 0) from unnest(${b}.spent) s
    where s.pool = ${pool} and s.day >= (${now} - make_interval(days => ${days}))::date))::bigint`;

/** Holds that still stand, but for the one of this verification. */
export const otherHolds = (b: string, verification: string, now: string): string =>
  `array(select row(h.*)::hold from unnest(${b}.holds) h where h.ends > ${now} and h.verification <> ${verification})`;

/** What was spent, with `units` more on this day; days that no window reaches are dropped. */
export const spentMore = (b: string, pool: string, day: string, units: string): string => `array(
  select row(s.day, s.pool, sum(s.units))::spending from (
    select k.day, k.pool, k.units from unnest(${b}.spent) k where k.day > ${day} - ${BUDGET_DAYS_MAX}
    union all select ${day}, ${pool}, ${units}) s
  group by s.day, s.pool having sum(s.units) > 0)`;
