/**
 * Which counters a request or a submission takes: one for each limit of its stage and channel. One function for every surface, so
 * that none of them forgets a limit; and the rule by which a limit's row says what goes back.
 */
import { destinationOf, prefixOf } from '../codes/number-range.ts';
import type { Address, Channel, Requester } from '../model.ts';
import type { Limit, LimitPer, LimitStage } from '../policy/limits.ts';
import type { Policy } from '../policy.ts';
import { ERASED, type LimitTake, type LimitTaken, type Mark, type World } from '../ports.ts';

/** Whose counters are taken. Known people come as marks; what is only ever counted comes as it is, and is marked here. */
export interface Taker {
  readonly service: string;
  readonly channel: Channel;
  /** The verification's id, once there is one. */
  readonly verification: string | null;
  /** Where it goes, where that is known: for counters of numbers that are alike. */
  readonly to: Address | null;
  readonly mailbox: Mark;
  readonly account: Mark | null;
  /** With its device recognised. */
  readonly requester: Requester;
  readonly familiar: boolean;
  /** Known beforehand to be none of what is limited, like a code that is right: what would be given back only looks. */
  readonly nothingDone: boolean;
  /** Of one guess, in units of 1e-9; 0 where nothing is guessed. */
  readonly odds: number;
}

/** Counters over all services belong to none of them. No service can be called that. */
const EVERY_SERVICE = '*';
const EVERYTHING: Mark = '0'.repeat(32);

/** What each dimension is counted by, before it is marked. Undefined or null: not known. */
function valuesOf({ service, verification, to, requester }: Taker): Readonly<Partial<Record<LimitPer, unknown>>> {
  const phone = to?.kind === 'phone' ? to.value : null;
  return {
    verification,
    device: requester.deviceSigned ? requester.device : null,
    network: requester.network,
    neighbourhood: requester.neighbourhood,
    asn: requester.asn,
    country: requester.country,
    prefix: phone && prefixOf(phone),
    destination: phone && destinationOf(phone),
    key: requester.apiKey,
    service,
  };
}

/** Who does not tell a limit's dimension (no network, no account) takes it only where its row counts them all together. */
export function takesOf(
  { vault, policy }: Pick<World, 'vault' | 'policy'>,
  stage: LimitStage,
  taker: Taker,
): LimitTake[] {
  const { service, channel, mailbox, account, familiar, nothingDone, odds } = taker;
  const values = valuesOf(taker);
  const markOf = ({ per, onUnknown }: Limit): Mark | null => {
    if (per === 'address') return mailbox;
    if (per === 'account' && account !== null) return account;
    const value = values[per] ?? null;
    if (value !== null) return vault.mark(service, per, String(value));
    return onUnknown === 'counted' ? vault.mark(service, `${per} unknown`, '') : null;
  };
  const keyOf = (limit: Limit): Mark | null => {
    if (limit.per === 'total') return EVERYTHING;
    const mark = markOf(limit);
    // Whoever was erased meanwhile is nobody any more: nothing can be sent or guessed there.
    return mark === ERASED ? null : mark;
  };
  return policy.limits.flatMap((limit): LimitTake[] => {
    // How much was guessed wrong is asked for by who issues as well: codes grow with it.
    const asks = stage === 'issue' && limit.counts === 'odds';
    const applies = (limit.stage === stage || asks) && (limit.channel === 'any' || limit.channel === channel);
    const key = applies ? keyOf(limit) : null;
    if (key === null) return [];
    const { name, windowSeconds, window, shards, max } = limit;
    const whose = limit.per === 'total' ? EVERY_SERVICE : service;
    const counts = !asks && !(nothingDone && limit.onNothingDone === 'returned');
    const weight = limit.counts === 'uses' ? 1 : counts ? odds : 0;
    return [
      {
        service: whose,
        name,
        key,
        windowSeconds,
        window,
        shards,
        max,
        familiar,
        counts,
        weight,
        about: limit.counts === 'odds',
      },
    ];
  });
}

/** Those that one verification alone takes, of a request that turned out to go on with an open one. */
export function takesOfVerification({ vault, policy }: Pick<World, 'vault' | 'policy'>, taker: Taker): LimitTake[] {
  const limits = policy.limits.filter(({ stage, per }) => stage === 'issue' && per === 'verification');
  return limits.length === 0 ? [] : takesOf({ vault, policy: { ...policy, limits } }, 'issue', taker);
}

/** Of what was taken, that which goes back by its row: of who was refused, or where nothing was done. */
export function returnedOf(
  policy: Policy,
  when: 'onRefused' | 'onNothingDone',
  taken: readonly LimitTaken[],
): readonly LimitTaken[] {
  const names = new Set(policy.limits.filter((limit) => limit[when] === 'returned').map((limit) => limit.name));
  return taken.filter((t) => names.has(t.name));
}
