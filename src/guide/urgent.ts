/**
 * The rule before all reasoning: nobody who gave a code away, is asked for one, is on the phone about it, or has somebody in their
 * screen, phone or account leaves without what has to be done at once, whatever the likeliest cause is.
 */
import type { AdviceCode } from '../engine/causes/advice-codes.ts';
import type { Report } from '../engine/causes/told-report.ts';

export const SITUATIONS = [
  'on_the_phone',
  'screen_shared',
  'gave_it_away',
  'asked_for_it',
  'number_taken',
  'somebody_inside',
] as const;
export type Situation = (typeof SITUATIONS)[number];

const HOLDS: Readonly<Record<Situation, (report: Report) => boolean>> = {
  on_the_phone: ({ onThePhoneNow }) => onThePhoneNow === true,
  screen_shared: ({ sharedScreen }) => sharedScreen === true,
  gave_it_away: ({ door, enteredCodeSomewhere, toldSomebody }) =>
    door === 'gave_code' || enteredCodeSomewhere === true || toldSomebody === true,
  asked_for_it: ({ door, contactedBySomebody }) => door === 'asked_for_my_code' || contactedBySomebody === true,
  number_taken: (report) =>
    report.signalLost === true && (report.door !== 'does_not_come' || report.moneyInvolved === true),
  somebody_inside: ({ unknownDevices, changesNotMine }) => unknownDevices === true || changesNotMine === true,
};

const STEPS: Readonly<Record<Situation, readonly AdviceCode[]>> = {
  on_the_phone: ['hang_up'],
  screen_shared: ['remove_remote_access', 'change_password', 'sign_out_everywhere'],
  gave_it_away: [
    'tell_service_now',
    'call_bank',
    'change_password',
    'sign_out_everywhere',
    'review_activity',
    'secure_mailbox',
  ],
  asked_for_it: ['never_share', 'do_not_follow_links', 'open_official_app', 'report_message'],
  number_taken: ['contact_carrier', 'call_bank', 'change_password', 'tell_service_now'],
  somebody_inside: [
    'change_password',
    'sign_out_everywhere',
    'tell_service_now',
    'review_activity',
    'review_apps',
    'secure_mailbox',
  ],
};

/** The situations a person is in, the most pressing first; empty where nothing presses. */
export function situationsOf(report: Report): readonly Situation[] {
  return SITUATIONS.filter((situation) => HOLDS[situation](report));
}

/** What to do at once, in order. The bank only where money can be moved. */
export function urgentAdvice(report: Report): readonly AdviceCode[] {
  const situations = situationsOf(report);
  const steps = situations.flatMap((situation) => STEPS[situation]);
  const still = situations.includes('on_the_phone') && !situations.includes('gave_it_away');
  const ordered = still ? insertAfter(steps, 'hang_up', 'never_share') : steps;
  return ordered.filter((code) => code !== 'call_bank' || report.moneyInvolved === true);
}

function insertAfter(steps: readonly AdviceCode[], before: AdviceCode, step: AdviceCode): readonly AdviceCode[] {
  return steps.flatMap((code) => (code === before ? [code, step] : [code]));
}
