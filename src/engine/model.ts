/**
 * The nouns of the engine, types and closed lists only. Everything here is plain data: it can be stored, replayed and compared.
 * Times are milliseconds since the epoch (`Instant`); durations are seconds and say so in their name.
 */

export type Instant = number;

export const PURPOSES = [
  'sign_in',
  'sign_up',
  'recovery',
  'change_contact',
  'confirm_contact',
  'link_app',
  'sensitive_action',
  'prove_holding',
] as const;
export type Purpose = (typeof PURPOSES)[number];

export const CHANNELS = ['sms', 'email', 'voice', 'whatsapp'] as const;
export type Channel = (typeof CHANNELS)[number];

export const LOCALES = ['en', 'es', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];

export const FIRST_FACTORS = ['password', 'passkey', 'none'] as const;
export type FirstFactor = (typeof FIRST_FACTORS)[number];

export type AddressKind = 'phone' | 'email';

/** A phone in E.164 or an e-mail address, normalised: equal values reach the same holder. */
export interface Address {
  readonly kind: AddressKind;
  readonly value: string;
}

export type Actor = 'person' | 'client' | 'service';

/**
 * Who asks for a code, as the service sees it. `device` is what the connection claims; it is `deviceSigned` only when it came as a
 * token that this service signed after an approval, and only then can it be familiar.
 */
export interface Requester {
  /** The network a limit counts (IPv4 /32, IPv6 /64) and the wider one a person is familiar on (/24, /48). */
  readonly network: string | null;
  readonly neighbourhood: string | null;
  readonly asn: number | null;
  readonly country: string | null;
  readonly device: string | null;
  readonly deviceSigned: boolean;
  readonly session: string | null;
  readonly client: string | null;
  readonly actor: Actor | null;
  readonly apiKey: string | null;
  readonly grant: string | null;
}

/** A request for a code after parsing: every field is normalised and allowed by shape. */
export interface CodeRequest {
  readonly service: string;
  readonly to: Address | null;
  /** What the answer shows, masked: the address, or, where nobody goes by what was typed, the address that was typed. */
  readonly shown: Address | null;
  /** The address with what only decorates it removed: case, tags, dots where the provider ignores them. For limits alone. */
  readonly mailbox: string | null;
  readonly typed: string | null;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly account: string | null;
  readonly firstFactor: FirstFactor;
  readonly locale: Locale;
  readonly requester: Requester;
  readonly metadata: Readonly<Record<string, string>>;
}

export const OUTCOMES = ['sent', 'resent', 'withheld', 'challenged', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type ProofKind = 'work' | 'device' | 'verification';

/** The verdict on one request. `reason` is a row of the table of reasons; `facts` and `policy` are stored beside it. */
export interface Decision {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly codeLength: number;
  /** Codes compared at most, and what that reserves of the guess budget, in units of 1e-9. */
  readonly tries: number;
  readonly odds: number;
  readonly pool: 'strangers' | 'familiar';
  readonly proofs: readonly ProofKind[];
  readonly retryAfterSeconds: number | null;
  /** The open verification goes on; otherwise a new one is made. */
  readonly joins: boolean;
  /** A message leaves with this decision. */
  readonly sends: boolean;
  /** Why no message may ever leave for it, although the requester is answered like everybody else; null: one may. */
  readonly withholds: string | null;
}

/** What a decision comes to, for whoever compares two of them. */
export type Verdict = Pick<Decision, 'outcome' | 'reason' | 'codeLength' | 'sends'>;

/** What a policy that is only tried would have made of a request; `instead` null: the same. */
export interface ShadowNote {
  readonly policy: string;
  readonly instead: Verdict | null;
}

export const STATES = ['pending', 'challenged', 'approved', 'expired', 'canceled', 'locked'] as const;
export type VerificationState = (typeof STATES)[number];

export type DeliveryState = 'queued' | 'sent' | 'delivered' | 'failed' | 'unknown';

export const CHECK_OUTCOMES = ['approved', 'wrong', 'expired', 'spent', 'locked', 'mismatch'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

export const CAUSES = [
  'requested',
  'unauthorized_login',
  'mistyped_contact',
  'compromised_account',
  'phishing',
  'reset_abuse',
  'client_malfunction',
  'recycled_number',
  'delivery_fault',
  'platform_glitch',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Those whose message its holder did not ask for. */
export const UNWANTED = [
  'unauthorized_login',
  'mistyped_contact',
  'compromised_account',
  'phishing',
  'reset_abuse',
  'client_malfunction',
  'recycled_number',
  'platform_glitch',
] as const satisfies readonly Cause[];
export type Unwanted = (typeof UNWANTED)[number];

export const COMPLAINTS = ['not_me', 'no_account', 'many', 'twice', 'late', 'suspicious', 'why'] as const;
export type Complaint = (typeof COMPLAINTS)[number];

export const ACTIONS = [
  'it_was_me',
  'not_me',
  'i_shared_it',
  'stop_codes',
  'resume_codes',
  'not_my_account',
  'report_phishing',
  'undo',
] as const;
export type Action = (typeof ACTIONS)[number];

export const REPORT_STATUSES = [
  'accepted',
  'delivered',
  'undelivered',
  'expired',
  'rejected',
  'unknown_subscriber',
  'absent_subscriber',
  'duplicate',
] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** What the operator's own systems tell of people, accounts and themselves: it makes facts, never a message. */
export type Observation =
  | {
      readonly type: 'account.created' | 'credentials.leaked';
      readonly at: Instant;
      readonly account: string;
    }
  | { readonly type: 'password.changed'; readonly at: Instant; readonly account: string; readonly requester: Requester }
  | {
      readonly type: 'contact.added' | 'contact.verified' | 'contact.removed';
      readonly at: Instant;
      readonly account: string;
      readonly contact: Address;
    }
  | { readonly type: 'account.seen'; readonly at: Instant; readonly account: string; readonly requester: Requester }
  | {
      readonly type: 'password.tried';
      readonly at: Instant;
      readonly account: string | null;
      readonly username: string;
      readonly right: boolean;
      readonly requester: Requester;
    }
  | {
      readonly type: 'grant.created' | 'grant.revoked';
      readonly at: Instant;
      readonly account: string;
      readonly grant: string;
      /** Which app it was given to, and how much it may do; null and none where it ends. */
      readonly app: string | null;
      readonly scopes: number;
    }
  | {
      readonly type: 'carrier.told';
      readonly at: Instant;
      readonly contact: Address;
      readonly fact: 'recycled' | 'sim_swapped' | 'disconnected';
      readonly since: Instant;
    }
  | {
      readonly type: 'platform.told';
      readonly at: Instant;
      readonly fact: 'deploy' | 'failover' | 'restore' | 'incident' | 'resolved';
      readonly component: string;
      /** Codes are named in what the operator says of it. */
      readonly aboutCodes: boolean;
    };

/** What a service (tenant) is: its brand, where it may send, how people reach its support. */
export interface Service {
  readonly id: string;
  readonly brand: string;
  readonly domain: string;
  readonly supportUrl: string;
  /** ISO 3166-1 alpha-2; the first is the default region of numbers typed without a country. */
  readonly regions: readonly string[];
  /** Destination countries; empty means the service's own regions; `['*']` means every country. */
  readonly allowCountries: readonly string[];
  /** Numbers and mail domains set aside for fiction are accepted (only where the inbox is the sender). */
  readonly allowFictional: boolean;
}
