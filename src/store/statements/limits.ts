/**
 * Limits: counted first, compared by `decide`. Each taker learns its own position, so the first `max` of a window are let through and
 * nobody else, whatever runs at the same time.
 *
 * A counter in one row: the row's lock puts its takers in a line, and a batch stands in it in its own order.
 *
 * A counter in shards: a taker counts in one row of several, so nobody waits for everybody. While its place there, times the number
 * of shards, is within `max`, it is told that: it is far from the ceiling (rough, one round trip). Otherwise it first marks all
 * shards `near`, under their locks, or finds them marked, and then, its own count committed, adds up the others: its place in its
 * own shard and all there is in the others (exact, a second round trip). Why never more than `max` get through:
 *  1. The rough ones are at most max/shards in each shard, so at most `max` together.
 *  2. Where a shard is marked, nobody is told roughly any more. Whoever adds up does so after the marks, so every rough one is
 *     committed by then and is in the sum.
 *  3. Of all who added up and passed, take the one that committed its count last. When it added up, all others that passed had
 *     committed: those of other shards are in the sum; those of its own shard, where locks let one pass after the other, stand
 *     before it. So its position is at least their number, and it is at most `max`.
 * And whoever asks alone gets all of `max`, since then the sum is exactly those before. In a sliding window the marks hold for one
 * window more, since what a shard counted in it weighs on the next: unmarked, no shard brings more than max/shards along.
 * What is given back meanwhile only makes room.
 *
 * A counter that refuses nobody is read beside the counting: about how much there is.
 */
import type { Instant } from '../../engine/model.ts';
import type { LimitTake, LimitTaken } from '../../engine/ports.ts';
import {
  isFar,
  nextPosition,
  nothing,
  positionAbout,
  readIn,
  type Standing,
  type Stored,
  standingOf,
} from '../counters/positions.ts';
import { counterId, inLockOrder, type Row, rowsOf } from '../counters/rows.ts';
import type { Pool } from '../pool.ts';
import { count, giveBack, type Return, readCounters } from './counters.ts';

type Found = ReadonlyMap<string, Stored>;

const storedOf = (row: Row, found: Found, now: Instant): Stored => {
  const stored = found.get(row.id);
  return stored === undefined || stored.endsMs <= now ? nothing(row.endsMs) : stored;
};

const shardsOf = ({ take }: Row): string[] => Array.from({ length: take.shards }, (_, shard) => counterId(take, shard));
const marksFor = ({ take }: Row): number => (take.window === 'sliding' ? 2 : 1);

/** Near its ceiling: whether it still has to mark the shards for that. One that adds nothing has no need to. */
const marks = (row: Row, stored: Stored, far: boolean): boolean =>
  !far && stored.near < marksFor(row) && row.strangers + row.familiars > 0;

const marked = (row: Row, { endsMs }: Stored): Row[] =>
  shardsOf(row).map((id, shard) => ({
    ...row,
    id,
    shard,
    endsMs,
    forgetMs: endsMs + row.take.windowSeconds * 1000,
    strangers: 0,
    familiars: 0,
    looked: 0,
    near: marksFor(row),
  }));

/** All shards of the rows that are near their ceiling, by their ids. No round trip where there is none. */
async function readShards(
  pool: Pool,
  near: readonly { row: Row; stored: Stored; far: boolean }[],
  now: Instant,
): Promise<Found> {
  if (near.length === 0) return new Map();
  const marking = near.filter(({ row, stored, far }) => marks(row, stored, far));
  const reading = near.filter((one) => !marking.includes(one));
  const [fresh, read] = await Promise.all([
    count(pool, inLockOrder(marking.flatMap(({ row, stored }) => marked(row, stored))), now),
    readCounters(
      pool,
      reading.flatMap(({ row }) => shardsOf(row)),
    ),
  ]);
  return new Map([...read, ...fresh]);
}

/** Where the takers of each row stand. */
async function standings(pool: Pool, rows: readonly Row[], now: Instant): Promise<Map<Row, Standing>> {
  const found = await count(pool, rows, now);
  const all = rows.map((row) => {
    const stored = storedOf(row, found, now);
    const standing = standingOf(row, stored, undefined, now);
    return { row, stored, standing, far: row.take.shards === 1 || row.take.about || isFar(standing) };
  });
  const near = all.filter(({ row, stored, far }) => row.take.shards > 1 && (!far || stored.near > 0));
  const shards = await readShards(pool, near, now);
  for (const one of near) {
    const others = shardsOf(one.row).flatMap((id) => (id === one.row.id ? [] : (shards.get(id) ?? [])));
    const then = others.map((other) => readIn(other, one.stored.endsMs, one.row.take));
    one.standing = standingOf(one.row, one.stored, then, now);
  }
  return new Map(all.map(({ row, standing }) => [row, standing]));
}

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
  const counting = each.filter((row) => !row.take.about || row.strangers + row.familiars > 0);
  const about = each.filter((row) => row.take.about);
  const [standing, read] = await Promise.all([
    standings(pool, counting, now),
    readCounters(pool, about.flatMap(shardsOf)),
  ]);
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
