/** Somebody already acts from inside the account: a stolen session, a malicious app, a stolen password used again and again. */
import type { CauseDefinition } from './evidence.ts';
import { all, atLeast, atMost, favours, known, some, speaks } from './known.ts';
import { isFor, passwordFirst, strangeDevice } from './readings.ts';
import { reportOf } from './told-report.ts';

export const compromisedAccount: CauseDefinition = {
  cause: 'compromised_account',
  title: 'Somebody may be inside your account',
  evidence: [
    {
      id: 'compromised_account.session_in_two_places',
      says: 'The same sign-in was used from different networks at nearly the same time.',
      otherwise: null,
      test: (facts) =>
        favours(all(atLeast(facts.requester.sessionNetworks, 2), known(facts.request?.hasSession ?? true))),
    },
    {
      id: 'compromised_account.session_on_strange_device',
      says: 'Somebody signed in already asked for it, on a device that the account does not know.',
      otherwise: null,
      test: (facts) => favours(all(known(facts.request?.hasSession), strangeDevice(facts))),
    },
    {
      id: 'compromised_account.changes_from_inside',
      says: 'A change inside the account was asked for in an unusual way.',
      otherwise: null,
      test: (facts) =>
        favours(
          all(
            isFor(facts, 'change_contact', 'link_app', 'sensitive_action'),
            some(strangeDevice(facts), atLeast(facts.requester.sessionNetworks, 2)),
          ),
        ),
    },
    {
      id: 'compromised_account.password_in_many_places',
      says: 'The right password was given from several strange places in one day.',
      otherwise: null,
      test: (facts) => favours(atLeast(facts.account.rightPasswordPlacesDay, 2)),
    },
    {
      id: 'compromised_account.password_again_and_again',
      says: 'Somebody with the right password, on a strange device, caused several codes that day.',
      otherwise: null,
      test: (facts) => favours(all(passwordFirst(facts), strangeDevice(facts), atLeast(facts.address.requestsDay, 3))),
    },
    {
      id: 'compromised_account.new_app_asked',
      says: 'An app that was let into the account lately asked for it.',
      otherwise: null,
      test: (facts) => favours(all(known(facts.request?.hasGrant), atMost(facts.account.newestGrantHours, 24 * 14))),
    },
    {
      id: 'compromised_account.password_just_changed',
      says: 'The password was changed within a day, and now a strange device asks.',
      otherwise: null,
      test: (facts) => favours(all(atMost(facts.account.passwordChangedHours, 24), strangeDevice(facts))),
    },
    {
      id: 'compromised_account.signal_taken',
      says: 'Your number may have been moved to another SIM card.',
      otherwise: null,
      test: (facts) =>
        favours(
          some(known(reportOf(facts).signalLost), all(atMost(facts.address.simSwapDays, 7), strangeDevice(facts))),
        ),
    },
    {
      id: 'compromised_account.traces_inside',
      says: 'There are devices or changes in your account that are not yours.',
      otherwise: 'You found no strange device and no strange change in your account.',
      test: (facts) => speaks(some(known(reportOf(facts).unknownDevices), known(reportOf(facts).changesNotMine))),
    },
    {
      id: 'compromised_account.let_an_app_in',
      says: 'You let an app or site into your account lately.',
      otherwise: null,
      test: (facts) => favours(known(reportOf(facts).newApp)),
    },
  ],
  prevents: 'Looking now and then at which devices and apps are in the account, and closing what is not yours.',
  tell: 'They use your password, a sign-in that was left open, or an app that was let in. Close their ways in now.',
  advice: [
    'change_password',
    'sign_out_everywhere',
    'review_apps',
    'review_activity',
    'second_factor',
    'secure_mailbox',
  ],
  actions: ['i_shared_it', 'not_me', 'stop_codes', 'report_phishing'],
};
