/** What is left in a database: every row of every table as text, and every key that can still be opened. */
import type { OpenVault, Pool } from '../../src/store/index.ts';
import { USES } from '../../src/store/vault/keyring.ts';

/** A table that is cut by time is told as one. */
const PART = /_(first|rest|from_\d+)$/;

/** Tables whose rows hold one of these byte strings, with how many. */
export async function findIn(pool: Pool, needles: readonly Uint8Array[]): Promise<Record<string, number>> {
  const { rows: tables } = await pool.query(
    "select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'",
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    // As text bytes are hex, whole or inside of arrays; in texts marks are hex too.
    const patterns = needles.map((needle) => `%${Buffer.from(needle).toString('hex')}%`);
    const { rows } = await pool.query(`select count(*)::int as n from "${name}" t where t::text like any($1)`, [
      patterns,
    ]);
    const whole = name.replace(PART, '');
    if (rows[0].n > 0) found[whole] = (found[whole] ?? 0) + rows[0].n;
  }
  return found;
}

/** Every secret that whoever has the database and the master key can come by. */
export async function everyKey(pool: Pool, vault: OpenVault): Promise<readonly Uint8Array[]> {
  const { rows } = await pool.query('select service, person_key from subject where person_key is not null');
  const persons = rows.map((row) => vault.openPersonKey(row.service, row.person_key).secret);
  return [...USES.flatMap((use) => vault.keys(use).map((key) => key.secret)), ...persons];
}
