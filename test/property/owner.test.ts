// Threat: somebody asks for codes, guesses, floods and proves whatever they like, to keep the owner of an account out. Promise: the
// owner's familiar device gets one code all the same, and entering it is approved.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CountersignError } from '../../src/engine/errors.ts';
import type { CodeRequest } from '../../src/engine/model.ts';
import { parseRequester } from '../../src/engine/request/parse-request.ts';
import { takesOf } from '../../src/engine/subjects/takes.ts';
import { counterId, windowOf } from '../../src/store/counters/rows.ts';
import { codeOf, requestOf, wrongCode } from '../race/parts.ts';
import { spendAll } from '../setup/rows.ts';
import { openTestWorld } from '../setup/world.ts';
import { runProperty, seed } from './run-property.ts';

const { engine, service, clock, world, inbox, database } = await openTestWorld({ seed });
let run = 0;

interface Scene {
  readonly to: string;
  readonly account: string;
  readonly network: string;
  readonly token: string;
  /** What the stranger holds. */
  readonly ids: string[];
}

const tolerated = async (call: Promise<unknown>): Promise<void> => {
  await call.catch((error) => assert.ok(error instanceof CountersignError, String(error)));
};
/** What came to this address, of all that was waiting: the inbox keeps only the newest. */
async function deliverAll(to: string): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let taken = 1; taken > 0; ) {
    inbox.clear();
    taken = await engine.deliver();
    texts.push(...inbox.messages(to).map(({ text }) => text));
  }
  return texts;
}

/** The owner proves the address once, long before. */
async function begin(): Promise<Scene> {
  run++;
  const [to, account, network] = [`owner-${run}@example.com`, `acc_${run}`, `198.18.${run % 250}.7`];
  const [issued] = await engine.request([
    requestOf(service, { to, account }, parseRequester({ ip: network }, 'k-test')),
  ]);
  const code = await codeOf(world, 'lumen', issued!.verification!);
  const input = {
    service: 'lumen',
    id: issued!.verification!,
    code,
    purpose: null,
    account: null,
    requester: parseRequester({ ip: network }, 'k-test'),
  };
  const { deviceToken } = (await engine.check(input))!;
  clock.advance(86_400_000);
  return { to, account, network, token: deviceToken!, ids: [] };
}

type Deed = (scene: Scene) => Promise<unknown>;

async function ask(scene: Scene, requests: readonly CodeRequest[]) {
  for (const { verification } of await engine.request(requests)) if (verification) scene.ids.push(verification);
}

const last = (scene: Scene) => scene.ids.at(-1);
const strange = (n: number, session: string | null = null) =>
  parseRequester({ ip: `203.0.113.${n}`, session }, 'k-test');

const DEEDS: readonly fc.Arbitrary<readonly [string, Deed]>[] = [
  fc
    .tuple(
      fc.nat({ max: 200 }),
      fc.constantFrom('sign_in' as const, 'recovery' as const, 'change_contact' as const),
      fc.boolean(),
    )
    .map(([n, purpose, named]) => [
      `ask ${purpose}`,
      (scene) =>
        ask(scene, [requestOf(service, { to: scene.to, account: named ? scene.account : null, purpose }, strange(n))]),
    ]),
  fc.nat({ max: 200 }).map((n) => [
    'ask and guess',
    async (scene) => {
      await ask(scene, [requestOf(service, { to: scene.to, account: scene.account }, strange(n))]);
      for (let i = 0; i < 5; i++) if (last(scene)) await tolerated(guess(scene, n, i));
    },
  ]),
  fc.nat({ max: 200 }).map((n) => [
    'ask at many addresses of the account',
    (scene) =>
      ask(
        scene,
        Array.from({ length: 12 }, (_, i) =>
          requestOf(service, { to: `other-${i}-${scene.to}`, account: scene.account }, strange(n)),
        ),
      ),
  ]),
  fc.constant([
    'flood from the owner’s network',
    (scene) =>
      ask(
        scene,
        Array.from({ length: 105 }, (_, i) =>
          requestOf(service, { to: `flood-${i}-${scene.to}` }, parseRequester({ ip: scene.network }, 'k-test')),
        ),
      ),
  ]),
  fc
    .nat({ max: 200 })
    .map((n) => [
      'resend',
      (scene) => (last(scene) ? tolerated(engine.resend('lumen', last(scene)!, strange(n), null)) : Promise.resolve()),
    ]),
  fc.constant([
    'cancel',
    (scene) => (last(scene) ? tolerated(engine.cancel('lumen', last(scene)!)) : Promise.resolve()),
  ]),
  fc.constant([
    'prove',
    (scene) =>
      last(scene)
        ? tolerated(
            engine.prove('lumen', last(scene)!, { kind: 'work', solution: `puzzle ${last(scene)}` }, strange(1)),
          )
        : Promise.resolve(),
  ]),
  fc
    .constantFrom(1, 31, 300, 601, 3601)
    .map((seconds) => [`wait ${seconds}`, async () => clock.advance(seconds * 1000)]),
];

