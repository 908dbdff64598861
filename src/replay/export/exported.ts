/** What an export writes, and what it could not. */
import type { Instant } from '../../engine/model.ts';
import type { SentTraceEvent } from '../../protocol/shapes/trace-events.ts';

type WithTime<T> = T extends unknown ? Omit<T, 'at'> & { readonly at: Instant } : never;

/** An event of a trace, with its time as a number for sorting. */
export type Exported = WithTime<SentTraceEvent>;

/** Left out, by why. */
export interface LeftOut {
  /** Of people who were erased: there is nothing that could be read. */
  erased: number;
  /** Requests for nobody: there is no address. */
  nobody: number;
}
