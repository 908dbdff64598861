// Promise: what is learned from is what a scorer would count: no toll fraud, no question about a message that never left; a
// question belongs to the campaign of its request.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNKNOWN_FACTS } from '../../engine/unknown-facts.ts';
import { createLabeller, type LabelledFacts } from './label-facts.ts';
import type { TrueCause, Truth } from './read-truth.ts';

const facts = UNKNOWN_FACTS;
const truth = (request: string | null, more: Partial<TrueCause> = {}): TrueCause => ({
  ...{ line: 1, request, accepted: ['phishing'], scenario: 'phishing/caller', campaign: null, toll: false },
  ...more,
});

function labelled(given: Truth, ...seen: readonly Parameters<ReturnType<typeof createLabeller>['see']>[0][]) {
  const taken: LabelledFacts[] = [];
  const labeller = createLabeller(given, (one) => taken.push(one));
  for (const one of seen) labeller.see(one);
  labeller.end();
  return taken.map(({ kind, asked, campaign }) => [kind, asked, campaign]);
}

test('rows of requests and questions', () => {
  const given: Truth = {
    requests: new Map([
      ['r1', truth('r1', { campaign: 'c1' })],
      ['r2', truth('r2')],
      ['toll', truth('toll', { toll: true })],
      ['kept', truth('kept')],
    ]),
    asks: new Map([
      ['a1', truth('r1')],
      ['moot', truth('kept')],
      ['not ours', truth(null)],
    ]),
  };
  const rows = labelled(
    given,
    { type: 'answer', ask: 'a1', facts },
    { type: 'answer', ask: 'moot', facts },
    { type: 'answer', ask: 'not ours', facts },
    { type: 'answer', ask: 'nobody knows', facts },
    { type: 'diagnosis', request: 'r1', hasLeft: true, facts },
    { type: 'diagnosis', request: 'r2', hasLeft: true, facts },
    { type: 'diagnosis', request: 'toll', hasLeft: true, facts },
    { type: 'diagnosis', request: 'kept', hasLeft: false, facts },
    { type: 'diagnosis', request: 'nobody knows', hasLeft: true, facts },
  );
  assert.deepEqual(rows, [
    ['request', true, 'c1'],
    ['request', false, 'r2'],
    ['request', true, 'kept'],
    ['ask', true, 'c1'],
    ['ask', true, 'not ours'],
  ]);
});
