/** Somebody else meant their own number or address and mistyped it. */
import type { CauseDefinition } from './evidence.ts';
import { all, favours, fewOrMany, given, not, oneOf, present, speaks } from './known.ts';
import { deniesAccount, isFor, notEntered } from './readings.ts';
import { reportOf } from './told-report.ts';

export const mistypedContact: CauseDefinition = {
  cause: 'mistyped_contact',
  title: 'Somebody mistyped their number or address',
  evidence: [
    {
      id: 'mistyped_contact.corrected_after',
      says: 'Right after, the same device used a number or address that is nearly yours, and that one was right.',
      otherwise: null,
      test: (facts) => favours(present(facts.later.slipProvedAfter)),
    },
    {
      id: 'mistyped_contact.nearly_their_own',
      says: 'Whoever asked has a number or address that is one slip of the finger from yours.',
      otherwise: null,
      test: (facts) => favours(present(facts.address.slipOfProved)),
    },
    {
      id: 'mistyped_contact.new_contact',
      says: 'The code is for a new account or a new contact, and those are typed by hand.',
      otherwise: 'The code is not for a new account or a new contact.',
      test: (facts) => speaks(isFor(facts, 'sign_up', 'confirm_contact')),
    },
    {
      id: 'mistyped_contact.address_typed',
      says: 'Somebody typed your number or address themselves.',
      otherwise: null,
      test: (facts) => favours(all(oneOf(facts.request?.typed, 'address'), not(facts.requester.deviceFamiliar))),
    },
    {
      id: 'mistyped_contact.not_your_account',
      says: 'You say that the account is not yours.',
      otherwise: null,
      test: (facts) =>
        favours(all(deniesAccount(facts), facts.address.provedDays === null, not(facts.request?.hasAccount ?? false))),
    },
    {
      id: 'mistyped_contact.yours_for_years',
      says: 'You have had this number or address for years, and the account is not yours.',
      otherwise: null,
      test: (facts) => favours(all(deniesAccount(facts), oneOf(reportOf(facts).addressSince, 'years'))),
    },
    {
      id: 'mistyped_contact.not_entered',
      says: 'Nobody entered the code for the new account or contact.',
      otherwise: 'The code for the new account or contact was entered.',
      test: (facts) => speaks(given(isFor(facts, 'sign_up', 'confirm_contact'), notEntered(facts))),
    },
    {
      id: 'mistyped_contact.few_addresses',
      says: 'The device that asked tried few numbers or addresses that day.',
      otherwise: 'The device that asked tried a great many numbers or addresses that day.',
      test: (facts) => fewOrMany(facts.requester.deviceAddressesDay, 3, 8),
    },
    {
      id: 'mistyped_contact.names_another',
      says: 'The message is meant for somebody with another name.',
      otherwise: 'The message is meant for you by name.',
      test: (facts) =>
        speaks(
          given(oneOf(reportOf(facts).greets, 'me', 'somebody_else'), oneOf(reportOf(facts).greets, 'somebody_else')),
        ),
    },
  ],
  prevents: 'Showing the number or address once more before a code is sent to it.',
  tell: 'They meant their own and gave yours. Your own accounts have nothing to do with it.',
  advice: ['disown_address', 'never_share', 'do_not_follow_links'],
  actions: ['not_my_account', 'stop_codes', 'i_shared_it'],
};
