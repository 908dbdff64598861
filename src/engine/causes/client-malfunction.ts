/** The account holder's own app asked by itself: a loop, a stale cache, an outdated version. */
import type { CauseDefinition } from './evidence.ts';
import { all, atLeast, atMost, favours, known, oneOf, some, speaks } from './known.ts';
import { ownSession } from './readings.ts';
import { reportOf } from './told-report.ts';

export const clientMalfunction: CauseDefinition = {
  cause: 'client_malfunction',
  title: 'Your app asked for the code by itself',
  evidence: [
    {
      id: 'client_malfunction.app_by_itself',
      says: 'The app asked by itself. Nobody pressed anything.',
      otherwise: 'It was not the app that asked by itself.',
      test: (facts) => speaks(oneOf(facts.request?.actor, 'client')),
    },
    {
      id: 'client_malfunction.even_intervals',
      says: 'The requests came at even intervals, as a machine makes them.',
      otherwise: 'The requests did not come at even intervals.',
      test: (facts) => speaks(known(facts.address.evenIntervals)),
    },
    {
      id: 'client_malfunction.signed_in_already',
      says: 'The app was signed in already, on a device that the account knows.',
      otherwise: 'It did not come from an app that was signed in on a known device.',
      test: (facts) => speaks(ownSession(facts)),
    },
    {
      id: 'client_malfunction.after_approval',
      says: 'A code had just been accepted, and the same device asked for another.',
      otherwise: null,
      test: (facts) =>
        favours(all(atMost(facts.address.secondsSinceApproval, 900), known(facts.requester.deviceFamiliar))),
    },
    {
      id: 'client_malfunction.again_and_again',
      says: 'A device that the account knows asked several times in an hour.',
      otherwise: null,
      test: (facts) => favours(all(known(facts.requester.deviceFamiliar), atLeast(facts.address.requestsHour, 3))),
    },
    {
      id: 'client_malfunction.soon_again',
      says: 'It asked again within two minutes, with nobody at hand.',
      otherwise: null,
      test: (facts) =>
        favours(all(oneOf(facts.request?.actor, 'client'), atMost(facts.address.secondsSinceRequest, 120))),
    },
    {
      id: 'client_malfunction.went_on',
      says: 'The same went on for the next hour.',
      otherwise: null,
      test: (facts) => favours(all(known(facts.requester.deviceFamiliar), atLeast(facts.later.requestsAfterHour, 2))),
    },
    {
      id: 'client_malfunction.regular',
      says: 'The codes come at regular times.',
      otherwise: null,
      test: (facts) => favours(known(reportOf(facts).regular)),
    },
    {
      id: 'client_malfunction.after_update',
      says: 'It began after an update of the app.',
      otherwise: null,
      test: (facts) => favours(known(reportOf(facts).afterUpdate)),
    },
    {
      id: 'client_malfunction.app_in_use',
      says: 'The app was open then, or it is an old version.',
      otherwise: 'The app was closed, and it is not old.',
      test: (facts) => speaks(some(known(reportOf(facts).appActive), known(reportOf(facts).appOutdated))),
    },
  ],
  prevents: 'An up-to-date app that asks for a code only when somebody presses something.',
  tell: 'The app on your own device asks without you, often because it is old or stuck. It is a nuisance, not an attack.',
  advice: ['update_app', 'clear_app_data', 'restart_device', 'report_bug', 'never_share'],
  actions: ['it_was_me', 'not_me', 'stop_codes'],
};
