/** A job that goes through one table after the other: its position says which, and where in it. */
import type { Transaction } from '../transaction.ts';
import type { Job, Step } from './run-job.ts';

/** Before every id. Where to go on is always said, since a plan that serves for anywhere would read from the beginning each time. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

export interface Stage {
  /** Rows that it goes through, about. */
  count(db: Transaction): Promise<number>;
  step(tx: Transaction, position: string | null): Promise<Step>;
}

interface At {
  readonly stage: number;
  readonly position: string | null;
}

export function jobInStages(service: string, name: string, stages: readonly Stage[]): Job {
  async function step(tx: Transaction, position: string | null): Promise<Step> {
    const at: At = position === null ? { stage: 0, position: null } : JSON.parse(position);
    const { position: next, done } = await stages[at.stage]!.step(tx, at.position);
    const then: At = next === null ? { stage: at.stage + 1, position: null } : { ...at, position: next };
    return { position: then.stage < stages.length ? JSON.stringify(then) : null, done };
  }
  async function count(db: Transaction): Promise<number> {
    let all = 0;
    for (const stage of stages) all += await stage.count(db);
    return all;
  }
  return { service, name, step, count };
}

/** Rows that the planner takes a table to have: near enough to show how far a job is, and no scan. */
export async function countRoughly(db: Transaction, table: string): Promise<number> {
  const { rows } = await db.query(
    `select coalesce(sum(greatest(0, c.reltuples)), 0)::bigint as n from pg_class c
     where c.relkind = 'r' and (c.oid = $1::regclass or c.oid in (select inhrelid from pg_inherits where inhparent = $1::regclass))`,
    [table],
  );
  return rows[0].n;
}
