/** What the engine relies on in every sender, one function a promise; `sender-conformance.ts` makes tests of them. */
import assert from 'node:assert/strict';
import type { SendResult } from '../engine/ports.ts';
import { CODE, type OutboundFields } from './sample-outbound.ts';
import type { Keep, SenderConformance, Trial } from './sender-under-test.ts';

function states(results: readonly SendResult[]): readonly string[] {
  return results.map((result) => result.state);
}

/** Line ends differ from one way of carrying to the next; what stands between them does not. */
function lines(text: string): readonly string[] {
  return text.replace(/\r\n?/g, '\n').trimEnd().split('\n');
}

async function sendsEachOnce({ sender, batch, received }: Trial): Promise<void> {
  const messages = batch(0, 25);
  const results = await sender.send(messages);
  assert.deepEqual(
    states(results),
    messages.map(() => 'sent'),
  );
  const got = [...(await received())].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byId = [...messages].sort((a, b) => (a.messageId < b.messageId ? -1 : 1));
  assert.deepEqual(
    got.map(({ id, to, text }) => ({ id, to, text: lines(text) })),
    byId.map(({ messageId, to, text }) => ({ id: messageId, to: to.value, text: lines(text) })),
  );
}

async function takesAnEmptyBatch({ sender, received }: Trial): Promise<void> {
  assert.deepEqual(await sender.send([]), []);
  assert.deepEqual(await received(), []);
}

async function answersInOrder({ sender, outbound, received }: Trial): Promise<void> {
  const isBad = (n: number) => n % 3 === 1;
  const messages = Array.from({ length: 12 }, (_, n) => outbound(n, isBad(n) ? { address: `${n}\r\nX: y` } : {}));
  const results = await sender.send(messages);
  assert.deepEqual(
    states(results),
    messages.map((_, n) => (isBad(n) ? 'failed' : 'sent')),
  );
  assert.equal((await received()).length, 8);
}

export async function keepsRefusalsApart(
  { sender, outbound, received }: Trial,
  options: SenderConformance,
): Promise<void> {
  const { refuses, defers } = options;
  const bad = [
    ...(refuses ? [{ address: refuses, state: 'failed' }] : []),
    ...(defers ? [{ address: defers, state: 'retry' }] : []),
  ];
  const plan = bad.flatMap((one, n) => [
    { address: options.address(n), state: 'sent' },
    one,
    { address: options.address(n + 10), state: 'sent' },
  ]);
  const results = await sender.send(plan.map(({ address }, n) => outbound(n, { address })));
  assert.deepEqual(
    states(results),
    plan.map(({ state }) => state),
  );
  const reached = (await received()).map(({ to }) => to).sort();
  assert.deepEqual(reached, plan.flatMap(({ address, state }) => (state === 'sent' ? [address] : [])).sort());
  assertSaysNothing(
    results,
    bad.map(({ address }) => address),
  );
}

async function refusesControlCharacters({ sender, outbound, received, ...trial }: Trial): Promise<void> {
  const address = trial.batch(0, 1)[0]?.to.value ?? '';
  const hostile = ['\r\n', '\n', '\r', '\0', '\u2028'].flatMap((control): OutboundFields[] => [
    { address: `${address}${control}Bcc: x@y.example` },
    { address: `${control}${address}` },
    { subject: `Hello${control}Bcc: x@y.example` },
    { messageId: `msg_1${control}X-Other: 1` },
    { locale: `en${control}X-Other: 1` },
    { service: `lumen${control}X-Other: 1` },
  ]);
  const results = await sender.send(hostile.map((fields, n) => outbound(n, fields)));
  assert.deepEqual(
    states(results),
    hostile.map(() => 'failed'),
  );
  assert.deepEqual(await received(), []);
}

async function carriesAnyText({ sender, outbound, received }: Trial): Promise<void> {
  const text = HOSTILE_TEXT.join('\n');
  assert.deepEqual(states(await sender.send([outbound(1, { text })])), ['sent']);
  const got = await received();
  assert.equal(got.length, 1);
  assert.deepEqual(lines(got[0]?.text ?? ''), HOSTILE_TEXT);
}

