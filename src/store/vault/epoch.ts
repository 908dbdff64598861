/** The epoch is part of every code's derivation: raised, every code given out so far is dead. */
import type { Pool } from '../pool.ts';

/** For after a restore from a backup, whose codes might be checked a second time. Answers the new epoch. */
export async function raiseEpoch(pool: Pool): Promise<number> {
  const { rows } = await pool.query(
    "update setting set value = (value::int + 1)::text where name = 'epoch' returning value",
  );
  return Number(rows[0].value);
}

export async function readEpoch(pool: Pool): Promise<number> {
  const { rows } = await pool.query("select value from setting where name = 'epoch'");
  return Number(rows[0].value);
}
