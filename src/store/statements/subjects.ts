/**
 * Subjects: the compact facts, read together and written only where nobody else wrote since (the revision is in the WHERE clause).
 * Locks on them are taken in the order of kind, service and key, everywhere.
 */
import type { Instant } from '../../engine/model.ts';
import type { Mark, Subject, SubjectRef, SubjectWrite } from '../../engine/ports.ts';
import { type Column, column, markArray, markIn, rowsAs, valuesOf } from '../columns.ts';
import type { Pool } from '../pool.ts';
import { retrying, toTime } from '../pool.ts';

type Numbered<T> = T & { readonly ord: number };

const REF: readonly Column<SubjectRef>[] = [
  column('service', 'text', (r) => r.service),
  column('kind', 'text', (r) => r.kind),
  column('key', 'bytea', (r) => markIn(r.key)),
];

const READ = `
select s.rev, s.body, s.person_key, s.sealed
from ${rowsAs('a', REF)} left join lateral (
  select * from subject s where s.service = a.service and s.kind = a.kind and s.key = a.key offset 0) s on true
order by a.ord`;

const RECENT_MOST = 16;

/** The last verifications of the address subject `s`, this one included. */
export const recentWith = (s: string, verification: string): string =>
  `(${s}.recent || ${verification})[greatest(1, cardinality(${s}.recent) - ${RECENT_MOST - 2}):]`;

/** The addresses that a body points to, which `gather` follows. */
const linksOf = (body: Subject['body']): string =>
  markArray(((body.contacts as { k: Mark }[] | undefined) ?? []).map((c) => c.k));

/** What is written of a subject, wherever it is written. `links` is an array of its own, so it travels as text. */
export const WRITE_COLUMNS: readonly Column<SubjectWrite>[] = [
  ...REF,
  column('rev', 'bigint', (w) => w.rev),
  column('body', 'json', (w) => JSON.stringify(w.body)),
  column('links', 'text', (w) => linksOf(w.body)),
  column('person_key', 'bytea', (w) => w.personKey),
  column('sealed', 'bytea', (w) => w.sealed),
];

const MADE: readonly Column<Numbered<SubjectWrite>>[] = [column('n', 'int', (w) => w.ord), ...WRITE_COLUMNS];

const WRITE = `
with ask as materialized (
  select * from ${rowsAs('a', MADE)} order by kind, service, key
), made as (
  insert into subject as s (service, kind, key, rev, body, links, person_key, sealed, seen)
  select service, kind, key, 1, body, links::bytea[], person_key, sealed, $${MADE.length + 1} from ask where rev = 0
  on conflict (service, kind, key) do update set rev = 1, body = excluded.body, links = excluded.links, seen = excluded.seen,
    person_key = coalesce(s.person_key, excluded.person_key), sealed = coalesce(s.sealed, excluded.sealed)
  where s.rev = 0 returning service, kind, key
), held as materialized (
  select a.*, s.rev as rev_now from ask a cross join lateral (
    select s.rev from subject s where a.rev > 0 and s.service = a.service and s.kind = a.kind and s.key = a.key for update) s
), changed as (
  update subject s set body = h.body, links = h.links::bytea[], rev = s.rev + 1, seen = $${MADE.length + 1},
    person_key = coalesce(s.person_key, h.person_key), sealed = coalesce(s.sealed, h.sealed)
  from (select * from held where rev = rev_now offset 0) h
  where s.service = h.service and s.kind = h.kind and s.key = h.key and s.rev = h.rev
  returning h.n
)
select a.n from ask a join made m on a.rev = 0 and (m.service, m.kind, m.key) = (a.service, a.kind, a.key)
union all select n from changed`;

export function subjectOf(ref: SubjectRef, row: Record<string, unknown> | undefined): Subject {
  const body = row?.body as string | null | undefined;
  return {
    service: ref.service,
    kind: ref.kind,
    key: ref.key,
    rev: (row?.rev as number | null) ?? 0,
    body: body ? JSON.parse(body) : {},
    personKey: (row?.person_key as Buffer | null) ?? null,
    sealed: (row?.sealed as Buffer | null) ?? null,
  };
}

export async function readSubjects(pool: Pool, refs: readonly SubjectRef[]): Promise<readonly Subject[]> {
  if (refs.length === 0) return [];
  const { rows } = await pool.query({ name: 'subjects.read', text: READ, values: valuesOf(REF, refs) });
  return refs.map((ref, ord) => subjectOf(ref, rows[ord]));
}

/** Two writes of one subject in a batch: only the first can be current, so only the first is tried. */
export async function writeSubjects(
  pool: Pool,
  writes: readonly SubjectWrite[],
  now: Instant,
): Promise<readonly boolean[]> {
  const first = new Map<string, Numbered<SubjectWrite>>();
  for (const [ord, w] of writes.entries()) {
    const name = `${w.service} ${w.kind} ${w.key}`;
    if (!first.has(name)) first.set(name, { ...w, ord });
  }
  if (first.size === 0) return [];
  const values = [...valuesOf(MADE, [...first.values()]), toTime(now)];
  const { rows } = await retrying(() => pool.query({ name: 'subjects.write', text: WRITE, values }));
  const written = new Set(rows.map((row) => row.n as number));
  return writes.map((_, ord) => written.has(ord));
}
