// Threat: somebody who guesses on every surface at once, on several nodes, in batches with doubles, while codes are asked for, sent
// again, canceled and proved. Promise: whatever is told of a guess has cost a try and its part of the budget, to the unit; no code tells
// more than its tries, and no account more than its guess budget.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Submission } from '../../src/engine/check/read-cases.ts';
import { oddsOfGuess } from '../../src/engine/codes/odds.ts';
import { openDoor } from '../../src/engine/door/door.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Requester } from '../../src/engine/model.ts';
import { DEFAULT_POLICY } from '../../src/engine/policy.ts';
import { checkEach, codeOf, outcomeOf, requestOf, stranger, tally, withoutLimits, wrongCode } from '../race/parts.ts';
import { poolsOf } from '../setup/rows.ts';
import { openTestWorld } from '../setup/world.ts';
import { runProperty, seed } from './run-property.ts';

/** A pool that is soon used up, so that proofs and the familiar devices' own pool are met. */
const policy = { ...withoutLimits(), budget: { ...DEFAULT_POLICY.budget, strangers: 6_000, proofBelow: 0.3 } };
const { engine, database, another, service, clock, world } = await openTestWorld({ policy, seed });
const nodes: readonly Engine[] = [engine, await another(database.another()), await another(database.another())];
const doors = nodes.map((node) => openDoor(node, { lanes: 2, most: 5, waiting: 1000 }));
const TRIES = 5;
const { strangers, familiar } = policy.budget;

interface Guessed {
  readonly id: string;
  readonly right: string;
  /** Mark of the budget it draws on. */
  readonly key: string;
  /** When each wrong guess was told. */
  readonly wrong: number[];
  approved: number;
}

interface Scene {
  readonly targets: readonly { readonly to: string; readonly account: string | null }[];
  readonly codes: Map<string, Guessed>;
  /** Of whoever was approved last: familiar to the account, or to the address without one. */
  token: string | null;
}

const met: string[] = [];
let run = 0;
const begin = (): Scene => {
  run++;
  const account = `acc_guess_${run}`;
  const targets = [
    { to: `guess-${run}@example.com`, account },
    { to: `other-${run}@example.com`, account },
    { to: `alone.${run}@gmail.com`, account: null },
    { to: `al.one${run}+x@gmail.com`, account: null },
  ];
  return { targets, codes: new Map(), token: null };
};
const pick = <T>(list: readonly T[], n: number): T | undefined => (list.length ? list[n % list.length] : undefined);
const nodeOf = (n: number) => nodes[n % nodes.length]!;

async function ask(scene: Scene, n: number, where: number, byOwner: boolean): Promise<void> {
  const target = pick(scene.targets, where)!;
  const requester: Requester = byOwner ? { ...stranger(n), device: scene.token } : stranger(n);
  const [issued] = await nodeOf(n).request([requestOf(service, target, requester)]);
  met.push(`asked ${issued!.decision.outcome} ${issued!.decision.pool} ${issued!.decision.codeLength}`);
  const id = issued!.verification;
  if (id === null || scene.codes.has(id)) return;
  const { budgetKey } = (await world.store.findVerification('lumen', id))!;
  scene.codes.set(id, { id, right: await codeOf(world, 'lumen', id), key: budgetKey, wrong: [], approved: 0 });
}

/** What was told of a guess at something that was open, and whether it may have been. */
function note(scene: Scene, code: Guessed, outcome: string, input: Submission): void {
  met.push(`told ${outcome}`);
  if (outcome === 'wrong') code.wrong.push(clock.now());
  if (outcome !== 'approved') return;
  assert.equal(input.code, code.right, 'only the right code is accepted');
  code.approved++;
  assert.ok(scene.codes.has(code.id));
}

interface Burst {
  readonly which: readonly number[];
  readonly guesses: number;
  /** The guess that is right, if there is one. */
  readonly right: number;
  readonly surface: number;
  readonly besides: 'cancel' | 'resend' | 'ask' | 'nothing';
}

/** Everything at once: guesses at some codes, alone, in batches with doubles and through doors, and something else besides. */
async function burst(scene: Scene, { which, guesses, right, surface, besides }: Burst): Promise<void> {
  const all = [...scene.codes.values()];
  const chosen = [...new Set(which.flatMap((n) => pick(all, n) ?? []))];
  if (chosen.length === 0) return;
  const states = await Promise.all(chosen.map((c) => world.store.findVerification('lumen', c.id)));
  const inputs = chosen.flatMap((c) =>
    Array.from({ length: guesses }, (_, i): Submission => {
      const code = i === right ? c.right : wrongCode(c.right, 1 + i);
      return { service: 'lumen', id: c.id, code, purpose: null, account: null, requester: stranger(i) };
    }),
  );
  const batches = Array.from({ length: 3 }, (_, lane) => inputs.filter((_, i) => i % 3 === lane));
  const bySurface = [
    () => Promise.all(inputs.map((one, i) => outcomeOf(nodeOf(i).check(one)).then((o) => [one, o] as const))),
    () => Promise.all(inputs.map((one, i) => outcomeOf(doors[i % 3]!.check(one)).then((o) => [one, o] as const))),
    async () => {
      const answers = await Promise.all(batches.map((batch, lane) => checkEach(nodeOf(lane), batch)));
      return batches.flatMap((batch, lane) =>
        batch.map((one, i) => {
          const answer = answers[lane]![i]!;
          return [one, 'outcome' in answer ? answer.outcome : answer.code] as const;
        }),
      );
    },
  ];
  const other = chosen[0]!.id;
  const besidesAll: Record<Burst['besides'], () => Promise<unknown>> = {
    cancel: () =>
      outcomeOf(
        nodeOf(1)
          .cancel('lumen', other)
          .then(() => undefined),
      ),
    resend: () =>
      outcomeOf(
        nodeOf(2)
          .resend('lumen', other, stranger(1), null)
          .then(() => undefined),
      ),
    ask: () => ask(scene, 7, 0, false),
    nothing: async () => {},
  };
  const [told] = await Promise.all([bySurface[surface % 3]!(), besidesAll[besides]()]);
  for (const [input, outcome] of told) {
    const n = chosen.findIndex((c) => c.id === input.id);
    // What waits for a proof is answered "wrong" without being compared.
    if (states[n]!.state !== 'challenged') note(scene, chosen[n]!, outcome, input);
  }
}

