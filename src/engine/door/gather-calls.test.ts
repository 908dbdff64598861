// Promise: calls that arrive while the lanes are busy leave together with the next; a lone call waits for nothing; what waits is
// bounded. Threat: one bad call spoils the others of its batch, or a call that may have been written is made twice.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { CountersignError } from '../errors.ts';
import { gatherCalls, type RunBatch } from './gather-calls.ts';

const OPTIONS = { lanes: 1, most: 10, waiting: 100 };
const isBusy = (error: unknown) => error instanceof CountersignError && error.code === 'busy';

/** Batches that end when the test says so; each call is answered with itself, doubled. */
function heldRuns() {
  const batches: number[][] = [];
  const ends: (() => void)[] = [];
  const run: RunBatch<number, number> = async (batch, answer) => {
    batches.push([...batch]);
    await new Promise<void>((resolve) => ends.push(resolve));
    for (const [n, call] of batch.entries()) answer(n, call * 2);
  };
  return { batches, run, end: () => ends.shift()?.() };
}

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('gathering', () => {
  test('a lone call leaves at once, by itself', async () => {
    const { batches, run, end } = heldRuns();
    const call = gatherCalls(run, OPTIONS);
    const answered = call(7);
    assert.deepEqual(batches, [[7]]);
    end();
    assert.equal(await answered, 14);
  });

  test('what arrives while the lane is busy leaves together, in its order, as many as fit', async () => {
    const { batches, run, end } = heldRuns();
    const call = gatherCalls(run, { ...OPTIONS, most: 3 });
    const answers = [1, 2, 3, 4, 5, 6].map((n) => call(n));
    for (let i = 0; i < 3; i++) {
      end();
      await soon();
    }
    assert.deepEqual(batches, [[1], [2, 3, 4], [5, 6]]);
    assert.deepEqual(await Promise.all(answers), [2, 4, 6, 8, 10, 12]);
  });

  test('no more batches are under way than there are lanes', () => {
    const { batches, run } = heldRuns();
    const call = gatherCalls(run, { ...OPTIONS, lanes: 2 });
    for (let n = 0; n < 9; n++) void call(n);
    assert.deepEqual(batches, [[0], [1]]);
  });

  test('calls of one name are never under way together, and hold up nobody else', async () => {
    const { batches, run, end } = heldRuns();
    const call = gatherCalls(run, { ...OPTIONS, lanes: 2, apart: (n: number) => `${n % 10}` });
    const answers = [1, 11, 21, 2, 3].map((n) => call(n));
    assert.deepEqual(batches, [[1], [2]]);
    end();
    await soon();
    assert.deepEqual(batches, [[1], [2], [11, 3]]);
    for (let i = 0; i < 3; i++) {
      end();
      await soon();
    }
    assert.deepEqual(await Promise.all(answers), [2, 22, 42, 4, 6]);
  });

  test('past the bound a caller is told to come back, and when', async () => {
    const { run, end } = heldRuns();
    const call = gatherCalls(run, { ...OPTIONS, waiting: 2 });
    const answers = [1, 2, 3].map((n) => call(n));
    await assert.rejects(
      call(4),
      (error: CountersignError) =>
        error.code === 'busy' && error.retryAfterSeconds !== null && error.retryAfterSeconds > 0,
    );
    for (let i = 0; i < 2; i++) {
      end();
      await soon();
    }
    assert.deepEqual(await Promise.all(answers), [2, 4, 6]);
  });

  test('a call that counts as several fills a batch and the queue as several, and one larger than a batch goes by itself', async () => {
    const { batches, run, end } = heldRuns();
    const call = gatherCalls(run, { lanes: 1, most: 5, waiting: 12, sizeOf: (n: number) => n });
    const answers = [1, 3, 2, 2, 9].map((n) => call(n));
    for (const n of [1, 2, 900]) answers.push(call(n));
    const refused = await Promise.allSettled(answers.slice(4, 8).map((one) => Promise.race([one, soon()])));
    assert.deepEqual(
      refused.map((one) => one.status),
      ['rejected', 'fulfilled', 'fulfilled', 'rejected'],
    );
    for (let i = 0; i < 3; i++) {
      end();
      await soon();
    }
    assert.deepEqual(batches, [[1], [3, 2], [2, 1, 2]]);
    const large = call(9);
    end();
    assert.equal(await large, 18, 'nobody waits, so it need not come back');
  });

  test('a call that can be answered early is', async () => {
    const call = gatherCalls<number, number>(async (_, answer) => {
      answer(0, 1);
      await new Promise(() => {});
    }, OPTIONS);
    assert.equal(await call(1), 1);
  });
});

