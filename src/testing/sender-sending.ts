/** What the engine relies on in a sender for each message and each batch: one function a promise. */
import assert from 'node:assert/strict';
import { assertSaysNothing, states } from './results.ts';
import type { OutboundFields } from './sample-outbound.ts';
import type { SenderConformance, Trial } from './sender-under-test.ts';

/** Line ends differ from one way of carrying to the next; what stands between them does not. */
function lines(text: string): readonly string[] {
  return text.replace(/\r\n?/g, '\n').trimEnd().split('\n');
}

export async function sendsEachOnce({ sender, batch, received }: Trial): Promise<void> {
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

export async function takesAnEmptyBatch({ sender, received }: Trial): Promise<void> {
  assert.deepEqual(await sender.send([]), []);
  assert.deepEqual(await received(), []);
}

export async function answersInOrder({ sender, outbound, received }: Trial): Promise<void> {
  const isBad = (n: number) => n % 3 === 1;
  // As many as do not look the same backwards.
  const messages = Array.from({ length: 11 }, (_, n) => outbound(n, isBad(n) ? { address: `${n}\r\nX: y` } : {}));
  const results = await sender.send(messages);
  assert.deepEqual(
    states(results),
    messages.map((_, n) => (isBad(n) ? 'failed' : 'sent')),
  );
  assert.equal((await received()).length, 7);
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

export async function refusesControlCharacters({ sender, outbound, received, ...trial }: Trial): Promise<void> {
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

export async function carriesAnyText({ sender, outbound, received }: Trial): Promise<void> {
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

export async function saysNothingOfIt({ sender, batch, outbound }: Trial): Promise<void> {
  const messages = [...batch(0, 3), outbound(3, { address: 'nobody\0@nowhere' })];
  assertSaysNothing(
    await sender.send(messages),
    messages.map(({ to }) => to.value),
  );
}

export async function dropsDoubles({ sender, batch, received }: Trial): Promise<void> {
  const messages = batch(0, 2);
  await sender.send(messages);
  assert.deepEqual(states(await sender.send([...messages, ...batch(2, 1)])), ['sent', 'sent', 'sent']);
  assert.equal((await received()).length, 3);
}
