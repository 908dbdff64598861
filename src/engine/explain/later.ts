/** What became of a verification by now: approvals, reports, what the same device proved after it. Pure. */
import { findSlip } from '../codes/slips.ts';
import type { LaterFacts } from '../facts.ts';
import type { Address, Instant } from '../model.ts';
import type { VerificationRecord } from '../ports.ts';
import type { AddressBody } from '../subjects/bodies.ts';

const DAY = 86_400_000;

function outcomeOf({ verification: v, events }: VerificationRecord): LaterFacts['outcome'] {
  if (v.state === 'approved') return 'approved';
  return events.some((e) => e.type === 'code.submitted') ? 'wrong' : 'none';
}

function deliveryFacts({
  messages,
  reports,
}: VerificationRecord): Pick<LaterFacts, 'reportedDuplicate' | 'deliverySeconds' | 'deliveryFailed' | 'messages'> {
  const delivered = reports.find((r) => r.status === 'delivered');
  const sent = messages.find((m) => m.id === delivered?.message);
  return {
    reportedDuplicate: reports.length === 0 ? null : reports.some((r) => r.status === 'duplicate'),
    deliverySeconds: delivered && sent ? Math.round((delivered.at - sent.queuedAt) / 1000) : null,
    deliveryFailed: messages.length === 0 ? null : messages.every((m) => m.state === 'failed'),
    messages: messages.filter((m) => m.state !== 'failed' && m.state !== 'queued').length,
  };
}

/** `provedByDevice`: addresses that the device which asked has entered a right code for, after it asked for this one. */
export function laterFacts(
  record: VerificationRecord,
  address: AddressBody,
  here: Address | null,
  provedByDevice: readonly Address[],
): LaterFacts {
  const v = record.verification;
  const approval = record.events.find((e) => e.type === 'verification.approved');
  const slips = here ? provedByDevice.map((other) => findSlip(here, other)) : [];
  const recycled: Instant | undefined = address.recycled;
  return {
    outcome: outcomeOf(record),
    secondsToApproval: approval ? Math.round((approval.at - v.createdAt) / 1000) : null,
    approvedFromStrange: approval ? ((approval.body.strange as boolean | null) ?? null) : null,
    ...deliveryFacts(record),
    slipProvedAfter: slips.find((slip) => slip !== null) ?? null,
    requestsAfterHour: record.requestsAfterHour,
    recycledAfterDays: recycled === undefined ? null : Math.floor((v.createdAt - recycled) / DAY),
  };
}
