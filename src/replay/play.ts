/** Plays the events of a trace through the engine, one after another, each at its own time, and puts what comes of it in the result. */
import type { Instant } from '../engine/model.ts';
import type { TraceEventOf } from '../protocol/shapes/trace.ts';
import { holdChallenges, type OpenChallenges } from './challenges.ts';
import { followGrowth } from './growth.ts';
import { gatherLaterEvents } from './later-events.ts';
import { playAction } from './play-action.ts';
import { playAsk } from './play-ask.ts';
import { playCheck } from './play-check.ts';
import { playProof } from './play-proof.ts';
import { playRequest } from './play-request.ts';
import { namesReadBy } from './reach.ts';
import type { NumberedEvent } from './read-trace.ts';
import { findRepeats, type Repeats } from './repeats.ts';
import type { Result } from './result.ts';
import type { Settling } from './settling.ts';
import type { Stage } from './stage.ts';

interface Playing {
  readonly stage: Stage;
  readonly result: Result;
  readonly challenges: OpenChallenges;
  readonly repeats: Repeats;
}

async function playRequested(
  { stage, result, challenges, repeats }: Playing,
  event: TraceEventOf<'code.requested'>,
  at: Instant,
): Promise<void> {
  const repeated = repeats.answer(event, at);
  if (repeated) return result.put(repeated);
  const { request, line, sends } = await playRequest(stage, event, at);
  repeats.remember(event, at, request);
  if (line.outcome === 'challenged') return challenges.add(line, at);
  if (!sends) return result.put(line);
  const held = result.hold();
  await stage.outgoing.send(request, at, () => held.settle({ ...line, messages: 1 }));
}

async function playGiven(
  { stage, challenges }: Playing,
  event: TraceEventOf<'proof.given'>,
  at: Instant,
): Promise<void> {
  const request = stage.ledger.find(event.request);
  if (!request || !(await playProof(stage, event, request))) return;
  await stage.outgoing.send(request, at, () => challenges.met(request.name, at));
  // The line must not be settled as a challenge while its message is on its way.
  await stage.lane.drain();
}

async function playWaitedFor(playing: Playing, { event, at }: NumberedEvent): Promise<void> {
  const { stage, result } = playing;
  switch (event.type) {
    case 'code.requested':
      return await playRequested(playing, event, at);
    case 'code.checked':
      return result.put(await playCheck(stage, event, at));
    case 'proof.given':
      return await playGiven(playing, event, at);
    case 'recipient.asked': {
      const line = await playAsk(stage, event, at);
      if (line) result.put(line);
      return;
    }
    case 'holder.acted':
      return await playAction(stage, event);
    default:
      throw new Error(`nobody plays ${event.type}`);
  }
}

/** `onEvent` is called after each; it ends the play by throwing. */
export async function playEvents(
  stage: Stage,
  events: AsyncIterable<NumberedEvent>,
  result: Result,
  settling: Settling,
  onEvent: () => void,
): Promise<void> {
  const playing: Playing = { stage, result, challenges: holdChallenges(result), repeats: findRepeats(stage.ledger) };
  const later = gatherLaterEvents(stage);
  const growth = followGrowth(stage.learnSize);
  for await (const numbered of events) {
    stage.clock.moveTo(numbered.at);
    playing.challenges.endBefore(numbered.at);
    if (!(await later.take(numbered))) {
      await later.flushFor(numbered.event);
      await stage.lane.waitFor(namesReadBy(numbered.event, stage.ledger));
      await playWaitedFor(playing, numbered);
      await result.flush(false);
    }
    await settling.settleBefore(numbered.at);
    onEvent();
    await growth.afterEvent();
  }
  await later.flush();
  await stage.lane.drain();
  playing.challenges.endBefore(Number.POSITIVE_INFINITY);
}
