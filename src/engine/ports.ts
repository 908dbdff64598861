/**
 * All that the engine asks of the world, batch-shaped: answers come in the order of what was asked. The engine owns these
 * interfaces; `store`, `channels` and `sources` implement them. A mark is a keyed blind index, 32 hex digits: equal for equal
 * values of one service and kind, meaningless without the service's index key.
 */
import type { CountersignError } from './errors.ts';
import type { EventType } from './events.ts';
import type { Assessment, Facts } from './facts.ts';
import type {
  Address,
  Channel,
  Decision,
  DeliveryState,
  Instant,
  Purpose,
  ReportStatus,
  Service,
  ShadowNote,
} from './model.ts';
import type { Alphabet, Policy } from './policy.ts';

export type Mark = string;

export interface Clock {
  now(): Instant;
}

export interface Random {
  bytes(length: number): Uint8Array;
}

/** Secrets of one service, unwrapped in memory. */
export interface CodeKey {
  readonly id: string;
  readonly secret: Uint8Array;
}

/** A person's own sealing key: `wrapped` is what may be stored. Erasing the row that holds it erases everything sealed under it. */
export interface PersonKey {
  readonly secret: Uint8Array;
  readonly wrapped: Uint8Array;
}

export interface Vault {
  mark(service: string, kind: string, value: string): Mark;
  /**
   * What a mark stands for through every index key there will be: for binding things to it. It is never written down: whoever holds
   * the first key makes it of an address.
   */
  root(service: string, mark: Mark): Mark;
  issuingKey(service: string): CodeKey;
  codeKey(service: string, id: string): CodeKey | undefined;
  /** Learns of keys that another node made. */
  refresh(): Promise<void>;
  newPersonKey(service: string): PersonKey;
  openPersonKey(service: string, wrapped: Uint8Array): PersonKey;
  /** One line to be kept where no restore of the database reaches it; only a node of ours can read it. */
  noteErasure(erasure: Erasure): string;
  seal(key: PersonKey, purpose: string, plain: string): Uint8Array;
  open(key: PersonKey, purpose: string, sealed: Uint8Array): string;
}

/** Work that a challenged requester does (proof of work). The secret binds a puzzle to its verification. */
export interface Puzzles {
  make(secret: string, verification: string): Promise<string>;
  judge(secret: string, verification: string, challenge: string, solution: unknown): Promise<boolean>;
}

/** Signs what leaves the service as a statement: receipts and device tokens (compact JWS, RFC 7515). */
export interface Signer {
  sign(service: string, type: 'receipt' | 'device', claims: Readonly<Record<string, unknown>>): Promise<string>;
  /** The claims, or undefined if the signature, the service or the type is not ours. Expiry is the caller's to judge. */
  read(
    service: string,
    type: 'receipt' | 'device',
    token: string,
  ): Promise<Readonly<Record<string, unknown>> | undefined>;
}

// --- subjects: the compact facts -------------------------------------------------------------------------------------------

/** What many share: known roughly, and written now and then (see `surroundings`). */
export type SurroundingKind = 'network' | 'system' | 'client' | 'caller' | 'app' | 'range' | 'route' | 'platform';
export type SubjectKind = 'address' | 'account' | 'device' | 'session' | SurroundingKind;

export interface SubjectRef {
  readonly service: string;
  readonly kind: SubjectKind;
  readonly key: Mark;
}

/** One wide row of facts about one subject. `rev` 0: no row yet. Addresses also carry their person's key and the sealed value. */
export interface Subject extends SubjectRef {
  readonly rev: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly personKey: Uint8Array | null;
  readonly sealed: Uint8Array | null;
}

export type SubjectWrite = Subject;

/** Distinct members of a group within a span: accounts of a network, addresses of a caller. Counted exactly up to `most`. */
export interface Company {
  readonly service: string;
  readonly kind: 'network_account' | 'network_wrong' | 'caller_address' | 'session_network';
  readonly key: Mark;
  readonly spanSeconds: number;
  readonly most: number;
}
export interface CompanyMember extends Company {
  readonly member: Mark;
  readonly at: Instant;
}

export interface WorldFact {
  readonly service: string;
  readonly at: Instant;
  readonly fact: 'deploy' | 'failover' | 'restore' | 'incident' | 'resolved';
  readonly component: string;
}

// --- assess ----------------------------------------------------------------------------------------------------------------

/**
 * One counter to take: the first `max` of a window get a position up to `max`. One that does not count is told the position it would
 * have and leaves the counter as it was; it waits its turn like the others, so that it cannot overtake those that count.
 */
