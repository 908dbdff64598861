// Threat: one guess at each of very many codes, so that no account notices, finds one of them. Promise: what is guessed wrong over a
// whole service is bounded by its odds, whatever is asked and guessed; nobody is refused for it, and familiar devices notice nothing.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { oddsOfGuess } from '../../src/engine/codes/odds.ts';
import { isTooShort } from '../../src/engine/decide/decide.ts';
import { DEFAULT_LIMITS } from '../../src/engine/policy/limits.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/engine/policy.ts';
import { codeOf, outcomeOf, requestOf, stranger, submit, wrongCode } from '../race/parts.ts';
import { openTestWorld } from '../setup/world.ts';

/** Ten wrong guesses at six digits. */
const MAX = 10_000;
const NAME = 'check.any.per_service_day';
const limits = DEFAULT_LIMITS.map((limit) => (limit.name === NAME ? { ...limit, max: MAX } : limit));
const policy: Policy = { ...DEFAULT_POLICY, limits };

async function open() {
  const { engine, service, world, clock, another, database } = await openTestWorld({ policy: { limits } });
  let people = 0;
  const ask = async (more: object = {}) => {
    people += 1;
    const input = { to: `person-${people}@example.com`, account: `acc_${people}` };
    const [issued] = await engine.request([requestOf(service, { ...input, ...more }, stranger(people))]);
    return { id: issued!.verification!, ...issued!.decision };
  };
  const guess = async (id: string, wrong = true, n = 1) => {
    const right = await codeOf(world, 'lumen', id);
    return await outcomeOf(
      submit(engine, id, wrong ? wrongCode(right, n) : right, { requester: stranger(people + 500) }),
    );
  };
  return { engine, service, world, clock, another, database, ask, guess };
}

describe('guessing at everybody', () => {
  test('makes the codes of strangers longer, and ends the short ones, so that who asks anew goes on', async () => {
    const { ask, guess } = await open();
    const first = await Promise.all(Array.from({ length: 11 }, () => ask()));
    assert.ok(first.every((one) => one.codeLength === 6));
    for (const { id } of first.slice(0, 5)) assert.equal(await guess(id), 'wrong');
    assert.equal((await ask()).codeLength, 7);
    for (const { id } of first.slice(5, 10)) assert.equal(await guess(id), 'wrong');
    assert.equal(await guess(first[10]!.id), 'expired');
    assert.equal(await guess(first[10]!.id, false), 'expired', 'also a right one: it was short');
    const long = await ask();
    assert.equal(long.codeLength, 8);
    assert.equal(await guess(long.id, false), 'approved');
  });

  test('never refuses anybody, however long it goes on', async () => {
    const { ask, guess } = await open();
    for (let i = 0; i < 30; i++) {
      const { id, outcome } = await ask();
      assert.equal(outcome, 'sent');
      assert.equal(await guess(id, i % 3 > 0), i % 3 > 0 ? 'wrong' : 'approved');
    }
  });

  test('a device that is known here gets six digits, and they are accepted', async () => {
    const { engine, service, ask, guess, world } = await open();
    const mine = requestOf(service, { to: 'owner@example.com', account: 'acc_owner' }, stranger(900));
    const [before] = await engine.request([mine]);
    const code = await codeOf(world, 'lumen', before!.verification!);
    const approved = await submit(engine, before!.verification!, code, { requester: stranger(900) });
    const spray = await Promise.all(Array.from({ length: 12 }, () => ask()));
    for (const { id } of spray) await guess(id);
    const requester = { ...stranger(900), device: approved!.deviceToken };
    const [after] = await engine.request([{ ...mine, requester }]);
    assert.equal(after!.decision.codeLength, 6);
    const right = await codeOf(world, 'lumen', after!.verification!);
    assert.equal((await submit(engine, after!.verification!, right, { requester }))?.outcome, 'approved');
  });

  test('who joins or resends a code that became too short is not kept at it', async () => {
    const { engine, service, ask, guess, clock } = await open();
    const mine = requestOf(service, { to: 'session@example.com' }, { ...stranger(901), session: 's-1' });
    const [short] = await engine.request([mine]);
    for (const { id } of await Promise.all(Array.from({ length: 12 }, () => ask()))) await guess(id);
    clock.advance(31_000);
    for (const { id } of await Promise.all([ask(), ask()])) await guess(id);
    const again = await engine.resend('lumen', short!.verification!, mine.requester, null);
    assert.deepEqual([again.decision.outcome, again.decision.reason], ['refused', 'code_too_short']);
    const [anew] = await engine.request([mine]);
    assert.notEqual(anew!.verification, short!.verification);
    // As far as the window has slid on meanwhile.
    assert.ok([7, 8].includes(anew!.decision.codeLength));
    assert.equal(await guess(anew!.verification!, false), 'approved');
  });

  test('a day later it is over', async () => {
    const { ask, guess, clock } = await open();
    for (const { id } of await Promise.all(Array.from({ length: 12 }, () => ask()))) await guess(id);
    assert.equal((await ask()).codeLength, 8);
    clock.advance(2 * 86_400_000);
    assert.equal((await ask()).codeLength, 6);
  });
});