/** It is heavy, and once is enough. */
const FLOOD = 3;

async function guess(scene: Scene, n: number, i: number) {
  const id = last(scene)!;
  const code = wrongCode(await codeOf(world, 'lumen', id), 1 + i);
  return await engine.check({ service: 'lumen', id, code, purpose: null, account: null, requester: strange(n) });
}

async function ownerGetsIn(scene: Scene): Promise<void> {
  const owner = parseRequester({ ip: scene.network, device: scene.token }, 'k-test');
  const [issued] = await engine.request([requestOf(service, { to: scene.to, account: scene.account }, owner)]);
  const why = (await world.store.readDecision('lumen', issued!.decisionId))!.assessment;
  assert.deepEqual(
    [issued!.decision.outcome, issued!.messages],
    ['sent', 1],
    `${issued!.decision.reason} ${JSON.stringify({ ...why, facts: null })}`,
  );
  const texts = await deliverAll(scene.to);
  const code = await codeOf(world, 'lumen', issued!.verification!);
  assert.ok(texts.some((text) => text.includes(code)));
  const answer = await engine.check({
    service: 'lumen',
    id: issued!.verification!,
    code,
    purpose: null,
    account: null,
    requester: owner,
  });
  assert.equal(answer!.outcome, 'approved');
}

test('no sequence of strangers keeps the owner out', async (t) => {
  const deeds = DEEDS.map((arbitrary, i) => ({ arbitrary, weight: i === FLOOD ? 1 : 5 }));
  const arbitrary = fc.array(fc.oneof(...deeds), { minLength: 8, maxLength: 30, size: 'max' });
  await runProperty(t, {
    arbitrary,
    numRuns: 30,
    seconds: 6,
    holds: async (sequence) => {
      const scene = await begin();
      for (const [, deed] of sequence) await deed(scene);
      await ownerGetsIn(scene);
    },
  });
});

test('not even when strangers have used up their whole guess budget and every limit at once', async () => {
  const scene = await begin();
  await spendAll(database.pool, clock.now(), 10_000);
  const owner = {
    service: 'lumen',
    channel: 'email' as const,
    verification: null,
    to: { kind: 'email' as const, value: scene.to },
    mailbox: world.vault.mark('lumen', 'mailbox', scene.to),
    account: world.vault.mark('lumen', 'account', scene.account),
    requester: parseRequester({ ip: scene.network }, 'k-test'),
    familiar: false,
    nothingDone: false,
    odds: 1000,
  };
  const takes = (['issue', 'check'] as const).flatMap((stage) => takesOf(world, stage, owner));
  assert.ok(takes.length > 10);
  for (const take of takes) {
    const { endsMs, forgetMs } = windowOf(take, clock.now());
    for (let shard = 0; shard < take.shards; shard++)
      await database.pool.query(
        `insert into counter (id, ends_ms, forget_ms, strangers, familiars, room, service, name)
         values ($1, $2, $3, $4, 0, -1, 'lumen', $5) on conflict (id) do update set strangers = $4, ends_ms = $2, room = -1`,
        [counterId(take, shard), endsMs, forgetMs, take.max, take.name],
      );
  }
  const [stranger] = await engine.request([requestOf(service, { to: scene.to, account: scene.account }, strange(1))]);
  assert.equal(stranger!.decision.outcome, 'refused');
  await ownerGetsIn(scene);
});