export interface LimitTake {
  readonly service: string;
  readonly name: string;
  readonly key: Mark;
  readonly windowSeconds: number;
  readonly window: 'fixed' | 'sliding';
  /** Rows that the counter is spread over. */
  readonly shards: number;
  /** Of a counter in shards, positions up to here may be told roughly, as long as all who get one are within `max` together. */
  readonly max: number;
  readonly familiar: boolean;
  readonly counts: boolean;
  /** What it adds: 1, or the odds of a guess in units of 1e-9. 0 only asks how much there is. */
  readonly weight: number;
  /** Nobody is refused by it, so it is enough to know about how much there is, without standing in line. */
  readonly about: boolean;
}

/** Positions after taking: how many strangers and familiar requesters have taken it in this window, this one included. */
export interface LimitTaken extends LimitTake {
  readonly strangers: number;
  readonly familiars: number;
  readonly windowEnds: Instant;
  /** Where it was counted. */
  readonly shard: number;
}

export interface OpenVerification {
  readonly id: string;
  readonly channel: Channel;
  readonly withheld: boolean;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly lastMessageAt: Instant;
  readonly resends: number;
  readonly resendAfter: Instant;
  readonly codeLength: number;
  readonly epoch: number;
  readonly salt: Uint8Array;
  readonly codeKey: string;
}

export interface ReserveAsk {
  readonly addressKey: Mark;
  readonly takes: readonly LimitTake[];
  readonly subjects: readonly SubjectRef[];
  /** Who joins which of the companies below: this request is among those who are counted. */
  readonly members: readonly CompanyMember[];
  readonly companies: readonly Company[];
  /** Joins only an open verification with exactly these marks; null: joins nothing. */
  readonly join: { accountKey: Mark | null; requesterKey: Mark; purpose: Purpose; since: Instant } | null;
  readonly budget: { key: Mark; windowDays: number } | null;
  readonly worldSince: { service: string; at: Instant };
}

export interface BudgetUse {
  readonly strangers: number;
  readonly familiar: number;
}

export interface Reserved {
  readonly taken: readonly LimitTaken[];
  readonly subjects: readonly Subject[];
  /** Address subjects that the account's contacts and the device's addresses point to, for comparing neighbours. */
  readonly neighbours: readonly Subject[];
  readonly companies: readonly number[];
  readonly open: OpenVerification | null;
  readonly budgetUsed: BudgetUse;
  /** Whether there is a budget row yet. */
  readonly hasBudget: boolean;
  readonly worldChangedAt: Instant | null;
}

// --- issue -----------------------------------------------------------------------------------------------------------------

export interface NewVerification {
  readonly id: string;
  readonly service: string;
  readonly epoch: number;
  readonly salt: Uint8Array;
  readonly codeKey: string;
  readonly codeLength: number;
  readonly alphabet: Alphabet;
  readonly purpose: Purpose;
  readonly channel: Channel;
  readonly locale: string;
  readonly addressKey: Mark;
  readonly mailboxKey: Mark;
  readonly accountKey: Mark | null;
  readonly requesterKey: Mark | null;
  readonly deviceKey: Mark | null;
  readonly apiKey: string | null;
  readonly state: 'pending' | 'challenged';
  readonly withheld: boolean;
  /** The requester is known to own the address, so real delivery may be shown. */
  readonly ownerAsks: boolean;
  readonly tries: number;
  readonly odds: number;
  readonly pool: 'strangers' | 'familiar';
  readonly budgetKey: Mark;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly resendAfter: Instant;
  readonly proofs: readonly { kind: string; challenge: string }[];
  /** Account, metadata, masked address and where from, sealed under the person's key. */
  readonly sealed: Uint8Array;
}

export interface NewMessage {
  readonly id: string;
  readonly service: string;
  readonly verification: string;
  readonly sender: string;
  readonly channel: Channel;
  readonly referenceMark: Mark;
  readonly at: Instant;
}

export interface DecisionRecord {
  readonly id: string;
  readonly service: string;
  readonly at: Instant;
  readonly verification: string | null;
  readonly policy: string;
  readonly decision: Decision;
  /** All it was decided on: deciding again on this gives this decision. */
  readonly assessment: Assessment;
  readonly cause: string;
  readonly confidence: number;
  /** Null: no second policy is tried. */
  readonly shadow: ShadowNote | null;
}

