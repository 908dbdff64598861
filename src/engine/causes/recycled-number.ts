/** The number used to be somebody else's, whose account still has it. */
import type { Facts } from '../facts.ts';
import type { CauseDefinition } from './evidence.ts';
import { all, atLeast, disfavours, favours, given, type Known, known, oneOf, present, some, speaks } from './known.ts';
import { addressKindOf, deniesAccount, newHolder, notEntered } from './readings.ts';
import { reportOf } from './told-report.ts';

function isPhone(facts: Facts): Known {
  return oneOf(addressKindOf(facts), 'phone');
}

export const recycledNumber: CauseDefinition = {
  cause: 'recycled_number',
  title: 'Your number used to be somebody else’s',
  evidence: [
    {
      id: 'recycled_number.carrier_says_so',
      says: 'The phone company says that the number has a new owner.',
      otherwise: null,
      test: (facts) => favours(some(present(facts.address.recycledDays), present(facts.later.recycledAfterDays))),
    },
    {
      id: 'recycled_number.is_a_number',
      says: 'It is a phone number, and those are given out again.',
      otherwise: 'It is a mailbox, and those are hardly ever given to somebody else.',
      test: (facts) => disfavours(isPhone(facts)),
    },
    {
      id: 'recycled_number.account_has_it',
      says: 'There is an account that has this number.',
      otherwise: 'No account has this number yet.',
      test: (facts) => speaks(given(isPhone(facts), known(facts.request?.hasAccount))),
    },
    {
      id: 'recycled_number.not_the_holders_account',
      says: 'The number was proved for the account long ago, and you say that the account is not yours.',
      otherwise: null,
      test: (facts) => favours(all(isPhone(facts), deniesAccount(facts), atLeast(facts.address.provedDays, 90))),
    },
    {
      id: 'recycled_number.proved_by_another',
      says: 'Since then, somebody else has proved that the number is theirs.',
      otherwise: null,
      test: (facts) => favours(all(isPhone(facts), known(facts.address.provedByOther))),
    },
    {
      id: 'recycled_number.disowned_before',
      says: 'Whoever holds this number said before that the account is not theirs.',
      otherwise: null,
      test: (facts) => favours(all(isPhone(facts), known(facts.address.disavowed))),
    },
    {
      id: 'recycled_number.proved_long_ago',
      says: 'The number was last proved more than a year ago.',
      otherwise: 'The number was proved for the account within the last year.',
      test: (facts) => speaks(given(isPhone(facts), atLeast(facts.address.provedDays, 365))),
    },
    {
      id: 'recycled_number.was_dead',
      says: 'Some time ago messages to this number could not be delivered.',
      otherwise: null,
      test: (facts) =>
        favours(
          all(
            isPhone(facts),
            some(atLeast(facts.address.absentReports30Days, 2), atLeast(facts.address.failedReports30Days, 2)),
          ),
        ),
    },
    {
      id: 'recycled_number.owner_cannot_enter_it',
      says: 'Somebody on a device the account knows asked, and could not enter the code.',
      otherwise: null,
      test: (facts) =>
        favours(
          all(
            isPhone(facts),
            known(facts.requester.deviceFamiliar),
            atLeast(facts.address.provedDays, 365),
            notEntered(facts),
          ),
        ),
    },
    {
      id: 'recycled_number.account_asleep',
      says: 'The account was not used for half a year or more.',
      otherwise: null,
      test: (facts) => favours(all(isPhone(facts), atLeast(facts.account.seenDays, 180))),
    },
    {
      id: 'recycled_number.new_to_you',
      says: 'You have had this number for weeks or months only.',
      otherwise: 'You have had this number for years.',
      test: (facts) => speaks(given(isPhone(facts), newHolder(facts))),
    },
    {
      id: 'recycled_number.codes_for_another',
      says: 'The number is new to you, and the codes are for somebody else.',
      otherwise: null,
      test: (facts) =>
        favours(
          all(
            isPhone(facts),
            newHolder(facts),
            some(deniesAccount(facts), oneOf(reportOf(facts).greets, 'somebody_else')),
          ),
        ),
    },
    {
      id: 'recycled_number.several_services',
      says: 'The number is new to you, and codes of several services come.',
      otherwise: null,
      test: (facts) => favours(all(isPhone(facts), newHolder(facts), known(reportOf(facts).severalServices))),
    },
  ],
  prevents: 'Asking people now and then whether their number is still theirs, and asking the phone company.',
  tell: 'Their account still has it, so their codes come to you. Say that the account is not yours, and it ends.',
  advice: ['disown_address', 'never_share', 'update_contacts', 'contact_support'],
  actions: ['not_my_account', 'stop_codes', 'i_shared_it'],
};
