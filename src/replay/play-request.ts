/** `code.requested`: asked of the engine as it stands in the trace, and decided. */
import type { Address, CodeRequest, Instant } from '../engine/model.ts';
import { canonicalForLimits } from '../engine/request/address-index.ts';
import { parseKnownAddress } from '../engine/request/parse-observation.ts';
import type { TraceEventOf } from '../protocol/shapes/trace.ts';
import type { PlayedRequest } from './ledger.ts';
import { requesterOf } from './requester-of.ts';
import type { DecisionLine } from './result.ts';
import type { Stage } from './stage.ts';

type Requested = TraceEventOf<'code.requested'>;

export interface PlayedDecision {
  readonly request: PlayedRequest;
  /** As long as nothing has left. */
  readonly line: DecisionLine;
  /** A message stands in the outbox. */
  readonly sends: boolean;
}

export const timeOf = (at: Instant): string => new Date(at).toISOString();

function codeRequestOf({ service }: Stage, event: Requested, to: Address): CodeRequest {
  const { typed, channel, purpose, account, firstFactor, requester } = event;
  const request = {
    service: service.id,
    to,
    shown: to,
    mailbox: canonicalForLimits(to),
    typed,
    channel,
    purpose,
    account,
  };
  return {
    ...request,
    firstFactor: firstFactor ?? 'none',
    locale: 'en',
    requester: requesterOf(requester),
    metadata: {},
  };
}

export async function playRequest(stage: Stage, event: Requested, at: Instant): Promise<PlayedDecision> {
  const { request: name, account, channel } = event;
  const to = parseKnownAddress(event.to);
  const [issued] = await stage.engine.request([codeRequestOf(stage, event, to)]);
  const { decision, decisionId, verification } = issued!;
  const { outcome, reason, codeLength } = decision;
  const isLive = outcome === 'resent';
  const request: PlayedRequest = {
    name,
    at,
    to,
    account,
    decision: decisionId,
    verification,
    codeLength,
    sends: decision.sends,
    isLive,
    message: null,
  };
  stage.ledger.add(request);
  const line = { type: 'decision', request: name, at: timeOf(at), outcome, reason, channel, codeLength } as const;
  return { request, line: { ...line, messages: 0 }, sends: decision.sends };
}
