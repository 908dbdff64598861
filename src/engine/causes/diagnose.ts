/**
 * Why did this code come? Pure: the same facts and weights give the same diagnosis to the last bit, on any machine, so that it can
 * be replayed. On all the evidence there is; how it is reasoned on stands in `diagnoser.ts`.
 */
import type { Cause } from '../model.ts';
import { ALL_EVIDENCE } from './causes.ts';
import { diagnoserOn } from './diagnoser.ts';

export interface RankedCause {
  readonly cause: Cause;
  readonly probability: number;
}

export interface WeighedEvidence {
  readonly id: string;
  /** Which of its two sentences `says` is. */
  readonly verdict: 'for' | 'against';
  readonly says: string;
  /** How much more it, with the others of its family, added to the winner's score than, on average, to the others'. Above nought. */
  readonly weight: number;
}

export interface Diagnosis {
  /** The likeliest of the ten, always. */
  readonly cause: Cause;
  /** The winner's probability, 0 to 1. */
  readonly confidence: number;
  /** All ten, likeliest first; they sum to 1. */
  readonly ranking: readonly RankedCause[];
  /** The few pieces that carried the winner, strongest first; one of a family. */
  readonly evidence: readonly WeighedEvidence[];
  /** Too little is known, or two causes are too close, to tell a person a cause. */
  readonly cantTell: boolean;
}

export const { diagnose, weigh, likeliest, speakingRows } = diagnoserOn(ALL_EVIDENCE);
