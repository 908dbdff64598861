// Promise: the suite that we ship notices a sender that breaks what the engine relies on.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createInbox } from '../channels/inbox.ts';
import type { Outbound, Sender, SendResult } from '../engine/ports.ts';
import { tryWith } from './sender-conformance.ts';
import { SENDER_PROMISES } from './sender-promises.ts';
import type { Keep, Received, SenderConformance } from './sender-under-test.ts';

const SENT: SendResult = { state: 'sent', carrierId: null };
const REFUSED = 'refused@mail.example';
const address = (n: number) => `holder${n}@mail.example`;

/** A sender that keeps every promise, on the inbox, with a far side that can be refused by and can go away. */
function makeGood() {
  const inbox = createInbox();
  const far = { isGone: false };
  const one = async (outbound: Outbound): Promise<SendResult> => {
    if (outbound.to.value === REFUSED) return { state: 'failed', why: 'refused' };
    if (far.isGone) return { state: 'retry', why: 'gone' };
    return (await inbox.send([outbound]))[0] ?? { state: 'failed', why: 'nothing' };
  };
  const send = (batch: readonly Outbound[]) => Promise.all(batch.map(one));
  return {
    inbox,
    far,
    sender: { ...inbox, send } as Sender,
    received: async (): Promise<readonly Received[]> => inbox.messages(),
  };
}

type Good = ReturnType<typeof makeGood>;
type Spoil = (good: Good) => Partial<{ sender: Partial<Sender>; received: Good['received'] }>;

async function run(keep: Keep, spoil: Spoil = () => ({})): Promise<void> {
  const good = makeGood();
  const spoilt = spoil(good);
  const unplug = async () => {
    good.far.isGone = true;
  };
  const received = spoilt.received ?? good.received;
  const made = { received, unplug, stop: async () => undefined, sender: { ...good.sender, ...spoilt.sender } };
  const options: SenderConformance = { name: 'x', channel: 'email', address, refuses: REFUSED, make: async () => made };
  await keep(tryWith(options, made), options);
}

const after = (
  change: (results: readonly SendResult[], batch: readonly Outbound[]) => readonly SendResult[],
): Spoil => {
  return ({ sender }) => ({ sender: { send: async (batch) => change(await sender.send(batch), batch) } });
};
const before = (change: (batch: readonly Outbound[]) => readonly Outbound[]): Spoil => {
  const send = ({ sender }: Good, batch: readonly Outbound[]) => sender.send(change(batch));
  return (good) => ({ sender: { send: (batch) => send(good, batch).then(() => batch.map(() => SENT)) } });
};
const twice: Spoil = ({ received }) => ({ received: async () => (await received()).flatMap((one) => [one, one]) });
const clean = (value: string) => value.replace(/[\r\n\0\u2028]/g, '');
const deaf: Spoil = ({ inbox }) => ({
  sender: {
    send: (batch) =>
      inbox.send(
        batch.map((one) => ({
          ...one,
          messageId: clean(one.messageId),
          to: { ...one.to, value: clean(one.to.value) },
        })),
      ),
  },
});

