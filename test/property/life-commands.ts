/** What can happen in a code's life, each done to the real engine and to the model, and compared. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Engine } from '../../src/engine/engine.ts';
import { CountersignError } from '../../src/engine/errors.ts';
import type { Requester } from '../../src/engine/model.ts';
import { parseRequester } from '../../src/engine/request/parse-request.ts';
import {
  announceIndexKey,
  beginMove,
  isThrough,
  type OpenVault,
  openVault,
  reindexJob,
  rotateKey,
  runJob,
  secondsUntilMove,
  settleMoves,
} from '../../src/store/index.ts';
import { codeOf, requestOf, wrongCode } from '../race/parts.ts';
import { messagesOf, poolsOf } from '../setup/rows.ts';
import { MASTER, type TestWorld } from '../setup/world.ts';
import * as m from './life-model.ts';

/** The engine under test; `engine` is another one after a crash. */
export interface Real {
  readonly test: TestWorld;
  engine: Engine;
  /** Whose engine it is. */
  node: Pick<TestWorld, 'engine' | 'world'>;
  readonly askers: readonly m.Asker[];
  readonly targets: readonly m.Target[];
}

type Command = fc.AsyncCommand<m.LifeModel, Real>;
const TRIES = 5;

/** How often each thing happened, over all runs: a property that never meets a case says nothing of it. */
export const met = new Map<string, number>();
const note = (what: string) => met.set(what, (met.get(what) ?? 0) + 1);

const requesterOf = ({ session, network, token }: m.Asker): Requester =>
  parseRequester({ ip: network, session, device: token }, 'k-test');
const pick = <T>(list: readonly T[], n: number): T | undefined =>
  list.length === 0 ? undefined : list[n % list.length];
const now = (real: Real) => real.test.clock.now();

async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'none';
  } catch (error) {
    if (error instanceof CountersignError) return error.code;
    throw error;
  }
}

/** After every command: every verification looks as the model says, and no purse holds more than it may. */
async function assertSame(model: m.LifeModel, real: Real): Promise<void> {
  const at = now(real);
  m.assertModel(model, at);
  for (const v of model.verifications.slice(-6)) {
    const seen = (await real.engine.read('lumen', v.id, false))!;
    assert.deepEqual(
      [seen.status, seen.attemptsLeft, Date.parse(seen.resendAfter), seen.codeLength],
      [m.statusOf(v, at, TRIES), TRIES - v.triesUsed, v.resendAfter, v.code.length],
    );
  }
  for (const { pool, held, spent } of await poolsOf(real.test.database.pool, at))
    assert.ok(held + spent <= model.policy.budget[pool], `${pool} ${held} + ${spent}`);
}

function command(name: string, run: (model: m.LifeModel, real: Real) => Promise<unknown>): Command {
  return {
    check: () => true,
    run: async (model, real) => {
      await run(model, real);
      await assertSame(model, real);
    },
    toString: () => name,
  };
}

