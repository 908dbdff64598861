/** Measures of somebody who asks for a new password that is not theirs to ask for. */
import { both, is, least, most, no, reaching, was, whether, within } from '../families.ts';
import { byKnown, byMail, byStranger, isFor, typedWord } from './asked-how.ts';

const RECOVERY = isFor('recovery');
const strangeRecovery = both(RECOVERY, byStranger);

export const RESET_MEASURED = [
  ...whether('reset_abuse.by_stranger', strangeRecovery, 'A stranger to the account asked for a new password.'),
  ...whether(
    'reset_abuse.not_entered',
    both(strangeRecovery, no(is('laterEntered'))),
    'A stranger asked for a new password, and nobody entered the code.',
  ),
  ...whether(
    'reset_abuse.at_home',
    both(RECOVERY, byKnown),
    'The account knew the device or network that asked for a new password.',
  ),
  ...whether(
    'reset_abuse.username_typed',
    both(strangeRecovery, typedWord),
    'A stranger typed a name to ask for a new password.',
  ),
  ...least(
    'reset_abuse.address_hour',
    was('addressRecoveriesHour'),
    [1, 3, 6],
    'Requests for a new password within the hour before: {n} or more.',
  ),
  ...least(
    'reset_abuse.address_day',
    was('addressRecoveriesDay'),
    [1, 3, 8],
    'Requests for a new password in the day before: {n} or more.',
  ),
  ...least(
    'reset_abuse.address_week',
    was('addressRecoveriesWeek'),
    [1, 3, 8],
    'Requests for a new password in the week before: {n} or more.',
  ),
  ...least(
    'reset_abuse.flood',
    was('addressHour'),
    [2, 4, 8],
    'Codes had been asked for {n} times or more within the hour before.',
  ),
  ...least(
    'reset_abuse.flood_day',
    was('addressDay'),
    [2, 5, 12],
    'Codes had been asked for {n} times or more in the day before.',
  ),
  ...least(
    'reset_abuse.flood_after',
    is('laterAddressDay'),
    [1, 3, 8],
    'Requests for more codes in the day after: {n} or more.',
  ),
  ...least(
    'reset_abuse.networks',
    was('addressNetworksDay'),
    [2, 3, 6],
    'Codes were asked for from {n} networks or more that day.',
  ),
  ...least(
    'reset_abuse.networks_after',
    is('laterAddressNetworksDay'),
    [1, 2, 5],
    'Networks from which codes were asked for in the day after: {n} or more.',
  ),
  ...least(
    'reset_abuse.network_recovers',
    was('networkRecoveredDay'),
    [2, 5, 15],
    'On that network, new passwords were asked for at {n} addresses or more that day.',
  ),
  ...least(
    'reset_abuse.system_recovers',
    was('systemRecoveredDay'),
    [2, 6, 20],
    'Through that provider, new passwords were asked for at {n} addresses or more that day.',
  ),
  ...least(
    'reset_abuse.client_recovers',
    was('clientRecoveredDay'),
    [3, 10, 30],
    'With that version of the app, new passwords were asked for at {n} addresses or more that day.',
  ),
  ...least(
    'reset_abuse.strangers_there',
    both(RECOVERY, reaching(was('networkStrangersDay'), 2)),
    [1],
    'Strangers on that network asked for codes for several accounts that day.',
  ),
  ...whether('reset_abuse.by_mail', both(strangeRecovery, byMail), 'A stranger asked for a new password by e-mail.'),
  ...whether(
    'reset_abuse.entered_from_strange',
    both(strangeRecovery, is('laterEntered')),
    'A stranger asked for a new password, and the code was entered.',
  ),
  ...whether(
    'reset_abuse.mailbox',
    both(strangeRecovery, byMail, is('laterEntered')),
    'A stranger asked for a new password by e-mail, and the code was entered.',
  ),
  ...whether(
    'reset_abuse.then_elsewhere',
    both(strangeRecovery, is('laterDeviceOtherSoon')),
    'The same device then asked for a code for another address.',
  ),
  ...whether(
    'reset_abuse.then_elsewhere_entered',
    both(strangeRecovery, is('laterDeviceOtherEntered')),
    'The same device then asked for a code for another address, and that was entered.',
  ),
  ...whether(
    'reset_abuse.once_and_left',
    both(strangeRecovery, no(is('laterEntered')), within(is('laterAddressDay'), 0), within(was('addressDay'), 0)),
    'A stranger asked for a new password once, nobody entered the code, and no other was asked for that day.',
  ),
  ...least(
    'reset_abuse.known_device_of_others',
    both(RECOVERY, was('deviceOfOthers')),
    [1],
    'Another account uses the device that asked for a new password.',
  ),
  ...most(
    'reset_abuse.gap',
    was('addressGapSeconds'),
    [30, 120, 900],
    'The code before was asked for at most {seconds} earlier.',
  ),
  ...whether(
    'reset_abuse.known_network',
    both(RECOVERY, was('accountKnowsNetwork')),
    'A new password was asked for from a network that the account uses.',
  ),
  ...whether(
    'reset_abuse.known_system',
    both(strangeRecovery, was('accountKnowsSystem')),
    'It came through a provider that the account uses, from somebody it did not know.',
  ),
];
