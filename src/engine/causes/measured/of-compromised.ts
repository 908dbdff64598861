/** Measures of somebody who acts from inside the account. */
import { both, is, least, most, no, reaching, was, whether } from '../families.ts';
import { byStranger, hasGrant, hasSession, isFor, withPassword } from './asked-how.ts';

const elsewhere = both(hasSession, no(was('sessionKnowsNetwork')));
const sensitive = isFor('change_contact', 'sensitive_action', 'link_app');

export const COMPROMISED_MEASURED = [
  ...least(
    'compromised_account.right_networks',
    was('rightStrangeNetworksDay'),
    [1, 2, 3],
    'Networks on which strangers gave the right password that day: {n} or more.',
  ),
  ...least(
    'compromised_account.right_networks_week',
    was('rightStrangeNetworksWeek'),
    [1, 2, 3, 5],
    'Networks on which strangers gave the right password that week: {n} or more.',
  ),
  ...least(
    'compromised_account.right_times_week',
    was('rightStrangeWeek'),
    [2, 3, 5],
    'Strangers gave the right password {n} times or more that week.',
  ),
  ...least(
    'compromised_account.right_providers_week',
    was('rightStrangeSystemsWeek'),
    [2, 3],
    'Strangers gave the right password through {n} providers or more that week.',
  ),
  ...least(
    'compromised_account.right_devices_week',
    was('rightStrangeDevicesWeek'),
    [2, 3],
    'Strangers gave the right password on {n} devices or more that week.',
  ),
  ...least(
    'compromised_account.right_days',
    was('rightStrangeDaysMonth'),
    [2, 3, 5],
    'Strangers gave the right password on {n} days or more that month.',
  ),
  ...least(
    'compromised_account.right_networks_month',
    was('rightStrangeNetworksMonth'),
    [2, 3, 5],
    'Strangers gave the right password on {n} networks or more that month.',
  ),
  ...least(
    'compromised_account.right_here_month',
    was('rightHereMonth'),
    [2, 3, 5],
    'On the same device or network, strangers gave the right password {n} times or more that month.',
  ),
  ...least(
    'compromised_account.right_over_hours',
    was('rightStrangeHours'),
    [1, 12, 72],
    'Strangers had been giving the right password for {hours} or more.',
  ),
  ...least(
    'compromised_account.right_around',
    is('laterRightStrangeFortnight'),
    [2, 3, 5],
    'Around that time strangers gave the right password {n} times or more.',
  ),
  ...least(
    'compromised_account.right_networks_around',
    is('laterRightNetworksFortnight'),
    [2, 3, 5],
    'Around that time strangers gave the right password on {n} networks or more.',
  ),
  ...least(
    'compromised_account.right_days_around',
    is('laterRightDaysFortnight'),
    [2, 3, 5],
    'Around that time strangers gave the right password on {n} days or more.',
  ),
  ...least(
    'compromised_account.right_after',
    is('laterRightStrangeDay'),
    [1, 2],
    'Times strangers gave the right password in the day after: {n} or more.',
  ),
  ...whether(
    'compromised_account.password_leaked',
    was('leaked'),
    'A password of the account was found in a list of stolen ones.',
  ),
  ...whether(
    'compromised_account.password_leaked_still',
    was('leakedOpen'),
    'The password had been found in a list of stolen ones, and not changed since.',
  ),
  ...least(
    'compromised_account.strange_days',
    was('accountStrangeDaysMonth'),
    [2, 3, 5],
    'Strangers asked for codes on {n} days or more that month.',
  ),
  ...least(
    'compromised_account.strange_week',
    was('accountStrangeWeek'),
    [2, 4, 8],
    'Strangers asked for {n} codes or more that week.',
  ),
  ...least(
    'compromised_account.strange_networks_week',
    was('accountStrangeNetworksWeek'),
    [2, 3, 5],
    'Strangers asked from {n} networks or more that week.',
  ),
  ...least(
    'compromised_account.strange_providers_week',
    was('accountStrangeSystemsWeek'),
    [2, 3],
    'Strangers asked through {n} providers or more that week.',
  ),
  ...least(
    'compromised_account.same_stranger',
    was('mineMonth'),
    [1, 3, 6],
    'Earlier requests that month from the same device or network: {n} or more.',
  ),
  ...whether(
    'compromised_account.same_stranger_never_entered',
    both(byStranger, reaching(was('mineMonth'), 2), no(was('mineEnteredMonth'))),
    'The same stranger asked again and again, and never entered a code.',
  ),
  ...whether(
    'compromised_account.sign_in_elsewhere',
    elsewhere,
    'A sign-in that was left open was used on a network where it had not been used before.',
  ),
  ...whether(
    'compromised_account.sign_in_other_provider',
    both(hasSession, no(was('sessionKnowsSystem'))),
    'A sign-in that was left open was used through a provider where it had not been used before.',
  ),
  ...whether(
    'compromised_account.sign_in_other_country',
    both(hasSession, no(was('sessionKnowsCountry'))),
    'A sign-in that was left open was used in a country where it had not been used before.',
  ),
  ...whether(
    'compromised_account.sign_in_other_device',
    both(hasSession, no(was('sessionKnowsDevice'))),
    'A sign-in that was left open was used on another device.',
  ),
  ...whether(
    'compromised_account.sign_in_other_client',
    both(hasSession, no(was('sessionKnowsClient'))),
    'A sign-in that was left open was used in another kind of app.',
  ),
  ...most(
    'compromised_account.elsewhere_before',
    was('sessionElsewhereHours'),
    [1, 6, 24],
    'The same sign-in was used elsewhere at most {hours} before.',
  ),
  ...least(
    'compromised_account.sign_in_devices',
    was('sessionDevices'),
    [2],
    'The same sign-in was used on two devices or more.',
  ),
  ...least(
    'compromised_account.sign_in_devices_around',
    is('laterSessionDevices'),
    [2],
    'Around that time the same sign-in was used on two devices or more.',
  ),
  ...least(
    'compromised_account.sign_in_countries_around',
    is('laterSessionCountries'),
    [2],
    'Around that time the same sign-in was used in two countries or more.',
  ),
  ...least(
    'compromised_account.sign_in_providers_around',
    is('laterSessionSystems'),
    [2, 3],
    'Around that time the same sign-in was used through {n} providers or more.',
  ),
  ...whether(
    'compromised_account.elsewhere_after',
    is('laterSessionElsewhere'),
    'The same sign-in was used elsewhere within hours.',
    'The same sign-in was not used elsewhere afterwards.',
  ),
  ...whether(
    'compromised_account.sensitive_elsewhere',
    both(sensitive, elsewhere),
    'In a new place, an open sign-in wanted to change something or do something important.',
  ),
  ...whether(
    'compromised_account.sensitive_strange',
    both(sensitive, byStranger),
    'Somebody whom the account did not know wanted to change something or do something important.',
  ),
  ...whether(
    'compromised_account.by_app',
    hasGrant,
    'An app that was let into the account asked for it.',
    'No app that was let in asked for it.',
  ),
  ...most(
    'compromised_account.app_lately',
    was('grantDays'),
    [1, 7, 30, 180],
    'The app was let in at most {days} before.',
  ),
  ...least('compromised_account.app_scopes', was('grantScopes'), [2, 3], 'The app may do {n} kinds of things or more.'),
  ...least(
    'compromised_account.app_accounts',
    was('appWhoDay'),
    [2, 5, 12],
    'The same app asked for codes for {n} accounts or more that day.',
  ),
  ...most(
    'compromised_account.app_not_entered',
    was('appEnteredShare'),
    [0, 0.2, 0.5],
    'Share of the codes that the app asked for that were entered: at most {n} in a hundred.',
  ),
  ...least(
    'compromised_account.app_entered',
    was('appEnteredShare'),
    [0.6, 0.85],
    'At least {n} in a hundred codes that the app asked for were entered.',
  ),
  ...most(
    'compromised_account.app_not_entered_around',
    is('laterAppEntered'),
    [0, 0.3],
    'Share of the codes that the app asked for around then that were entered: at most {n} in a hundred.',
  ),
  ...least(
    'compromised_account.app_strange',
    was('appStrangeShare'),
    [0.3, 0.7],
    'Of the requests of that app, {n} in a hundred or more came from places that the accounts did not know.',
  ),
  ...whether(
    'compromised_account.app_by_stranger',
    both(hasGrant, byStranger),
    'The app asked from a place that the account did not know.',
  ),
  ...whether(
    'compromised_account.app_ended',
    is('laterGrantEnded'),
    'The app was taken out of the account afterwards.',
  ),
  ...whether(
    'compromised_account.several_purposes',
    was('accountOtherPurposeMine'),
    'The same asker wanted codes for other things that day as well.',
    'The same asker wanted no codes for other things that day.',
  ),
  ...whether(
    'compromised_account.several_purposes_after',
    is('laterOtherPurposeMine'),
    'The same asker wanted codes for other things afterwards.',
    'The same asker wanted no codes for other things afterwards.',
  ),
  ...whether(
    'compromised_account.several_purposes_strange',
    was('accountOtherPurposeStrange'),
    'Strangers wanted codes for other things that day as well.',
  ),
  ...least(
    'compromised_account.strange_entered',
    was('strangeEnteredTwoDays'),
    [1, 2],
    'Codes that strangers asked for, entered in the two days before: {n} or more.',
  ),
  ...whether(
    'compromised_account.recovered_before',
    reaching(was('recoveredTwoDays'), 1),
    'A code for a new password had been entered in the two days before.',
  ),
  ...most(
    'compromised_account.changed_hours',
    was('changedHours'),
    [6, 48],
    'The password had been changed at most {hours} before.',
  ),
  ...whether(
    'compromised_account.right_password_again',
    both(withPassword, byStranger, reaching(was('rightStrangeWeek'), 2)),
    'A stranger gave the right password, not for the first time that week.',
  ),
];