export interface NewEvent {
  readonly service: string;
  readonly verification: string | null;
  readonly at: Instant;
  readonly type: EventType;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Everything one decision writes, in one transaction; it is `stale` and writes nothing if a subject moved on or the budget is gone. */
export interface IssueOp {
  readonly subjects: readonly SubjectWrite[];
  readonly verification: NewVerification | null;
  /** An open verification that this request joins, or a resend. */
  readonly joined: { id: string; service: string; resendAfter: Instant; counted: boolean } | null;
  readonly message: NewMessage | null;
  readonly decision: DecisionRecord;
  readonly events: readonly NewEvent[];
  readonly budget: {
    service: string;
    key: Mark;
    pool: 'strangers' | 'familiar';
    odds: number;
    ceiling: number;
    windowDays: number;
    /** There was no row of it when the facts were read. */
    isNew: boolean;
  } | null;
}

// --- check -----------------------------------------------------------------------------------------------------------------

/** A verification as stored. */
export interface Verification extends Omit<NewVerification, 'state' | 'tries'> {
  readonly state: 'pending' | 'challenged' | 'approved' | 'canceled';
  readonly triesMax: number;
  readonly triesUsed: number;
  readonly resends: number;
  readonly lastSentAt: Instant;
  readonly endedAt: Instant | null;
  readonly delivery: { state: DeliveryState; updatedAt: Instant } | null;
  readonly personKey: Uint8Array | null;
  readonly addressSealed: Uint8Array | null;
}

/** A verification to be checked; `device`: the mark of the one at the other end, if this service signed it. */
export interface CheckRef {
  readonly service: string;
  readonly id: string;
  readonly device: Mark | null;
}

/** Its address and account, and that device, or else the one that asked for the code. Revision 0: nothing is known of it. */
export interface CheckRead {
  readonly verification: Verification;
  readonly subjects: readonly Subject[];
}

/** A code that was compared: what is to come of it, if the guarded write counts it. */
export interface SubmitOp {
  readonly service: string;
  readonly id: string;
  /** What whoever submits expects; null: anything. */
  readonly purpose: Purpose | null;
  readonly accountKey: Mark | null;
  readonly budgetKey: Mark;
  /** The code is the right one. Kept to ourselves unless the submission is counted. */
  readonly right: boolean;
  /** What an approval teaches, as of the revisions that were read. */
  readonly subjects: readonly SubjectWrite[];
  readonly events: {
    readonly approved: readonly NewEvent[];
    readonly wrong: readonly NewEvent[];
  };
}

/** What became of a submission, and the verification as it was left. */
export interface Submitted {
  /** It took one of the tries. */
  readonly counted: boolean;
  readonly approved: boolean;
  /** The subjects were written as well; otherwise one of them had moved on. */
  readonly folded: boolean;
  readonly mismatch: boolean;
  readonly state: Verification['state'];
  readonly triesUsed: number;
  readonly triesMax: number;
  /** In the past for codes of an earlier epoch: they count as expired. */
  readonly expiresAt: Instant;
  readonly endedAt: Instant | null;
}

/** Null: it is no verification of its service. An error: others of its batch are written, and it could not be. */
export type SubmitAnswer = Submitted | CountersignError | null;

/** A proof was right. `draws`: the guess budget to reserve for the code; none was when the challenge was made. */
export interface ChallengeMet {
  readonly service: string;
  readonly id: string;
  /** Null where the verification is withheld: nothing leaves. */
  readonly message: NewMessage | null;
  readonly events: readonly NewEvent[];
  readonly draws: { key: Mark; pool: 'strangers' | 'familiar'; odds: number; ceiling: number; windowDays: number };
}

// --- deliver ---------------------------------------------------------------------------------------------------------------

export interface OutboxMessage {
  readonly id: string;
  readonly service: string;
  readonly sender: string;
  /** A resend may take another channel than the first message took. */
  readonly channel: Channel;
  readonly attempts: number;
  readonly queuedAt: Instant;
  readonly verification: Verification;
}

export type SendResult =
  | { readonly state: 'sent'; readonly carrierId: string | null }
  | { readonly state: 'retry'; readonly why: string }
  /** It may have left. Tried again only where the far side drops doubles. */
  | { readonly state: 'unknown'; readonly why: string }
  | { readonly state: 'failed'; readonly why: string };

/** What a sender is given: where to, and the words. The code exists in clear here and nowhere else. */
export interface Outbound {
  readonly messageId: string;
  readonly service: string;
  readonly to: Address;
  readonly channel: Channel;
  readonly locale: string;
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
  readonly expiresAt: Instant;
}

export interface Sender {
  readonly id: string;
  readonly channel: Channel | 'any';
  /** The far side drops a second message of the same id, so an uncertain one may be sent again. */
  readonly deduplicates: boolean;
  /** Nothing leaves and nobody is paid; fictional numbers and example domains end here. True only for the inbox. */
  readonly fictional: boolean;
  /** What receivers see as the sender, where it is known: a From address, a number, a sender id. */
  readonly shownAs?: string;
  send(batch: readonly Outbound[]): Promise<readonly SendResult[]>;
  close(): Promise<void>;
}

export interface MessageRecord {
  readonly id: string;
  readonly state: DeliveryState;
  readonly carrierId: string | null;
  readonly why: string | null;
  readonly nextAttemptAt: Instant | null;
}

export interface Report {
  /** Null: the service that the message is of; the sender serves several. */
  readonly service: string | null;
  readonly sender: string;
  readonly eventId: string;
  readonly message: string;
  readonly status: ReportStatus;
  readonly at: Instant;
}

/** What a report is about, and whether it had not come before. */
export interface AddedReport {
  readonly service: string;
  readonly verification: string;
  readonly addressKey: Mark;
  readonly isNew: boolean;
}

// --- explain ---------------------------------------------------------------------------------------------------------------

export interface StoredDecision {
  readonly at: Instant;
  readonly decision: Decision;
  readonly assessment: Assessment;
  readonly facts: Facts;
  readonly policy: string;
  readonly shadow: ShadowNote | null;
}

export interface StoredReport {
  readonly message: string;
  readonly status: ReportStatus;
  readonly at: Instant;
}

export interface StoredMessage {
  readonly id: string;
  readonly state: DeliveryState;
  readonly queuedAt: Instant;
  readonly sentAt: Instant | null;
}

/** All that is in the record of one verification. */
export interface VerificationRecord {
  readonly verification: Verification;
  readonly decisions: readonly StoredDecision[];
  readonly messages: readonly StoredMessage[];
  readonly reports: readonly StoredReport[];
  readonly events: readonly NewEvent[];
  /** Null where it is too long ago to be known. */
  readonly requestsAfterHour: number | null;
}

export interface HolderAction {
  readonly action: string;
  readonly at: Instant;
  readonly undoUntil: Instant | null;
  readonly undone: boolean;
  /** Until when messages were stopped before: what undoing goes back to. Kept to ourselves. */
  readonly quietBefore?: Instant | null;
}

export interface StoredExplanation {
  readonly id: string;
  readonly service: string;
  readonly createdAt: Instant;
  readonly verification: string | null;
  readonly addressKey: Mark;
  readonly proof: 'reference' | 'verification' | 'none';
  readonly locale: string;
  /** The answer as given; what was done since is in `actions`. */
  readonly answer: Readonly<Record<string, unknown>>;
  readonly actions: readonly HolderAction[];
}

// --- erase -----------------------------------------------------------------------------------------------------------------

/** A person, or an account, that is to be forgotten. */
export interface Erasure {
  readonly service: string;
  readonly kind: 'address' | 'account';
  readonly at: Instant;
  /** The subject. */
  readonly key: Mark;
  /** What else it is named by in the company it kept. */
  readonly aliases: readonly Mark[];
  /** The guess budget that outlives it until its window ends. */
  readonly purse: Mark;
}

/** What stands in the place of a mark that was erased. */
export const ERASED: Mark = '0'.repeat(32);

/** A policy that is tried beside the one that holds, and who is told of each decision that was written. */
export interface Shadow {
  readonly policy: Policy;
  readonly told: (decision: Decision, note: ShadowNote) => void;
}

// --- the world -------------------------------------------------------------------------------------------------------------

/** What the engine lives in: its ports and the data it follows. Complete and frozen; nothing in it is optional. */
export interface World {
  readonly store: Store;
  readonly vault: Vault;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly random: Random;
  readonly puzzles: Puzzles;
  readonly senders: readonly Sender[];
  readonly services: readonly Service[];
  readonly policy: Policy;
  /** A second policy that each decision is made under as well, and that is never acted on; null: none. */
  readonly shadow: Shadow | null;
  /** Raised by a restore: every earlier code is dead. */
  readonly epoch: number;
}

// --- the store -------------------------------------------------------------------------------------------------------------

/** An event by its id: this call takes it in, it was taken in before, or another call is taking it in. */
export type BegunEvent = 'begun' | 'known' | 'under_way';

export interface Store {
  /** Takes the limits, then reads the facts. */
  reserve(asks: readonly ReserveAsk[], now: Instant): Promise<readonly Reserved[]>;
  /** Reads the facts again, for a request that was decided on stale ones; takes nothing. */
  gather(asks: readonly ReserveAsk[], now: Instant): Promise<readonly Omit<Reserved, 'taken'>[]>;
  /** Gives back what was taken for messages that did not leave, or for codes that were right. */
  release(taken: readonly LimitTaken[]): Promise<void>;
  issue(ops: readonly IssueOp[], now: Instant): Promise<readonly ('done' | 'stale')[]>;