async function request(model: m.LifeModel, real: Real, who: number, where: number, purpose: 'sign_in' | 'recovery') {
  const [asker, target, at] = [pick(real.askers, who)!, pick(real.targets, where)!, now(real)];
  const [issued] = await real.engine.request([
    requestOf(real.test.service, { ...target, purpose }, requesterOf(asker)),
  ]);
  const { decision, verification: id, messages } = issued!;
  const familiar = m.isFamiliar(asker, target);
  m.takeWindow(model, target.to, at);
  note(`request ${decision.reason}${familiar ? ' familiar' : ''}`);
  if (decision.outcome === 'refused') return assert.equal(id, null);
  const key = m.joinKeyOf(asker);
  const joinable = model.verifications.filter(
    (v) => key !== null && v.joinKey === key && v.target === target && v.purpose === purpose && m.isOpen(v, at, TRIES),
  );
  const quiet = m.isQuiet(model, target.to, at) && !familiar;
  const before = model.verifications.find((v) => v.id === id);
  assert.equal(
    before !== undefined,
    joinable.length > 0,
    'joins exactly when something of the same device or session is open',
  );
  if (before) {
    assert.ok(joinable.includes(before));
    const counted = at >= before.resendAfter;
    assert.equal(messages, counted && !before.withheld && !quiet ? 1 : 0);
    if (!counted) return;
    before.resends++;
    before.resendAfter = at + m.waitAfter(model.policy, before.resends);
    return m.countMessage(model, target.to, at, familiar);
  }
  const challenged = decision.outcome === 'challenged';
  assert.equal(decision.outcome, challenged ? 'challenged' : quiet ? 'withheld' : 'sent');
  assert.ok(!(familiar && challenged), 'nobody who is familiar is asked for a proof while their own budget lasts');
  assert.equal(messages, decision.outcome === 'sent' ? 1 : 0);
  if (!challenged) m.countMessage(model, target.to, at, familiar);
  model.verifications.push({
    id: id!,
    target,
    purpose,
    code: await codeOf(real.test.world, 'lumen', id!),
    withheld: quiet,
    joinKey: key,
    createdAt: at,
    expiresAt: at + 600_000,
    resendAfter: at + m.waitAfter(model.policy, 0),
    resends: 0,
    triesUsed: 0,
    wrongCompared: 0,
    approvals: 0,
    odds: decision.odds,
    state: challenged ? 'challenged' : 'pending',
    messages: new Set(),
  });
}

async function resend(model: m.LifeModel, real: Real, which: number, who: number) {
  const [v, asker, at] = [pick(model.verifications, which), pick(real.askers, who)!, now(real)];
  if (!v) return;
  const call = real.engine.resend('lumen', v.id, requesterOf(asker), null);
  if (!m.isOpen(v, at, TRIES)) return assert.equal(await errorOf(call), 'wrong_state');
  if (at < v.resendAfter) return assert.equal(await errorOf(call), 'too_soon');
  const { decision, verification, messages } = await call;
  note(`resend ${decision.reason}`);
  m.takeWindow(model, v.target.to, at);
  if (decision.outcome === 'refused') return;
  const familiar = m.isFamiliar(asker, v.target);
  assert.equal(verification, v.id, 'a resend is of the same verification, whatever was stopped since');
  assert.equal(messages, v.withheld || (m.isQuiet(model, v.target.to, at) && !familiar) ? 0 : 1);
  v.resends++;
  v.resendAfter = at + m.waitAfter(model.policy, v.resends);
  m.countMessage(model, v.target.to, at, familiar);
}

async function enter(
  model: m.LifeModel,
  real: Real,
  which: number,
  who: number,
  what: 'right' | 'wrong' | 'stale' | 'reference',
  n: number,
) {
  const [v, asker] = [pick(model.verifications, which), pick(real.askers, who)!];
  if (!v) return;
  const other = pick(
    model.verifications.filter((o) => o !== v && o.code.length === v.code.length),
    n,
  );
  const code = what === 'right' ? v.code : what === 'stale' && other ? other.code : wrongCode(v.code, 1 + n);
  const input = { service: 'lumen', id: v.id, purpose: null, account: null, requester: requesterOf(asker) };
  if (what === 'reference')
    return assert.equal(await errorOf(real.engine.check({ ...input, code: 'Ref BCDFG-HJKLM' })), 'reference_not_code');
  const expected = m.expectCheck(v, code, now(real), TRIES);
  const answer = (await real.engine.check({ ...input, code }))!;
  assert.equal(answer.outcome, expected);
  note(`check ${answer.outcome}`);
  if (answer.outcome !== 'approved') return assert.equal(answer.receipt, null);
  asker.token = answer.deviceToken;
  asker.provedFor.add(v.target.account ?? v.target.to);
}

async function cancel(model: m.LifeModel, real: Real, which: number) {
  const v = pick(model.verifications, which);
  if (!v) return;
  const status = m.statusOf(v, now(real), TRIES);
  const ended = status === 'pending' || status === 'challenged' || status === 'locked';
  assert.equal(await errorOf(real.engine.cancel('lumen', v.id)), ended ? 'none' : 'wrong_state');
  if (ended) v.state = 'canceled';
}

