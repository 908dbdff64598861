/**
 * Challenged requests whose proof may still come. A decision says how many messages left for its request, so its line waits for the
 * proof as long as a line may be late, and says `challenged` where none came.
 */
import type { Instant } from '../engine/model.ts';
import { timeOf } from './play-request.ts';
import type { DecisionLine, HeldLine, Result } from './result.ts';

export interface OpenChallenges {
  add(line: DecisionLine, at: Instant): void;
  /** Its message has left. */
  met(request: string, at: Instant): void;
  /** Nobody waits any longer than ten minutes. */
  endBefore(at: Instant): void;
}

const PATIENCE = 600_000;

export function holdChallenges(result: Result): OpenChallenges {
  const open = new Map<string, { line: DecisionLine; at: Instant; held: HeldLine }>();
  return Object.freeze({
    add: (line: DecisionLine, at: Instant) => void open.set(line.request, { line, at, held: result.hold() }),
    met(request: string, at: Instant) {
      const challenge = open.get(request);
      challenge?.held.settle({
        ...challenge.line,
        at: timeOf(at),
        outcome: 'sent',
        reason: 'proof_given',
        messages: 1,
      });
      open.delete(request);
    },
    endBefore(at: Instant) {
      for (const [request, challenge] of open) {
        if (challenge.at + PATIENCE >= at) return;
        challenge.held.settle(challenge.line);
        open.delete(request);
      }
    },
  });
}
