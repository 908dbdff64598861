/** Measures of somebody who has the holder hand the code over. */
import { both, is, least, most, no, reaching, was, whether, within } from '../families.ts';
import { byFarStranger, byStranger, isFor, withPassword } from './asked-how.ts';

const strangeEntered = both(byStranger, is('laterEntered'));

export const PHISHING_MEASURED = [
  ...whether(
    'phishing.stranger_let_in',
    both(isFor('sign_in'), withPassword, strangeEntered),
    'A stranger gave the right password, and the right code was entered.',
  ),
  ...whether(
    'phishing.quick',
    both(strangeEntered, within(is('laterEnteredSeconds'), 90)),
    'A stranger asked, and the right code was entered within a minute and a half.',
  ),
  ...whether(
    'phishing.far_let_in',
    both(byFarStranger, is('laterEntered')),
    'The right code was entered, and whoever asked was new in device, network and provider.',
  ),
  ...whether(
    'phishing.recovered_by_stranger',
    both(isFor('recovery'), strangeEntered),
    'A stranger asked for a new password, and somebody entered the right code.',
  ),
  ...whether(
    'phishing.stranger_and_alone',
    both(strangeEntered, within(was('networkSeen'), 0)),
    'A stranger asked on a network that nobody we know of uses daily, and the code was entered.',
  ),
  ...least(
    'phishing.network_quick',
    was('networkQuickShare'),
    [0.1, 0.4, 0.7],
    'On that network, {n} in a hundred codes or more were asked for by strangers and entered within ninety seconds.',
  ),
  ...least(
    'phishing.system_quick',
    was('systemQuickShare'),
    [0.05, 0.2, 0.5],
    'Through that provider, {n} in a hundred codes or more were asked for by strangers and entered within ninety seconds.',
  ),
  ...least(
    'phishing.client_quick',
    was('clientQuickShare'),
    [0.05, 0.2, 0.5],
    'With that version of the app, {n} in a hundred codes or more were asked for by strangers and entered within ninety seconds.',
  ),
  ...whether(
    'phishing.many_right',
    both(reaching(was('networkRightStrangersDay'), 2), reaching(was('networkRightShare'), 0.8)),
    'On that network the right passwords of several accounts were given that day, and few wrong ones.',
  ),
  ...least(
    'phishing.network_right',
    was('networkRightShare'),
    [0.5, 0.8, 0.95],
    'At least {n} in a hundred passwords tried on that network that day were right.',
  ),
  ...least(
    'phishing.system_right',
    was('systemRightShare'),
    [0.5, 0.8, 0.95],
    'At least {n} in a hundred passwords tried through that provider that day were right.',
  ),
  ...least(
    'phishing.client_right',
    was('clientRightShare'),
    [0.5, 0.8, 0.95],
    'At least {n} in a hundred passwords tried with that version of the app that day were right.',
  ),
  ...least(
    'phishing.network_entered_by_strangers',
    is('laterNetworkStrange'),
    [0.6, 0.95],
    'Around that time, strangers were {n} in a hundred or more of those who asked on that network.',
  ),
  ...whether(
    'phishing.network_lets_strangers_in',
    both(reaching(is('laterNetworkStrange'), 0.8), reaching(is('laterNetworkEntered'), 0.4)),
    'Around that time mostly strangers asked on that network, and many codes were entered.',
  ),
  ...least(
    'phishing.device_accounts_entered',
    was('deviceEnteredWeek'),
    [2, 4],
    'Codes that the device had asked for that week were entered {n} times or more.',
  ),
  ...whether(
    'phishing.device_of_many',
    both(reaching(was('deviceWhoWeek'), 2), reaching(was('deviceEnteredWeek'), 1), byStranger),
    'The device had asked for several people, some codes were entered, and this account did not know it.',
  ),
  ...whether(
    'phishing.right_once_alone',
    both(byStranger, withPassword, was('rightAtFirst'), within(was('networkSeen'), 0)),
    'A stranger knew the password at once, on a network that nobody we know of uses daily.',
  ),
  ...whether(
    'phishing.stranger_signs_up_with_it',
    both(isFor('sign_up'), reaching(was('proofs'), 1), is('laterEntered')),
    'An account was opened with an address that had been proved before, and the code was entered.',
  ),
  ...whether(
    'phishing.address_in_use_elsewhere',
    both(isFor('sign_up', 'confirm_contact'), reaching(was('addressEnteredMonth'), 1)),
    'Codes to this address had been entered that month, and now it was wanted for something new.',
  ),
  ...whether(
    'phishing.changed_by_stranger',
    both(byStranger, is('laterChanged'), no(is('laterChangedAtHome'))),
    'A stranger asked, and the password was changed afterwards in a place that the account did not know.',
  ),
  ...whether(
    'phishing.contact_changed_after',
    both(byStranger, is('laterContactRemoved')),
    'A stranger asked, and afterwards a number or address was taken off the account.',
  ),
  ...whether(
    'phishing.stranger_stayed_not',
    both(strangeEntered, no(is('laterDeviceSeen'))),
    'A stranger asked, the code was entered, and the device was not seen in use afterwards.',
  ),
  ...most(
    'phishing.entered_after_delivery',
    is('laterEnteredAfterDelivery'),
    [10, 25, 60],
    'The code was entered within {seconds} of its arrival.',
  ),
  ...least('phishing.wrong_before_right', is('laterSubmissions'), [2], 'Codes were tried {n} times or more.'),
  ...least(
    'phishing.same_network_again',
    is('laterNetworkWho'),
    [2, 3, 6],
    'Around that time, codes for {n} people or more were asked for on the same network.',
  ),
];
