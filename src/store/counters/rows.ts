/**
 * From what is taken to the rows it is counted in: their ids, their windows, and one row for all takers of a batch that share it.
 * Pure, but for remembering the tags it has made. Run for every request, ten times: it makes no more objects than there are rows.
 */
import { createHash } from 'node:crypto';
import type { Instant } from '../../engine/model.ts';
import type { LimitTake } from '../../engine/ports.ts';

/** A counter's rows are all marked with this `room` when they are to be taken together: none of them takes any more by itself. */
export const TOGETHER = -1;

/** One row to count in, and what a batch adds to it. */
export interface Row {
  readonly id: string;
  readonly shard: number;
  /** Of those who share it: all say the same of the counter. */
  readonly take: LimitTake;
  readonly endsMs: Instant;
  readonly forgetMs: Instant;
  strangers: number;
  familiars: number;
  /** Some only want to know where they would stand: the most that one of them would add. */
  looked: number;
  /** How many the row takes by itself, where it is one of several; null: as many as come. */
  readonly room: number | null;
}

const tags = new Map<string, string>();
const TAGS_MAX = 10_000;

/** Twelve hex digits for service, limit and shard. */
function tagOf(service: string, name: string, shard: number): string {
  const says = `${service}\0${name}\0${shard}`;
  const known = tags.get(says);
  if (known !== undefined) return known;
  const tag = createHash('sha256').update(says).digest('hex').slice(0, 12);
  if (tags.size >= TAGS_MAX) tags.clear();
  tags.set(says, tag);
  return tag;
}

/** As PostgreSQL writes a uuid: 80 bits of the mark that is counted, 48 of what it is counted for. */
export function counterId({ service, name, key }: Pick<LimitTake, 'service' | 'name' | 'key'>, shard: number): string {
  const mark = `${key.slice(0, 8)}-${key.slice(8, 12)}-${key.slice(12, 16)}-${key.slice(16, 20)}`;
  return `${mark}-${tagOf(service, name, shard)}`;
}

/** All other windows begin at moments that are known beforehand. */
export const beginsWithUse = ({ window, shards }: LimitTake): boolean => window === 'fixed' && shards === 1;

/**
 * A fixed window of one row begins with its first use. Sliding ones, and those of counters in shards, need no talking to agree on:
 * they begin at whole multiples of their length, counted from a moment of the key's own, so that not all of them begin anew at once,
 * and none when somebody could know it. To slide, the window before stays worth knowing for one more.
 */
export function windowOf(take: LimitTake, now: Instant): Pick<Row, 'endsMs' | 'forgetMs'> {
  const length = take.windowSeconds * 1000;
  if (beginsWithUse(take)) return { endsMs: now + length, forgetMs: now + length };
  const phase = Number.parseInt(take.key.slice(0, 8), 16) % length;
  const endsMs = Math.floor((now - phase) / length) * length + phase + length;
  return { endsMs, forgetMs: take.window === 'sliding' ? endsMs + length : endsMs };
}

/** What is within all shards' rooms together is within `max`. */
const roomOf = ({ shards, max, about }: LimitTake): number | null =>
  shards === 1 || about ? null : Math.floor(max / shards);

function rowOf(take: LimitTake, shard: number, now: Instant): Row {
  const { endsMs, forgetMs } = windowOf(take, now);
  const id = counterId(take, shard);
  return { id, shard, take, endsMs, forgetMs, strangers: 0, familiars: 0, looked: 0, room: roomOf(take) };
}

/** Somebody who looks among those who count needs a place too; where there is none, that marks nothing. */
export const roomFor = ({ room, looked }: Row): number | null =>
  room === null ? null : Math.max(room - looked, Math.min(room, 0));

export const adds = (row: Row): boolean => row.strangers + row.familiars > 0;

/** All rows of one row's counter, marked to be taken together; what the one adds, it still adds. */
export const together = (row: Row): Row[] =>
  Array.from({ length: row.take.shards }, (_, shard) => {
    const own = shard === row.shard;
    const [strangers, familiars] = own ? [row.strangers, row.familiars] : [0, 0];
    return { ...row, id: counterId(row.take, shard), shard, strangers, familiars, looked: 0, room: TOGETHER };
  });

/**
 * Rows are locked in this order everywhere: those that everybody counts in come last, and so are held shortest. One request's rows
 * come in the same order as the next one's.
 */
export const inLockOrder = <T extends Pick<Row, 'id' | 'take'>>(rows: T[]): T[] =>
  rows.sort(
    (a, b) =>
      Number(a.take.shards > 1) - Number(b.take.shards > 1) ||
      (a.take.name === b.take.name ? (a.id < b.id ? -1 : 1) : a.take.name < b.take.name ? -1 : 1),
  );

type Groups = Map<string, Map<string, Map<string, Row>>>;

function childOf<T>(parent: Map<string, Map<string, T>>, name: string): Map<string, T> {
  const known = parent.get(name);
  if (known !== undefined) return known;
  const made = new Map<string, T>();
  parent.set(name, made);
  return made;
}

/** The row of each take, and each row once, in lock order. `turn` chooses the shard: calls take turns, so that shards fill alike. */
export function rowsOf(takes: readonly LimitTake[], now: Instant, turn: number): { of: Row[]; each: Row[] } {
  const groups: Groups = new Map();
  const each: Row[] = [];
  const of = takes.map((take) => {
    const group = childOf(childOf(groups, take.service), take.name);
    let row = group.get(take.key);
    if (row === undefined) {
      row = rowOf(take, turn % take.shards, now);
      group.set(take.key, row);
      each.push(row);
    }
    if (!take.counts) row.looked = Math.max(row.looked, take.weight);
    else if (take.familiar) row.familiars += take.weight;
    else row.strangers += take.weight;
    return row;
  });
  return { of, each: inLockOrder(each) };
}
