/** From what was found in a message to a verdict: a pure table, read from the top. check-message.ts says why it stands as it does. */
import type { PressureCode } from './pressure/find-pressure.ts';
import type { ReasonCode } from './reasons.ts';
import type { HeaderVerdict } from './sender/judge-headers.ts';
import type { SenderVerdict } from './sender/judge-sender.ts';
import type { Likeness } from './wording/compare-wording.ts';

export type Verdict = 'ours' | 'altered' | 'not_ours' | 'unknown';

export interface Found {
  /** Neither words nor links. */
  readonly isEmpty: boolean;
  /** Beside codes, references and links there are words enough to say something. */
  readonly saysSomething: boolean;
  readonly speaksOfCode: boolean;
  readonly wording: Likeness;
  readonly links: readonly ('ours' | 'imitates_us' | 'suspicious' | 'elsewhere' | 'bound_elsewhere')[];
  readonly hasMoreLinks: boolean;
  /** Pressure that is not in the wording of ours it resembles. */
  readonly pressure: readonly PressureCode[];
  readonly sender: SenderVerdict;
  readonly headers: HeaderVerdict;
  readonly referenceKnown: boolean | null;
}

const OF_SENDER: Readonly<Record<SenderVerdict, ReasonCode | null>> = {
  untold: null,
  ours: 'sender_ours',
  imitates: 'sender_imitates_us',
  foreign: 'sender_elsewhere',
  unfamiliar: 'sender_unfamiliar',
};
const OF_WORDING: Readonly<Record<Likeness, ReasonCode>> = {
  same: 'our_wording',
  most: 'changed_wording',
  part: 'part_of_ours',
  none: 'wording_not_ours',
};

const OF_CHECKS: Readonly<Record<HeaderVerdict['checks'], ReasonCode | null>> = {
  untold: null,
  passed: 'mail_checks_passed',
  failed: 'mail_checks_failed',
};

export function judgeVerdict(found: Found): Verdict {
  if (found.isEmpty) return 'unknown';
  if (hasBadLink(found)) return found.wording === 'none' ? 'not_ours' : 'altered';
  if (found.wording === 'same') return judgeSame(found);
  if (found.wording === 'most') return 'altered';
  if (found.wording === 'part') return found.pressure.length > 0 || isWrongSender(found) ? 'altered' : 'unknown';
  return judgeOther(found);
}

/** The reasons of a verdict, what matters most first. */
export function reasonsFor(found: Found, verdict: Verdict): readonly ReasonCode[] {
  if (found.isEmpty) return ['nothing_to_compare', ...referenceReasons(found)];
  return [
    ...linkReasons(found),
    ...found.pressure,
    ...senderReasons(found),
    OF_WORDING[found.wording],
    ...referenceReasons(found),
    ...(verdict === 'ours' && found.referenceKnown !== true ? (['can_be_copied'] as const) : []),
  ];
}

function judgeSame(found: Found): Verdict {
  if (isWrongSender(found) || found.pressure.length > 0) return 'altered';
  const isDoubtful = found.sender === 'unfamiliar' || found.headers.checks === 'failed';
  return isDoubtful || found.referenceKnown === false || found.hasMoreLinks ? 'unknown' : 'ours';
}

function judgeOther(found: Found): Verdict {
  if (found.referenceKnown === true && found.saysSomething) return 'not_ours';
  const isPushed = found.pressure.length > 0 || isWrongSender(found);
  return isPushed || (found.speaksOfCode && found.saysSomething) ? 'not_ours' : 'unknown';
}

function hasBadLink(found: Found): boolean {
  return found.links.some((link) => link === 'imitates_us' || link === 'suspicious');
}

function isWrongSender(found: Found): boolean {
  return found.sender === 'imitates' || found.sender === 'foreign' || found.headers.repliesElsewhere;
}

function linkReasons(found: Found): readonly ReasonCode[] {
  const has = (verdict: Found['links'][number]) => found.links.includes(verdict);
  const reasons: ReasonCode[] = [];
  if (has('imitates_us')) reasons.push('link_imitates_us');
  if (has('suspicious')) reasons.push('link_suspicious');
  if (has('bound_elsewhere')) reasons.push('bound_elsewhere');
  if (has('elsewhere')) reasons.push('link_elsewhere');
  if (found.hasMoreLinks) reasons.push('too_many_links');
  if (found.links.length > 0 && reasons.length === 0) reasons.push('links_ours');
  return reasons;
}

function senderReasons(found: Found): readonly ReasonCode[] {
  const reasons = [
    OF_SENDER[found.sender],
    found.headers.repliesElsewhere ? 'replies_elsewhere' : null,
    OF_CHECKS[found.headers.checks],
  ] as const;
  return reasons.filter((reason) => reason !== null);
}

function referenceReasons(found: Found): readonly ReasonCode[] {
  if (found.referenceKnown === null) return [];
  if (!found.referenceKnown) return ['reference_unknown'];
  return [found.wording === 'same' || !found.saysSomething ? 'reference_known' : 'reference_borrowed'];
}
