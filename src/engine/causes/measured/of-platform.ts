/** Measures of a service, or a system calling it, that went wrong. */
import { both, is, least, most, no, reaching, was, whether, within } from '../families.ts';
import { byActor, byKnown, hasDevice, hasSession, typedNothing } from './asked-how.ts';

const unattended = both(typedNothing, no(hasDevice), no(hasSession));

export const PLATFORM_MEASURED = [
  ...whether('platform_glitch.system_asked', byActor('service'), 'One of the service’s own systems asked for it.'),
  ...whether(
    'platform_glitch.unattended',
    unattended,
    'Nothing was typed, and there was no device and no sign-in behind it.',
  ),
  ...whether(
    'platform_glitch.unattended_unentered',
    both(unattended, no(is('laterEntered'))),
    'Nobody was at hand, and nobody entered the code.',
  ),
  ...least(
    'platform_glitch.caller_busy',
    was('callerBurst'),
    [1.3, 2, 4],
    'The part of the service that asked was {n} times as busy as usual, or more.',
  ),
  ...least(
    'platform_glitch.caller_ten_minutes',
    was('callerTenMinutes'),
    [2, 6, 12],
    'The same part of the service asked for codes for {n} addresses or more within ten minutes.',
  ),
  ...least(
    'platform_glitch.caller_people',
    was('callerWhoHour'),
    [5, 15, 40],
    'The same part of the service asked for codes for {n} people or more within the hour.',
  ),
  ...most(
    'platform_glitch.caller_not_entered',
    was('callerEnteredShare'),
    [0.05, 0.2, 0.5],
    'At most {n} in a hundred codes that the same part of the service asked for that day were entered.',
  ),
  ...most(
    'platform_glitch.caller_not_entered_around',
    is('laterCallerEntered'),
    [0.05, 0.2, 0.5],
    'Around that time at most {n} in a hundred codes that the same part of the service asked for were entered.',
  ),
  ...least(
    'platform_glitch.caller_systems',
    was('callerSystemsShare'),
    [0.3, 0.7],
    'The same part of the service asked for {n} in a hundred codes or more with nobody at hand.',
  ),
  ...most(
    'platform_glitch.caller_seen_little',
    was('callerSeen'),
    [0, 5],
    'Accounts in daily use through the same part of the service: at most {n}.',
  ),
  ...least(
    'platform_glitch.caller_strange',
    is('laterCallerStrange'),
    [0.3, 0.7],
    'Around that time, {n} in a hundred or more of those who asked through the same part of the service were strangers.',
  ),
  ...least(
    'platform_glitch.caller_people_around',
    is('laterCallerWho'),
    [5, 15, 40],
    'Around that time the same part of the service asked for codes for {n} people or more.',
  ),
  ...least(
    'platform_glitch.network_people',
    was('networkWhoHour'),
    [3, 8, 20],
    'From that network codes for {n} people or more were asked for within the hour.',
  ),
  ...most(
    'platform_glitch.after_deploy',
    was('deployMinutes'),
    [30, 120, 480],
    'The service changed its systems at most {minutes} before.',
  ),
  ...most(
    'platform_glitch.after_failover',
    was('failoverMinutes'),
    [60, 240, 720],
    'A system of the service failed and was replaced at most {minutes} before.',
  ),
  ...most(
    'platform_glitch.after_restore',
    was('restoreMinutes'),
    [30, 120, 480],
    'The service restored its data at most {minutes} before.',
  ),
  ...most(
    'platform_glitch.after_incident',
    was('incidentMinutes'),
    [60, 240, 720],
    'The service reported trouble at most {minutes} before.',
  ),
  ...least(
    'platform_glitch.trouble_open',
    was('incidentsOpen'),
    [1, 2],
    'Faults that the service had reported and that were not over: {n} or more.',
  ),
  ...whether(
    'platform_glitch.trouble_with_codes',
    is('laterIncidentAboutCodes'),
    'The service says that something was wrong with its codes about then.',
  ),
  ...whether(
    'platform_glitch.trouble_with_codes_open',
    was('incidentAboutCodes'),
    'The service said that it had trouble with codes.',
  ),
  ...most(
    'platform_glitch.trouble_after',
    is('laterIncidentMinutes'),
    [30, 120, 480],
    'The service reported trouble at most {minutes} afterwards.',
  ),
  ...least(
    'platform_glitch.minute',
    was('serviceMinute'),
    [4, 8, 16],
    'The whole service was asked for {n} codes or more within a minute.',
  ),
  ...least(
    'platform_glitch.ten_minutes',
    was('serviceTenMinutes'),
    [12, 30, 60],
    'The whole service was asked for {n} codes or more within ten minutes.',
  ),
  ...least(
    'platform_glitch.busy',
    was('serviceBurst'),
    [1.5, 3, 6],
    'The whole service was {n} times as busy as usual, or more.',
  ),
  ...most(
    'platform_glitch.little_entered',
    was('serviceEnteredShare'),
    [0.15, 0.35, 0.55],
    'Of all the codes of the service in the last hours, at most {n} in a hundred were entered.',
  ),
  ...most(
    'platform_glitch.little_entered_around',
    is('laterServiceEntered'),
    [0.15, 0.35, 0.55],
    'Around that time, at most {n} in a hundred of all the codes of the service were entered.',
  ),
  ...whether(
    'platform_glitch.restored_and_busy',
    both(within(was('restoreMinutes'), 120), reaching(was('serviceBurst'), 2)),
    'The service had just restored its data, and was twice as busy as usual or more.',
  ),
  ...whether(
    'platform_glitch.failed_over_and_known',
    both(within(was('failoverMinutes'), 720), byKnown),
    'A system of the service had been replaced that day, and a device or network that the account knows asked.',
  ),
  ...whether(
    'platform_glitch.trouble_and_known',
    both(reaching(was('incidentsOpen'), 1), byKnown, no(is('laterEntered'))),
    'The service had trouble; a device or network that the account knows asked, and nobody entered the code.',
  ),
  ...whether(
    'platform_glitch.deployed_and_unattended',
    both(within(was('deployMinutes'), 480), unattended),
    'The service had changed its systems that day, and nobody was at hand.',
  ),
  ...whether(
    'platform_glitch.unattended_and_busy',
    both(unattended, reaching(was('callerBurst'), 1.5)),
    'Nobody was at hand, and the part of the service that asked was busier than usual.',
  ),
  ...least(
    'platform_glitch.network_unattended',
    was('networkSystemsShare'),
    [0.3, 0.8],
    'From that network {n} in a hundred codes or more were asked for with nobody at hand.',
  ),
  ...most(
    'platform_glitch.caller_days',
    was('callerDays'),
    [1, 7],
    'The part of the service that asked was first seen at most {days} before.',
  ),
  ...whether(
    'platform_glitch.known_through_odd_way',
    both(byKnown, within(was('callerSeen'), 0)),
    'A device or network that the account knows asked, through a part of the service that is not in daily use.',
  ),
  ...whether(
    'platform_glitch.odd_way_by_itself',
    both(byActor('client'), within(was('callerSeen'), 0)),
    'An app asked by itself, through a part of the service that is not in daily use.',
  ),
  ...most(
    'platform_glitch.same_again',
    (facts) =>
      both(was('addressLastSame'), was('addressLastSamePurpose'))(facts) === 1 ? was('addressGapSeconds')(facts) : null,
    [3, 10, 30, 120],
    'The same device or network had asked for the same at most {seconds} before.',
  ),
  ...whether(
    'platform_glitch.same_again_in_trouble',
    both(
      was('addressLastSame'),
      was('addressLastSamePurpose'),
      within(was('addressGapSeconds'), 900),
      reaching(was('incidentsOpen'), 1),
    ),
    'The service had trouble, and the same was asked for twice.',
  ),
  ...whether(
    'platform_glitch.same_again_before_trouble',
    both(
      was('addressLastSame'),
      was('addressLastSamePurpose'),
      within(was('addressGapSeconds'), 900),
      within(is('laterIncidentMinutes'), 480),
    ),
    'The same was asked for twice, and then the service reported trouble.',
  ),
  ...whether(
    'platform_glitch.same_again_after_failover',
    both(
      was('addressLastSame'),
      was('addressLastSamePurpose'),
      within(was('addressGapSeconds'), 900),
      within(was('failoverMinutes'), 720),
    ),
    'A system of the service had been replaced that day, and the same was asked for twice.',
  ),
  ...whether(
    'platform_glitch.restored_and_crowded',
    both(within(was('restoreMinutes'), 120), reaching(was('serviceTenMinutes'), 12)),
    'The service had just restored its data, and many codes were asked for within ten minutes.',
  ),
];
