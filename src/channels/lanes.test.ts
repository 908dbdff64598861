// Promise: a batch ends in time whatever the far side does, in the order it was given, and closing loses nothing.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SendResult } from '../engine/ports.ts';
import { outboundOf } from '../testing/sample-outbound.ts';
import { createLanes, type HandOver } from './lanes.ts';

const SENT: SendResult = { state: 'sent', carrierId: null };
const batch = (length: number) => Array.from({ length }, (_, n) => outboundOf(n, {}));

/** Ends when it is cut off, and says so. */
const stall: HandOver<unknown> = (_outbound, _lane, signal) =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve({ state: 'unknown', why: 'cut off' })));

describe('a batch', () => {
  test('is answered in its order, though its messages end in another', async () => {
    const lanes = createLanes([1, 2, 3], 20);
    const ends: (() => void)[] = [];
    const running = lanes.run(batch(3), ({ messageId }) => {
      return new Promise((resolve) => ends.push(() => resolve({ state: 'retry', why: messageId })));
    });
    await new Promise(setImmediate);
    for (const end of ends.reverse()) end();
    const whys = (await running).map((result) => result.state === 'retry' && result.why);
    assert.deepEqual(whys, ['msg_000000', 'msg_000001', 'msg_000002']);
  });

  test('never has more under way than there are lanes, and none twice', async () => {
    const lanes = createLanes(['a', 'b', 'c'], 20);
    const used = new Set<string>();
    let most = 0;
    const handOver: HandOver<string> = async (_outbound, lane) => {
      assert.ok(!used.has(lane));
      used.add(lane);
      most = Math.max(most, used.size);
      await new Promise(setImmediate);
      used.delete(lane);
      return SENT;
    };
    const results = await Promise.all([lanes.run(batch(20), handOver), lanes.run(batch(20), handOver)]);
    assert.deepEqual(results.flat(), Array(40).fill(SENT));
    assert.equal(most, 3);
  });

  test('begins its messages in order, and uses one lane where one is enough', async () => {
    const lanes = createLanes(['a', 'b', 'c'], 20);
    const seen: string[] = [];
    for (const outbound of batch(4)) {
      await lanes.run([outbound], async ({ messageId }, lane) => {
        seen.push(`${lane} ${messageId}`);
        return SENT;
      });
    }
    assert.deepEqual(seen, ['c msg_000000', 'c msg_000001', 'c msg_000002', 'c msg_000003']);
  });

  test('outlives a message whose sender broke', async () => {
    const lanes = createLanes([1], 20);
    const results = await lanes.run(batch(3), async ({ messageId }) => {
      if (messageId === 'msg_000001') throw new Error('482915');
      return SENT;
    });
    assert.deepEqual(results, [SENT, { state: 'unknown', why: 'sender broke' }, SENT]);
  });

  test('of any length is no leak to Node', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => void warnings.push(warning);
    process.on('warning', note);
    await createLanes([1], 20).run(batch(100), async () => SENT);
    await new Promise(setImmediate);
    process.off('warning', note);
    assert.deepEqual(warnings, []);
  });

  test('ends when its time is up: what was begun is cut off, the rest handed back', async () => {
    const lanes = createLanes([1, 2], 0.2);
    const results = await lanes.run(batch(4), stall);
    const late = { state: 'retry', why: 'no time left' };
    assert.deepEqual(results, [{ state: 'unknown', why: 'cut off' }, { state: 'unknown', why: 'cut off' }, late, late]);
  });

  test('begins nothing in the second half of its time', async () => {
    const lanes = createLanes([1], 0.4);
    const begun: string[] = [];
    const results = await lanes.run(batch(2), ({ messageId }) => {
      begun.push(messageId);
      return new Promise((resolve) => setTimeout(resolve, 240, SENT));
    });
    assert.deepEqual(results, [SENT, { state: 'retry', why: 'no time left' }]);
    assert.deepEqual(begun, ['msg_000000']);
  });

  test('does not lose the lane of a message that was cut off', async () => {
    const lanes = createLanes([1], 0.1);
    await lanes.run(batch(2), stall);
    assert.deepEqual(await lanes.run(batch(1), async () => SENT), [SENT]);
  });
});

describe('closing', () => {
  const closed = { state: 'retry', why: 'sender closed' };

  test('waits for what is under way and hands back what waits', async () => {
    const lanes = createLanes([1], 20);
    let end = () => {};
    const running = lanes.run(batch(3), () => new Promise((resolve) => (end = () => resolve(SENT))));
    const closing = lanes.close();
    let isClosed = false;
    void closing.then(() => (isClosed = true));
    await new Promise(setImmediate);
    assert.equal(isClosed, false);
    end();
    await closing;
    assert.deepEqual(await running, [SENT, closed, closed]);
    assert.deepEqual(await lanes.run(batch(1), async () => SENT), [closed]);
  });

  test('cuts off what does not end', async () => {
    const lanes = createLanes([1], 20, 0.1);
    const running = lanes.run(batch(2), stall);
    await lanes.close();
    assert.deepEqual(await running, [{ state: 'unknown', why: 'cut off' }, closed]);
  });
});
