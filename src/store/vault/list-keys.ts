/** Which keys there are, for the operator: never the keys. */
import type { Pool } from '../pool.ts';
import type { Use } from './keyring.ts';

export interface ListedKey {
  readonly id: string;
  readonly service: string;
  readonly use: Use;
  readonly generation: number;
  readonly createdAt: string;
  readonly activeFrom: string;
  /** It makes what is new. */
  readonly issuing: boolean;
}

const LIST = `
select id, service, use, generation, created_at, active_from,
  generation = max(generation) filter (where active_from <= now()) over (partition by service, use) as issuing
from wrapped_key order by service, use, generation`;

export async function listServiceKeys(pool: Pool): Promise<readonly ListedKey[]> {
  const { rows } = await pool.query(LIST);
  const time = (at: number) => new Date(at).toISOString();
  return rows.map(({ created_at, active_from, issuing, ...row }) => ({
    ...row,
    createdAt: time(created_at),
    activeFrom: time(active_from),
    issuing: issuing ?? false,
  }));
}
