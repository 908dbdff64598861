/** Somebody tried to sign in to the account from outside: a list of stolen passwords, guessing, a stranger's try. */
import type { Facts } from '../facts.ts';
import type { CauseDefinition } from './evidence.ts';
import { all, atLeast, favours, given, type Known, known, not, oneOf, some, speaks } from './known.ts';
import { denies, isFor, mayBeSignIn, notEntered, passwordFirst, strangeDevice, stranger } from './readings.ts';
import { reportOf } from './told-report.ts';

function theirs(facts: Facts): Known {
  const { haveAccount, greets } = reportOf(facts);
  return some(oneOf(haveAccount, 'yes'), oneOf(greets, 'me'));
}

export const unauthorizedLogin: CauseDefinition = {
  cause: 'unauthorized_login',
  title: 'Somebody else tried to sign in to your account',
  evidence: [
    {
      id: 'unauthorized_login.stranger_signs_in',
      says: 'Somebody tried to sign in from a device and a network that the account does not know.',
      otherwise: 'It was not a sign-in from a strange device and network.',
      test: (facts) => speaks(all(isFor(facts, 'sign_in'), stranger(facts))),
    },
    {
      id: 'unauthorized_login.strange_country',
      says: 'The sign-in came from a country where the account was never used.',
      otherwise: null,
      test: (facts) => favours(all(isFor(facts, 'sign_in'), not(facts.requester.countryFamiliar))),
    },
    {
      id: 'unauthorized_login.many_accounts',
      says: 'The same network tried several accounts that day, with wrong passwords among them.',
      otherwise: null,
      test: ({ requester }) =>
        favours(
          all(
            atLeast(requester.networkAccountsDay, 3),
            atLeast(requester.networkWrongPasswordsDay, 2),
            not(requester.deviceFamiliar),
          ),
        ),
    },
    {
      id: 'unauthorized_login.wrong_passwords',
      says: 'Wrong passwords were tried on the account that day.',
      otherwise: null,
      test: (facts) => favours(all(atLeast(facts.account.wrongPasswordsDay, 2), strangeDevice(facts))),
    },
    {
      id: 'unauthorized_login.password_known',
      says: 'The right password was given first, on a device and network that the account does not know.',
      otherwise: null,
      test: (facts) => favours(all(passwordFirst(facts), stranger(facts))),
    },
    {
      id: 'unauthorized_login.password_leaked',
      says: 'The password is in a known list of stolen passwords.',
      otherwise: null,
      test: (facts) => favours(all(known(facts.account.credentialsLeaked), mayBeSignIn(facts))),
    },
    {
      id: 'unauthorized_login.not_let_in',
      says: 'Whoever tried to sign in did not enter the code.',
      otherwise: 'Whoever tried to sign in entered the right code.',
      test: (facts) => speaks(given(all(isFor(facts, 'sign_in'), strangeDevice(facts)), notEntered(facts))),
    },
    {
      id: 'unauthorized_login.not_you',
      says: 'The code is for signing in, and you did not try to.',
      otherwise: null,
      test: (facts) => favours(all(denies(facts), isFor(facts, 'sign_in'))),
    },
    {
      id: 'unauthorized_login.password_reused',
      says: 'You use the same password in other places.',
      otherwise: null,
      test: (facts) => favours(all(known(reportOf(facts).passwordReused), mayBeSignIn(facts))),
    },
    {
      id: 'unauthorized_login.your_account',
      says: 'You have an account there, or the message names you.',
      otherwise: null,
      test: (facts) => favours(all(isFor(facts, 'sign_in'), denies(facts), theirs(facts))),
    },
  ],
  prevents: 'A password used nowhere else, and a second factor.',
  tell: 'Without the code they cannot get in. But they may know your password.',
  advice: ['change_password', 'never_share', 'second_factor', 'review_activity', 'check_breach'],
  actions: ['not_me', 'stop_codes', 'i_shared_it'],
};
