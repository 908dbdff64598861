/** All that is kept, in slices by key: each a short read of its own, for whoever goes through a whole history. */
import type { Mark, Subject, SubjectKind, WorldFact } from '../../engine/ports.ts';
import { firstUuidOf, idOf, uuidOf } from '../ids.ts';
import { type Pool, toBytes, toMark, toTime } from '../pool.ts';

/** Of one service; times are cut to the second, null: no bound. */
export interface HistorySpan {
  readonly service: string;
  readonly since: number | null;
  readonly until: number | null;
}

const VERIFICATIONS =
  'select id from verification where id > $1::uuid and id < $2::uuid and service = $3 order by id limit $4';

/** Ids of verifications after `after` (null: from the beginning), in the order in which they were made. */
export async function readVerificationIds(
  pool: Pool,
  { service, since, until }: HistorySpan,
  after: string | null,
  most: number,
): Promise<readonly string[]> {
  const low = after === null ? firstUuidOf(since ?? 0) : uuidOf(after);
  const high = until === null ? 'f'.repeat(32) : firstUuidOf(until);
  const { rows } = await pool.query({ text: VERIFICATIONS, values: [low, high, service, most] });
  return rows.map((row) => idOf('ver', row.id));
}

const SUBJECTS = `
select key, rev, body, person_key, sealed from subject
where service = $1 and kind = $2 and key > $3 order by key limit $4`;

/** Subjects of one kind behind the mark `after` (null: from the first). */
export async function readSubjectSlice(
  pool: Pool,
  service: string,
  kind: SubjectKind,
  after: Mark | null,
  most: number,
): Promise<readonly Subject[]> {
  const values = [service, kind, after === null ? Buffer.alloc(0) : toBytes(after), most];
  const { rows } = await pool.query({ text: SUBJECTS, values });
  return rows.map((row) => ({
    service,
    kind,
    key: toMark(row.key),
    rev: Number(row.rev),
    body: JSON.parse(row.body),
    personKey: row.person_key,
    sealed: row.sealed,
  }));
}

/** What the operator's systems said of themselves in that time. */
export async function readWorldFacts(
  pool: Pool,
  { service, since, until }: HistorySpan,
): Promise<readonly WorldFact[]> {
  const text = `select at, fact, component from world
    where service = $1 and at >= coalesce($2::timestamptz, '-infinity') and at < coalesce($3::timestamptz, 'infinity') order by at`;
  const values = [service, since === null ? null : toTime(since), until === null ? null : toTime(until)];
  const { rows } = await pool.query({ text, values });
  return rows.map(({ at, fact, component }) => ({ service, at, fact, component }));
}
