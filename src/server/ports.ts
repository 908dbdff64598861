/** What the server asks of the world beside the engine: who holds a key, and answers kept for repeated requests. */
import type { Door } from '../engine/door/door.ts';
import type { Engine } from '../engine/engine.ts';
import type { Service } from '../engine/model.ts';
import type { Report, World } from '../engine/ports.ts';

export interface Key {
  readonly id: string;
  readonly service: string;
  readonly kind: 'secret' | 'publishable';
  readonly scopes: readonly string[];
  readonly origins: readonly string[];
}

export type Begun =
  | { readonly is: 'first' }
  | { readonly is: 'in_progress' | 'mismatch' }
  | { readonly is: 'answered'; readonly status: number; readonly answer: Uint8Array };

export interface Idempotency {
  begin(service: string, key: Uint8Array, body: Uint8Array): Promise<Begun>;
  finish(service: string, key: Uint8Array, status: number, answer: Uint8Array): Promise<void>;
  forget(service: string, key: Uint8Array): Promise<void>;
  /** Answers are kept sealed: they may hold a receipt. */
  seal(service: string, key: Uint8Array, answer: string): Uint8Array;
  open(service: string, key: Uint8Array, answer: Uint8Array): string;
}

export type ReportReading =
  | { readonly reports: readonly Report[] }
  | { readonly error: 'signature' | 'stale' | 'shape' | 'unknown' };

/** How often a decision was made, and what the policy that is only tried would have made of it; `same`: just that. */
export interface ShadowCount {
  readonly policy: string;
  readonly outcome: string;
  readonly instead: string;
  readonly count: number;
}

export interface ServerWorld {
  readonly engine: Engine;
  /** For calls that come one at a time. */
  readonly door: Door;
  readonly world: World;
  readonly services: readonly Service[];
  findKey(token: string): Promise<Key | undefined>;
  readonly idempotency: Idempotency;
  /** Reads a sender's signed reports. */
  readReports(sender: string, headers: Readonly<Record<string, string | undefined>>, rawBody: string): ReportReading;
  jwks(): object;
  /** Null when ready, otherwise why not. */
  readiness(): Promise<string | null>;
  /** Since the node began; none where no second policy is tried. */
  shadowCounts(): readonly ShadowCount[];
  /** A message was queued. */
  wake(): void;
  /** The ready key of development; null in production. */
  readonly developmentKey: string | null;
  readonly inbox: { messages(to?: string): readonly object[] } | null;
  readonly trustProxy: readonly string[];
  readonly version: string;
  /** For sealing the pages' cookies: by the first; what any of them sealed is opened. */
  pagesSecrets(): readonly Uint8Array[];
  /** What may be said of an error in the log. */
  describe(error: unknown): Readonly<Record<string, unknown>>;
  log(level: 'debug' | 'info' | 'warn', what: string, detail: Readonly<Record<string, unknown>>): void;
}
