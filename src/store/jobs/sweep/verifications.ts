/**
 * Verifications and messages of who is swept: what is open ends; when, what for and how it ended stays. Of a person who was erased
 * nothing else does; of an account that was erased, the verification stays its person's.
 */
import { idOf } from '../../ids.ts';
import { moveVerifications } from '../../reindex/mover.ts';
import { cancelAll } from '../../statements/check.ts';
import { endedByErasure } from '../../statements/erase.ts';
import type { Transaction } from '../../transaction.ts';
import type { Step } from '../run-job.ts';
import { countRoughly, FIRST_ID, type Stage } from '../stages.ts';
import { BLANK, CHUNK, type Sweeping, type Swept, sweptOf, type WithoutAccount } from './swept.ts';

const LOOK = `
select id, service = $1 and address_key = any($3::bytea[]) as of_address, service = $1 and account_key = any($4::bytea[]) as of_account
from verification where id > $2 order by id limit ${CHUNK}`;

// The budget is the account's where there is one.
const OF_ADDRESS = `
with v as (
  update verification v set address_key = $2, mailbox_key = $2, requester_key = null, device_key = null, proofs = '[]', sealed = '',
    account_key = case when account_key = any($3::bytea[]) then null else account_key end,
    budget_key = case when account_key <> all($3) then budget_key else $2 end
  where v.id = any($1::uuid[]) returning v.id
)
update message m set reference_mark = $2, carrier_id = null, why = null from v where m.verification = v.id`;

const PERSONS = `
select v.id, v.sealed, s.person_key from verification v
join subject s on s.service = v.service and s.kind = 'address' and s.key = v.address_key
where v.id = any($1::uuid[]) and s.person_key is not null`;

const OF_ACCOUNT = `
update verification v set account_key = null, budget_key = $2, sealed = coalesce(a.sealed, '')
from unnest($1::uuid[], $3::bytea[]) as a(id, sealed) where v.id = a.id`;

async function forgetAddresses(tx: Transaction, ids: readonly string[], { accounts }: Swept): Promise<void> {
  if (ids.length > 0) await tx.query(OF_ADDRESS, [ids, BLANK, accounts]);
}

/** Undefined where it does not open: nobody can read it, so nothing of it is kept, and nobody else's erasing waits for it. */
function withoutAccount(sweeping: Sweeping, v: Parameters<WithoutAccount>[0]): Uint8Array | undefined {
  try {
    return sweeping.withoutAccount(v);
  } catch {
    return undefined;
  }
}

async function forgetAccounts(tx: Transaction, ids: readonly string[], sweeping: Sweeping): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await tx.query(PERSONS, [ids]);
  const sealed = new Map<string, Uint8Array>();
  for (const row of rows) {
    const v = { service: sweeping.service, id: idOf('ver', row.id), personKey: row.person_key, sealed: row.sealed };
    const anew = withoutAccount(sweeping, v);
    if (anew) sealed.set(row.id, anew);
  }
  await tx.query(OF_ACCOUNT, [ids, BLANK, ids.map((id) => sealed.get(id) ?? null)]);
}

export function verificationStage(sweeping: Sweeping): Stage {
  const { vault, service, now } = sweeping;
  async function step(tx: Transaction, position: string | null): Promise<Step> {
    const swept = await sweptOf(tx, sweeping);
    const { rows } = await tx.query(LOOK, [service, position ?? FIRST_ID, swept.addresses, swept.accounts]);
    const ofAddress = rows.filter((row) => row.of_address).map((row) => row.id as string);
    const ofAccount = rows.filter((row) => row.of_account && !row.of_address).map((row) => row.id as string);
    await moveVerifications(tx, vault, service, [...ofAddress, ...ofAccount]);
    const at = now();
    await cancelAll(
      tx,
      [...ofAddress, ...ofAccount].sort().map((id) => endedByErasure(service, id, at)),
      at,
    );
    await forgetAddresses(tx, ofAddress, swept);
    await forgetAccounts(tx, ofAccount, sweeping);
    return { position: rows.length < CHUNK ? null : rows.at(-1).id, done: rows.length };
  }
  return { step, count: (db) => countRoughly(db, 'verification') };
}
