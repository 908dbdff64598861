/** Somebody else asked to reset the password: flooding, a try at takeover, or a mistyped name. */
import type { CauseDefinition } from './evidence.ts';
import { all, atLeast, favours, given, known, not, oneOf, speaks } from './known.ts';
import { denies, enteredByOwner, isFor, strangeDevice, stranger } from './readings.ts';
import { reportOf } from './told-report.ts';

export const resetAbuse: CauseDefinition = {
  cause: 'reset_abuse',
  title: 'Somebody else asked to reset your password',
  evidence: [
    {
      id: 'reset_abuse.is_a_reset',
      says: 'The code is for setting a new password.',
      otherwise: 'The code is not for setting a new password.',
      test: (facts) => speaks(isFor(facts, 'recovery')),
    },
    {
      id: 'reset_abuse.stranger_asked',
      says: 'The reset was asked for from a device and a network that the account does not know.',
      otherwise: 'The reset was asked for from a device or network that the account knows.',
      test: (facts) => speaks(given(isFor(facts, 'recovery'), stranger(facts))),
    },
    {
      id: 'reset_abuse.again_and_again',
      says: 'A reset was asked for several times within an hour.',
      otherwise: null,
      test: (facts) => favours(atLeast(facts.address.recoveriesHour, 2)),
    },
    {
      id: 'reset_abuse.from_many_networks',
      says: 'Resets came from more than one network that day.',
      otherwise: null,
      test: (facts) => favours(all(isFor(facts, 'recovery'), atLeast(facts.address.networksDay, 2))),
    },
    {
      id: 'reset_abuse.not_finished',
      says: 'Nobody whom the account knows finished the reset.',
      otherwise: 'The reset was finished with the code, and nothing about it looks strange.',
      test: (facts) => speaks(given(isFor(facts, 'recovery'), not(enteredByOwner(facts)))),
    },
    {
      id: 'reset_abuse.name_typed',
      says: 'Whoever asked for the reset knew or guessed the name of the account.',
      otherwise: null,
      test: (facts) =>
        favours(all(isFor(facts, 'recovery'), oneOf(facts.request?.typed, 'word'), strangeDevice(facts))),
    },
    {
      id: 'reset_abuse.stopped_before',
      says: 'Codes from strangers were already stopped for this address.',
      otherwise: null,
      test: (facts) => favours(all(isFor(facts, 'recovery'), known(facts.address.quiet))),
    },
    {
      id: 'reset_abuse.went_on',
      says: 'More requests followed within the hour.',
      otherwise: null,
      test: (facts) => favours(all(isFor(facts, 'recovery'), atLeast(facts.later.requestsAfterHour, 2))),
    },
    {
      id: 'reset_abuse.not_you',
      says: 'The code is for a new password, and you did not ask for one.',
      otherwise: null,
      test: (facts) => favours(all(isFor(facts, 'recovery'), denies(facts))),
    },
    {
      id: 'reset_abuse.somebody_you_know',
      says: 'You think somebody who knows you could be behind it.',
      otherwise: null,
      test: (facts) => favours(all(known(reportOf(facts).knownPerson), denies(facts))),
    },
    {
      id: 'reset_abuse.flood',
      says: 'Many codes came in a short time, from several services.',
      otherwise: null,
      test: (facts) => favours(all(known(reportOf(facts).severalServices), atLeast(reportOf(facts).count, 5))),
    },
  ],
  prevents: 'A limit on how many resets strangers can ask for, and a second factor.',
  tell: 'Without the code they cannot change it. It may also be a person who typed the wrong name.',
  advice: ['never_share', 'secure_mailbox', 'second_factor', 'review_activity', 'wait'],
  actions: ['not_me', 'stop_codes', 'i_shared_it'],
};
