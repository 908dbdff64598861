// Promise: what a policy would have changed is added up so that every changed decision stands in one reason and one cause, that money
// follows the messages, and that who is hit had been let through and waited for the code.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome, Verdict } from '../../engine/model.ts';
import type { Backtested } from './backtest.ts';
import type { Change } from './change.ts';
import { mergePrices } from './prices.ts';
import type { RecordedDecision } from './recorded.ts';
import { reportJson, reportText } from './report.ts';
import { add, newTally } from './tally.ts';

const PRICES = mergePrices({ currency: 'EUR', sms: { '': 0.5, '+44': 0.25 } });
const RECORDED: RecordedDecision = {
  id: `dec_${'0'.repeat(32)}`,
  at: Date.parse('2026-11-20T12:00:00.000Z'),
  policy: 'default-1',
  request: null,
  cause: 'requested',
  isApproved: true,
  record: '',
};
const verdict = (outcome: Outcome, reason: string): Verdict => ({
  outcome,
  reason,
  codeLength: 6,
  sends: outcome === 'sent' || reason === 'joined_open',
});
const SENT = verdict('sent', 'nothing_against');
const TOO_SOON = verdict('resent', 'joined_too_soon');
const REFUSED = verdict('refused', 'limit_reached');
const CHALLENGED = verdict('challenged', 'budget_low');
const WITHHELD = verdict('withheld', 'quiet');

const change = (was: Verdict, would: Verdict, more: Partial<Change> = {}): Change => ({
  was,
  would,
  isSame: was === would,
  familiar: false,
  channel: 'sms',
  destination: '+44',
  ...more,
});
const stranger = { ...RECORDED, isApproved: false, cause: 'unauthorized_login' };

function tallied() {
  const tally = newTally();
  const put = (recorded: RecordedDecision, one: Change) => add(tally, recorded, one, null, PRICES);
  put(RECORDED, change(SENT, SENT));
  put(RECORDED, change(SENT, REFUSED, { familiar: true }));
  put(RECORDED, change(TOO_SOON, WITHHELD));
  put(RECORDED, change(REFUSED, SENT, { destination: '+49' }));
  put(stranger, change(SENT, REFUSED));
  put(stranger, change(SENT, CHALLENGED));
  return tally;
}

test('every changed decision stands in one reason and in one cause', () => {
  const tally = tallied();
  const sum = (groups: Iterable<{ readonly decisions: number }>) => [...groups].reduce((n, g) => n + g.decisions, 0);
  assert.deepEqual(
    [tally.decisions, tally.changed, sum(tally.reasons.values()), sum(tally.causes.values())],
    [6, 5, 5, 5],
  );
  assert.deepEqual(
    [...tally.causes].map(([cause, { decisions, legitimate, messages }]) => [cause, decisions, legitimate, messages]),
    [
      ['requested', 3, 3, 0],
      ['unauthorized_login', 2, 0, -2],
    ],
  );
  assert.equal(tally.reasons.size, 4, 'sent and then refused is one, of two people');
  assert.deepEqual(tally.outcomes.refused, { was: 1, would: 2 });
});

test('money follows the messages, and what is only challenged is told apart', () => {
  const { money, messages } = tallied();
  assert.deepEqual(messages, { was: 4, would: 2 });
  assert.deepEqual(money, { was: 4 * 0.25, would: 0.25 + 0.5, challenged: 0.25 });
});

test('who is hit had been let through and waited for the code', () => {
  const { legitimate } = tallied();
  const hit = { sent: 0, resent: 0, withheld: 1, challenged: 0, refused: 1 };
  assert.deepEqual(legitimate, { all: 4, hit, freed: 1, familiar: 1, familiarHit: 1 });
});

test('the truth, where it is known, says who waited, who is bothered and who earns', () => {
  const tally = newTally();
  const truth = { isLegitimate: false, isHarm: true, isToll: false };
  add(tally, RECORDED, change(SENT, REFUSED), truth, PRICES);
  add(tally, RECORDED, change(SENT, SENT), { ...truth, isHarm: false, isToll: true }, PRICES);
  assert.deepEqual([tally.legitimate.all, tally.harm, tally.toll], [0, { was: 1, would: 0 }, { was: 1, would: 1 }]);
});

test('the report says all of it, to people and to programs', () => {
  const found: Backtested = { tallies: new Map([['calm+00000000', tallied()]]), unnoted: 0, isWhole: true };
  const options = { hasTruth: false, currency: 'EUR' };
  const text = reportText(found, options);
  for (const line of [
    'calm+00000000 over 6 recorded decisions, 2026-11-20 to 2026-11-20, made under default-1.',
    '5 decisions would be others (83.33 %).',
    'Legitimate people (their code was approved): 4 requests. Hit: 2 (50.00 %): withheld 1, challenged 0, refused 1.',
    'From a familiar device: 1, hit 1 (100.00 %). Let through who had not been: 1.',
    'Money: 1.00 EUR was spent, 0.75 would be: 0.25 saved. Of it 0.25 only where the challenge is not met.',
  ])
    assert.ok(text.split('\n').includes(line), line);
  assert.match(text, /^ {2}unauthorized_login +2 +0 +-2 +0\.50$/m);
  const { causes, madeUnder, changed } = JSON.parse(reportJson(found, options));
  assert.deepEqual([causes.length, madeUnder, changed], [2, ['default-1'], 5]);
});
