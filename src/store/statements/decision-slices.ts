/** The decisions that are kept, in slices by id: each a short read of its own, however many there are. */
import type { Instant } from '../../engine/model.ts';
import { firstUuidOf, idOf, secondsOf, uuidOf } from '../ids.ts';
import type { Pool } from '../pool.ts';

/** Times are cut to the second; null: no bound. */
export interface DecisionSpan {
  readonly service: string | null;
  readonly since: Instant | null;
  readonly until: Instant | null;
}

/** A decision as it is stored, and what became of its code. */
export interface DecisionRow {
  readonly id: string;
  readonly at: Instant;
  readonly policy: string;
  readonly cause: string;
  readonly isApproved: boolean;
  readonly record: string;
}

const LOWEST = '0'.repeat(32);
const HIGHEST = 'f'.repeat(32);
const lowOf = ({ since }: DecisionSpan) => (since === null ? LOWEST : firstUuidOf(since));
const highOf = ({ until }: DecisionSpan) => (until === null ? HIGHEST : firstUuidOf(until));

const SLICE = `
select d.id, d.at, d.policy, d.cause, d.record, coalesce(v.state = 'approved', false) as approved
from (
  select * from decision where id > $1::uuid and id < $2::uuid and ($3::text is null or service = $3) order by id limit $4
) d
left join lateral (select v.state from verification v where v.id = d.verification and v.service = d.service offset 0) v on true
order by d.id`;

/** After `after` (null: from the beginning), in the order of their ids, which is about the order of time. */
export async function readDecisionSlice(
  pool: Pool,
  span: DecisionSpan,
  after: string | null,
  most: number,
): Promise<readonly DecisionRow[]> {
  const values = [after === null ? lowOf(span) : uuidOf(after), highOf(span), span.service, most];
  const { rows } = await pool.query({ text: SLICE, values });
  return rows.map(({ id, at, policy, cause, approved, record }) => ({
    id: idOf('dec', id),
    at,
    policy,
    cause,
    isApproved: approved,
    record,
  }));
}

/** When the first and the last of them were made, to the second; undefined: there are none. */
export async function findDecisionReach(
  pool: Pool,
  span: DecisionSpan,
): Promise<{ readonly first: Instant; readonly last: Instant } | undefined> {
  const text = `
    select (select id from decision where id > $1::uuid and id < $2::uuid order by id limit 1) as first,
      (select id from decision where id > $1::uuid and id < $2::uuid order by id desc limit 1) as last`;
  const { rows } = await pool.query({ text, values: [lowOf(span), highOf(span)] });
  const { first, last } = rows[0];
  return first === null ? undefined : { first: secondsOf(first) * 1000, last: secondsOf(last) * 1000 };
}

/** The second in which a decision was made. */
export const madeAt = (id: string): Instant => secondsOf(uuidOf(id)) * 1000;
