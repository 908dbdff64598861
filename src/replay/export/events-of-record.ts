/** A verification's record as events of a trace: who asked when, what was entered, reported, asked and pressed. Pure. */
import {
  ACTIONS,
  type Action,
  type Actor,
  COMPLAINTS,
  type Complaint,
  type Instant,
  type ProofKind,
  REPORT_STATUSES,
  type ReportStatus,
} from '../../engine/model.ts';
import type { NewEvent, StoredDecision, VerificationRecord } from '../../engine/ports.ts';
import type { AddressBody } from '../../engine/subjects/bodies.ts';
import type { Exported } from './exported.ts';
import type { Pseudonyms } from './pseudonyms.ts';

export interface OpenRecord {
  readonly record: VerificationRecord;
  /** Where its messages went, as it is. */
  readonly to: string;
  readonly body: AddressBody;
}

type Body = NewEvent['body'];
type Requester = NonNullable<Extract<Exported, { type: 'code.requested' }>['requester']>;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const oneOf = <T extends string>(list: readonly T[], value: unknown): T | null =>
  list.includes(value as T) ? (value as T) : null;

/** Parts of one record, under the names that this export gives them. */
interface Named {
  readonly names: Pseudonyms;
  readonly open: OpenRecord;
  readonly to: string;
  readonly account: string | null;
  readonly requests: readonly { readonly at: Instant; readonly name: string; readonly requester: Requester }[];
}

/** Networks are known of the last requests to an address, by the time they came. */
function networkAt({ names, open }: Pick<Named, 'names' | 'open'>, at: Instant): string | null {
  const mark = open.body.requests?.find((request) => request.at === at)?.n ?? null;
  return mark === null ? null : names.network(mark);
}

function requesterOf(names: Pseudonyms, open: OpenRecord, { facts, at }: StoredDecision, said: Body): Requester {
  const v = open.record.verification;
  const request = facts.request;
  const device = request?.hasDevice && v.deviceKey ? names.name('device', v.deviceKey) : null;
  return {
    ip: networkAt({ names, open }, at),
    country: textOf(said.country),
    client: textOf(said.client),
    actor: request?.actor ?? (said.actor as Actor | null | undefined) ?? null,
    device,
    session: request?.hasSession && v.requesterKey ? names.name('session', v.requesterKey) : null,
    grant: request?.hasGrant && v.accountKey ? names.name('grant', v.accountKey) : null,
    apiKey: v.apiKey === null ? null : names.name('key', v.apiKey),
  };
}

function nameAll(names: Pseudonyms, open: OpenRecord): Named {
  const { record, to } = open;
  const v = record.verification;
  const said = record.events.filter(({ type }) => type === 'verification.requested');
  return {
    names,
    open,
    to: names.address(to),
    account: v.accountKey === null ? null : names.name('account', v.accountKey),
    requests: record.decisions.map((decision, i) => ({
      at: decision.at,
      name: names.name('request', `${v.id} ${i}`),
      requester: requesterOf(names, open, decision, said[i]?.body ?? {}),
    })),
  };
}

/** The request that something at this time belongs to: the last one before it. */
const requestAt = ({ requests }: Named, at: Instant) =>
  requests.findLast((request) => request.at <= at) ?? requests[0]!;

function typedOf({ to, account }: Named, { facts }: StoredDecision): string | null {
  if (facts.request?.typed === 'address') return to;
  return facts.request?.typed === 'word' ? (account ?? 'somebody') : null;
}

function requestsOf(named: Named): Exported[] {
  const { record } = named.open;
  const { purpose, channel } = record.verification;
  return record.decisions.map((decision, i) => {
    const { name: request, requester } = named.requests[i]!;
    const firstFactor = decision.facts.request?.firstFactor ?? 'none';
    const { to, account } = named;
    const typed = typedOf(named, decision);
    return {
      at: decision.at,
      type: 'code.requested',
      request,
      purpose,
      to,
      channel,
      account,
      typed,
      firstFactor,
      requester,
    };
  });
}

/** A right code that came too late counts as a wrong one: which it was is not kept. */
function checkOf(named: Named, { at, body }: NewEvent): Exported {
  const { name: request, requester } = requestAt(named, at);
  const isSame = body.strange === false;
  const entered = {
    ip: isSame ? (requester.ip ?? null) : null,
    country: textOf(body.country),
    client: textOf(body.client),
    device: body.familiar === true || isSame ? (requester.device ?? null) : null,
  };
  return {
    at,
    type: 'code.checked',
    request,
    guess: body.outcome === 'approved' ? 'right' : 'wrong',
    requester: entered,
  };
}

function proofOf(named: Named, { at, body }: NewEvent): Exported[] {
  const kind = oneOf<ProofKind>(['work', 'device', 'verification'], body.kind);
  if (kind === null) return [];
  const { name: request, requester } = requestAt(named, at);
  return [{ at, type: 'proof.given', request, kind, result: body.result === 'right' ? 'right' : 'wrong', requester }];
}

function askOf(named: Named, { at, body }: NewEvent): Exported {
  const ask = named.names.name('ask', `${body.explanation}`);
  const says = oneOf<Complaint>(COMPLAINTS, body.complaint) ?? 'why';
  const request = body.proof === 'reference' ? requestAt(named, at).name : null;
  return { at, type: 'recipient.asked', ask, to: named.to, request, text: null, says };
}

function actionOf(named: Named, { at, body }: NewEvent): Exported[] {
  const action = oneOf<Action>(ACTIONS, body.action);
  return action === null
    ? []
    : [{ at, type: 'holder.acted', request: requestAt(named, at).name, to: named.to, action }];
}

function eventOf(named: Named, event: NewEvent): Exported[] {
  switch (event.type) {
    case 'code.submitted':
      return [checkOf(named, event)];
    case 'proof.given':
      return proofOf(named, event);
    case 'explanation.asked':
      return [askOf(named, event)];
    case 'holder.acted':
      return actionOf(named, event);
    default:
      return [];
  }
}

function reportsOf(named: Named): Exported[] {
  const { messages, reports } = named.open.record;
  const queued = new Map(messages.map(({ id, queuedAt }) => [id, queuedAt]));
  return reports.flatMap(({ message, status, at }) => {
    const known = oneOf<ReportStatus>(REPORT_STATUSES, status);
    const { name: request } = requestAt(named, queued.get(message) ?? at);
    return known === null
      ? []
      : [{ at, type: 'message.reported' as const, request, provider: 'carrier', status: known }];
  });
}

/** In no particular order. */
export function eventsOfRecord(names: Pseudonyms, open: OpenRecord): Exported[] {
  const named = nameAll(names, open);
  if (named.requests.length === 0) return [];
  return [...requestsOf(named), ...open.record.events.flatMap((event) => eventOf(named, event)), ...reportsOf(named)];
}