  takeLimits(takes: readonly (readonly LimitTake[])[], now: Instant): Promise<readonly (readonly LimitTaken[])[]>;
  /** Undefined for each that is not there. */
  readForCheck(refs: readonly CheckRef[]): Promise<readonly (CheckRead | undefined)[]>;
  /** Throws only where nothing was written. */
  submit(ops: readonly SubmitOp[], now: Instant): Promise<readonly SubmitAnswer[]>;
  /** Ends a pending or challenged verification. */
  cancel(service: string, id: string, now: Instant, event: NewEvent): Promise<boolean>;
  /** A proof was right: a challenged verification becomes pending, with its first message. */
  meetChallenge(ask: ChallengeMet, now: Instant): Promise<boolean>;

  leaseMessages(now: Instant, leaseSeconds: number, most: number): Promise<readonly OutboxMessage[]>;
  /** Marks leased messages as being sent, and drops those whose code died. Answers the ids that may be sent now. */
  beginSending(ids: readonly string[], now: Instant): Promise<readonly string[]>;
  recordSent(records: readonly MessageRecord[], now: Instant): Promise<void>;
  /** What a stopped process left behind: leased goes back to the queue; being sent becomes unknown, or is queued again where the sender deduplicates. */
  recoverMessages(now: Instant, leaseEndsBy: Instant, deduplicating: readonly string[]): Promise<number>;
  /** Null for each that is about no message of ours. An event id counts once, whatever message it comes with. */
  addReports(reports: readonly Report[], now: Instant): Promise<readonly (AddedReport | null)[]>;

