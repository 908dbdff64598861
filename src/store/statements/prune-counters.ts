/**
 * Forgetting counters whose window is over. There is no index to find them by, since it would have to be written with every count: a
 * stretch of the table is looked through at a time, page by page, and the next one from where that ended. Rows that somebody counts
 * in at this moment are passed over, so pruning waits for nobody.
 */
import type { Instant } from '../../engine/model.ts';
import type { Pool } from '../pool.ts';
import { retrying } from '../pool.ts';

const PRUNE = `
with soon as materialized (select set_config('synchronous_commit', 'off', true)),
size as materialized (select pg_relation_size('counter') / current_setting('block_size')::bigint as pages from soon),
over as materialized (
  select c.ctid from counter c
  where c.ctid >= ('(' || $1::bigint || ',0)')::tid and c.ctid < ('(' || ($1::bigint + $2::bigint) || ',0)')::tid and c.forget_ms <= $3
  for update skip locked
), gone as (
  delete from counter where ctid = any(array(select ctid from over)) returning 1
)
select pages, (select count(*)::int from gone) as removed from size`;

const PAGES = 200;
const ROUNDS = 20;
/** A stretch with more than this many to remove is followed by the next at once: rows may come as fast as that. */
const MANY = 1000;

export interface Pruned {
  readonly removed: number;
  /** The page to go on at; 0 when the table has been looked through. */
  readonly next: number;
}

/** One turn of the sweep from page `from` on, bounded; answers where the next turn goes on. */
export async function sweepCounters(pool: Pool, now: Instant, from: number): Promise<number> {
  let at = { removed: 0, next: from };
  for (let round = 0; round < ROUNDS; round++) {
    at = await pruneCounters(pool, now, at.next, PAGES);
    if (at.removed < MANY || at.next === 0) break;
  }
  return at.next;
}

/** Looks through `pages` pages (about fifty rows each) from page `from` on. */
export async function pruneCounters(pool: Pool, now: Instant, from: number, pages: number): Promise<Pruned> {
  const query = { name: 'counters.prune', text: PRUNE, values: [from, pages, now] };
  const { rows } = await retrying(() => pool.query(query));
  const end = from + pages;
  return { removed: rows[0].removed, next: end >= rows[0].pages ? 0 : end };
}
