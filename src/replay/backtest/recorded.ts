/** Decisions as they were recorded, on their way to being decided again: out of a database, or out of a file that was saved. */
import type { Instant } from '../../engine/model.ts';
import type { StoredDecision } from '../../engine/ports.ts';

export interface RecordedDecision {
  readonly id: string;
  readonly at: Instant;
  /** The version it followed. */
  readonly policy: string;
  /** Of a trace: what it calls the request. */
  readonly request: string | null;
  /** The likeliest, of a trace with all that was known at its end. */
  readonly cause: string;
  /** Its code was approved. */
  readonly isApproved: boolean;
  /** Verdict and facts as stored: the text, or the same parsed. */
  readonly record: unknown;
}

/** Verdict and facts out of what was stored. */
export type OpenRecord = (at: Instant, policy: string, record: unknown) => StoredDecision;

export interface Recorded {
  readonly slices: AsyncIterable<readonly RecordedDecision[]>;
  /** How far it is, in any unit. */
  readonly reach: () => { readonly done: number; readonly all: number };
}
