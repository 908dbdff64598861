// Promise: a message costs what the longest fitting beginning of its number says, and what is no price is named.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_PRICES, mergePrices, PricesWrong, priceOf } from './prices.ts';

test('the longest beginning that fits counts, and what fits none has the price of the rest', () => {
  const prices = mergePrices({ currency: 'EUR', sms: { '': 0.5, '+1': 0.1, '+1876': 0.9 } });
  const cost = (to: string | null) => priceOf(prices, 'sms', to);
  assert.deepEqual(['+1', '+1876', '+187', '+49', null].map(cost), [0.1, 0.9, 0.1, 0.5, 0.5]);
  assert.equal(prices.currency, 'EUR');
});

test('a channel that is not named keeps its prices, and of no channel nothing is paid', () => {
  const prices = mergePrices({ sms: { '': 0.5 } });
  assert.deepEqual(prices.messages.email, DEFAULT_PRICES.messages.email);
  assert.equal(priceOf(prices, null, '+1'), 0);
});

test('what no beginning fits is free where nothing is said of the rest', () => {
  assert.equal(priceOf(mergePrices({ sms: { '+44': 0.5 } }), 'sms', '+49'), 0);
});

const WRONG: readonly (readonly [unknown, RegExp])[] = [
  [[], /prices are an object/],
  [{ currency: 'euro' }, /currency must be three capitals/],
  [{ fax: {} }, /fax is no channel: sms, email, voice, whatsapp/],
  [{ sms: 0.5 }, /sms must be an object of prices/],
  [{ sms: { 44: 0.5 } }, /sms: "44" must be \+ and digits, or empty/],
  [{ sms: { '+44': '0.5' } }, /sms: "\+44" must be a price from 0 to 1000/],
  [{ sms: { '+44': -1 } }, /must be a price/],
];
for (const [given, says] of WRONG)
  test(`refused: ${says.source}`, () =>
    assert.throws(
      () => mergePrices(given),
      (error) => error instanceof PricesWrong && says.test(error.message),
    ));
