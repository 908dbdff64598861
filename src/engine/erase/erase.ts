/**
 * Erasing a person: the key that everything of theirs is sealed under goes, and the rows they are found by. It is noted before it is
 * done, in a form that survives a restore of the database, since a backup brings back whoever was erased after it was made.
 */
import type { Address, Instant } from '../model.ts';
import type { Erasure, World } from '../ports.ts';
import { canonicalForLimits } from '../request/address-index.ts';
import { accountMark, addressMark, mailboxMark } from '../subjects/identity.ts';

/** An address, an account, or both of one person. */
export interface Erasing {
  readonly service: string;
  readonly to: Address | null;
  readonly account: string | null;
}

/** Keeps a line where no restore of the database brings back an older state of it. Resolves when it is safely there. */
export type KeepNote = (note: string) => Promise<void>;

export interface Erased {
  readonly kind: Erasure['kind'];
  /** Something was known by it. */
  readonly known: boolean;
}

function erasuresOf({ vault }: Pick<World, 'vault'>, { service, to, account }: Erasing, at: Instant) {
  const erasures: Erasure[] = [];
  if (to !== null)
    erasures.push({
      service,
      kind: 'address',
      at,
      key: addressMark(vault, service, to.value),
      aliases: [vault.mark(service, 'username', to.value)],
      purse: mailboxMark(vault, service, canonicalForLimits(to)),
    });
  if (account !== null) {
    const key = accountMark(vault, service, account)!;
    const aliases = [vault.mark(service, 'username', account)];
    erasures.push({ service, kind: 'account', at, key, aliases, purse: key });
  }
  return erasures;
}

/** What was known by them cannot be read any more when this answers. What is left in the record is swept by a job of the store. */
export async function erase(
  world: Pick<World, 'store' | 'vault'>,
  erasing: Erasing,
  keep: KeepNote,
  now: Instant,
): Promise<readonly Erased[]> {
  const erasures = erasuresOf(world, erasing, now);
  for (const erasure of erasures) await keep(world.vault.noteErasure(erasure));
  const known = await world.store.erase(erasures, now);
  return erasures.map(({ kind }, i) => ({ kind, known: known[i]! }));
}
