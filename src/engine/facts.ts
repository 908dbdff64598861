/**
 * What is known when a request is decided on, and what is learned of it later. Flat, small and without a raw value in it: no
 * address, network or name, so that a decision can keep its facts for ever and `decide` and `diagnose` can be replayed on them.
 * `null` means unknown, never "no".
 */
import type { Actor, AddressKind, Channel, Complaint, FirstFactor, Instant, Purpose, Unwanted } from './model.ts';

/** Edits that turn one address into another as fingers do. */
export type Slip = 'substitution' | 'transposition' | 'omission' | 'addition' | 'doubling' | 'domain';

/** The request itself, as parsed. */
export interface RequestFacts {
  readonly purpose: Purpose;
  readonly channel: Channel;
  readonly addressKind: AddressKind | null;
  readonly firstFactor: FirstFactor | null;
  readonly hasAccount: boolean;
  /** Whether somebody typed something to name the address or the account: the address itself, another word, nothing. */
  readonly typed: 'address' | 'word' | 'nothing' | null;
  readonly actor: Actor | null;
  readonly hasSession: boolean | null;
  readonly hasGrant: boolean | null;
  readonly hasDevice: boolean | null;
}

/** The party on the other side, held against what account and address have shown before. */
export interface RequesterFacts {
  /** This device was signed by us after an approval, or seen signed in, on this account (or, without one, this address). */
  readonly deviceFamiliar: boolean | null;
  readonly networkFamiliar: boolean | null;
  readonly countryFamiliar: boolean | null;
  /** Distinct accounts that passwords or codes were tried for from this network in 24 hours, this one included. */
  readonly networkAccountsDay: number | null;
  /** Distinct names that a wrong password was tried for from this network in 24 hours. */
  readonly networkWrongPasswordsDay: number | null;
  /** Distinct networks this very session was used from in the last two hours. */
  readonly sessionNetworks: number | null;
  /** Distinct addresses this API key asked codes for in ten minutes with nobody at hand (actor `service`). */
  readonly callerAddressesTenMinutes: number | null;
  /** Distinct addresses this device asked codes for in 24 hours. */
  readonly deviceAddressesDay: number | null;
}

/** What the account has been through. */
export interface AccountFacts {
  readonly seenDays: number | null;
  readonly wrongPasswordsDay: number | null;
  /** Distinct unfamiliar networks that gave the right password within 24 hours. */
  readonly rightPasswordPlacesDay: number | null;
  /** The right password came from here, with no wrong one before it, within five minutes. */
  readonly rightPasswordAtOnce: boolean | null;
  readonly credentialsLeaked: boolean | null;
  readonly passwordChangedHours: number | null;
  readonly newestGrantHours: number | null;
}

/** What the address has been through. */
export interface AddressFacts {
  /** Days since this account proved this address; null: never, or not known. */
  readonly provedDays: number | null;
  /** Another account proved this address later than this one did. */
  readonly provedByOther: boolean | null;
  readonly requestsHour: number | null;
  readonly requestsDay: number | null;
  readonly recoveriesHour: number | null;
  /** Distinct networks that asked for codes to this address in 24 hours. */
  readonly networksDay: number | null;
  readonly secondsSinceRequest: number | null;
  /** The last three or more requests came from one device or session at even intervals (within 5 %). */
  readonly evenIntervals: boolean | null;
  readonly secondsSinceApproval: number | null;
  readonly failedReports30Days: number | null;
  readonly absentReports30Days: number | null;
  /** Somebody who holds the address said that this account is not theirs. */
  readonly disavowed: boolean | null;
  /** Messages to this address are stopped for requesters who are not familiar. */
  readonly quiet: boolean | null;
  /** Days since the carrier says the number changed hands, or its SIM was swapped. */
  readonly recycledDays: number | null;
  readonly simSwapDays: number | null;
  /** The address is one slip away from one that this account or device had proved. */
  readonly slipOfProved: Slip | null;
}

/** New numbers of a range that codes left for, faded with time. */
export interface RangeCount {
  /** Proved by somebody who, as far as the service tells of it, was seen later. */
  readonly proved: number;
  readonly unproved: number;
  /** Asked for in the last two minutes: they may still be proved. */
  readonly waiting: number;
}

