/**
 * The library's front door. `createCountersign` puts the engine together from what it is given; everything it needs of the world is
 * a port, so a product can bring its own store, senders, clock.
 *
 *     const countersign = createCountersign({ store, vault, signer, channels: [inbox], clock, random, services });
 *     const [issued] = await countersign.request([parseRequest(service, { to, purpose: 'sign_in' }, null)]);
 *     await countersign.deliver();
 */
import { createEngine, type Engine } from './engine/engine.ts';
import type { Service } from './engine/model.ts';
import { withVersion } from './engine/policy/version.ts';
import { DEFAULT_POLICY, type Policy } from './engine/policy.ts';
import type { Clock, Puzzles, Random, Sender, Shadow, Signer, Store, Vault } from './engine/ports.ts';
import { altchaPuzzles } from './sources/puzzles.ts';

export interface CountersignParts {
  readonly store: Store;
  readonly vault: Vault;
  readonly signer: Signer;
  /** Ways to send; the first that fits a channel takes its messages. */
  readonly channels: readonly Sender[];
  readonly clock: Clock;
  readonly random: Random;
  readonly services: readonly Service[];
  readonly puzzles?: Puzzles;
  readonly policy?: Policy;
  /** A policy that each decision is made under as well, noted where it differs, and never acted on. */
  readonly shadow?: Shadow;
  /** As `readEpoch` of the store answers it; 1 on a database that was never restored. */
  readonly epoch?: number;
}

export function createCountersign(parts: CountersignParts): Engine {
  const { channels, puzzles = altchaPuzzles, policy = DEFAULT_POLICY, shadow = null, epoch = 1, ...rest } = parts;
  return createEngine(
    Object.freeze({ ...rest, senders: channels, puzzles, policy: withVersion(policy), shadow, epoch }),
  );
}

export { DOOR, type Door, type DoorOptions, openDoor } from './engine/door/door.ts';
export type { Engine } from './engine/engine.ts';
export { CountersignError, ERRORS, type ErrorCode } from './engine/errors.ts';
export { EVENTS } from './engine/events.ts';
export type * from './engine/facts.ts';
export type * from './engine/model.ts';
export type { Limit } from './engine/policy/limits.ts';
export { mergePolicy, PolicyWrong } from './engine/policy/read-policy.ts';
export { DEFAULT_POLICY, type Policy } from './engine/policy.ts';
export type * from './engine/ports.ts';
export { checkAddress } from './engine/request/check-address.ts';
export { parseAddress } from './engine/request/parse-address.ts';
export { parseRequest, parseRequester, type RequestInput } from './engine/request/parse-request.ts';
