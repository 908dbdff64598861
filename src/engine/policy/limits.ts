/**
 * The limits: counters with a ceiling, as data. The store counts, `decide` compares, and the rows below are all that either of them
 * follows. A name says `stage.channel.per_dimension`, and where one dimension has several windows, which: `_day`.
 */
import type { Channel } from '../model.ts';

/** `issue`: whenever a message leaves. `check`: whenever a code is entered. `prove`: whenever a proof is shown. */
export const LIMIT_STAGES = ['issue', 'check', 'prove'] as const;
export type LimitStage = (typeof LIMIT_STAGES)[number];

/** What a counter counts for, from the one verification to everything there is. */
export const LIMIT_PERS = {
  verification: 'one verification: when it issues, what is asked for again and sent again',
  address: 'one mailbox in all its spellings, or one number',
  account: 'one account, whatever address its codes go to',
  device: 'one device that this service signed; a device that is only claimed is not counted',
  network: 'the network of the requester: one IPv4 address, one IPv6 /64',
  neighbourhood: 'its neighbourhood: an IPv4 /24, an IPv6 /48',
  asn: 'its autonomous system',
  country: 'its country',
  prefix: 'the ten thousand numbers that share all but their last four digits; an e-mail address has none',
  destination: 'the country code of the number, islands of +1 and the parts of +7 apart; an e-mail address has none',
  key: 'the API key that asked',
  service: 'the service',
  total: 'all services of the installation together',
} as const;
export type LimitPer = keyof typeof LIMIT_PERS;

export interface Limit {
  readonly name: string;
  readonly stage: LimitStage;
  /** Which requests count: those of one channel, or any. */
  readonly channel: Channel | 'any';
  readonly per: LimitPer;
  readonly windowSeconds: number;
  /**
   * `fixed`: begins with its first use (in shards: at a moment of its own, the same on every node), so that at most twice `max` get
   * through in any span of its length. `sliding`: what the window before has left of itself counts along, taken as evenly spread. It
   * errs by no more than that, so a span of a tenth of the window sees at most 1.1 × `max`, and all of it less than twice.
   */
  readonly window: 'fixed' | 'sliding';
  /**
   * What one take adds. `uses`: one. `odds`: the odds of the guess that was wrong, in units of 1e-9. Such a row refuses nobody, or
   * whoever guesses enough would shut out everybody else: as it fills, codes that strangers ask for grow longer, and shorter ones
   * of theirs are not accepted any more.
   */
  readonly counts: 'uses' | 'odds';
  readonly max: number;
  /** Ceiling for strangers and familiar devices together; null: familiar devices are not counted apart. */
  readonly maxWithFamiliar: number | null;
  /**
   * Rows that one counter is spread over, so that nobody waits where everybody counts; the ceiling holds all the same. Worth it where
   * most requests meet, not where the ceiling itself keeps them few. Its window is fixed.
   */
  readonly shards: number;
  /** What stays taken when nothing was sent (issue), or the code or the proof was right (check, prove). */
  readonly onNothingDone: 'kept' | 'returned';
  /** What stays taken by who is refused, by this limit or another. */
  readonly onRefused: 'kept' | 'returned';
  /** Who does not tell the dimension: not limited by this row (`passed`), or all counted together (`counted`). */
  readonly onUnknown: 'passed' | 'counted';
  readonly why: string;
}

const HOUR = 3600;
const DAY = 86_400;

const messages = {
  stage: 'issue',
  channel: 'any',
  window: 'fixed',
  counts: 'uses',
  shards: 1,
  onNothingDone: 'returned',
  onRefused: 'returned',
  onUnknown: 'passed',
} as const;
const submissions = { ...messages, stage: 'check' } as const;

