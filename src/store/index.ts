/** The store's public face: open a database, migrate it, and hand the engine its ports. */
export { migrate } from './migrate.ts';
export type { Pool, PoolOptions } from './pool.ts';
export { openPool } from './pool.ts';
export { createStore } from './store.ts';
export { openSigner } from './vault/signer.ts';
export { openVault } from './vault/vault.ts';