/** The owner enters the code and is known from then on. */
async function approve(scene: Scene, which: number): Promise<void> {
  const code = pick([...scene.codes.values()], which);
  if (!code) return;
  const input = {
    service: 'lumen',
    id: code.id,
    code: code.right,
    purpose: null,
    account: null,
    requester: stranger(3),
  };
  const state = (await world.store.findVerification('lumen', code.id))!.state;
  const answer = (await nodeOf(which).check(input))!;
  if (state !== 'challenged') note(scene, code, answer.outcome, input);
  scene.token = answer.deviceToken ?? scene.token;
}

async function prove(scene: Scene, which: number): Promise<void> {
  const code = pick([...scene.codes.values()], which);
  if (!code) return;
  const proof = { kind: 'work', solution: `puzzle ${code.id}` } as const;
  met.push(
    `prove ${await outcomeOf(
      nodeOf(which)
        .prove('lumen', code.id, proof, stranger(5))
        .then(() => ({ outcome: 'met' })),
    )}`,
  );
}

const DAY = 86_400_000;
const dayOf = (at: number) => Math.floor(at / DAY);

/** Every verification and every pool against what was told. */
async function assertAccounted(scene: Scene): Promise<void> {
  const now = clock.now();
  const wanted = new Map<string, { held: number; spent: number }>();
  for (const code of scene.codes.values()) {
    const v = (await world.store.findVerification('lumen', code.id))!;
    const { wrong, approved } = code;
    assert.equal(v.triesUsed, wrong.length + approved, 'what was told took a try, and nothing else did');
    assert.ok(v.triesUsed <= TRIES && approved <= 1);
    assert.equal(v.state === 'approved', approved === 1);
    const each = oddsOfGuess('digits', v.codeLength);
    const purse = wanted.get(`${code.key} ${v.pool}`) ?? { held: 0, spent: 0 };
    if (v.state === 'pending' && v.expiresAt > now) purse.held += (TRIES - v.triesUsed) * each;
    purse.spent += each * wrong.filter((at) => dayOf(at) >= dayOf(now - 30 * DAY)).length;
    wanted.set(`${code.key} ${v.pool}`, purse);
  }
  const keys = new Set([...scene.codes.values()].map((code) => code.key));
  for (const { key, pool, held, spent } of await poolsOf(database.pool, now)) {
    if (!keys.has(key)) continue;
    assert.deepEqual({ held, spent }, wanted.get(`${key} ${pool}`) ?? { held: 0, spent: 0 }, `${pool}, to the unit`);
    assert.ok(held + spent <= (pool === 'strangers' ? strangers : familiar), `${pool}: ${held} + ${spent}`);
  }
}

type Deed = readonly [name: string, run: (scene: Scene) => Promise<unknown>];
const n = fc.nat({ max: 40 });
const DEED: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(n, n, n, fc.boolean()).map(([many, by, where, owner]): Deed => {
      const count = 1 + (many % 6);
      return [
        `ask ${count}x ${by} ${where} ${owner}`,
        (scene) => Promise.all(Array.from({ length: count }, (_, i) => ask(scene, by + i, where + i, owner))),
      ];
    }),
  },
  {
    weight: 5,
    arbitrary: fc
      .record({
        which: fc.array(n, { minLength: 1, maxLength: 4 }),
        guesses: fc.integer({ min: 1, max: 9 }),
        right: fc.nat({ max: 20 }),
        surface: n,
        besides: fc.constantFrom('cancel' as const, 'resend' as const, 'ask' as const, 'nothing' as const),
      })
      .map((b): Deed => [`burst ${JSON.stringify(b)}`, (scene) => burst(scene, b)]),
  },
  n.map((which): Deed => [`approve ${which}`, (scene) => approve(scene, which)]),
  { weight: 2, arbitrary: n.map((which): Deed => [`prove ${which}`, (scene) => prove(scene, which)]) },
  n.map(
    (which): Deed => [
      `cancel ${which}`,
      async (scene) => {
        const code = pick([...scene.codes.values()], which);
        if (code)
          await outcomeOf(
            nodeOf(which)
              .cancel('lumen', code.id)
              .then(() => undefined),
          );
      },
    ],
  ),
  fc
    .constantFrom(1, 31, 300, 601, 3601, 30 * 86_400)
    .map((seconds): Deed => [`wait ${seconds}`, async () => clock.advance(seconds * 1000)]),
);

test('whatever is told of a guess was paid for', async (t) => {
  await runProperty(t, {
    arbitrary: fc.array(DEED, { minLength: 8, maxLength: 24, size: 'max' }),
    numRuns: 40,
    seconds: 10,
    holds: async (deeds) => {
      const scene = begin();
      for (const [, deed] of deeds) {
        await deed(scene);
        await assertAccounted(scene);
      }
    },
  });
  t.diagnostic(JSON.stringify(tally(met)));
});
