/**
 * Which counters a request or a submission takes: one for each limit of its stage and channel whose dimension is known. One function
 * for every surface, so that none of them forgets a limit.
 */
import type { Address, Channel, Requester } from '../model.ts';
import type { LimitPer, LimitStage } from '../policy.ts';
import type { LimitTake, Mark, World } from '../ports.ts';

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
}

function keyOf(vault: World['vault'], per: LimitPer, taker: Taker): Mark | null {
  const { service, requester } = taker;
  const mark = (value: string | null) => (value === null ? null : vault.mark(service, per, value));
  const keys: Readonly<Record<LimitPer, () => Mark | null>> = {
    verification: () => mark(taker.verification),
    address: () => taker.mailbox,
    account: () => taker.account,
    network: () => mark(requester.network),
    key: () => mark(requester.apiKey),
    service: () => mark(service),
  };
  return keys[per]();
}

/** A limit whose dimension is not known (no network told, no account named) is not taken. */
export function takesOf(
  { vault, policy }: Pick<World, 'vault' | 'policy'>,
  stage: LimitStage,
  taker: Taker,
): LimitTake[] {
  const { service, familiar, nothingDone } = taker;
  return policy.limits.flatMap((limit): LimitTake[] => {
    const key = limit.stage === stage ? keyOf(vault, limit.per, taker) : null;
    if (key === null) return [];
    const counts = !(nothingDone && limit.onNothingDone === 'returned');
    return [{ service, name: limit.name, key, windowSeconds: limit.windowSeconds, familiar, counts }];
  });
}
