/**
 * A store that follows the index key. The engine goes on with the marks it began with; what is in the database may be ahead of them,
 * or on its way, and nobody but this folder knows. Where nothing is different it is the store underneath, and costs nothing.
 */
import type { Store } from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import type { OpenVault } from '../vault/vault.ts';
import { awareOf } from './aware.ts';
import { countTwice } from './count-twice.ts';
import { followMarks } from './follow.ts';
import { followFacts } from './follow-facts.ts';
import { followReads } from './follow-reads.ts';
import { followWrites } from './follow-writes.ts';
import type { Followed } from './following.ts';
import { createMover } from './mover.ts';

export function withFollowedMarks(store: Store, vault: OpenVault, pool: Pool): Store {
  const follow = followMarks(vault);
  const followed: Followed = {
    store,
    index: vault,
    follow,
    touch: createMover(pool, vault, follow),
    counting: countTwice(vault, follow),
    ...awareOf(vault, pool),
  };
  return Object.freeze<Store>({
    ...followFacts(followed),
    ...followWrites(followed),
    ...followReads(followed),
    // These bring no mark and look for none. Every method is named, so that a new one is not forgotten.
    redeemReceipt: store.redeemReceipt,
    beginSending: store.beginSending,
    recordSent: store.recordSent,
    recoverMessages: store.recoverMessages,
    addWorldFacts: store.addWorldFacts,
    readDecision: store.readDecision,
    addEvents: store.addEvents,
    addHolderAction: store.addHolderAction,
    markUndone: store.markUndone,
  });
}