async function prove(model: m.LifeModel, real: Real, which: number, right: boolean) {
  const v = pick(
    model.verifications.filter((one) => one.state === 'challenged'),
    which,
  );
  if (!v) return;
  const [at, asker] = [now(real), real.askers[0]!];
  const solution = right ? `puzzle ${v.id}` : 'puzzle';
  const error = await errorOf(
    real.engine.prove('lumen', v.id, { kind: 'work', solution }, requesterOf({ ...asker, token: null })),
  );
  note(`prove ${error}`);
  m.takeWindow(model, v.target.to, at);
  if (v.expiresAt <= at) return assert.equal(error, 'wrong_state');
  if (!right) return assert.equal(error, 'proof_wrong');
  if (error !== 'none') return assert.ok(['limited', 'proof_wrong', 'wrong_state'].includes(error), error);
  v.state = 'pending';
  m.countMessage(model, v.target.to, at, false);
}

/** What left carries the code of its verification, each under a reference of its own, and only while the code lived. */
async function deliver(model: m.LifeModel, real: Real) {
  real.test.inbox.clear();
  while ((await real.engine.deliver()) > 0);
  const sent = real.test.inbox.messages();
  const rows = await messagesOf(real.test.database.pool);
  for (const one of sent) {
    const v = model.verifications.find((each) => each.id === rows.find((row) => row.id === one.id)!.verification);
    if (!v) continue; // an earlier run's
    assert.ok(one.text.includes(v.code), 'the same code in every message of a verification');
    assert.equal(m.statusOf(v, now(real), TRIES), 'pending', 'nothing leaves for a code that ended');
    assert.ok(!v.messages.has(one.id), 'no message twice');
    v.messages.add(one.id);
    note('message');
    const reference = /Ref ([A-Z]{10})/.exec(one.text)![1]!;
    assert.ok(!model.references.has(reference), 'a reference of its own in every message');
    model.references.set(reference, v.id);
  }
}

async function stop(model: m.LifeModel, real: Real, which: number, action: 'stop_codes' | 'not_me') {
  const [found, at] = [pick([...model.references], which), now(real)];
  if (!found) return;
  const [reference, id] = found;
  const v = model.verifications.find((one) => one.id === id)!;
  const { to } = v.target;
  const ask = {
    service: real.test.service,
    to: { kind: 'email', value: to } as const,
    reference,
    verification: null,
    complaint: null,
    text: { text: null, textLures: null },
    locale: 'en',
  } as const;
  const { id: explanation, proof } = await real.engine.explain(ask);
  assert.equal(proof, 'reference');
  await real.engine.act(real.test.service, explanation, action);
  note(action);
  const before = model.quietUntil.get(to) ?? 0;
  model.quietUntil.set(to, Math.max(before, at + (action === 'stop_codes' ? 30 : 1) * 86_400_000));
  model.stops.push({ explanation, to, at, before, undone: false });
  const status = m.statusOf(v, at, TRIES);
  if (action === 'not_me' && (status === 'pending' || status === 'locked')) v.state = 'canceled';
}

async function undo(model: m.LifeModel, real: Real) {
  const [last, at] = [model.stops.filter((one) => !one.undone).at(-1), now(real)];
  if (!last) return;
  const error = await errorOf(real.engine.act(real.test.service, last.explanation, 'undo'));
  if (at >= last.at + 72 * 3_600_000) return assert.equal(error, 'wrong_state');
  assert.equal(error, 'none');
  last.undone = true;
  note('undone');
  model.quietUntil.set(last.to, last.before);
}

/** The process ends wherever it stands: with nothing in hand, with messages leased, or with messages about to be sent. */
async function crash(_model: m.LifeModel, real: Real, where: 'idle' | 'leased' | 'sending') {
  const { world, clock, database } = real.test;
  if (where !== 'idle') {
    const leased = await world.store.leaseMessages(clock.now(), 60, 100);
    if (where === 'sending')
      await world.store.beginSending(
        leased.map((one) => one.id),
        clock.now(),
      );
  }
  real.node = await real.test.node(database.pool);
  real.engine = real.node.engine;
  await real.engine.recover(true);
}

