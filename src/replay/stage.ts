/** Where a trace is played: the engine in its world, whose clock and sender are the replay's own, and what the replay remembers. */
import type { Engine } from '../engine/engine.ts';
import type { Facts } from '../engine/facts.ts';
import type { Service } from '../engine/model.ts';
import type { StoredDecision, VerificationRecord, World } from '../engine/ports.ts';
import type { Surroundings } from '../engine/surroundings/surroundings.ts';
import type { KeptMessages } from './kept-messages.ts';
import type { Ledger } from './ledger.ts';
import type { Outgoing } from './outgoing.ts';
import type { SideLane } from './side-lane.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** The facts that a line of the result was diagnosed on. */
export type FactsSeen =
  | { readonly type: 'answer'; readonly ask: string; readonly facts: Facts }
  | { readonly type: 'diagnosis'; readonly request: string; readonly hasLeft: boolean; readonly facts: Facts };

/** The parts of the world that the replay does not bring itself. */
export interface ReplayWorld {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly messages: KeptMessages;
  /** Solves what the world's puzzles make. */
  readonly solve: (challenge: string) => unknown;
  /** Reads many records and decisions at once; undefined for each that is not there. */
  readonly readRecords: (
    service: string,
    ids: readonly string[],
  ) => Promise<readonly (VerificationRecord | undefined)[]>;
  readonly readDecisions: (service: string, ids: readonly string[]) => Promise<readonly (StoredDecision | undefined)[]>;
  /** Lets the store measure how large it has become. */
  readonly learnSize: () => Promise<unknown>;
  /** Told of the facts behind each answer and each diagnosis, as they are written. */
  readonly onFacts?: (seen: FactsSeen) => void;
}

export interface Stage extends ReplayWorld {
  readonly engine: Engine;
  readonly service: Service;
  readonly ledger: Ledger;
  readonly lane: SideLane;
  readonly outgoing: Outgoing;
  readonly surroundings: Surroundings;
}
