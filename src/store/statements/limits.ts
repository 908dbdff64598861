/**
 * Limits: counted first, compared by `decide`. Each taker learns its own position, so the first `max` of a window are let through and
 * nobody else, whatever runs at the same time.
 *
 * A counter in one row: the row's lock puts its takers in a line, and a batch stands in it in its own order.
 *
 * A counter in shards: a taker counts in one row of several, so nobody waits for everybody. Each row takes as many as its part of
 * `max` by itself (rough: its place there, times the number of shards, is told). A taker that finds no room there counts under the
 * locks of all rows at once, and marks them, so that from then on nobody counts in one by itself until the window ends (exact: its
 * place there and all that is in the others; a second statement). So whoever is told roughly is one of at most `max`, and counted
 * before any mark; and whoever is told exactly is told how many there are, the rough ones among them. The first `max` get through.
 *
 * A counter that refuses nobody is read beside the counting: about how much there is.
 */
import type { Instant } from '../../engine/model.ts';
import type { LimitTake, LimitTaken } from '../../engine/ports.ts';
import {
  nextPosition,
  nothing,
  positionAbout,
  type Standing,
  type Stored,
  standingAmong,
  standingOf,
} from '../counters/positions.ts';
import { adds, counterId, inLockOrder, type Row, roomFor, rowsOf, TOGETHER, together } from '../counters/rows.ts';
import type { Pool } from '../pool.ts';
import { count, giveBack, type Return } from './counters.ts';

type Found = ReadonlyMap<string, Stored>;

const storedOf = (row: Row, found: Found, now: Instant): Stored => {
  const stored = found.get(row.id);
  return stored === undefined || stored.endsMs <= now ? nothing(row.endsMs) : stored;
};

/** More than a row takes by itself need not try it. */
const isTooMany = (row: Row): boolean => row.room !== null && row.strangers + row.familiars > roomFor(row)!;

/** Whether a row did not take what was to be added; or, where somebody only looked, would not have taken it. */
function needsAll(row: Row, found: Found, now: Instant): boolean {
  if (row.room === null) return false;
  if (adds(row)) return !found.has(row.id);
  const { strangers, familiars, room } = storedOf(row, found, now);
  return room === TOGETHER || strangers + familiars + row.looked > row.room;
}

/** Rows that found no room by themselves, now with all rows of their counter. Whoever only looks marks none. */
async function countTogether(pool: Pool, rows: readonly Row[], now: Instant): Promise<Found> {
  if (rows.length === 0) return new Map();
  const looked = rows.filter((row) => !adds(row)).flatMap((row) => together(row).map(({ id }) => id));
  const { counted, read } = await count(pool, inLockOrder(rows.filter(adds).flatMap(together)), looked, now);
  return new Map([...counted, ...read]);
}

interface Standings {
  readonly standing: Map<Row, Standing>;
  readonly read: Found;
}

/** Where the takers of each row stand; and what was read beside. */
async function standings(
  pool: Pool,
  rows: readonly Row[],
  beside: readonly string[],
  now: Instant,
): Promise<Standings> {
  const alone = rows.filter((row) => !isTooMany(row));
  const { counted: found, read } = await count(pool, alone, beside, now);
  const crowded = rows.filter((row) => needsAll(row, found, now));
  const all = await countTogether(pool, crowded, now);
  const standing = new Map(rows.map((row) => [row, standingOf(row, storedOf(row, found, now), now)]));
  for (const row of crowded) {
    const others = together(row).filter(({ id }) => id !== row.id);
    const stored = others.map((other) => storedOf(other, all, now));
    standing.set(row, standingAmong(row, storedOf(row, all, now), stored, now));
  }
  return { standing, read };
}

const shardsOf = ({ take }: Row): string[] => Array.from({ length: take.shards }, (_, shard) => counterId(take, shard));
const storedShards = (row: Row, found: Found): Found =>
  new Map(shardsOf(row).flatMap((id) => (found.has(id) ? [[id, found.get(id)!] as const] : [])));

let turn = 0;

export async function takeLimits(
  pool: Pool,
  takes: readonly (readonly LimitTake[])[],
  now: Instant,
): Promise<readonly (readonly LimitTaken[])[]> {
  turn = (turn + 1) % 1_000_000_000;
  const { of, each } = rowsOf(takes.flat(), now, turn);
  const counting = each.filter((row) => !row.take.about || adds(row));
  const about = each.filter((row) => row.take.about);
  const { standing, read } = await standings(pool, counting, about.flatMap(shardsOf), now);
  const shards = new Map(about.map((row) => [row, storedShards(row, read)]));
  const positionOf = (take: LimitTake, row: Row): LimitTaken =>
    take.about
      ? positionAbout(take, row, shards.get(row)!, standing.get(row), now)
      : nextPosition(standing.get(row)!, take);
  let next = 0;
  return takes.map((group) => group.map((take) => positionOf(take, of[next++]!)));
}

export async function releaseLimits(pool: Pool, taken: readonly LimitTaken[]): Promise<void> {
  const returns = new Map<string, Return>();
  for (const take of taken.filter((one) => one.counts)) {
    const id = counterId(take, take.shard);
    const one = returns.get(`${id} ${take.windowEnds}`) ?? {
      id,
      take,
      endsMs: take.windowEnds,
      strangers: 0,
      familiars: 0,
    };
    returns.set(`${id} ${take.windowEnds}`, one);
    if (take.familiar) one.familiars += take.weight;
    else one.strangers += take.weight;
  }
  if (returns.size > 0) await giveBack(pool, inLockOrder([...returns.values()]));
}
