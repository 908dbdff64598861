/** Measures of a number that changed hands. */
import { both, is, least, most, no, reaching, was, whether } from '../families.ts';
import { byFarStranger, byKnown, byStranger, isFor } from './asked-how.ts';

export const RECYCLED_MEASURED = [
  ...whether('recycled_number.carrier_told', was('recycled'), 'The carrier says that the number changed hands.'),
  ...whether(
    'recycled_number.after_proof',
    was('recycledAfterProof'),
    'The carrier says that the number changed hands after this account proved it.',
    'This account proved the number after it changed hands.',
  ),
  ...whether(
    'recycled_number.disconnected',
    was('disconnected'),
    'The carrier says that the number was switched off for a time.',
  ),
  ...whether(
    'recycled_number.disconnected_after',
    was('disconnectedAfterProof'),
    'The number was switched off after this account proved it.',
  ),
  ...least(
    'recycled_number.old_proof',
    was('proofDays'),
    [90, 365, 1000],
    'The account proved the number {days} or more before.',
  ),
  ...least(
    'recycled_number.silent',
    was('accountSeenDays'),
    [20, 90, 365],
    'The account had not been used for {days} or more.',
  ),
  ...whether(
    'recycled_number.never_seen',
    both(no(reaching(was('accountTimes'), 1))),
    'The account was never seen in use here.',
  ),
  ...whether(
    'recycled_number.proved_by_another_later',
    was('proofOfOtherLater'),
    'Another account proved the number later.',
    'No other account proved the number later.',
  ),
  ...most(
    'recycled_number.proved_by_another_lately',
    was('proofOfOtherLaterDays'),
    [7, 60, 365],
    'Another account proved the number at most {days} before.',
  ),
  ...whether('recycled_number.given_up', was('givenUp'), 'The account had given up the number.'),
  ...least('recycled_number.proofs', was('proofs'), [1, 2, 3], 'Accounts that proved the number: {n} or more.'),
  ...least(
    'recycled_number.failed',
    was('failedReports'),
    [1, 2, 4],
    'Messages to the number that had failed: {n} or more.',
  ),
  ...least(
    'recycled_number.absent',
    was('absentReports'),
    [1, 2, 4],
    'Times the number had been out of reach or unknown: {n} or more.',
  ),
  ...whether(
    'recycled_number.unknown_before',
    reaching(was('unknownReports'), 1),
    'A carrier had said that nobody had the number.',
  ),
  ...whether('recycled_number.last_report_bad', was('lastReportBad'), 'The last message to the number did not arrive.'),
  ...least(
    'recycled_number.unentered',
    was('addressUnusedMonth'),
    [2, 4, 8],
    'That month, {n} codes or more to the number had not been entered.',
  ),
  ...whether(
    'recycled_number.old_owner',
    both(byKnown, reaching(was('proofDays'), 60), no(is('laterEntered'))),
    'A device or network that the account knows asked, nobody entered the code, and the number was proved months ago.',
  ),
  ...whether(
    'recycled_number.stranger_old_proof',
    both(byStranger, reaching(was('proofDays'), 180)),
    'A stranger asked, and the account proved the number long ago.',
  ),
  ...whether(
    'recycled_number.far_old_proof',
    both(byFarStranger, reaching(was('proofDays'), 180)),
    'Somebody who is new in every way asked, and the account proved the number long ago.',
  ),
  ...whether(
    'recycled_number.signs_up',
    both(isFor('sign_up'), reaching(was('proofs'), 1)),
    'Somebody wanted to open an account with a number that had been proved before.',
  ),
  ...whether(
    'recycled_number.signs_up_entered',
    both(isFor('sign_up'), reaching(was('proofOfOtherDays'), 60), is('laterEntered')),
    'Somebody opened an account with a number that another account proved months ago.',
  ),
  ...least(
    'recycled_number.other_proof_old',
    was('proofOfOtherDays'),
    [60, 365],
    'Another account proved the number {days} or more before.',
  ),
  ...whether(
    'recycled_number.proved_by_another_after',
    reaching(is('laterProvedByOther'), 1),
    'Afterwards another account proved the number.',
  ),
  ...least(
    'recycled_number.known_keeps_asking',
    both(byKnown, reaching(is('laterAddressDay'), 1), no(is('laterAddressEnteredHour'))),
    [1],
    'A device or network that the account knows asked; more codes followed, and none was entered within the hour.',
  ),
  ...least(
    'recycled_number.contact_days',
    was('contactDays'),
    [180, 700],
    'The number has been on the account for {days} or more.',
  ),
  ...most(
    'recycled_number.contact_new',
    was('contactDays'),
    [1, 14],
    'The number was put on the account at most {days} before.',
  ),
  ...least(
    'recycled_number.sim',
    reaching(was('simSwapDays'), 0),
    [1],
    'The SIM card of the number was swapped at some time.',
  ),
  ...whether(
    'recycled_number.removed_after',
    is('laterThisRemoved'),
    'The number was taken off the account afterwards.',
  ),
];
