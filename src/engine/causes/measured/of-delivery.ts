/** Measures of a message that went wrong on its way. */
import { both, is, least, most, no, reaching, was, whether, within } from '../families.ts';
import { atHome, byKnown } from './asked-how.ts';

export const DELIVERY_MEASURED = [
  ...least(
    'delivery_fault.took',
    is('laterDeliverySeconds'),
    [20, 60, 180, 600, 3600],
    'The message took {seconds} or more to arrive.',
  ),
  ...most('delivery_fault.came_at_once', is('laterDeliverySeconds'), [3, 8], 'The message arrived within {seconds}.'),
  ...whether(
    'delivery_fault.not_arrived',
    is('laterNotDelivered'),
    'The carrier does not say that the message arrived.',
    'The carrier says that the message arrived.',
  ),
  ...whether(
    'delivery_fault.twice',
    reaching(is('laterDuplicates'), 1),
    'The carrier handed the message over more than once.',
  ),
  ...least(
    'delivery_fault.deliveries',
    is('laterDeliveries'),
    [2],
    'The carrier says {n} times or more that the message arrived.',
  ),
  ...whether(
    'delivery_fault.refused',
    is('laterUndelivered'),
    'The carrier refused the message, or could not deliver it.',
  ),
  ...whether('delivery_fault.ran_out', is('laterExpired'), 'The message was on its way too long, and was given up.'),
  ...whether(
    'delivery_fault.out_of_reach',
    is('laterAbsentSubscriber'),
    'The carrier says that the phone was out of reach.',
  ),
  ...whether('delivery_fault.nothing_said', within(is('laterReports'), 0), 'The carrier says nothing of the message.'),
  ...least(
    'delivery_fault.reports',
    is('laterReports'),
    [2, 3, 4],
    'The carrier sent {n} reports or more about the message.',
  ),
  ...whether(
    'delivery_fault.entered_before',
    is('laterEnteredBeforeDelivery'),
    'When the code was entered, the carrier had not yet said that it arrived.',
  ),
  ...least(
    'delivery_fault.late_entry',
    is('laterEnteredSeconds'),
    [180, 600],
    'It took {seconds} or more until the code was entered.',
  ),
  ...least(
    'delivery_fault.route_slow',
    was('routeSlow'),
    [0.2, 0.5],
    'Of the messages sent the same way within the hour, {n} in a hundred or more were slow.',
  ),
  ...least(
    'delivery_fault.route_pending',
    was('routePending'),
    [0.3, 0.6],
    'For {n} in a hundred or more of the messages sent the same way, there was no word yet that they arrived.',
  ),
  ...least(
    'delivery_fault.route_bad',
    was('routeBad'),
    [0.2, 0.5],
    'Of the messages sent the same way within the hour, {n} in a hundred or more had failed.',
  ),
  ...least(
    'delivery_fault.route_slow_around',
    is('laterRouteSlow'),
    [0.2, 0.5, 0.8],
    'Around that time, {n} in a hundred or more of the messages sent the same way were slow.',
  ),
  ...least(
    'delivery_fault.route_bad_around',
    is('laterRouteBad'),
    [0.2, 0.5],
    'Around that time, {n} in a hundred or more of the messages sent the same way failed.',
  ),
  ...least(
    'delivery_fault.route_twice_around',
    is('laterRouteTwice'),
    [0.1, 0.4],
    'Around that time, {n} in a hundred or more of the messages sent the same way came twice.',
  ),
  ...most(
    'delivery_fault.asked_again_soon',
    is('laterNextSeconds'),
    [20, 60, 180, 600],
    'A code was asked for again within {seconds}.',
  ),
  ...whether(
    'delivery_fault.asked_again_by_same',
    both(is('laterNextSame'), is('laterNextSamePurpose'), within(is('laterNextSeconds'), 900)),
    'Whoever asked soon asked for the same once more.',
  ),
  ...whether(
    'delivery_fault.asked_again_and_entered',
    both(is('laterNextSame'), is('laterNextEntered')),
    'Whoever asked came back once more, and that code was entered.',
  ),
  ...whether(
    'delivery_fault.again_after',
    both(was('addressLastSame'), was('addressLastSamePurpose'), within(was('addressGapSeconds'), 900)),
    'Whoever asked had asked for the same shortly before.',
  ),
  ...whether(
    'delivery_fault.home_late',
    both(byKnown, reaching(is('laterDeliverySeconds'), 60)),
    'A device or network that the account knows asked, and the message took a minute or more.',
  ),
  ...whether(
    'delivery_fault.home_lost',
    both(atHome, is('laterNotDelivered')),
    'Device and network were known, and the carrier does not say that the message arrived.',
  ),
  ...whether(
    'delivery_fault.late_and_entered',
    both(reaching(is('laterDeliverySeconds'), 45), is('laterEntered')),
    'The message was late, and its code was entered.',
  ),
  ...whether(
    'delivery_fault.late_and_not_entered',
    both(reaching(is('laterDeliverySeconds'), 45), no(is('laterEntered'))),
    'The message was late, and its code was not entered.',
  ),
  ...least(
    'delivery_fault.duplicates_before',
    was('duplicateReports'),
    [1],
    'Messages to this address had come twice before.',
  ),
  ...least(
    'delivery_fault.address_entered_within_hour',
    is('laterAddressEnteredHour'),
    [1, 2],
    'Codes for this address asked for in the hour after, and entered: {n} or more.',
  ),
];
