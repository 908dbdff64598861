/** `proof.given`: a challenged request is answered with a proof that the engine judges itself. */
import type { ProofInput } from '../engine/check/prove.ts';
import { CountersignError } from '../engine/errors.ts';
import type { TraceEventOf } from '../protocol/shapes/trace.ts';
import type { PlayedRequest } from './ledger.ts';
import { requesterOf } from './requester-of.ts';
import type { Stage } from './stage.ts';

type Given = TraceEventOf<'proof.given'>;

/** Nothing is asked for, the proof was wrong, or a limit was reached: the engine said no, and the trace goes on. */
const NO = new Set(['wrong_state', 'proof_wrong', 'limited', 'not_found']);

async function proofOf(
  { engine, service, ledger, solve }: Stage,
  { kind, result }: Given,
  request: PlayedRequest,
  id: string,
): Promise<ProofInput> {
  if (result === 'wrong') return { kind, solution: 'wrong', device: 'wrong', verification: 'wrong' };
  if (kind === 'work') {
    const challenge = (await engine.read(service.id, id, false))?.proofs?.find((p) => p.kind === 'work')?.challenge;
    return { kind, solution: challenge === undefined ? undefined : solve(challenge) };
  }
  if (kind === 'device') return { kind };
  return { kind, verification: request.account === null ? undefined : ledger.approvedOf(request.account, id) };
}

/** Answers whether the engine took it, and so put a message into its outbox. */
export async function playProof(stage: Stage, event: Given, request: PlayedRequest): Promise<boolean> {
  if (request.verification === null) return false;
  try {
    const proof = await proofOf(stage, event, request, request.verification);
    await stage.engine.prove(stage.service.id, request.verification, proof, requesterOf(event.requester));
    return true;
  } catch (error) {
    if (error instanceof CountersignError && NO.has(error.code)) return false;
    throw error;
  }
}
