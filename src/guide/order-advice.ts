/**
 * One list of advice out of several: in the order to do it, each once, without what was tried, and never empty while something
 * that fits everybody is left to try.
 */
import type { AdviceCode } from '../engine/causes/advice-codes.ts';
import type { Report } from '../engine/causes/told-report.ts';

/** More than this nobody reads. */
const MOST = 10;
const CALMING: readonly AdviceCode[] = ['nothing_to_do', 'wait'];
export const ALWAYS_FIT: readonly AdviceCode[] = [
  'open_official_app',
  'review_activity',
  'contact_support',
  'nothing_to_do',
];

export interface AdviceParts {
  /** What presses; where anything does, calming advice is left out. */
  readonly urgent: readonly AdviceCode[];
  readonly usual: readonly AdviceCode[];
  /** Somebody may still be after the code: only then may keeping it to oneself lead. */
  readonly afterTheCode: boolean;
}

export function orderAdvice(report: Report, { urgent, usual, afterTheCode }: AdviceParts): readonly AdviceCode[] {
  const rest = urgent.length > 0 ? usual.filter((code) => !CALMING.includes(code)) : usual;
  const left = untried(report, [...urgent, ...rest]).slice(0, MOST);
  if (left.length === 0) return untried(report, ALWAYS_FIT).slice(0, 1);
  if (left[0] !== 'never_share' || afterTheCode) return left;
  const lead = left[1] ?? untried(report, ALWAYS_FIT)[0];
  return lead ? [...new Set([lead, ...left])] : left;
}

function untried({ tried }: Report, codes: readonly AdviceCode[]): readonly AdviceCode[] {
  return [...new Set(codes)].filter((code) => !tried?.includes(code));
}

/** What this person's own answers add to the advice for the cause. */
export function personalAdvice(report: Report): readonly AdviceCode[] {
  const wanted: readonly (readonly [boolean | null, AdviceCode])[] = [
    [report.followedLink, 'change_password'],
    [report.knownPerson, 'block_person_out'],
    [report.newApp, 'review_apps'],
    [report.passwordReused, 'change_password'],
    [report.breachKnown, 'change_password'],
    [report.passwordReused, 'check_breach'],
    [report.whose === 'work', 'tell_workplace'],
    [report.appOutdated, 'update_app'],
  ];
  return wanted.filter(([holds]) => holds === true).map(([, code]) => code);
}
