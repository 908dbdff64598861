/** What the engine relies on in a sender over its life: many batches at once, a far side that goes away, its own end. */
import assert from 'node:assert/strict';
import { assertSaysNothing, states } from './results.ts';
import type { SenderConformance, Trial } from './sender-under-test.ts';

export async function takesBatchesAtOnce({ sender, batch, received }: Trial): Promise<void> {
  const batches = Array.from({ length: 5 }, (_, i) => batch(i * 10, 10));
  const results = await Promise.all(batches.map((one) => sender.send(one)));
  assert.deepEqual(
    results.map((one) => one.length),
    batches.map((one) => one.length),
  );
  assert.ok(results.flat().every(({ state }) => state === 'sent'));
  const ids = (await received()).map(({ id }) => id);
  assert.equal(ids.length, 50);
  assert.equal(new Set(ids).size, 50);
}

export async function leavesItsInputAlone({ sender, batch }: Trial): Promise<void> {
  const messages = batch(0, 3);
  const before = structuredClone(messages);
  await sender.send(Object.freeze(messages.map((message) => Object.freeze(message))));
  assert.deepEqual(messages, before);
}

export async function outlivesItsFarSide({ sender, batch, unplug }: Trial): Promise<void> {
  assert.deepEqual(states(await sender.send(batch(0, 1))), ['sent']);
  await unplug?.();
  // A kept connection may swallow one message before it is known to be dead.
  const [first] = await sender.send(batch(1, 1));
  assert.match(first?.state ?? '', /^(retry|unknown)$/);
  const results = await sender.send(batch(2, 4));
  assert.deepEqual(states(results), ['retry', 'retry', 'retry', 'retry']);
  assertSaysNothing(
    results,
    batch(2, 4).map(({ to }) => to.value),
  );
}

export async function closesTwice({ sender, batch, received }: Trial): Promise<void> {
  await Promise.all([sender.close(), sender.close()]);
  await sender.close();
  assert.deepEqual(states(await sender.send(batch(0, 2))), ['retry', 'retry']);
  assert.deepEqual(await received(), []);
}

export async function finishesBeforeItCloses({ sender, batch, received }: Trial): Promise<void> {
  const messages = batch(0, 30);
  const [results] = await Promise.all([sender.send(messages), sender.close()]);
  const sent = messages.filter((_, i) => results[i]?.state === 'sent').map(({ messageId }) => messageId);
  assert.ok(results.length === 30 && results.every(({ state }) => state === 'sent' || state === 'retry'));
  assert.deepEqual((await received()).map(({ id }) => id).sort(), sent.sort());
}

export async function saysWhatItIs({ sender }: Trial, { channel }: SenderConformance): Promise<void> {
  assert.match(sender.id, /^[\w-]{1,64}$/);
  assert.ok(sender.channel === 'any' || sender.channel === channel);
  assert.equal(typeof sender.deduplicates, 'boolean');
  assert.equal(typeof sender.fictional, 'boolean');
}
