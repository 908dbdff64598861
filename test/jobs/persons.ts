/** Many persons in the database, each with a key of their own and an address sealed under it, without asking for codes. */
import type { OpenVault, Pool } from '../../src/store/index.ts';

export interface Person {
  readonly key: Buffer;
  readonly address: string;
}

export async function addPersons(pool: Pool, vault: OpenVault, many: number, from = 0): Promise<readonly Person[]> {
  const persons = Array.from({ length: many }, (_, i) => {
    const address = `person-${from + i}@example.com`;
    const key = Buffer.from(vault.mark('lumen', 'address', address), 'hex');
    const person = vault.newPersonKey('lumen');
    return { key, address, wrapped: person.wrapped, sealed: vault.seal(person, 'address', address) };
  });
  await pool.query(
    `insert into subject (service, kind, key, rev, body, person_key, sealed, seen)
     select 'lumen', 'address', key, 1, '{}', person_key, sealed, now() from unnest($1::bytea[], $2::bytea[], $3::bytea[]) as a(key, person_key, sealed)`,
    [persons.map((p) => p.key), persons.map((p) => p.wrapped), persons.map((p) => p.sealed)],
  );
  return persons;
}

/** The addresses that open, in no order. */
export async function openAll(pool: Pool, vault: OpenVault): Promise<readonly string[]> {
  const { rows } = await pool.query(
    "select person_key, sealed from subject where kind = 'address' and sealed is not null",
  );
  return rows.map((row) => vault.open(vault.openPersonKey('lumen', row.person_key), 'address', row.sealed));
}
