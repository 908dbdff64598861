// Threat: a stranger asks for codes and watches the answers, to learn who has an account here, who stopped codes, whose number changed
// hands. Promise: whatever they do, in whatever order, the answers are the same as for an address that codes are really sent to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from '../../src/engine/engine.ts';
import { CountersignError } from '../../src/engine/errors.ts';
import type { Address } from '../../src/engine/model.ts';
import { parseRequester, type RequestInput } from '../../src/engine/request/parse-request.ts';
import { codeOf, requestOf, submit } from '../race/parts.ts';
import { spendAll } from '../setup/rows.ts';
import { openTestWorld } from '../setup/world.ts';

/** What was stopped stays so for the whole test. */
const { engine, service, clock, world, inbox, database } = await openTestWorld({ policy: { quietDays: 3650 } });
const HOUR = 3_600_000;

const deliverAll = async () => {
  while ((await engine.deliver()) > 0);
};

/** An address with an account that proved it a while ago. */
async function proved(to: string, account: string): Promise<Address> {
  const [issued] = await engine.request([
    requestOf(service, { to, account }, parseRequester({ ip: '198.18.0.1' }, 'k-test')),
  ]);
  await submit(engine, issued!.verification!, await codeOf(world, 'lumen', issued!.verification!));
  return { kind: 'email', value: to };
}

async function withReference(to: Address, account: string, action: 'stop_codes' | 'not_my_account') {
  clock.advance(1000);
  await engine.request([requestOf(service, { to: to.value, account }, parseRequester({ ip: '198.18.0.1' }, 'k-test'))]);
  await deliverAll();
  const reference = /Ref ([A-Z]{10})/.exec(inbox.messages(to.value)[0]!.text)![1]!;
  const shown = await engine.explain({
    service,
    to,
    reference,
    verification: null,
    complaint: null,
    text: { text: null, textLures: null },
    locale: 'en',
  });
  await engine.act(service, shown.id, action);
}

/** One address for each reason to withhold, and one with none. */
const SCENES: readonly (readonly [string, string | null, (to: Address, account: string) => Promise<unknown>])[] = [
  ['sent', 'sent', async () => {}],
  ['stopped', 'quiet', (to, account) => withReference(to, account, 'stop_codes')],
  ['disowned', 'disowned', (to, account) => withReference(to, account, 'not_my_account')],
  [
    'recycled',
    'number_recycled',
    (contact) =>
      engine.observe('lumen', [
        { type: 'carrier.told', at: clock.now(), contact, fact: 'recycled', since: clock.advance(1000) },
      ]),
  ],
];

interface Scene {
  readonly name: string;
  readonly reason: string | null;
  readonly input: Partial<RequestInput>;
}
const scenes: Scene[] = [
  { name: 'nobody', reason: 'nobody', input: { typed: 'no.such@person', channel: 'email', account: 'acc_nobody' } },
];
for (const [name, reason, prepare] of SCENES) {
  const [to, account] = [`${name}@example.com`, `acc_${name}`];
  await prepare(await proved(to, account), account);
  scenes.push({ name, reason: reason === 'sent' ? null : reason, input: { to, account, channel: 'email' } });
}
/** Many scenes share one clock: each starts on another day, with no guesses spent. */
async function restart(): Promise<void> {
  clock.advance(48 * HOUR);
  await database.pool.query("update budget set spent = '{}'");
}

const stranger = (n: number, session: string | null = null) =>
  parseRequester({ ip: `203.0.113.${n}`, session }, 'k-test');
type Step = (scene: Scene, ids: string[]) => Promise<unknown>;

/** What a requester can see of a verification, with ids and times made comparable. */
async function seen(ids: readonly string[], start: number) {
  return await Promise.all(
    ids.map(async (id) => {
      const { to: _to, id: _id, account: _account, ...view } = (await engine.read('lumen', id, false))!;
      const since = (text: string) => Date.parse(text) - start;
      const proofs = view.proofs?.map((p) => p.kind);
      const delivery = { ...view.delivery, updatedAt: since(view.delivery.updatedAt) };
      return {
        ...view,
        proofs,
        delivery,
        createdAt: since(view.createdAt),
        expiresAt: since(view.expiresAt),
        resendAfter: since(view.resendAfter),
      };
    }),
  );
}

async function answered(call: Promise<unknown>): Promise<unknown> {
  try {
    return (await call) ?? 'done';
  } catch (error) {
    if (error instanceof CountersignError) return [error.code, error.retryAfterSeconds];
    throw error;
  }
}

