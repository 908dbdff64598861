/**
 * Erasing: in one transaction the row that holds the person's key and sealed address goes, what is open ends, and the erasure is
 * written down. Locks are taken as everywhere: subject, budget, verification.
 */
import type { Instant } from '../../engine/model.ts';
import type { Erasure, NewEvent } from '../../engine/ports.ts';
import { idOf } from '../ids.ts';
import type { Pool } from '../pool.ts';
import { retrying, toBytes, toTime } from '../pool.ts';
import { inTransaction, type Transaction } from '../transaction.ts';
import { cancelAll, type Ended } from './check.ts';

const FORGET = 'delete from subject where service = $1 and kind = $2 and key = $3 returning recent';

const WRITE_DOWN = `
insert into erasure (service, kind, key, at, aliases, purse) values ($1, $2, $3, $4, $5, $6)
on conflict (service, kind, key, at) do update set swept = 'waiting', aliases = excluded.aliases, purse = excluded.purse`;

/** How a verification ends whose person was erased. */
export function endedByErasure(service: string, uuid: string, at: Instant): Ended {
  const id = idOf('ver', uuid);
  const event: NewEvent = { service, verification: id, at, type: 'verification.canceled', body: { by: 'erasure' } };
  return { service, id, events: [event] };
}

async function eraseOne(tx: Transaction, e: Erasure, now: Instant): Promise<boolean> {
  const { rows } = await tx.query(FORGET, [e.service, e.kind, toBytes(e.key)]);
  const recent: string[] = rows[0]?.recent ?? [];
  await cancelAll(
    tx,
    recent.sort().map((uuid) => endedByErasure(e.service, uuid, now)),
    now,
  );
  const aliases = e.aliases.map(toBytes);
  await tx.query(WRITE_DOWN, [e.service, e.kind, toBytes(e.key), toTime(e.at), aliases, toBytes(e.purse)]);
  return rows.length > 0;
}

export async function erase(pool: Pool, erasures: readonly Erasure[], now: Instant): Promise<readonly boolean[]> {
  const known: boolean[] = [];
  for (const one of erasures) known.push(await retrying(() => inTransaction(pool, (tx) => eraseOne(tx, one, now))));
  return known;
}
