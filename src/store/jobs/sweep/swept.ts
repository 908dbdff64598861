/** Who is being swept: the marks to look for, and what stands in their place. */
import type { Instant } from '../../../engine/model.ts';
import { ERASED } from '../../../engine/ports.ts';
import { toBytes } from '../../pool.ts';
import type { Transaction } from '../../transaction.ts';

/** A verification whose account was erased and its person was not: what is kept of it sealed, sealed anew without the account. */
export type WithoutAccount = (verification: {
  readonly service: string;
  readonly id: string;
  readonly personKey: Uint8Array;
  readonly sealed: Uint8Array;
}) => Uint8Array;

export interface Sweeping {
  readonly service: string;
  readonly withoutAccount: WithoutAccount;
  readonly now: () => Instant;
}

export const CHUNK = 2000;
/** Before every id. Where to go on is always said, since a plan that serves for anywhere would read from the beginning each time. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';
export const BLANK = toBytes(ERASED);

export interface Swept {
  readonly addresses: readonly Buffer[];
  readonly accounts: readonly Buffer[];
  /** Those, and all their other names. */
  readonly names: readonly Buffer[];
}

const SWEPT = "select kind, key, aliases from erasure where service = $1 and swept = 'sweeping'";

export async function sweptOf(tx: Transaction, service: string): Promise<Swept> {
  const { rows } = await tx.query(SWEPT, [service]);
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.key as Buffer);
  return {
    addresses: of('address'),
    accounts: of('account'),
    names: rows.flatMap((row) => [row.key as Buffer, ...(row.aliases as Buffer[])]),
  };
}
