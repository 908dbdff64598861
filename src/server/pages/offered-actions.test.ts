// Promise: a button is there when pressing it does something, and whoever gave the code away can always say so.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Action } from '../../engine/model.ts';
import { isAlreadyDone, offeredActions } from './offered-actions.ts';

const OFFERS: readonly Action[] = ['not_me', 'stop_codes', 'i_shared_it'];
const pressed = (...actions: readonly string[]) =>
  actions.map((name, n) => {
    const undone = name.startsWith('-');
    const action = name.replace('-', '');
    const undoUntil = action === 'it_was_me' || action === 'resume_codes' ? null : 1000;
    return { action: action as Action, at: n, undoUntil, undone };
  });

describe('what is offered', () => {
  test('is what the cause offers, while nothing was pressed', () => {
    const { actions, stopped, undoable } = offeredActions(OFFERS, [], 0);
    assert.deepEqual(actions, OFFERS);
    assert.equal(stopped, false);
    assert.equal(undoable, null);
  });

  test('always lets a person say that the code was given away', () => {
    assert.deepEqual(offeredActions(['it_was_me'], [], 0).actions, ['it_was_me', 'i_shared_it']);
  });

  test('is no longer what was done, but its way back', () => {
    const { actions, stopped, undoable } = offeredActions(OFFERS, pressed('stop_codes'), 0);
    assert.deepEqual(actions, ['not_me', 'i_shared_it', 'resume_codes']);
    assert.equal(stopped, true);
    assert.deepEqual(undoable, { action: 'stop_codes', at: 0, until: 1000 });
  });

  test('comes back after undoing, and after codes were let through again', () => {
    assert.deepEqual(offeredActions(OFFERS, pressed('-stop_codes'), 0).actions, OFFERS);
    assert.deepEqual(offeredActions(OFFERS, pressed('stop_codes', 'resume_codes'), 0).actions, OFFERS);
  });

  test('can be undone only in time, the last thing first', () => {
    assert.equal(offeredActions(OFFERS, pressed('stop_codes'), 1000).undoable, null);
    assert.equal(offeredActions(OFFERS, pressed('not_me', 'stop_codes'), 0).undoable?.action, 'stop_codes');
    assert.equal(offeredActions(OFFERS, pressed('not_me', '-stop_codes'), 0).undoable?.action, 'not_me');
  });
});

test('a second press is told from a first one', () => {
  assert.equal(isAlreadyDone('stop_codes', pressed('stop_codes')), true);
  assert.equal(isAlreadyDone('stop_codes', pressed('-stop_codes')), false);
  assert.equal(isAlreadyDone('stop_codes', pressed('stop_codes', 'resume_codes')), false);
});