  readSubjects(refs: readonly SubjectRef[]): Promise<readonly Subject[]>;
  /** Guarded by revision: answers which were written. */
  writeSubjects(writes: readonly SubjectWrite[], now: Instant): Promise<readonly boolean[]>;
  addMembers(members: readonly CompanyMember[]): Promise<void>;
  addWorldFacts(facts: readonly WorldFact[]): Promise<void>;
  /** Takes those that are new upon this call, so that no other takes them in at the same time. */
  beginEvents(service: string, ids: readonly Mark[], now: Instant): Promise<readonly BegunEvent[]>;
  /** Answers which ids are new; each is remembered. */
  rememberEvents(service: string, ids: readonly Mark[], now: Instant): Promise<readonly boolean[]>;
  /** Of ids that were begun and could not be taken in: they are new again. */
  forgetEvents(service: string, ids: readonly Mark[]): Promise<void>;

  findVerification(service: string, id: string): Promise<Verification | undefined>;
  /** Undefined for each that is not there. */
  findVerifications(
    refs: readonly { readonly service: string; readonly id: string }[],
  ): Promise<readonly (Verification | undefined)[]>;
  findByReference(service: string, mark: Mark): Promise<{ message: string; verification: string } | undefined>;
  /** The last messages to an address, newest first. */
  findMessages(
    service: string,
    addressKey: Mark,
    most: number,
  ): Promise<
    readonly {
      id: string;
      verification: string;
      purpose: Purpose;
      channel: Channel;
      state: DeliveryState;
      at: Instant;
    }[]
  >;
  findLatestSent(service: string, addressKey: Mark, since: Instant): Promise<string | undefined>;
  readRecord(service: string, id: string): Promise<VerificationRecord | undefined>;
  readDecision(service: string, id: string): Promise<StoredDecision | undefined>;
  addEvents(events: readonly NewEvent[]): Promise<void>;
  addExplanation(explanation: StoredExplanation): Promise<void>;
  findExplanation(service: string, id: string): Promise<StoredExplanation | undefined>;
  addHolderAction(service: string, id: string, action: HolderAction): Promise<boolean>;
  markUndone(service: string, id: string, at: Instant): Promise<boolean>;
  redeemReceipt(service: string, id: string, now: Instant, event: NewEvent): Promise<boolean>;
  /** Ends what is open, drops what waits to be sent, and deletes key and index. Answers of which anything was known. */
  erase(erasures: readonly Erasure[], now: Instant): Promise<readonly boolean[]>;
}
