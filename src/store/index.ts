/** The store's public face: open a database, migrate it, and hand the engine its ports. */
export { type DatabaseClock, openDatabaseClock, SKEW_MAX_MS } from './clock.ts';
export { migrate } from './migrate.ts';
export type { Pool, PoolOptions } from './pool.ts';
export { openPool } from './pool.ts';
export { createStore } from './store.ts';
export { openSigner } from './vault/signer.ts';
export { openVault } from './vault/vault.ts';
export { addApiKey, type ApiKey, findApiKey, listApiKeys, newKeyToken, revokeApiKey, SCOPES, type Scope } from './statements/api-keys.ts';
export { beginIdempotent, type Begun, dropOldIdempotent, finishIdempotent, forgetIdempotent } from './statements/idempotency.ts';
export { addKey, raiseEpoch, readEpoch, rewrapKeys } from './vault/keyring.ts';
export { open, seal } from './vault/sealing.ts';