describe('a bad call', () => {
  const bad = (error: unknown): RunBatch<number, number> => {
    return async (batch, answer) => {
      await soon();
      if (batch.includes(13)) throw error;
      for (const [n, call] of batch.entries()) answer(n, call);
    };
  };
  const refused = Object.assign(new Error('a value that no column takes'), { code: '22P02' });

  for (const [what, error] of [
    ['the database refuses', refused],
    ['a mistake of the program', new TypeError('undefined is not a function')],
    ['a row that cannot be read', new SyntaxError('Unexpected end of JSON input')],
  ] as const) {
    test(`fails alone: ${what}`, async () => {
      const call = gatherCalls(bad(error), OPTIONS);
      const results = await Promise.allSettled([0, 1, 13, 2, 3].map((n) => call(n)));
      assert.deepEqual(
        results.map((r) => (r.status === 'fulfilled' ? r.value : 'failed')),
        [0, 1, 'failed', 2, 3],
      );
    });
  }

  test('a connection that is lost does not say what was written, so nothing is made again', async () => {
    const batches: number[][] = [];
    const call = gatherCalls<number, number>(async (batch) => {
      batches.push([...batch]);
      await soon();
      throw Object.assign(new Error('Connection terminated'), { code: 'ECONNRESET' });
    }, OPTIONS);
    const results = await Promise.allSettled([1, 2, 3].map((n) => call(n)));
    assert.deepEqual(
      results.map((r) => r.status),
      ['rejected', 'rejected', 'rejected'],
    );
    assert.deepEqual(batches, [[1], [2, 3]]);
  });

  test('what was answered before a batch failed stays answered, and is not made again', async () => {
    let runs = 0;
    const call = gatherCalls<number, number>(
      async (batch, answer) => {
        runs += batch.length;
        if (batch.length === 1) return answer(0, batch[0]!);
        answer(0, batch[0]!);
        throw refused;
      },
      { ...OPTIONS, lanes: 1 },
    );
    const first = call(0);
    assert.deepEqual(await Promise.all([first, call(1), call(2), call(3)]), [0, 1, 2, 3]);
    assert.equal(runs, 1 + 3 + 2);
  });

  test('a batch that forgets one of its calls fails that one, and does not leave it waiting', async () => {
    const call = gatherCalls<number, number>(async () => {}, OPTIONS);
    await assert.rejects(call(1), (error: CountersignError) => error.code === 'internal');
  });
});

test('whatever arrives whenever, each call gets its own answer once, or is told to come back (seed printed on failure)', async () => {
  const seed = Date.now() % 2 ** 31;
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.nat(30), { maxLength: 60 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 7 }),
      async (scheduler, numbers, lanes, most) => {
        let underWay = 0;
        const call = gatherCalls<number, number>(
          async (batch, answer) => {
            underWay += 1;
            assert.ok(underWay <= lanes && batch.length <= most && new Set(batch).size === batch.length);
            await scheduler.schedule(Promise.resolve());
            for (const [n, one] of batch.entries()) answer(n, one + 1000);
            underWay -= 1;
          },
          { lanes, most, waiting: 20, apart: String },
        );
        const results = Promise.allSettled(numbers.map((n) => call(n)));
        await scheduler.waitFor(results);
        for (const [i, result] of (await results).entries()) {
          if (result.status === 'fulfilled') assert.equal(result.value, numbers[i]! + 1000);
          else assert.ok(isBusy(result.reason));
        }
      },
    ),
    { seed },
  );
});
