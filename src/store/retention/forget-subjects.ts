/**
 * Forgetting people whom nobody has seen for long: what is known of them goes, and with an address its key, so that nothing sealed
 * under it can ever be opened. What has to outlive that, the engine says. Guarded by the revision and by when it was seen, so whoever
 * comes back at this moment is not forgotten.
 */
import type { Instant } from '../../engine/model.ts';
import type { SubjectKind } from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import { toTime } from '../pool.ts';
import { STRETCH, type Stretch } from './sweeps.ts';

export type Body = Readonly<Record<string, unknown>>;

/** What stays of a subject; null: nothing. */
export type WhatStays = (kind: SubjectKind, body: Body, now: Instant) => Body | null;

export interface Forgetting {
  readonly whatStays: WhatStays;
  readonly now: Instant;
  readonly unseenSince: Instant;
}

const FIND = `select t.service, t.kind, t.key, t.rev, t.body from subject t where ${STRETCH} and t.seen < $1`;

const FORGET = `
with ask as materialized (
  select * from unnest($2::text[], $3::text[], $4::bytea[], $5::bigint[], $6::text[]) as a(service, kind, key, rev, stays)
), held as materialized (
  select a.* from ask a cross join lateral (
    select 1 from subject s where s.service = a.service and s.kind = a.kind and s.key = a.key and s.rev = a.rev and s.seen < $1
    offset 0 for update skip locked) s
), gone as (
  delete from subject s using held h
  where h.stays is null and s.service = h.service and s.kind = h.kind and s.key = h.key returning 1
), reduced as (
  update subject s set body = h.stays, links = '{}', recent = '{}', person_key = null, sealed = null, rev = s.rev + 1
  from held h where h.stays is not null and s.service = h.service and s.kind = h.kind and s.key = h.key returning 1
)
select (select count(*)::int from gone) + (select count(*)::int from reduced) as forgotten`;

interface Row {
  readonly service: string;
  readonly kind: SubjectKind;
  readonly key: Buffer;
  readonly rev: number;
  readonly body: string;
}

export interface Unseen extends Row {
  readonly stays: string | null;
}

/** What cannot be read says nothing: it is forgotten like whoever has nothing to stay for, and holds up nobody behind it. */
function readBody(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {};
  }
}

/** Those of a stretch that nobody has seen since, and that are more than what stays of them. */
export async function findUnseen(
  pool: Pool,
  { whatStays, now, unseenSince }: Forgetting,
  { from, pages }: Stretch,
): Promise<readonly Unseen[]> {
  const query = { name: 'sweep.subject', text: FIND, values: [toTime(unseenSince), from, pages] };
  return ((await pool.query(query)).rows as Row[]).flatMap((row) => {
    const body = whatStays(row.kind, readBody(row.body), now);
    const stays = body && JSON.stringify(body);
    return stays === row.body ? [] : [{ ...row, stays }];
  });
}

/** Answers how many were forgotten. */
export async function forgetStretch(pool: Pool, forgetting: Forgetting, stretch: Stretch): Promise<number> {
  const unseen = await findUnseen(pool, forgetting, stretch);
  if (unseen.length === 0) return 0;
  const values = [
    toTime(forgetting.unseenSince),
    unseen.map((row) => row.service),
    unseen.map((row) => row.kind),
    unseen.map((row) => row.key),
    unseen.map((row) => row.rev),
    unseen.map((row) => row.stays),
  ];
  return (await pool.query({ name: 'sweep.forget', text: FORGET, values })).rows[0].forgotten;
}
