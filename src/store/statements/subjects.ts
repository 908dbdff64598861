/** Subjects: the compact facts, read together and written only where nobody else wrote since (the revision is in the WHERE clause). */
import type { Instant } from '../../engine/model.ts';
import type { Subject, SubjectRef, SubjectWrite } from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import { hex, retrying, toTime } from '../pool.ts';

const READ = `
with ask as (
  select a.ord, a.service, a.kind, decode(a.key_hex, 'hex') as key
  from jsonb_to_recordset($1) as a(ord int, service text, kind text, key_hex text)
)
select a.ord, s.rev, s.body, s.person_key, s.sealed
from ask a left join subject s using (service, kind, key) order by a.ord`;

const WRITE = `
with ask as (
  select a.ord, a.service, a.kind, decode(a.key_hex, 'hex') as key, a.rev, a.body,
         decode(a.person_hex, 'hex') as person_key, decode(a.sealed_hex, 'hex') as sealed
  from jsonb_to_recordset($1) as a(ord int, service text, kind text, key_hex text, rev bigint, body jsonb, person_hex text, sealed_hex text)
), made as (
  insert into subject (service, kind, key, rev, body, person_key, sealed, seen)
  select service, kind, key, 1, body, person_key, sealed, $2 from ask where rev = 0 order by service, kind, key
  on conflict do nothing returning service, kind, key
), locked as (
  select s.service, s.kind, s.key from subject s join ask a using (service, kind, key)
  where a.rev > 0 order by s.service, s.kind, s.key for update of s
), changed as (
  update subject s set body = a.body, rev = s.rev + 1, seen = $2,
    person_key = coalesce(s.person_key, a.person_key), sealed = coalesce(s.sealed, a.sealed)
  from ask a join locked using (service, kind, key)
  where s.service = a.service and s.kind = a.kind and s.key = a.key and s.rev = a.rev
  returning s.service, s.kind, s.key
)
select a.ord from ask a join (select * from made union all select * from changed) w using (service, kind, key) order by a.ord`;

const refsOf = (refs: readonly SubjectRef[]) =>
  JSON.stringify(refs.map((r, ord) => ({ ord, service: r.service, kind: r.kind, key_hex: r.key })));

export function subjectOf(ref: SubjectRef, row: Record<string, unknown> | undefined): Subject {
  return {
    service: ref.service,
    kind: ref.kind,
    key: ref.key,
    rev: (row?.rev as number | null) ?? 0,
    body: (row?.body as Record<string, unknown> | null) ?? {},
    personKey: (row?.person_key as Buffer | null) ?? null,
    sealed: (row?.sealed as Buffer | null) ?? null,
  };
}

export async function readSubjects(pool: Pool, refs: readonly SubjectRef[]): Promise<readonly Subject[]> {
  if (refs.length === 0) return [];
  const { rows } = await pool.query({ name: 'subjects.read', text: READ, values: [refsOf(refs)] });
  return refs.map((ref, ord) => subjectOf(ref, rows[ord]));
}

/** Two writes of one subject in a batch: only the first can be current, so only the first is tried. */
export async function writeSubjects(
  pool: Pool,
  writes: readonly SubjectWrite[],
  now: Instant,
): Promise<readonly boolean[]> {
  const first = new Set<string>();
  const asks = writes.flatMap((w, ord) => {
    const name = `${w.service} ${w.kind} ${w.key}`;
    if (first.has(name)) return [];
    first.add(name);
    return [
      {
        ord,
        service: w.service,
        kind: w.kind,
        key_hex: w.key,
        rev: w.rev,
        body: w.body,
        person_hex: hex(w.personKey),
        sealed_hex: hex(w.sealed),
      },
    ];
  });
  if (asks.length === 0) return [];
  const { rows } = await retrying(() =>
    pool.query({ name: 'subjects.write', text: WRITE, values: [JSON.stringify(asks), toTime(now)] }),
  );
  const written = new Set(rows.map((row) => row.ord as number));
  return writes.map((_, ord) => written.has(ord));
}
