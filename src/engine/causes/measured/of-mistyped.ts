/** Measures of somebody who meant another address. */
import { both, is, least, most, no, reaching, was, whether, within } from '../families.ts';
import { byKnown, byMail, byStranger, hasAccount, hasSession, isFor, typedAddress } from './asked-how.ts';

const NEW = isFor('sign_up', 'confirm_contact');
const unentered = no(is('laterEntered'));

export const MISTYPED_MEASURED = [
  ...whether(
    'mistyped_contact.near_known',
    was('slipOfKnown'),
    'The address is a slip of the finger away from one that this account or device had used.',
    'The address is no slip of the finger away from one that was used before.',
  ),
  ...whether(
    'mistyped_contact.near_proved_after',
    is('laterSlip'),
    'Afterwards an address was proved that is a slip of the finger away from this one.',
    'No address that is a slip of the finger away from this one was proved afterwards.',
  ),
  ...whether(
    'mistyped_contact.another_soon',
    is('laterDeviceOtherSoon'),
    'The same device asked for another address within ten minutes.',
    'The same device asked for no other address soon after.',
  ),
  ...whether(
    'mistyped_contact.another_entered',
    is('laterDeviceOtherEntered'),
    'The same device then entered the code for another address.',
  ),
  ...whether(
    'mistyped_contact.another_before',
    was('otherWithinTenMinutes'),
    'The same device had asked for another address within ten minutes before.',
  ),
  ...whether(
    'mistyped_contact.another_before_unused',
    no(was('otherEntered')),
    'The device had asked for another address that day, whose code was not entered.',
  ),
  ...whether(
    'mistyped_contact.new_address',
    both(NEW, was('addressNew')),
    'Nobody had proved this address or asked for it before.',
  ),
  ...whether(
    'mistyped_contact.address_never_seen',
    was('addressNew'),
    'Nothing was known of this address.',
    'Something was known of this address.',
  ),
  ...whether(
    'mistyped_contact.of_somebody_else',
    both(NEW, reaching(was('proofs'), 1)),
    'It was for something new, and this address had been proved before.',
  ),
  ...whether(
    'mistyped_contact.not_of_the_account',
    no(was('contactKnown')),
    'The account never had this address.',
    'The account has this address.',
  ),
  ...whether(
    'mistyped_contact.new_typed_unentered',
    both(NEW, typedAddress, unentered),
    'The address was typed for something new, and nobody entered the code.',
  ),
  ...whether(
    'mistyped_contact.known_device_new_address',
    both(isFor('confirm_contact'), byKnown, no(was('contactKnown'))),
    'A device or network that the account knows wanted to add this address to it.',
  ),
  ...whether(
    'mistyped_contact.stranger_confirms',
    both(isFor('confirm_contact'), byStranger),
    'A stranger to the account wanted to add this address to it.',
  ),
  ...whether(
    'mistyped_contact.signed_in_confirms',
    both(isFor('confirm_contact'), hasSession, unentered),
    'Somebody signed in wanted to add this address, and did not enter the code.',
  ),
  ...whether('mistyped_contact.no_account_yet', no(hasAccount), 'It was for an account that did not exist yet.'),
  ...most(
    'mistyped_contact.domain_rare',
    was('domainProved'),
    [0, 2, 10],
    'Addresses with the same part after the @ that were ever proved here: at most {n}.',
  ),
  ...whether(
    'mistyped_contact.domain_rare_new',
    both(NEW, byMail, within(was('domainProved'), 1)),
    'The address is new, and hardly anybody here has one with the same part after the @.',
  ),
  ...least(
    'mistyped_contact.asked_again',
    is('laterOwnHour'),
    [1, 2, 4],
    'Times the same asker wanted it again within the hour: {n} or more.',
  ),
  ...least(
    'mistyped_contact.insists',
    was('ownUnusedWeek'),
    [1, 2, 4],
    'Codes that the same device had asked for that week and that were not entered: {n} or more.',
  ),
  ...whether(
    'mistyped_contact.not_entered_new',
    both(NEW, unentered),
    'It was for something new, and nobody entered it.',
  ),
  ...whether(
    'mistyped_contact.entered_new',
    both(NEW, is('laterEntered')),
    'It was for something new, and it was entered.',
  ),
  ...least(
    'mistyped_contact.device_other_people',
    is('laterDeviceWhoDay'),
    [1, 2, 4],
    'Other people for whom the device asked for codes in the day after: {n} or more.',
  ),
  ...whether(
    'mistyped_contact.then_the_same_account',
    is('laterDeviceOtherSameAccount'),
    'The device then asked for a code for the same account at another address.',
  ),
  ...whether(
    'mistyped_contact.then_another_account',
    is('laterDeviceSameOtherAccount'),
    'The device then asked for a code for another account at this address.',
  ),
  ...whether(
    'mistyped_contact.unknown_subscriber',
    is('laterUnknownSubscriber'),
    'The carrier says that nobody has this number.',
  ),
  ...whether('mistyped_contact.undelivered', is('laterUndelivered'), 'The message could not be delivered.'),
  ...least(
    'mistyped_contact.signed_up_on_network',
    was('networkSignedUpDay'),
    [2, 5, 15],
    'On that network, somebody wanted to open accounts for {n} addresses or more that day.',
  ),
  ...least(
    'mistyped_contact.address_accounts',
    was('addressAccountsMonth'),
    [2, 3],
    'Codes for {n} accounts or more were asked for at this address that month.',
  ),
];
