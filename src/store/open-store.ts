/** The store as a node uses it: with the vault beside it, so that it goes on while keys are replaced. */
import type { Store } from '../engine/ports.ts';
import type { Pool } from './pool.ts';
import { withFollowedMarks } from './reindex/following-store.ts';
import { createStore } from './store.ts';
import { withKnownKeys } from './vault/knowing-store.ts';
import type { OpenVault } from './vault/vault.ts';

export const openStore = (pool: Pool, vault: OpenVault): Store =>
  withKnownKeys(withFollowedMarks(createStore(pool), vault, pool), vault);