const ask =
  (n: number, session: string | null = null): Step =>
  async ({ input }, ids) => {
    const [issued] = await engine.request([requestOf(service, input, stranger(n, session))]);
    const { decision, verification } = issued!;
    if (decision.outcome === 'refused') return ['limited', decision.retryAfterSeconds];
    const known = ids.indexOf(verification!);
    if (known < 0) ids.push(verification!);
    return known < 0 ? 'another' : `joined ${known}`;
  };
const wrong =
  (n: number): Step =>
  (_, ids) =>
    answered(submit(engine, ids[0]!, `00000${n}`, { requester: stranger(1) }).then((c) => c!.outcome));
const resend: Step = (_, ids) =>
  answered(
    engine
      .resend('lumen', ids.at(-1)!, stranger(1), null)
      .then(({ decision }) => (decision.outcome === 'refused' ? ['limited', decision.retryAfterSeconds] : 'resent')),
  );
const cancel: Step = (_, ids) => answered(engine.cancel('lumen', ids.at(-1)!));
const wait =
  (seconds: number): Step =>
  async () =>
    void clock.advance(seconds * 1000);
const prove: Step = (_, ids) =>
  answered(engine.prove('lumen', ids.at(-1)!, { kind: 'work', solution: `puzzle ${ids.at(-1)}` }, stranger(1)));

async function transcript(scene: Scene, steps: readonly Step[], prepare: () => Promise<unknown> = async () => {}) {
  await restart();
  await prepare();
  const start = clock.now();
  const ids: string[] = [];
  const lines: unknown[] = [];
  for (const step of steps) {
    lines.push(await step(scene, ids), await seen(ids, start));
    await deliverAll();
    lines.push(await seen(ids, start));
  }
  return lines;
}

const STORIES: Record<string, readonly Step[]> = {
  'asking until the limits say no, over two hours': [
    ...Array.from({ length: 8 }, (_, i) => ask(i)),
    wait(3601),
    ...Array.from({ length: 8 }, (_, i) => ask(i)),
  ],
  'guessing until it is locked': [ask(1), ...Array.from({ length: 7 }, (_, i) => wrong(i)), resend, cancel],
  'guessing over one verification after the other until that is limited': Array.from({ length: 5 }, (_, i) => [
    ask(i),
    ...Array.from({ length: 5 }, (_, n) => wrong(n)),
  ]).flat(),
  'resending too soon, in time, and until the limits say no': [
    ask(1),
    resend,
    ...Array.from({ length: 7 }, () => [wait(121), resend]).flat(),
  ],
  'asking again in one session, before and after the wait': [
    ask(1, 's'),
    ask(1, 's'),
    wait(31),
    ask(1, 's'),
    ask(2),
    wait(61),
    ask(1, 's'),
    resend,
  ],
  'waiting until it expires': [ask(1), wait(601), resend, wrong(1), cancel, ask(1)],
  canceling: [ask(1), cancel, cancel, wrong(1), resend, ask(1)],
};

/** The one that codes are really sent to comes first. */
const byReality = [...scenes].sort((a, b) => Number(a.reason !== null) - Number(b.reason !== null));

for (const [story, steps] of Object.entries(STORIES)) {
  test(`${story}: the answers do not tell`, async () => {
    const [first, ...others] = byReality;
    const real = await transcript(first!, steps);
    for (const scene of others) assert.deepEqual(await transcript(scene, steps), real, scene.name);
  });
}

test('the reasons were what they are meant to be, and nothing left', async () => {
  await restart();
  for (const scene of scenes) {
    inbox.clear();
    const [issued] = await engine.request([requestOf(service, scene.input, stranger(9))]);
    await deliverAll();
    assert.deepEqual(
      [scene.name, issued!.decision.reason, inbox.messages().length],
      [scene.name, scene.reason ?? 'nothing_against', scene.reason ? 0 : 1],
    );
  }
});

test('what is challenged and what is challenged in vain look alike, also when the proof is right', async () => {
  const spend = () => spendAll(database.pool, clock.now(), 9000);
  const steps = [ask(1), wrong(1), prove, wrong(1), resend, wait(31), resend, ask(2), ask(3), prove];
  const [real, ...others] = byReality;
  const expected = await transcript(real!, steps, spend);
  assert.ok(JSON.stringify(expected).includes('challenged'));
  for (const scene of others) assert.deepEqual(await transcript(scene, steps, spend), expected, scene.name);
});

test('a channel that nothing can be sent on is refused for everybody', async () => {
  const silent = createEngine({
    ...world,
    senders: world.senders.map((sender) => ({ ...sender, channel: 'sms' as const })),
  });
  const answers = await Promise.all(
    scenes.map(({ input }) => answered(silent.request([requestOf(service, input, stranger(5))]))),
  );
  assert.deepEqual(
    answers,
    scenes.map(() => ['channel_unavailable', null]),
  );
});
