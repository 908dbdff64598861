/**
 * Re-sealing: every person's key of a service is wrapped with the newest `person` key. What the person's key sealed is not touched.
 * The old wrapping is in the WHERE clause, so a person who was erased, or came anew, meanwhile is left alone.
 */
import type { Transaction } from '../transaction.ts';
import type { ServiceKey } from '../vault/keyring.ts';
import { keyIdOf, openUnder, sealUnder } from '../vault/sealed-under.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { Job, Step } from './run-job.ts';

const CHUNK = 500;

const COUNT = "select count(*) as n from subject where service = $1 and kind = 'address'";

const CHUNK_OF = `
select key, person_key from subject
where service = $1 and kind = 'address' and key > $2 order by key limit ${CHUNK} for no key update`;

const WRITE = `
update subject s set person_key = a.new from unnest($2::bytea[], $3::bytea[], $4::bytea[]) as a(key, old, new)
where s.service = $1 and s.kind = 'address' and s.key = a.key and s.person_key = a.old`;

interface Row {
  readonly key: Buffer;
  readonly person_key: Buffer | null;
}

/** Wraps with `newest` what one of `keys` wraps. Undefined: it does not open. Others must not wait for it, so it is left as it is, and its key is needed. */
function rewrap(keys: ReadonlyMap<string, ServiceKey>, newest: ServiceKey, wrapped: Buffer): Buffer | undefined {
  const key = keys.get(keyIdOf(wrapped));
  try {
    return key && sealUnder(newest, 'person', openUnder(key, 'person', wrapped));
  } catch {
    return undefined;
  }
}

export function resealJob(vault: OpenVault, service: string): Job {
  async function step(tx: Transaction, position: string | null): Promise<Step> {
    const from = Buffer.from(position ?? '', 'hex');
    const rows = (await tx.query(CHUNK_OF, [service, from])).rows as Row[];
    const keys = new Map(vault.keysOf(service, 'person').map((key) => [key.id, key]));
    const newest = [...keys.values()].findLast((key) => key.active)!;
    const old = rows.flatMap(({ key, person_key: wrapped }) => {
      if (wrapped === null || keyIdOf(wrapped) === newest.id) return [];
      const anew = rewrap(keys, newest, wrapped);
      return anew ? [{ key, wrapped, anew }] : [];
    });
    if (old.length > 0)
      await tx.query(WRITE, [
        service,
        old.map((row) => row.key),
        old.map((row) => row.wrapped),
        old.map((row) => row.anew),
      ]);
    return { position: rows.length < CHUNK ? null : rows.at(-1)!.key.toString('hex'), done: rows.length };
  }
  return { service, name: 'reseal', step, count: async (db) => (await db.query(COUNT, [service])).rows[0].n };
}
