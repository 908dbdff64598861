/**
 * A report as facts, so that the diagnosis that serves the record serves somebody who only tells what they saw. The answers stay
 * what they are, told; only what the record would state in the same words is put there too.
 */
import type { Report } from '../engine/causes/told-report.ts';
import type { AddressFacts, Facts } from '../engine/facts.ts';
import { UNKNOWN_FACTS } from '../engine/unknown-facts.ts';
import type { MessagesReading } from './read-messages.ts';

export function factsOf(report: Report, reading: MessagesReading | null): Facts {
  return {
    ...UNKNOWN_FACTS,
    account: { ...UNKNOWN_FACTS.account, credentialsLeaked: report.breachKnown },
    address: { ...UNKNOWN_FACTS.address, ...counted(report) },
    told: {
      ...UNKNOWN_FACTS.told,
      text: reading === null ? null : reading.lures ? 'not_ours' : 'unknown',
      textLures: reading?.lures ?? null,
      report: { ...report },
    },
  };
}

/** How many came within an hour or a day, where it was told over how long. */
function counted({ count, withinHours, saysFor }: Report): Partial<AddressFacts> {
  if (count === null || withinHours === null || withinHours > 24) return {};
  if (withinHours > 1) return { requestsDay: count };
  return { requestsHour: count, requestsDay: count, recoveriesHour: saysFor === 'recovery' ? count : null };
}
