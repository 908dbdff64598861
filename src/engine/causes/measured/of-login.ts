/** Measures of somebody who tries to sign in from outside. */
import { both, is, least, most, no, reaching, was, whether, within } from '../families.ts';
import { byFarStranger, byStranger, hasDevice, hasSession, isFor, withPassword } from './asked-how.ts';

const strangeSignIn = both(isFor('sign_in'), byStranger, no(hasSession));

export const LOGIN_MEASURED = [
  ...whether(
    'unauthorized_login.with_password',
    both(strangeSignIn, withPassword),
    'A stranger to the account gave the right password.',
  ),
  ...whether(
    'unauthorized_login.without_password',
    both(strangeSignIn, no(withPassword)),
    'A stranger to the account asked to sign in without a password.',
  ),
  ...whether(
    'unauthorized_login.far',
    both(isFor('sign_in'), byFarStranger, withPassword),
    'The right password came, and nothing about device, network and provider was known to the account.',
  ),
  ...whether(
    'unauthorized_login.without_device',
    both(strangeSignIn, no(hasDevice)),
    'A stranger asked to sign in, on a device that did not say which it is.',
  ),
  ...least(
    'unauthorized_login.wrong_here',
    was('wrongHere'),
    [1, 2, 4],
    'Wrong passwords given there within the hour before: {n} or more.',
  ),
  ...whether(
    'unauthorized_login.right_at_first',
    was('rightAtFirst'),
    'The password was right at the first try.',
    'The password was wrong at the first try.',
  ),
  ...whether(
    'unauthorized_login.right_after_wrong',
    both(no(was('rightAtFirst')), withPassword, byStranger),
    'A stranger found the password after a wrong one.',
  ),
  ...least(
    'unauthorized_login.wrong_elsewhere',
    was('wrongElsewhereDay'),
    [1, 3],
    'Wrong passwords given by strangers on other networks that day: {n} or more.',
  ),
  ...least(
    'unauthorized_login.wrong_elsewhere_week',
    was('wrongElsewhereWeek'),
    [1, 3, 6],
    'Wrong passwords given by strangers on other networks that week: {n} or more.',
  ),
  ...least(
    'unauthorized_login.wrong_by_strangers',
    was('wrongStrangeDay'),
    [1, 3],
    'Wrong passwords given by strangers that day: {n} or more.',
  ),
  ...least(
    'unauthorized_login.network_wrong_names',
    was('networkWrongNamesDay'),
    [1, 3, 10],
    'Names for which wrong passwords were tried on that network that day: {n} or more.',
  ),
  ...least(
    'unauthorized_login.network_nobodies',
    was('networkNobodiesDay'),
    [1, 3],
    'Names that nobody has, tried on that network that day: {n} or more.',
  ),
  ...least(
    'unauthorized_login.network_strangers',
    was('networkStrangersDay'),
    [1, 2, 5, 12],
    'Accounts for which strangers on that network asked for codes that day: {n} or more.',
  ),
  ...least(
    'unauthorized_login.network_right_strangers',
    was('networkRightStrangersDay'),
    [1, 2, 4],
    'Accounts new to that network whose right password was given there that day: {n} or more.',
  ),
  ...most(
    'unauthorized_login.network_mostly_wrong',
    was('networkRightShare'),
    [0.1, 0.4, 0.7],
    'At most {n} in a hundred passwords tried on that network that day were right.',
  ),
  ...least(
    'unauthorized_login.system_wrong_names',
    was('systemWrongNamesDay'),
    [3, 10, 30],
    'Through that provider, wrong passwords were tried for {n} names or more that day.',
  ),
  ...least(
    'unauthorized_login.system_nobodies',
    was('systemNobodiesDay'),
    [1, 4, 12],
    'Names that nobody has, tried through that provider that day: {n} or more.',
  ),
  ...most(
    'unauthorized_login.system_mostly_wrong',
    was('systemRightShare'),
    [0.1, 0.4, 0.7],
    'At most {n} in a hundred passwords tried through that provider that day were right.',
  ),
  ...least(
    'unauthorized_login.system_strangers',
    was('systemStrangersDay'),
    [2, 6, 20],
    'Through that provider, strangers asked for codes for {n} accounts or more that day.',
  ),
  ...least(
    'unauthorized_login.client_wrong_names',
    was('clientWrongNamesDay'),
    [3, 10, 30],
    'With that version of the app, wrong passwords were tried for {n} names or more that day.',
  ),
  ...least(
    'unauthorized_login.client_nobodies',
    was('clientNobodiesDay'),
    [1, 4, 12],
    'Names that nobody has, tried with that version of the app that day: {n} or more.',
  ),
  ...least(
    'unauthorized_login.client_strange_share',
    was('clientStrangeShare'),
    [0.5, 0.8],
    'Of those who asked with that version of the app that day, {n} in a hundred or more were strangers.',
  ),
  ...most(
    'unauthorized_login.client_mostly_wrong',
    was('clientRightShare'),
    [0.1, 0.4, 0.7],
    'At most {n} in a hundred passwords tried with that version of the app that day were right.',
  ),
  ...least(
    'unauthorized_login.device_wrong_names',
    was('deviceWrongNamesWeek'),
    [1, 2, 5],
    'Names for which that device gave wrong passwords that week: {n} or more.',
  ),
  ...least(
    'unauthorized_login.device_names',
    was('deviceRightNamesWeek'),
    [2, 4],
    'That device gave the right password for {n} names or more that week.',
  ),
  ...least(
    'unauthorized_login.device_accounts',
    was('deviceWhoWeek'),
    [2, 3, 6],
    'That device asked for codes for {n} people or more that week.',
  ),
  ...most(
    'unauthorized_login.new_device',
    was('deviceDays'),
    [0.01, 1, 7],
    'That device was first seen at most {days} before.',
  ),
  ...whether(
    'unauthorized_login.device_of_others',
    was('deviceOfOthers'),
    'That device is in use by another account.',
    'That device is in use by no other account.',
  ),
  ...whether(
    'unauthorized_login.left_at_once',
    both(strangeSignIn, no(is('laterEntered')), within(is('laterOwnDay'), 0)),
    'Nobody entered the code, and the stranger did not ask again that day.',
  ),
  ...whether(
    'unauthorized_login.came_back',
    both(strangeSignIn, no(is('laterEntered')), reaching(is('laterOwnDay'), 1)),
    'Nobody entered the code, and the stranger asked again that day.',
  ),
  ...least(
    'unauthorized_login.wrong_after',
    is('laterWrongDay'),
    [1, 3],
    'Wrong passwords in the day after: {n} or more.',
  ),
  ...least(
    'unauthorized_login.network_asks_for_many',
    is('laterNetworkWho'),
    [2, 4, 10],
    'Around that time, codes for {n} people or more were asked for on that network.',
  ),
  ...least(
    'unauthorized_login.network_strange_around',
    is('laterNetworkStrange'),
    [0.5, 0.9],
    'Around that time, {n} in a hundred or more of those who asked on that network were strangers.',
  ),
  ...least(
    'unauthorized_login.system_strange_around',
    is('laterSystemStrange'),
    [0.3, 0.7],
    'Around that time, {n} in a hundred or more of those who asked through that provider were strangers.',
  ),
  ...most(
    'unauthorized_login.system_enters_little',
    is('laterSystemEntered'),
    [0, 0.3],
    'Share of the codes through that provider around then that were entered: at most {n} in a hundred.',
  ),
  ...least(
    'unauthorized_login.guessed_codes',
    is('laterSubmissions'),
    [2, 4],
    'Codes were entered {n} times or more, right or wrong.',
  ),
  ...whether(
    'unauthorized_login.alone_on_network',
    within(was('networkSeen'), 0),
    'No account that we know of is in daily use on that network.',
  ),
  ...whether(
    'unauthorized_login.strange_and_alone',
    both(byStranger, within(was('networkSeen'), 0)),
    'A stranger asked, on a network that nobody we know of uses daily.',
  ),
  ...most(
    'unauthorized_login.password_seconds',
    was('secondsSincePassword'),
    [4, 15, 60],
    'The code was asked for within {seconds} of the right password.',
  ),
];
