/** Where the marks of a service are, as the database says it at this moment. */
import type { Transaction } from '../transaction.ts';
import type { OpenVault } from '../vault/vault.ts';

export interface IndexAt {
  /** Of new marks. */
  readonly generation: number;
  /** There are none of the generation before. */
  readonly settled: boolean;
}

const AT = `
select generation, settled from wrapped_key where service = $1 and use = 'index' and active_from < 'infinity'
order by generation desc limit 1`;

export async function indexAt(tx: Transaction, service: string): Promise<IndexAt> {
  const { rows } = await tx.query(AT, [service]);
  if (!rows[0]) throw new Error(`No index key for service ${service}.`);
  return rows[0];
}

/** For work that takes long: a move may have begun since the keys were read. */
export async function keepUp(tx: Transaction, vault: OpenVault, service: string): Promise<void> {
  if ((await indexAt(tx, service)).generation !== vault.stored(service)) await vault.refresh();
}