/** The ranges that a new number is of, held against the service as a whole. Only what nobody known asks for, to numbers nobody proved. */
export interface RangeFacts {
  /** Nothing speaks for the number, the account or the device: only such requests are judged by their ranges. */
  readonly fresh: boolean | null;
  /** The share of new numbers that is usually proved, over all countries. */
  readonly usual: number | null;
  /** Of all countries together that the service has no people in; null where this is none of them. */
  readonly strange: RangeCount | null;
  readonly country: RangeCount | null;
  /** Of the country's, those asked for from where this one is: from where its people are, or from elsewhere. */
  readonly origin: RangeCount | null;
  /** All but the last four digits the same. */
  readonly carrier: RangeCount | null;
  /** All but the last three. */
  readonly block: RangeCount | null;
  /** Unproved numbers of the carrier's range that others asked for. */
  readonly others: number | null;
}

/** What the operator's own systems said. */
export interface PlatformFacts {
  /** Minutes since the last deploy, failover, restore or open incident; null: none in 24 hours. */
  readonly minutesSinceChange: number | null;
}

/** What happened after the decision, as far as it is known when somebody asks. */
export interface LaterFacts {
  readonly outcome: 'approved' | 'wrong' | 'none' | null;
  readonly secondsToApproval: number | null;
  /** The code was approved from a network and device that are not familiar. */
  readonly approvedFromStrange: boolean | null;
  readonly reportedDuplicate: boolean | null;
  readonly deliverySeconds: number | null;
  readonly deliveryFailed: boolean | null;
  /** Messages that left for this verification. */
  readonly messages: number | null;
  /** The same device asked for, and then proved, an address one slip away from this one. */
  readonly slipProvedAfter: Slip | null;
  /** More requests to this address within an hour after this one. */
  readonly requestsAfterHour: number | null;
  readonly recycledAfterDays: number | null;
}

/** What a person tells: the holder who asks why, or somebody answering the guide's questions. All of it may be unknown. */
export interface ToldFacts {
  readonly complaint: Complaint | null;
  /** A pasted text: its verdict as a message of ours, and whether it lures. */
  readonly text: 'ours' | 'altered' | 'not_ours' | 'unknown' | null;
  readonly textLures: boolean | null;
  /** The holder pressed "it was me" or "I shared it". */
  readonly says: 'it_was_me' | 'not_me' | 'i_shared_it' | 'not_my_account' | null;
  /** The guide's report, field by field as its contract names them; null where the person was not asked. */
  readonly report: Readonly<Record<string, unknown>> | null;
}

export interface Facts {
  readonly request: RequestFacts | null;
  readonly requester: RequesterFacts;
  readonly account: AccountFacts;
  readonly address: AddressFacts;
  readonly range: RangeFacts;
  readonly platform: PlatformFacts;
  readonly later: LaterFacts;
  readonly told: ToldFacts;
  /** Measures as they were when it was decided on, and those of what came after, in the order of their names (`measures`). */
  readonly before: readonly (number | null)[] | null;
  readonly after: readonly (number | null)[] | null;
}

/** A limit as taken: positions of this request among strangers and among familiar devices. */
export interface LimitFact {
  readonly name: string;
  readonly familiar: boolean;
  readonly strangers: number;
  readonly familiars: number;
  readonly windowEnds: Instant;
}

/** The open verification of the same caller and device, if there is one. */
export interface OpenFact {
  readonly withheld: boolean;
  readonly codeLength: number;
  readonly resendAfter: Instant;
}

/** How likely the message is one that its holder did not ask for, and what it would be then; as it looks when it is decided on. */
export interface Doubt {
  readonly cause: Unwanted;
  readonly unwanted: number;
  /** Accounts that were seen signed in of late: without such there is nothing to tell a stranger by. */
  readonly people: number;
}

/** All that a decision is made on; stored with it, and enough to make it again. */
export interface Assessment {
  readonly now: Instant;
  readonly purpose: Purpose;
  readonly facts: Facts;
  /** Null: not weighed. */
  readonly doubt: Doubt | null;
  readonly familiar: boolean;
  readonly nobody: boolean;
  readonly limits: readonly LimitFact[];
  readonly budgetUsed: { readonly strangers: number; readonly familiar: number };
  readonly open: OpenFact | null;
  /** The requester pressed "send again" on this open verification. */
  readonly resend: boolean;
  /** What is dialled first to reach the number: its country code, islands of +1 with their area code. Null: no number. */
  readonly destination: string | null;
}
