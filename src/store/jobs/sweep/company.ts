/** Company that was kept with who is swept, or of them. */
import type { Transaction } from '../../transaction.ts';
import type { Step } from '../run-job.ts';
import { countRoughly, type Stage } from '../stages.ts';
import { CHUNK, type Sweeping, sweptOf } from './swept.ts';

const SWEEP = `
with chunk as materialized (
  select kind, key, ends, member from company
  where service = $1 and (kind, key, ends, member) > ($2, $3::bytea, $4::timestamptz, $5::bytea)
  order by kind, key, ends, member limit ${CHUNK}
), gone as (
  delete from company c using chunk k
  where c.service = $1 and (c.kind, c.key, c.ends, c.member) = (k.kind, k.key, k.ends, k.member)
    and (k.key = any($6::bytea[]) or k.member = any($6))
)
select kind, encode(key, 'hex') as key, ends::text as ends, encode(member, 'hex') as member from chunk order by 1, 2, 3, 4`;

type Position = readonly [kind: string, key: string, ends: string, member: string];
const BEGINNING: Position = ['', '', '-infinity', ''];

export function companyStage(sweeping: Sweeping): Stage {
  const { service } = sweeping;
  async function step(tx: Transaction, position: string | null): Promise<Step> {
    const { names } = await sweptOf(tx, sweeping);
    const [kind, key, ends, member] = position === null ? BEGINNING : (JSON.parse(position) as Position);
    const from = [kind, Buffer.from(key, 'hex'), ends, Buffer.from(member, 'hex')];
    const { rows } = await tx.query(SWEEP, [service, ...from, names]);
    const last = rows.at(-1);
    const next = rows.length < CHUNK ? null : JSON.stringify([last.kind, last.key, last.ends, last.member]);
    return { position: next, done: rows.length };
  }
  return { step, count: (db) => countRoughly(db, 'company') };
}
