/** Which keys there are, for the operator: never the keys. */
import type { Pool } from '../pool.ts';
import type { Use } from './keyring.ts';

export interface ListedKey {
  readonly id: string;
  readonly service: string;
  readonly use: Use;
  readonly generation: number;
  readonly createdAt: string;
  /** Null: an index key that nothing was taken over to yet. */
  readonly activeFrom: string | null;
  /** Of an index key: no mark of the one before it is left. */
  readonly settled: boolean;
  /** It makes what is new. */
  readonly issuing: boolean;
}

const LIST = `
select id, service, use, generation, settled, created_at, case when active_from < 'infinity' then active_from end as active_from,
  generation = max(generation) filter (where case use when 'index' then active_from < 'infinity' else active_from <= now() end) over (partition by service, use) as issuing
from wrapped_key order by service, use, generation`;

export async function listServiceKeys(pool: Pool): Promise<readonly ListedKey[]> {
  const { rows } = await pool.query(LIST);
  const time = (at: number) => new Date(at).toISOString();
  return rows.map(({ created_at, active_from, issuing, ...row }) => ({
    ...row,
    createdAt: time(created_at),
    activeFrom: active_from && time(active_from),
    issuing: issuing ?? false,
  }));
}
