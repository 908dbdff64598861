/**
 * Dropping a key that nothing needs any more. What needs it is counted in the same transaction, and its successor must have been in
 * use for a while, so that no node makes anything under it meanwhile.
 */
import type { Instant } from '../../engine/model.ts';
import type { Pool } from '../pool.ts';
import { toTime } from '../pool.ts';
import { inTransaction, type Transaction } from '../transaction.ts';
import type { Use } from './keyring.ts';

/** `needed`: so many rows. `issuing`: nothing newer is in use, or not for long enough. `chained`: marks are made through it. */
export type Dropped =
  | { readonly is: 'dropped' | 'unknown' | 'issuing' | 'chained' }
  | { readonly is: 'needed'; readonly use: 'code' | 'person'; readonly rows: number }
  | { readonly is: 'uncounted' };

/** Nodes look for new keys every few seconds. */
const SUCCESSOR_FOR_SECONDS = 60;

const FIND = `
select k.service, k.use, k.active_from = 'infinity' as announced, exists (
  select 1 from wrapped_key n where n.service = k.service and n.use = k.use and n.generation > k.generation
    and n.active_from <= now() - make_interval(secs => $2)) as replaced
from wrapped_key k where k.id = $1 for update`;

/** Sealed under a key is what begins with its id and a line's end. */
const BEGINS_WITH = (column: string) => `substr(${column}, 1, length($2::bytea)) = $2`;

const PERSON = `
select (select count(*) from subject where service = $1 and ${BEGINS_WITH('person_key')})
  + (select count(*) from idempotency where service = $1 and ${BEGINS_WITH('answer')}) as n`;

const CODE = `
select count(*) as n from verification
where service = $1 and code_key = $2 and state in ('pending', 'challenged') and expires_at > $3`;

async function countNeeding(tx: Transaction, service: string, use: Use, id: string, now: Instant): Promise<number> {
  const values = use === 'person' ? [service, Buffer.from(`${id}\n`)] : [service, id, toTime(now)];
  return (await tx.query(use === 'person' ? PERSON : CODE, values)).rows[0].n;
}

export interface DropOptions {
  readonly now: Instant;
  /** Device tokens that a receipt key signed are with their devices, and cannot be counted: they end with it. */
  readonly endDeviceTokens: boolean;
  readonly successorForSeconds?: number;
}

export function dropKey(pool: Pool, id: string, options: DropOptions): Promise<Dropped> {
  const { now, endDeviceTokens, successorForSeconds = SUCCESSOR_FOR_SECONDS } = options;
  return inTransaction(pool, async (tx): Promise<Dropped> => {
    const [key] = (await tx.query(FIND, [id, successorForSeconds])).rows;
    if (!key) return { is: 'unknown' };
    if (key.use === 'index' && !key.announced) return { is: 'chained' };
    if (key.use !== 'index' && !key.replaced) return { is: 'issuing' };
    if (key.use === 'receipt' && !endDeviceTokens) return { is: 'uncounted' };
    const rows =
      key.use === 'receipt' || key.use === 'index' ? 0 : await countNeeding(tx, key.service, key.use, id, now);
    if (rows > 0) return { is: 'needed', use: key.use, rows };
    await tx.query('delete from wrapped_key where id = $1', [id]);
    return { is: 'dropped' };
  });
}
