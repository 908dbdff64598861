/**
 * A replay: a trace played through the engine on a virtual clock, and what the engine did and said written down. The same trace,
 * policy and seed give the same bytes: time is the trace's, chance is the seed's, and nothing is asked of anything else.
 */
import { createEngine } from '../engine/engine.ts';
import { ALONE, createSurroundings } from '../engine/surroundings/surroundings.ts';
import { diagnoseAll } from './diagnose-all.ts';
import { createLedger, type PlayedRequest } from './ledger.ts';
import { openOutgoing } from './outgoing.ts';
import { playEvents } from './play.ts';
import type { Progress } from './progress.ts';
import { openTrace, type PassedOver } from './read-trace.ts';
import { rememberSubjects } from './remember-subjects.ts';
import { createResult } from './result.ts';
import { settleLater } from './settling.ts';
import { openSideLane } from './side-lane.ts';
import type { ReplayWorld, Stage } from './stage.ts';

/** Somebody ended the replay before its trace did. */
export class ReplayStopped extends Error {}

export interface ReplayOptions extends ReplayWorld {
  readonly trace: string;
  readonly lenient: boolean;
  readonly write: (text: string) => Promise<unknown>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export interface Replayed {
  readonly events: number;
  readonly requests: number;
  readonly passedOver: PassedOver;
  /** The requests, as the trace and as the engine calls them. */
  readonly played: readonly PlayedRequest[];
}

function createStage(given: ReplayWorld): Stage {
  const world = { ...given.world, store: rememberSubjects(given.world.store, true) };
  const surroundings = createSurroundings(world.store, ALONE);
  const engine = createEngine(world, surroundings);
  const [ledger, lane] = [createLedger(), openSideLane(world)];
  const outgoing = openOutgoing(lane, given.messages, ledger);
  return { ...given, world, engine, ledger, lane, outgoing, surroundings, service: world.services[0]! };
}

/**
 * Throws `TraceError`, `ReplayStopped`, and what the world throws. Nothing may be known of its service before, and its world is used
 * up afterwards.
 */
export async function replay(options: ReplayOptions): Promise<Replayed> {
  const { progress, signal } = options;
  const stage = createStage(options);
  const result = createResult(options.write);
  const trace = await openTrace(options.trace, options.lenient);
  const goOn = () => {
    if (signal.aborted) throw new ReplayStopped('stopped');
  };
  let events = 0;
  const settling = settleLater(stage);
  await playEvents(stage, trace.events, result, settling, () => {
    events++;
    goOn();
    progress.show(trace.bytesRead(), trace.size, () => `${events} events`);
  });
  const played = [...stage.ledger.all()];
  const requests = played.length;
  let diagnosed = 0;
  await diagnoseAll(stage, result, settling, (count) => {
    diagnosed += count;
    goOn();
    progress.show(diagnosed, requests, () => `${diagnosed} of ${requests} diagnoses`);
  });
  await result.flush(true);
  return { events, requests, passedOver: trace.passedOver, played };
}