const BROKEN: readonly (readonly [string, keyof typeof SENDER_PROMISES & string, Spoil])[] = [
  ['has no id', 'says what it is', () => ({ sender: { id: '' } })],
  ['carries another channel', 'says what it is', () => ({ sender: { channel: 'voice' } })],
  ['loses the last', 'sends each message once, with its words', before((batch) => batch.slice(0, -1))],
  ['sends twice', 'sends each message once, with its words', twice],
  [
    'mixes the words up',
    'sends each message once, with its words',
    before((batch) => batch.map((one) => ({ ...one, text: 'x' }))),
  ],
  [
    'mixes the addresses up',
    'sends each message once, with its words',
    before((batch) => batch.map((one) => ({ ...one, to: batch[0]!.to }))),
  ],
  ['answers more than it was asked', 'takes an empty batch', after((results) => [...results, SENT])],
  [
    'answers in another order',
    'answers in the order of what was asked, and a bad message spoils no other',
    after((results) => [...results].reverse()),
  ],
  [
    'fails all for one',
    'answers in the order of what was asked, and a bad message spoils no other',
    after(failAllForOne),
  ],
  ['throws for one', 'answers in the order of what was asked, and a bad message spoils no other', after(throwForOne)],
  ['fails all for a refusal', 'keeps what the far side refuses apart from what it takes', after(failAllForOne)],
  ['takes line breaks out', 'refuses control characters in what becomes headers, and sends nothing', deaf],
  [
    'trims lines',
    'carries any text as one message',
    before((batch) => batch.map((one) => ({ ...one, text: one.text.replace(/ $/gm, '') }))),
  ],
  [
    'repeats the address',
    'repeats neither address nor code in a result',
    after((results, batch) => results.map((_, i) => ({ state: 'failed', why: `no ${batch[i]?.to.value}` }))),
  ],
  [
    'repeats the code',
    'repeats neither address nor code in a result',
    after((results) => results.map(() => ({ state: 'sent', carrierId: '482915' }))),
  ],
  [
    'says it at length',
    'repeats neither address nor code in a result',
    after((results) => results.map(() => ({ state: 'retry', why: 'x'.repeat(129) }))),
  ],
  ['promises to drop doubles', 'drops a double', twice],
  ['takes one batch at a time', 'takes several batches at once', oneAtATime],
  [
    'changes what it was given',
    'leaves what it was given alone',
    before((batch) => batch.map((one) => Object.assign(one, { text: 'x' }))),
  ],
  [
    'believes a far side that is gone',
    'asks to try again, and does not throw, when the far side is gone',
    after((results) => results.map(() => SENT)),
  ],
  [
    'takes more after its end',
    'closes as often as it is told to, and then takes nothing',
    () => ({ sender: { close: async () => undefined } }),
  ],
  ['closes once', 'closes as often as it is told to, and then takes nothing', closesOnce],
  [
    'forgets what was under way',
    'finishes what is under way before it closes, and hands back the rest',
    ({ received }) => ({ received: async () => (await received()).slice(1) }),
  ],
];

function failAllForOne(results: readonly SendResult[]): readonly SendResult[] {
  const failed = results.find(({ state }) => state === 'failed');
  return failed ? results.map(() => failed) : results;
}

function throwForOne(results: readonly SendResult[]): readonly SendResult[] {
  if (results.some(({ state }) => state === 'failed')) throw new Error('one failed');
  return results;
}

function oneAtATime({ sender }: Good): { sender: Partial<Sender> } {
  let isBusy = false;
  const send = async (batch: readonly Outbound[]): Promise<readonly SendResult[]> => {
    if (isBusy) return batch.map(() => ({ state: 'retry', why: 'busy' }));
    isBusy = true;
    const results = await sender.send(batch);
    isBusy = false;
    return results;
  };
  return { sender: { send } };
}

function closesOnce({ sender }: Good): { sender: Partial<Sender> } {
  let isClosed = false;
  const close = async () => {
    if (isClosed) throw new Error('closed already');
    isClosed = true;
    await sender.close();
  };
  return { sender: { close } };
}

describe('a good sender', () => {
  for (const [promise, keep] of Object.entries(SENDER_PROMISES)) test(promise, () => run(keep));
});

describe('a sender is caught that', () => {
  for (const [fault, promise, spoil] of BROKEN) {
    test(fault, async () => {
      const keep = SENDER_PROMISES[promise];
      assert.ok(keep, promise);
      await assert.rejects(run(keep, spoil));
    });
  }

  test('every promise has a sender here that breaks it', () => {
    assert.deepEqual(new Set(BROKEN.map(([, promise]) => promise)), new Set(Object.keys(SENDER_PROMISES)));
  });
});
