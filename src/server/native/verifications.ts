/** `/v1/verifications`: asking for a code, proving, entering, sending again, ending, reading. */

import type { ProofInput } from '../../engine/check/prove.ts';
import { CountersignError } from '../../engine/errors.ts';
import type { Channel, Purpose, Requester } from '../../engine/model.ts';
import {
  parseRequest,
  parseRequester,
  type RequesterInput,
  type RequestInput,
} from '../../engine/request/parse-request.ts';
import { missing } from '../../engine/subjects/missing.ts';
import { type Call, created, type Handler, ok } from './handler.ts';

type Told = { readonly requester?: RequesterInput | null };

/** A secret key tells who asks; for a publishable one the service saw it. */
const requesterOf = ({ key, seen, body }: Call): Requester =>
  seen ?? parseRequester((body as Told | undefined)?.requester ?? undefined, key.id);

/** A field that is null is a field that was left out. */
const given = <T extends object>(body: T): T =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as T;

/** Only reading shows real delivery, and only to a key that may explain: what was just asked for looks the same whatever was decided. */
async function view(call: Call, id: string, explains = false) {
  const found = await call.server.door.read({ service: call.service.id, id, explains });
  if (!found) throw missing(call.server.world, id, call.server.world.clock.now());
  return found;
}

export const createVerification: Handler = async (call) => {
  const { server, service, key, seen } = call;
  const parsed = parseRequest(service, given(call.body as RequestInput), key.id);
  const { decision, verification, made, kept } = await server.door.request(
    seen === null ? parsed : { ...parsed, requester: seen },
  );
  if (decision.outcome === 'refused' || verification === null)
    throw new CountersignError('limited', [], decision.retryAfterSeconds ?? 60);
  // Whatever was decided: what is withheld must not be quicker.
  server.wake();
  return created(made ? server.engine.view(made, kept) : await view(call, verification));
};

export const readVerification: Handler = async (call) =>
  ok(await view(call, call.params.id!, call.key.scopes.includes('explain')));

export const giveProof: Handler = async (call) => {
  const { solution, ...proof } = given(call.body as ProofInput & Told);
  const read = typeof solution === 'string' ? readSolution(solution) : solution;
  await call.server.engine.prove(call.service.id, call.params.id!, { ...proof, solution: read }, requesterOf(call));
  call.server.wake();
  return ok(await view(call, call.params.id!));
};

/** Solvers hand over JSON, or the same in base64. */
function readSolution(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('{') ? text : Buffer.from(text, 'base64').toString());
  } catch {
    throw new CountersignError('invalid_request', [
      { path: 'solution', message: 'must be the solution as an object, or the same as JSON text' },
    ]);
  }
}

type CheckBody = Told & { readonly code: string; readonly purpose?: Purpose | null; readonly account?: string | null };

export const checkCode: Handler = async (call) => {
  const { code, purpose = null, account = null } = call.body as CheckBody;
  const { engine, door, world } = call.server;
  const checked = await door.check({
    service: call.service.id,
    id: call.params.id!,
    code,
    purpose,
    account,
    requester: requesterOf(call),
  });
  if (!checked) throw missing(world, call.params.id!, world.clock.now());
  const { outcome, receipt, deviceToken, verification, kept } = checked;
  return ok({
    outcome,
    verification: engine.view(verification, kept),
    ...(receipt && { receipt }),
    ...(deviceToken && { device: deviceToken }),
  });
};

export const resendVerification: Handler = async (call) => {
  const { channel } = (call.body ?? {}) as { channel?: Channel | 'auto' | null };
  const asked = channel === undefined || channel === null || channel === 'auto' ? null : channel;
  const issued = await call.server.engine.resend(call.service.id, call.params.id!, requesterOf(call), asked);
  if (issued.decision.outcome === 'refused')
    throw new CountersignError('limited', [], issued.decision.retryAfterSeconds ?? 60);
  // Whatever was decided: what is withheld must not be quicker.
  call.server.wake();
  return ok(await view(call, call.params.id!));
};

export const cancelVerification: Handler = async (call) => {
  await call.server.engine.cancel(call.service.id, call.params.id!);
  return ok(await view(call, call.params.id!));
};

export const redeemReceipt: Handler = async ({ server, service, body }) =>
  ok(await server.engine.redeem(service.id, (body as { receipt: string }).receipt));
