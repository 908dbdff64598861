/**
 * The result of a replay, line by line, in the order of the events that caused them. A line may be held back while what it says can
 * still change (a challenge that waits for its proof); what comes after it waits behind it.
 */
import type { RankedCause } from '../engine/causes/diagnose.ts';
import type { Cause, CheckOutcome, Outcome } from '../engine/model.ts';

export interface DecisionLine {
  readonly type: 'decision';
  readonly request: string;
  readonly at: string;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly channel: string;
  readonly codeLength: number;
  readonly messages: number;
}

export interface CheckLine {
  readonly type: 'check';
  readonly request: string;
  readonly at: string;
  readonly outcome: Exclude<CheckOutcome, 'mismatch'> | 'none';
}

export interface AnswerLine {
  readonly type: 'answer';
  readonly ask: string;
  readonly request: string | null;
  readonly at: string;
  readonly cause: Cause;
  readonly confidence: number;
  readonly evidence: readonly { readonly id: string; readonly says: string; readonly weight: number }[];
  readonly advice: readonly string[];
  readonly ranking: readonly RankedCause[];
}

export interface DiagnosisLine {
  readonly type: 'diagnosis';
  readonly request: string;
  readonly cause: Cause;
  readonly confidence: number;
}

export type ResultLine = DecisionLine | CheckLine | AnswerLine | DiagnosisLine;

export interface HeldLine {
  /** The line that is written after all. */
  settle(line: ResultLine): void;
}

export interface Result {
  put(line: ResultLine): void;
  hold(): HeldLine;
  /** Writes what waits for nothing, a large piece at a time; `all`: however little it is. */
  flush(all: boolean): Promise<void>;
}

const PIECE = 1 << 18;

export function createResult(write: (text: string) => Promise<unknown>): Result {
  const waiting: { line: ResultLine | null }[] = [];
  let ready = '';
  const drain = () => {
    while (waiting[0]?.line) ready += `${JSON.stringify(waiting.shift()!.line)}\n`;
  };
  const add = (line: ResultLine | null) => {
    const slot = { line };
    waiting.push(slot);
    drain();
    return slot;
  };
  return Object.freeze({
    put: (line: ResultLine) => void add(line),
    hold() {
      const slot = add(null);
      return {
        settle(line: ResultLine) {
          slot.line = line;
          drain();
        },
      };
    },
    async flush(all: boolean) {
      if (ready === '' || (!all && ready.length < PIECE)) return;
      const piece = ready;
      ready = '';
      await write(piece);
    },
  });
}