const HOSTILE_TEXT = [
  '.',
  '..',
  '.hidden',
  'QUIT',
  'From nobody',
  '-- ',
  'a=3D%0d%0a &amp; <b> "quoted" \\ `$(x)`',
  'رمزك ⁦482915⁩ صالح لعشر دقائق. ¿Quién? 👩🏽‍💻',
  'x'.repeat(1200),
  'end',
];

async function saysNothingOfIt({ sender, batch, outbound }: Trial): Promise<void> {
  const messages = [...batch(0, 3), outbound(3, { address: 'nobody\0@nowhere' })];
  assertSaysNothing(
    await sender.send(messages),
    messages.map(({ to }) => to.value),
  );
}

function assertSaysNothing(results: readonly SendResult[], addresses: readonly string[]): void {
  const said = JSON.stringify(results);
  for (const secret of [...addresses, CODE, 'REFERENCEX'])
    assert.ok(!said.includes(secret), 'a result repeats the message');
  for (const result of results) {
    const words = result.state === 'sent' ? (result.carrierId ?? 'x') : result.why;
    assert.match(words, /^[\u0020-\u007e]{1,128}$/);
  }
}

export async function dropsDoubles({ sender, batch, received }: Trial): Promise<void> {
  const messages = batch(0, 2);
  await sender.send(messages);
  assert.deepEqual(states(await sender.send([...messages, ...batch(2, 1)])), ['sent', 'sent', 'sent']);
  assert.equal((await received()).length, 3);
}

async function takesBatchesAtOnce({ sender, batch, received }: Trial): Promise<void> {
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

async function leavesItsInputAlone({ sender, batch }: Trial): Promise<void> {
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

async function closesTwice({ sender, batch, received }: Trial): Promise<void> {
  await Promise.all([sender.close(), sender.close()]);
  await sender.close();
  assert.deepEqual(states(await sender.send(batch(0, 2))), ['retry', 'retry']);
  assert.deepEqual(await received(), []);
}

async function finishesBeforeItCloses({ sender, batch, received }: Trial): Promise<void> {
  const messages = batch(0, 30);
  const [results] = await Promise.all([sender.send(messages), sender.close()]);
  const sent = messages.filter((_, i) => results[i]?.state === 'sent').map(({ messageId }) => messageId);
  assert.ok(results.length === 30 && results.every(({ state }) => state === 'sent' || state === 'retry'));
  assert.deepEqual((await received()).map(({ id }) => id).sort(), sent.sort());
}

async function saysWhatItIs({ sender }: Trial, { channel }: SenderConformance): Promise<void> {
  assert.match(sender.id, /^[\w-]{1,64}$/);
  assert.ok(sender.channel === 'any' || sender.channel === channel);
  assert.equal(typeof sender.deduplicates, 'boolean');
  assert.equal(typeof sender.fictional, 'boolean');
}

export const SENDER_PROMISES: Readonly<Record<string, Keep>> = {
  'says what it is': saysWhatItIs,
  'sends each message once, with its words': sendsEachOnce,
  'takes an empty batch': takesAnEmptyBatch,
  'answers in the order of what was asked, and a bad message spoils no other': answersInOrder,
  'keeps what the far side refuses apart from what it takes': keepsRefusalsApart,
  'refuses control characters in what becomes headers, and sends nothing': refusesControlCharacters,
  'carries any text as one message': carriesAnyText,
  'repeats neither address nor code in a result': saysNothingOfIt,
  'drops a double': dropsDoubles,
  'takes several batches at once': takesBatchesAtOnce,
  'leaves what it was given alone': leavesItsInputAlone,
  'asks to try again, and does not throw, when the far side is gone': outlivesItsFarSide,
  'closes as often as it is told to, and then takes nothing': closesTwice,
  'finishes what is under way before it closes, and hands back the rest': finishesBeforeItCloses,
};
