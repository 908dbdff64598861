/** The rightful person asked for the code, or somebody they share the account with. */
import type { CauseDefinition } from './evidence.ts';
import { all, atMost, favours, fewOrMany, known, not, oneOf, some, speaks } from './known.ts';
import { denies, enteredByOwner, passwordFirst } from './readings.ts';
import { reportOf } from './told-report.ts';

export const requested: CauseDefinition = {
  cause: 'requested',
  title: 'You asked for this code',
  evidence: [
    {
      id: 'requested.known_device',
      says: 'It was asked for on a device that the account has used before.',
      otherwise: 'It was asked for on a device that the account has not used before.',
      test: (facts) => speaks(known(facts.requester.deviceFamiliar)),
    },
    {
      id: 'requested.known_place',
      says: 'It was asked for from a place that the account has used before.',
      otherwise: 'It was asked for from a place that the account has not used before.',
      test: ({ requester }) =>
        speaks(some(requester.networkFamiliar, requester.countryFamiliar === false ? false : null)),
    },
    {
      id: 'requested.password_from_home',
      says: 'The right password was given first, from a device or network that the account knows.',
      otherwise: null,
      test: (facts) =>
        favours(all(passwordFirst(facts), some(facts.requester.deviceFamiliar, facts.requester.networkFamiliar))),
    },
    {
      id: 'requested.entered',
      says: 'The code was entered, and nothing about it looks strange.',
      otherwise: 'The code was not entered by anybody the account knows.',
      test: (facts) => speaks(enteredByOwner(facts)),
    },
    {
      id: 'requested.person_acted',
      says: 'A person pressed something to ask for it.',
      otherwise: 'No person pressed anything to ask for it.',
      test: (facts) => speaks(oneOf(facts.request?.actor, 'person')),
    },
    {
      id: 'requested.few',
      says: 'Hardly any codes were asked for in that hour.',
      otherwise: 'Many codes were asked for in that hour.',
      test: ({ address }) => fewOrMany(address.requestsHour, 2, 5),
    },
    {
      id: 'requested.says_so',
      says: 'You said that you asked for it.',
      otherwise: 'You said that you did not ask for it.',
      test: (facts) => speaks(not(denies(facts))),
    },
    {
      id: 'requested.came_at_once',
      says: 'You did something that needs a code, and it came within minutes.',
      otherwise: null,
      test: (facts) => favours(all(oneOf(reportOf(facts).askedMyself, 'yes'), atMost(reportOf(facts).minutesAfter, 9))),
    },
    {
      id: 'requested.account_is_shared',
      says: 'Other people use this account or address too.',
      otherwise: null,
      test: (facts) => favours(oneOf(reportOf(facts).whose, 'shared', 'child')),
    },
  ],
  prevents: 'A message that says what the code is for, so that you know your own request again.',
  tell: 'You, or somebody who shares the account, did something that needs a code.',
  advice: ['nothing_to_do', 'never_share', 'review_activity'],
  actions: ['it_was_me', 'not_me', 'i_shared_it'],
};
