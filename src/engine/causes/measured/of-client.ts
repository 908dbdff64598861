/** Measures of an app that asks by itself. */
import { both, is, least, most, no, reaching, was, whether, within } from '../families.ts';
import { byActor, byKnown, hasSession, isFor, typedNothing } from './asked-how.ts';

const knownApp = both(byKnown, typedNothing);
const unasked = both(hasSession, byKnown);

export const CLIENT_MEASURED = [
  ...whether(
    'client_malfunction.app_asked',
    byActor('client'),
    'The app asked for it by itself, and nobody pressed anything.',
  ),
  ...whether(
    'client_malfunction.known_app',
    knownApp,
    'A device or network that the account knows asked, and nothing was typed.',
  ),
  ...whether(
    'client_malfunction.known_app_by_itself',
    both(byActor('client'), byKnown),
    'The app asked by itself, on a device or network that the account knows.',
  ),
  ...whether(
    'client_malfunction.signed_in',
    both(unasked, isFor('sign_in')),
    'A device that was signed in asked for a code to sign in.',
  ),
  ...whether(
    'client_malfunction.signed_in_action',
    both(unasked, isFor('sensitive_action')),
    'A device that was signed in asked for a code, to make sure who is there.',
  ),
  ...whether(
    'client_malfunction.signed_in_unentered',
    both(unasked, no(is('laterEntered'))),
    'A device that was signed in asked, and nobody entered the code.',
  ),
  ...most(
    'client_malfunction.even',
    was('ownUnevenness'),
    [0.02, 0.08, 0.25],
    'The device asked at even or nearly even intervals.',
  ),
  ...most(
    'client_malfunction.even_of_three',
    was('ownUnevennessOfThree'),
    [0.02, 0.08],
    'The last three times, the device asked at nearly even intervals.',
  ),
  ...most(
    'client_malfunction.even_around',
    is('laterOwnUnevenness'),
    [0.02, 0.08, 0.25],
    'Around that time the device asked at even or nearly even intervals.',
  ),
  ...least(
    'client_malfunction.same_time',
    was('ownTimeOfDay'),
    [0.9, 0.98],
    'The device asked at about the same time of day as before.',
  ),
  ...least(
    'client_malfunction.same_time_around',
    is('laterOwnTimeOfDay'),
    [0.9, 0.98],
    'In the days around it the device asked at about the same time of day.',
  ),
  ...least(
    'client_malfunction.unused',
    was('ownUnusedWeek'),
    [2, 4, 8],
    'The device had asked {n} times or more that week without a code being entered.',
  ),
  ...least(
    'client_malfunction.hours',
    was('ownHours'),
    [2, 4, 8],
    'The device had asked in {n} different hours or more that week.',
  ),
  ...least(
    'client_malfunction.around',
    is('laterOwnAround'),
    [3, 5, 9],
    'In the days around it the device asked {n} times or more.',
  ),
  ...least(
    'client_malfunction.again_day',
    is('laterOwnDay'),
    [1, 2, 4],
    'Times the device asked again in the day after: {n} or more.',
  ),
  ...most(
    'client_malfunction.own_gap',
    was('ownGapSeconds'),
    [15, 60, 300, 3600],
    'The device had also asked within the {seconds} before.',
  ),
  ...whether(
    'client_malfunction.asked_after_entering',
    both(reaching(was('ownEnteredHour'), 1)),
    'The device had just entered a code, and asked again.',
  ),
  ...most(
    'client_malfunction.since_own',
    was('secondsSinceOwnApproval'),
    [60, 600, 3600],
    'At most {seconds} before, the device had entered a code.',
  ),
  ...whether(
    'client_malfunction.same_purpose',
    both(was('ownSamePurpose'), byKnown),
    'A device or network that the account knows asked for the same as before.',
  ),
  ...least(
    'client_malfunction.versions_behind',
    was('versionsBehind'),
    [1, 3, 8, 15],
    'Newer versions of the app than the one that asked: about {n} or more.',
  ),
  ...whether(
    'client_malfunction.old_version',
    was('versionOld'),
    'There is a newer version of the app.',
    'The app is the newest version that we know of.',
  ),
  ...most(
    'client_malfunction.new_version',
    was('clientDays'),
    [0.5, 2, 5],
    'That version of the app was first seen at most {days} before.',
  ),
  ...least(
    'client_malfunction.version_by_itself',
    was('clientClientsShare'),
    [0.1, 0.3, 0.6],
    'In {n} of a hundred cases or more, that version of the app asked by itself that day.',
  ),
  ...least(
    'client_malfunction.version_per_person',
    was('clientPerWho'),
    [1.5, 2.5, 4],
    'With that version of the app, {n} codes or more per person were asked for that day, on average.',
  ),
  ...most(
    'client_malfunction.version_not_entered',
    was('clientEnteredShare'),
    [0.1, 0.4],
    'At most {n} in a hundred codes asked for with that version of the app were entered that day.',
  ),
  ...most(
    'client_malfunction.version_not_entered_around',
    is('laterClientEntered'),
    [0.1, 0.4],
    'Around that time at most {n} in a hundred codes asked for with that version of the app were entered.',
  ),
  ...least(
    'client_malfunction.version_busy',
    was('clientBurst'),
    [1.5, 3],
    'That version of the app asked {n} times as often as usual, or more.',
  ),
  ...least(
    'client_malfunction.device_hour',
    was('deviceAskedHour'),
    [1, 3, 6],
    'Times the device had asked within the hour before: {n} or more.',
  ),
  ...least(
    'client_malfunction.device_week',
    was('deviceAskedWeek'),
    [3, 6, 12],
    'The device had asked {n} times or more that week.',
  ),
  ...whether(
    'client_malfunction.known_never_entered',
    both(byKnown, reaching(was('ownUnusedWeek'), 2), no(is('laterEntered'))),
    'A device or network that the account knows kept asking, and nobody entered a code.',
  ),
  ...whether(
    'client_malfunction.person_said',
    both(unasked, byActor('person')),
    'A person is said to have asked, on a device that was signed in already.',
  ),
  ...whether(
    'client_malfunction.recently_seen',
    both(byKnown, within(was('accountSeenDays'), 1)),
    'The account had been in use that day, and a device or network that it knows asked.',
  ),
  ...whether(
    'client_malfunction.known_new_version',
    both(byKnown, within(was('clientDays'), 5)),
    'A device or network that the account knows asked, with a new version of the app.',
  ),
  ...whether(
    'client_malfunction.signed_in_same_device',
    both(hasSession, was('sessionKnowsDevice')),
    'It was asked for where somebody was signed in, on the device of that sign-in.',
  ),
];
