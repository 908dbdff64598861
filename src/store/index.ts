/** The store's public face: open a database, migrate it, and hand the engine its ports. */
export { type DatabaseClock, openDatabaseClock, SKEW_MAX_MS } from './clock.ts';
export { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './embedded/start-embedded.ts';
export { migrate } from './migrate.ts';
export type { Pool, PoolOptions } from './pool.ts';
export { learnSizes, openPool } from './pool.ts';
export {
  type ApiKey,
  addApiKey,
  findApiKey,
  listApiKeys,
  newKeyToken,
  revokeApiKey,
  SCOPES,
  type Scope,
} from './statements/api-keys.ts';
export {
  type Begun,
  beginIdempotent,
  dropOldIdempotent,
  finishIdempotent,
  forgetIdempotent,
} from './statements/idempotency.ts';
export { readDecisions, readRecords } from './statements/records.ts';
export { createStore } from './store.ts';
export { addKey, raiseEpoch, readEpoch, rewrapKeys } from './vault/keyring.ts';
export { open, seal } from './vault/sealing.ts';
export { openSigner } from './vault/signer.ts';
export { openVault } from './vault/vault.ts';
