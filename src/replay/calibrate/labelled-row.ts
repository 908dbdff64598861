/**
 * One line to learn from: what the evidence said of some facts, and which causes an expert accepts for them. It names nobody: the
 * campaign only says which rows belong together, so that none of them is judged by weights that others of them made.
 */
import type { Cause } from '../../engine/model.ts';

/**
 * An answer to somebody who asked; the diagnosis of a request at the end of its trace; the same as it stood when the request was
 * decided on; and what the person told, with nothing else known.
 */
export const ROW_KINDS = ['ask', 'request', 'decision', 'told'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

export interface LabelledRow {
  readonly kind: RowKind;
  /** Of a request: somebody asked about it. */
  readonly asked: boolean;
  /** The true cause first, then others that an expert would accept. */
  readonly accepted: readonly [Cause, ...Cause[]];
  readonly scenario: string;
  readonly campaign: string;
  /** How often it counts, before rows are balanced; 1 unless somebody says otherwise. */
  readonly weight: number;
  /** Rows of the table of weights that speak (`speakingRows`), ascending: 2n where the evidence at place n speaks for, 2n + 1 against. */
  readonly spoken: readonly number[];
}
