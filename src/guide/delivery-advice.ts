/** The two doors that ask for a code instead of fearing one: where is it, and why does it not come. Advice in the order to try it. */
import type { AdviceCode } from '../engine/causes/advice-codes.ts';
import type { Report } from '../engine/causes/told-report.ts';

/** A code that is younger than this is waited for first. */
const PATIENCE_MINUTES = 5;
const TOO_OFTEN = 3;

const BY_CHANNEL: Readonly<Record<NonNullable<Report['channel']>, readonly AdviceCode[]>> = {
  sms: ['check_signal', 'check_blocked', 'restart_device'],
  voice: ['check_signal', 'check_blocked', 'restart_device'],
  whatsapp: ['check_signal', 'update_app', 'restart_device'],
  email: ['check_spam', 'check_blocked'],
};
const ANY_CHANNEL: readonly AdviceCode[] = ['check_spam', 'check_signal', 'check_blocked', 'restart_device'];

export function deliveryAdvice(report: Report): readonly AdviceCode[] {
  const { channel, door } = report;
  const onTheWay = channel === null ? ANY_CHANNEL : BY_CHANNEL[channel];
  const notBegun = door === 'where_is_it' || report.askedMyself === 'no';
  return [
    ...(notBegun ? (['begin_in_app'] as const) : []),
    ...atFirst(report),
    'check_address',
    'wait',
    ...(askedTooOften(report) ? [] : (['resend_once'] as const)),
    ...onTheWay,
    ...(report.addressSince === 'weeks' ? (['update_contacts'] as const) : []),
    ...(report.signalLost === true ? (['contact_carrier'] as const) : []),
    'other_channel',
    'contact_support',
  ];
}

/** What stands to reason before all else: no signal, an old app, a code that has hardly had time. */
function atFirst({ signalLost, appOutdated, minutesAfter, ...report }: Report): readonly AdviceCode[] {
  if (signalLost === true) return ['check_signal'];
  if (appOutdated === true) return ['update_app'];
  const young = minutesAfter !== null && minutesAfter < PATIENCE_MINUTES;
  return young || askedTooOften(report) ? ['wait'] : [];
}

function askedTooOften({ count }: Pick<Report, 'count'>): boolean {
  return count !== null && count >= TOO_OFTEN;
}
