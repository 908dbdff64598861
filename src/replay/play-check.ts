/** `code.checked`: what was typed is worked out from what had come to the address by then, and submitted like any code. */
import { CountersignError } from '../engine/errors.ts';
import type { Instant } from '../engine/model.ts';
import type { TraceEventOf } from '../protocol/shapes/trace.ts';
import type { PlayedRequest } from './ledger.ts';
import { timeOf } from './play-request.ts';
import { requesterOf } from './requester-of.ts';
import type { CheckLine } from './result.ts';
import type { Stage } from './stage.ts';

type Checked = TraceEventOf<'code.checked'>;

const DIGITS = '0123456789';
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** Another code of the same length: the last sign is the next one of its alphabet. */
export function wrongCode(right: string | undefined, length: number): string {
  if (right === undefined) return '0'.repeat(length);
  const last = right.at(-1)!;
  const alphabet = DIGITS.includes(last) ? DIGITS : LETTERS;
  return right.slice(0, -1) + alphabet[(alphabet.indexOf(last) + 1) % alphabet.length];
}

/**
 * Nobody can hold the right code of a request that nothing was sent for, so "right" is wrong there. "Stale" is the code of another
 * verification: an earlier request that was joined has the very code that is right.
 */
export function typedCode({ ledger }: Stage, guess: Checked['guess'], request: PlayedRequest): string {
  const right = request.verification === null ? undefined : ledger.codeOf(request.verification);
  if (guess === 'right' && request.isLive && right !== undefined) return right;
  const older = guess === 'stale' ? ledger.olderCode(request) : undefined;
  return older === undefined || older === right ? wrongCode(right, request.codeLength) : older;
}

async function submit(
  stage: Stage,
  { guess, requester }: Checked,
  request: PlayedRequest,
): Promise<CheckLine['outcome']> {
  const { engine, service, ledger } = stage;
  const { verification: id, account } = request;
  if (id === null) return 'none';
  try {
    const code = typedCode(stage, guess, request);
    const answer = await engine.check({
      service: service.id,
      id,
      code,
      purpose: null,
      account: null,
      requester: requesterOf(requester),
    });
    if (!answer || answer.outcome === 'mismatch') return 'none';
    if (answer.outcome === 'approved' && account !== null) ledger.approve(account, id);
    return answer.outcome;
  } catch (error) {
    // A limit on guesses was reached: the code is not compared, as with one whose tries are used up.
    if (error instanceof CountersignError && error.code === 'limited') return 'locked';
    throw error;
  }
}

export async function playCheck(stage: Stage, event: Checked, at: Instant): Promise<CheckLine> {
  const request = stage.ledger.find(event.request);
  const outcome = request ? await submit(stage, event, request) : 'none';
  return { type: 'check', request: event.request, at: timeOf(at), outcome };
}