describe('its bound', () => {
  const LEVELS = 10 - 6 + 1;
  /** What all guesses together found of one code in a billion, at most: a step costs its whole budget once. */
  const BOUND = (LEVELS + 1) * MAX;

  test('holds for every way of asking and guessing (seed printed on failure)', async () => {
    const seed = Date.now() % 2 ** 31;
    const { ask, guess, clock } = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(4), fc.nat(3)), { minLength: 15, maxLength: 40 }), async (steps) => {
        clock.advance(3 * 86_400_000);
        let told = 0;
        const live: { id: string; codeLength: number }[] = [];
        for (const [many, tries] of steps) {
          live.push(...(await Promise.all(Array.from({ length: many }, () => ask()))));
          const at = live.slice(-8);
          const outcomes = await Promise.all(at.map(({ id }) => guess(id, true, tries + 1)));
          for (const [i, outcome] of outcomes.entries())
            if (outcome === 'wrong') told += oddsOfGuess('digits', at[i]!.codeLength);
        }
        assert.ok(told <= BOUND + 8 * 1000, `${told} units`);
      }),
      { seed, numRuns: 4 },
    );
  });

  test('holds over several nodes that count at the same time', async () => {
    const { ask, another, database, world } = await open();
    const nodes = [await another(database.another()), await another(database.another())];
    const live = await Promise.all(Array.from({ length: 60 }, () => ask()));
    const outcomes = await Promise.all(
      live.map(async ({ id }, i) =>
        outcomeOf(
          submit(nodes[i % 2]!, id, wrongCode(await codeOf(world, 'lumen', id)), { requester: stranger(700 + i) }),
        ),
      ),
    );
    const told = outcomes.filter((outcome) => outcome === 'wrong').length * 1000;
    // What is under way at the same time is not seen yet: it is about how much there is, and each node has but a few batches under way.
    assert.ok(told <= MAX + 60 * 1000, `${told} units at six digits, of ${MAX}`);
    assert.ok(outcomes.every((outcome) => outcome === 'wrong' || outcome === 'expired'));
  });

  test('each step takes the whole budget, and the longest codes are always accepted', () => {
    const at = (used: number) => [
      { name: NAME, familiar: false, strangers: used, familiars: 0, windowEnds: 0 },
      { name: 'check.any.per_key', familiar: false, strangers: 1e9, familiars: 0, windowEnds: 0 },
    ];
    const of = (used: number) => ({ purpose: 'sign_in', familiar: false, limits: at(used) }) as const;
    const shortest = (used: number) => [6, 7, 8, 9, 10].find((length) => !isTooShort(policy, of(used), length));
    assert.deepEqual(
      [0, 9_000, 9_001, 10_000, 19_900, 19_901, 29_991, 40_000, 99_000].map(shortest),
      [6, 6, 7, 7, 7, 8, 9, 10, 10],
    );
    assert.equal(isTooShort(policy, { ...of(99_000), familiar: true }, 6), false);
  });
});
