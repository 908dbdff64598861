/** Explanations that were given to who is swept: the words stay, whose address it was about does not. */
import type { Transaction } from '../../transaction.ts';
import type { Step } from '../run-job.ts';
import { countRoughly, FIRST_ID, type Stage } from '../stages.ts';
import { BLANK, CHUNK, type Sweeping, sweptOf } from './swept.ts';

const SWEEP = `
with chunk as materialized (
  select id from explanation where id > $2 order by id limit ${CHUNK}
), blank as (
  update explanation e set address_key = $4 from chunk k where e.id = k.id and e.service = $1 and e.address_key = any($3::bytea[])
)
select id from chunk order by id`;

export function explanationStage(sweeping: Sweeping): Stage {
  const { service } = sweeping;
  async function step(tx: Transaction, position: string | null): Promise<Step> {
    const { addresses } = await sweptOf(tx, sweeping);
    const { rows } = await tx.query(SWEEP, [service, position ?? FIRST_ID, addresses, BLANK]);
    return { position: rows.length < CHUNK ? null : rows.at(-1).id, done: rows.length };
  }
  return { step, count: (db) => countRoughly(db, 'explanation') };
}