const operators = new WeakMap<TestWorld, Promise<OpenVault>>();
const quiet = { signal: new AbortController().signal, onProgress: () => {} };

/** Marks are taken over to a new index key, step by step; whatever else happens goes on in between. */
async function reindex(_model: m.LifeModel, { test, node }: Real) {
  const { pool } = test.database;
  const operator = await (operators.get(test) ?? openVault(pool, [MASTER], ['lumen']));
  operators.set(test, Promise.resolve(operator));
  if (await announceIndexKey(pool, [MASTER], 'lumen')) {
    note('reindex announced');
    await Promise.all([operator, test.world.vault, node.world.vault].map((vault) => vault.refresh()));
  } else if ((await secondsUntilMove(pool, 'lumen')) !== undefined) {
    note('reindex begun');
    await beginMove(pool, operator, 'lumen', test.clock.now());
  } else {
    note('reindex gone through');
    await operator.refresh();
    const move = operator.move('lumen');
    if (move && !(await isThrough(pool, 'lumen', move.to))) await runJob(pool, reindexJob(operator, 'lumen'), quiet);
    await settleMoves(pool, test.clock.now(), 86_400);
  }
}

async function rotate(_model: m.LifeModel, real: Real) {
  await rotateKey(real.test.database.pool, [MASTER], 'lumen', 'code', { activeInSeconds: 0 });
  await real.test.world.vault.refresh();
}

const n = fc.nat({ max: 50 });

export const COMMANDS: fc.Arbitrary<Command>[] = [
  fc
    .tuple(n, n, fc.constantFrom('sign_in' as const, 'recovery' as const))
    .map(([who, where, why]) => command(`request(${who}, ${where}, ${why})`, (a, b) => request(a, b, who, where, why))),
  fc
    .tuple(n, n)
    .map(([who, where]) => command(`request(${who}, ${where})`, (a, b) => request(a, b, who, where, 'sign_in'))),
  fc.tuple(n, n, n, n).map(([who, where, which, wrong]) =>
    command(`requestAndGuess(${who}, ${where})`, async (a, b) => {
      await request(a, b, who, where, 'sign_in');
      for (let i = 0; i < 5; i++) await enter(a, b, a.verifications.length - 1, which, 'wrong', wrong + i);
    }),
  ),
  fc.tuple(n, n).map(([which, who]) => command(`resend(${which}, ${who})`, (a, b) => resend(a, b, which, who))),
  fc
    .tuple(n, n, fc.constantFrom('right' as const, 'wrong' as const, 'stale' as const, 'reference' as const), n)
    .map(([which, who, what, i]) =>
      command(`enter(${which}, ${who}, ${what}, ${i})`, (a, b) => enter(a, b, which, who, what, i)),
    ),
  fc
    .tuple(n, n)
    .map(([which, who]) => command(`enter(${which}, ${who}, right)`, (a, b) => enter(a, b, which, who, 'right', 0))),
  n.map((which) => command(`cancel(${which})`, (a, b) => cancel(a, b, which))),
  fc
    .tuple(n, fc.boolean())
    .map(([which, right]) => command(`prove(${which}, ${right})`, (a, b) => prove(a, b, which, right))),
  fc.constant(command('deliver', deliver)),
  fc
    .tuple(n, fc.constantFrom('stop_codes' as const, 'not_me' as const))
    .map(([which, action]) => command(`${action}(${which})`, (a, b) => stop(a, b, which, action))),
  fc.constant(command('undo', undo)),
  fc
    .constantFrom('idle' as const, 'leased' as const, 'sending' as const)
    .map((where) => command(`crash(${where})`, (a, b) => crash(a, b, where))),
  fc.constant(command('rotate', rotate)),
  fc.constant(command('reindex', reindex)),
  fc
    .constantFrom(1, 31, 31, 61, 121, 601, 3601, 86_401)
    .map((seconds) => command(`wait(${seconds})`, async (_, real) => real.test.clock.advance(seconds * 1000))),
];
