/** The service itself or a system calling it went wrong: a bad deploy, a stuck job, a restored database. */
import type { CauseDefinition } from './evidence.ts';
import { all, atLeast, atMost, favours, known, not, oneOf, speaks } from './known.ts';
import { reportOf } from './told-report.ts';

export const platformGlitch: CauseDefinition = {
  cause: 'platform_glitch',
  title: 'A fault at {brand} sent this code',
  evidence: [
    {
      id: 'platform_glitch.machine_asked',
      says: 'One of the service’s own systems asked for it, with nobody at hand.',
      otherwise: 'It was not one of the service’s own systems that asked.',
      test: (facts) => speaks(oneOf(facts.request?.actor, 'service')),
    },
    {
      id: 'platform_glitch.many_addresses',
      says: 'The same system asked for codes for several people within minutes.',
      otherwise: null,
      test: (facts) => favours(atLeast(facts.requester.callerAddressesTenMinutes, 2)),
    },
    {
      id: 'platform_glitch.after_change',
      says: 'Shortly before, the service changed or repaired its systems.',
      otherwise: null,
      test: (facts) => favours(atMost(facts.platform.minutesSinceChange, 240)),
    },
    {
      id: 'platform_glitch.nobody_there',
      says: 'Nobody typed anything, and no device or sign-in was behind it.',
      otherwise: 'Somebody was behind it: a device, a sign-in, or something typed.',
      test: ({ request }) =>
        speaks(all(oneOf(request?.typed, 'nothing'), not(request?.hasDevice), not(request?.hasSession))),
    },
    {
      id: 'platform_glitch.service_admits',
      says: 'The service has said that something went wrong.',
      otherwise: 'The service has not said that anything went wrong.',
      test: (facts) => speaks(known(reportOf(facts).serviceAdmits)),
    },
    {
      id: 'platform_glitch.others_too',
      says: 'Other people get such codes as well.',
      otherwise: 'Other people do not get such codes.',
      test: (facts) => speaks(known(reportOf(facts).othersToo)),
    },
    {
      id: 'platform_glitch.one_service_only',
      says: 'The codes come from one service only.',
      otherwise: 'The codes come from several services.',
      test: (facts) => speaks(not(reportOf(facts).severalServices)),
    },
  ],
  prevents: 'Limits for the service’s own systems, as for everybody else.',
  tell: 'Its own systems asked for codes that nobody needed. Nobody tried to get into your account.',
  advice: ['wait', 'never_share', 'report_bug'],
  actions: ['it_was_me', 'not_me', 'stop_codes'],
};
