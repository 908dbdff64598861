/**
 * Facts read the way people would put them: "a stranger", "they say they have no account". Shared by the ten causes so that one
 * phrase means one thing. Everything answers yes, no or null for unknown.
 */
import type { Facts } from '../facts.ts';
import type { AddressKind, Purpose } from '../model.ts';
import { all, atLeast, type Known, known, not, oneOf, some } from './known.ts';
import { reportOf, type ToldReport } from './told-report.ts';

const SAYS_FOR: Readonly<Record<NonNullable<ToldReport['saysFor']>, Purpose | null>> = {
  sign_in: 'sign_in',
  recovery: 'recovery',
  sign_up: 'sign_up',
  change: 'change_contact',
  confirm: 'confirm_contact',
  link: 'link_app',
  action: 'sensitive_action',
  unclear: null,
};

/** What the code is for: as asked for, else as the message says. */
export function purposeOf(facts: Facts): Purpose | null {
  const said = reportOf(facts).saysFor;
  return facts.request?.purpose ?? (said ? (SAYS_FOR[said] ?? null) : null);
}

export function isFor(facts: Facts, ...purposes: readonly Purpose[]): Known {
  return oneOf(purposeOf(facts), ...purposes);
}

/** For signing in; where the message doesn't say what it is for, whoever did not ask for it may fear so. */
export function mayBeSignIn(facts: Facts): Known {
  return isFor(facts, 'sign_in') ?? denies(facts);
}

export function addressKindOf(facts: Facts): AddressKind | null {
  if (facts.request?.addressKind) return facts.request.addressKind;
  const channel = facts.request?.channel ?? reportOf(facts).channel;
  if (!channel) return null;
  return channel === 'email' ? 'email' : 'phone';
}

export function strangeDevice(facts: Facts): Known {
  return not(facts.requester.deviceFamiliar);
}

/** Neither the device nor the network is one that this account or address has used before. */
export function stranger(facts: Facts): Known {
  return all(strangeDevice(facts), not(facts.requester.networkFamiliar));
}

export function passwordFirst(facts: Facts): Known {
  return oneOf(facts.request?.firstFactor, 'password');
}

export function approved(facts: Facts): Known {
  return oneOf(facts.later.outcome, 'approved');
}

/** The code was entered, and as far as is known not by a stranger. */
export function enteredByOwner(facts: Facts): Known {
  return all(approved(facts), not(facts.later.approvedFromStrange ?? false));
}

export function notEntered(facts: Facts): Known {
  return not(approved(facts));
}

/** The holder says that they did not ask for it. */
export function denies(facts: Facts): Known {
  const { complaint, says } = facts.told;
  const { askedMyself, door } = reportOf(facts);
  if (says === 'it_was_me') return false;
  if (says === 'not_me' || says === 'not_my_account') return true;
  if (oneOf(complaint, 'not_me', 'no_account')) return true;
  if (askedMyself) return askedMyself === 'unsure' ? null : askedMyself === 'no';
  return door === 'unasked' ? true : null;
}

/** The holder says that the account is not theirs. */
export function deniesAccount(facts: Facts): Known {
  const { complaint, says } = facts.told;
  const { haveAccount, whose } = reportOf(facts);
  if (says === 'not_my_account' || complaint === 'no_account') return true;
  if (haveAccount === 'no' || whose === 'somebody_else') return true;
  return haveAccount === 'yes' ? false : null;
}

/** The holder has had the number or mailbox for months at most. */
export function newHolder(facts: Facts): Known {
  return oneOf(reportOf(facts).addressSince, 'weeks', 'months');
}

/** Several messages came: counted by us, or told. */
export function severalCame(facts: Facts): Known {
  const { count } = reportOf(facts);
  return some(oneOf(facts.told.complaint, 'many', 'twice'), atLeast(count, 2));
}

/** The person on the other side already had a session, on a device this account knows. */
export function ownSession(facts: Facts): Known {
  return all(known(facts.request?.hasSession), known(facts.requester.deviceFamiliar));
}