export const DEFAULT_LIMITS: readonly Limit[] = [
  {
    ...messages,
    name: 'issue.any.per_verification',
    per: 'verification',
    windowSeconds: HOUR,
    max: 20,
    maxWithFamiliar: null,
    onNothingDone: 'kept',
    why: 'A page that reloads itself or an app that runs in circles asks for the code that it just asked for. Nothing is sent, and each time is written down: so often, and no more.',
  },
  {
    ...messages,
    name: 'issue.any.per_address',
    per: 'address',
    windowSeconds: HOUR,
    max: 5,
    maxWithFamiliar: 6,
    why: 'Strangers together can make a phone ring five times an hour; a familiar device has one more of its own. Who is refused keeps nothing, or a stranger who never stops asking would hold everybody out for ever.',
  },
  {
    ...messages,
    name: 'issue.any.per_address_day',
    per: 'address',
    windowSeconds: DAY,
    max: 10,
    maxWithFamiliar: 12,
    why: 'A slow flood is a flood.',
  },
  {
    ...messages,
    name: 'issue.any.per_account',
    per: 'account',
    windowSeconds: HOUR,
    max: 10,
    maxWithFamiliar: 12,
    why: 'An account with several addresses is still one person.',
  },
  {
    ...messages,
    name: 'issue.any.per_device',
    per: 'device',
    windowSeconds: HOUR,
    window: 'sliding',
    max: 20,
    maxWithFamiliar: 24,
    why: 'A device token that was stolen, or an app that runs in circles, asks for few people before it is stopped.',
  },
  {
    ...messages,
    name: 'issue.any.per_network',
    per: 'network',
    windowSeconds: HOUR,
    max: 100,
    maxWithFamiliar: 120,
    why: 'One IPv4 address or IPv6 /64 is a household or an office, not a city; carriers share addresses, so it is generous, and whoever floods from one cannot shut out the devices that are known on it.',
  },
  {
    ...messages,
    name: 'issue.any.per_neighbourhood',
    per: 'neighbourhood',
    windowSeconds: HOUR,
    window: 'sliding',
    max: 500,
    maxWithFamiliar: 600,
    why: 'Whoever is given an IPv6 /48 has 65,536 networks to ask from, and a rented IPv4 /24 has 256.',
  },
  {
    ...messages,
    name: 'issue.any.per_asn',
    per: 'asn',
    windowSeconds: HOUR,
    max: 50_000,
    maxWithFamiliar: 60_000,
    shards: 8,
    why: 'A hosting company whose every address asks is one party; the largest carriers stay far below.',
  },
  {
    ...messages,
    name: 'issue.any.per_country',
    per: 'country',
    windowSeconds: HOUR,
    max: 200_000,
    maxWithFamiliar: 240_000,
    shards: 8,
    why: 'Far above what people do: a country that reaches it is a flood, and only its strangers are held up. Lower it where you know your own.',
  },
  {
    ...messages,
    name: 'issue.any.per_prefix',
    per: 'prefix',
    windowSeconds: HOUR,
    window: 'sliding',
    max: 100,
    maxWithFamiliar: 120,
    why: 'Who earns on messages rents numbers in a row. Among ten thousand neighbouring numbers people ask for a few codes an hour, a range that is being pumped for hundreds.',
  },
  {
    ...messages,
    name: 'issue.any.per_destination',
    per: 'destination',
    windowSeconds: HOUR,
    max: 100_000,
    maxWithFamiliar: 120_000,
    shards: 8,
    why: 'Many ranges of one dear country are pumped at once. This is a bound on the bill; lower it for countries where you have few people.',
  },
  {
    ...messages,
    name: 'issue.any.per_key',
    per: 'key',
    windowSeconds: 60,
    max: 60_000,
    maxWithFamiliar: 66_000,
    shards: 8,
    why: 'A leaked or looping key is stopped within a minute; familiar devices keep a share of their own. Who is refused keeps nothing here and in the rows below, or one flood that is refused already would use up what others need.',
  },
  {
    ...messages,
    name: 'issue.any.per_service',
    per: 'service',
    windowSeconds: 60,
    max: 120_000,
    maxWithFamiliar: 132_000,
    shards: 8,
    why: 'One service cannot use up what others on the same machine need; familiar devices keep a share of their own.',
  },
  {
    ...messages,
    name: 'issue.any.per_total',
    per: 'total',
    windowSeconds: 60,
    max: 240_000,
    maxWithFamiliar: 264_000,
    shards: 8,
    why: 'What the whole installation sends in a minute at most, whatever its services are allowed.',
  },
  {
    ...messages,
    stage: 'prove',
    name: 'prove.any.per_verification',
    per: 'verification',
    windowSeconds: HOUR,
    max: 10,
    maxWithFamiliar: null,
    why: 'Each proof is judged, and a wrong one is written down. Who has shown ten wrong ones has none; a right one takes nothing.',
  },
  {
    ...submissions,
    name: 'check.any.per_address',
    per: 'address',
    windowSeconds: DAY,
    max: 30,
    maxWithFamiliar: 60,
    why: 'Wrong codes are counted for the address over every verification: a resend or a new code does not start again. Who is refused was not compared and keeps nothing, or a burst would shut the owner out for a day.',
  },
  {
    ...submissions,
    name: 'check.any.per_account',
    per: 'account',
    windowSeconds: DAY,
    max: 30,
    maxWithFamiliar: 60,
    why: 'The same for the account, whatever address its codes go to.',
  },
  {
    ...submissions,
    name: 'check.any.per_network',
    per: 'network',
    windowSeconds: HOUR,
    window: 'sliding',
    max: 200,
    maxWithFamiliar: 240,
    onRefused: 'kept',
    why: 'One network cannot try a few guesses on everybody. Who is refused and goes on guessing stays out until they stop; devices that are known there have a share of their own.',
  },
  {
    ...submissions,
    name: 'check.any.per_neighbourhood',
    per: 'neighbourhood',
    windowSeconds: HOUR,
    window: 'sliding',
    max: 1000,
    maxWithFamiliar: 1200,
    onRefused: 'kept',
    why: 'The same for whoever has many networks side by side.',
  },
  {
    ...submissions,
    name: 'check.any.per_key',
    per: 'key',
    windowSeconds: 60,
    max: 60_000,
    maxWithFamiliar: 66_000,
    shards: 8,
    why: 'A leaked or looping key is stopped within a minute.',
  },
  {
    ...submissions,
    name: 'check.any.per_service',
    per: 'service',
    windowSeconds: 60,
    max: 120_000,
    maxWithFamiliar: 132_000,
    shards: 8,
    why: 'Wrong guesses over the whole service are bounded.',
  },
  {
    ...submissions,
    name: 'check.any.per_service_day',
    per: 'service',
    windowSeconds: DAY,
    window: 'sliding',
    counts: 'odds',
    max: 20_000_000,
    maxWithFamiliar: null,
    shards: 8,
    why: 'One guess at each of a million codes finds one of them, and no account notices more than one guess. After ten thousand wrong ones at six digits in a day new codes have seven, after twenty thousand eight, so that guessing finds one code of the whole service in fifty days at most. Raise it where your people alone mistype more than that.',
  },
  {
    ...submissions,
    name: 'check.any.per_total',
    per: 'total',
    windowSeconds: 60,
    max: 240_000,
    maxWithFamiliar: 264_000,
    shards: 8,
    why: 'And over the whole installation.',
  },
];
