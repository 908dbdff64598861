/** Erasures as they were written down: which there are, to do again those that a restored database does not have. */
import type { Erasure } from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import { toBytes, toMark, toTime } from '../pool.ts';

const READ = 'select service, kind, key, at, aliases, purse from erasure order by at, service, kind, key';

export async function readErasures(pool: Pool): Promise<readonly Erasure[]> {
  const { rows } = await pool.query(READ);
  return rows.map((row) => ({
    ...row,
    key: toMark(row.key),
    aliases: row.aliases.map(toMark),
    purse: toMark(row.purse ?? row.key),
  }));
}

const KNOWN = `
select a.ord::int - 1 as n from unnest($1::text[], $2::text[], $3::bytea[], $4::timestamptz[]) with ordinality as a(service, kind, key, at, ord)
join erasure using (service, kind, key, at)`;

/** Those that are not written down in this database. */
export async function missingErasures(pool: Pool, noted: readonly Erasure[]): Promise<readonly Erasure[]> {
  const values = [
    noted.map((e) => e.service),
    noted.map((e) => e.kind),
    noted.map((e) => toBytes(e.key)),
    noted.map((e) => toTime(e.at)),
  ];
  const known = new Set((await pool.query(KNOWN, values)).rows.map((row) => row.n as number));
  return noted.filter((_, n) => !known.has(n));
}
