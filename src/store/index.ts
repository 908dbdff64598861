/** The store's public face: open a database, migrate it, and hand the engine its ports. */
export { type DatabaseClock, openDatabaseClock, SKEW_MAX_MS } from './clock.ts';
export { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './embedded/start-embedded.ts';
export { reindexJob } from './jobs/reindex.ts';
export { resealJob } from './jobs/reseal.ts';
export { type Job, type JobEnd, type JobProgress, type JobState, readJobs, runJob } from './jobs/run-job.ts';
export type { Sweeping, WithoutAccount } from './jobs/sweep/swept.ts';
export { sweepJob } from './jobs/sweep-erased.ts';
export { migrate } from './migrate.ts';
export { openOneLinePool } from './one-line-pool.ts';
export { openStore } from './open-store.ts';
export { dropOldParts, findOldParts, type OldPart } from './parts/drop-parts.ts';
export { makeParts } from './parts/make-parts.ts';
export type { Pool, PoolOptions } from './pool.ts';
export { learnSizes, openPool } from './pool.ts';
export { beginMove, isThrough, secondsUntilMove, settleMoves } from './reindex/move.ts';
export { type Keeping, type KeepRules, keepParts, keepSpace } from './retention/keep-space.ts';
export { countGoing, sweepAll } from './retention/sweep-all.ts';
export {
  type ApiKey,
  addApiKey,
  findApiKey,
  findApiKeys,
  listApiKeys,
  newKeyToken,
  revokeApiKey,
  SCOPES,
  type Scope,
} from './statements/api-keys.ts';
export { unpackDecision } from './statements/decision-record.ts';
export {
  type DecisionRow,
  type DecisionSpan,
  findDecisionReach,
  madeAt,
  readDecisionSlice,
} from './statements/decision-slices.ts';
export { endPurses } from './statements/end-purses.ts';
export { missingErasures, readErasures } from './statements/erasures.ts';
export {
  type HistorySpan,
  readSubjectSlice,
  readVerificationIds,
  readWorldFacts,
} from './statements/history-slices.ts';
export {
  type BeginAsk,
  type Begun,
  beginIdempotent,
  dropOldIdempotent,
  type FinishAsk,
  finishIdempotent,
  forgetIdempotent,
} from './statements/idempotency.ts';
export { findPolicy, keepPolicy, listPolicies, type UsedPolicy } from './statements/policy-versions.ts';
export { sweepCounters } from './statements/prune-counters.ts';
export { readDecisions, readRecords } from './statements/records.ts';
export { createStore } from './store.ts';
export { type Dropped, dropKey } from './vault/drop-key.ts';
export { raiseEpoch, readEpoch } from './vault/epoch.ts';
export { renewNote } from './vault/erasure-note.ts';
export { type ListedKey, listServiceKeys } from './vault/list-keys.ts';
export { randomBytes } from './vault/random.ts';
export { announceIndexKey, type RotateOptions, rewrapKeys, rotateKey } from './vault/rotate.ts';
export { keyIdOf } from './vault/sealed-under.ts';
export { type OpenSigner, openSigner } from './vault/signer.ts';
export { type OpenVault, openVault } from './vault/vault.ts';
