/** Who is being swept: the marks to look for, and what stands in their place. */
import type { Instant } from '../../../engine/model.ts';
import { ERASED } from '../../../engine/ports.ts';
import { toBytes, toMark } from '../../pool.ts';
import { aliveMarks } from '../../reindex/follow.ts';
import { keepUp } from '../../reindex/index-at.ts';
import type { Transaction } from '../../transaction.ts';
import type { OpenVault } from '../../vault/vault.ts';

/** A verification whose account was erased and its person was not: what is kept of it sealed, sealed anew without the account. */
export type WithoutAccount = (verification: {
  readonly service: string;
  readonly id: string;
  readonly personKey: Uint8Array;
  readonly sealed: Uint8Array;
}) => Uint8Array;

export interface Sweeping {
  readonly vault: OpenVault;
  readonly service: string;
  readonly withoutAccount: WithoutAccount;
  readonly now: () => Instant;
}

export const CHUNK = 2000;
export const BLANK = toBytes(ERASED);

export interface Swept {
  readonly addresses: readonly Buffer[];
  readonly accounts: readonly Buffer[];
  /** Those, and all their other names. */
  readonly names: readonly Buffer[];
}

const SWEPT = "select kind, key, aliases from erasure where service = $1 and swept = 'sweeping'";

export async function sweptOf(tx: Transaction, { service, vault }: Sweeping): Promise<Swept> {
  const { rows } = await tx.query(SWEPT, [service]);
  await keepUp(tx, vault, service);
  // While marks are being taken over to a new index key, they stand there as they were and as they will be.
  const alive = aliveMarks(vault, service);
  const marksOf = (keys: readonly Buffer[]) => keys.flatMap((key) => alive(toMark(key)).map(toBytes));
  const of = (kind: string) => marksOf(rows.filter((row) => row.kind === kind).map((row) => row.key));
  return {
    addresses: of('address'),
    accounts: of('account'),
    names: marksOf(rows.flatMap((row) => [row.key, ...row.aliases])),
  };
}
