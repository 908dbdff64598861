/**
 * Which buttons stand below an answer, out of what its cause offers and what was pressed since. Pure. Two things are always possible:
 * to say that the code was given away, and to get codes back that were stopped.
 */
import type { Action, Instant } from '../../engine/model.ts';
import type { StoredExplanation } from '../../engine/ports.ts';

type Pressed = StoredExplanation['actions'];
export type Offered = Exclude<Action, 'undo'>;

export interface Undoable {
  readonly action: Action;
  readonly at: Instant;
  readonly until: Instant;
}

export interface OfferedActions {
  /** The first is `i_shared_it` where it should be pressed before anything is read. */
  readonly actions: readonly Offered[];
  /** Codes were stopped from here, and not let through again. */
  readonly stopped: boolean;
  /** They said that they gave the code to somebody. */
  readonly gaveAway: boolean;
  /** The action that "undo" would undo, and until when. */
  readonly undoable: Undoable | null;
}

const QUIETING: readonly string[] = ['not_me', 'i_shared_it', 'stop_codes'];

export function offeredActions(offers: readonly Action[], pressed: Pressed, now: Instant): OfferedActions {
  const standing = pressed.filter(({ undone }) => !undone).map(({ action }) => action);
  const sinceResumed = standing.slice(standing.lastIndexOf('resume_codes') + 1);
  const isDone = (action: string) => (QUIETING.includes(action) ? sinceResumed : standing).includes(action);
  const all = [...new Set<Action>([...offers, 'i_shared_it'])].filter(
    (action) => action !== 'undo' && action !== 'resume_codes',
  );
  const stopped = sinceResumed.some((action) => QUIETING.includes(action));
  const left = all.filter((action) => !isDone(action)) as Offered[];
  return {
    actions: stopped ? [...left, 'resume_codes'] : left,
    stopped,
    gaveAway: standing.includes('i_shared_it'),
    undoable: lastUndoable(pressed, now),
  };
}

function lastUndoable(pressed: Pressed, now: Instant): OfferedActions['undoable'] {
  const last = pressed.filter(({ undone, undoUntil }) => !undone && undoUntil !== null && undoUntil > now).at(-1);
  return last ? { action: last.action as Action, at: last.at, until: last.undoUntil! } : null;
}

/** Pressing again what stands already does nothing: a second press, a reload, a page opened twice. */
export function isAlreadyDone(action: Action, pressed: Pressed): boolean {
  return pressed.filter(({ undone }) => !undone).at(-1)?.action === action;
}
