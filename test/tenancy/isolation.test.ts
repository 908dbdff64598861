// Threat: one service uses an id, a mark, a reference, a receipt or a device of another's. Promise: there is nothing of that name for
// it, nothing of the other's changes, and no call that there is was left out of this test.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Engine } from '../../src/engine/engine.ts';
import { CountersignError } from '../../src/engine/errors.ts';
import type { IssueOp, LimitTake, NewEvent, NewVerification, ReserveAsk, Store } from '../../src/engine/ports.ts';
import { companyOf } from '../../src/engine/subjects/companies.ts';
import { addressMark } from '../../src/engine/subjects/identity.ts';
import { counterId } from '../../src/store/counters/rows.ts';
import { runJob, sweepJob } from '../../src/store/index.ts';
import { requestOf } from '../race/parts.ts';
import { uuidOf } from '../setup/rows.ts';
import { ACCOUNT, OTHER, openTwo, requester, TO } from './two-services.ts';

const { engine, world, database, clock, service, held, request, rowsOf, deliverAll } = await openTwo();
const { store, vault } = world;
const now = () => clock.now();

/** Marks of the first service, used in the second's name. */
const mark = addressMark(vault, 'lumen', TO);
const account = vault.mark('lumen', 'account', ACCOUNT);
const requesterKey = (
  await database.pool.query("select encode(requester_key, 'hex') as key from verification where id = $1", [
    uuidOf(held.open),
  ])
).rows[0].key as string;
const session = vault.mark('lumen', 'session', requester.session!);
const EXPLANATION = `exp_${'1'.repeat(32)}`;
const network = vault.mark('lumen', 'neighbourhood', requester.neighbourhood!);
const event = (type: NewEvent['type']): NewEvent => ({
  service: 'umbra',
  verification: held.open,
  at: now(),
  type,
  body: {},
});
const ref = { service: 'umbra', kind: 'address', key: mark } as const;

const reserveAsk = (): ReserveAsk => ({
  addressKey: mark,
  takes: [],
  subjects: [ref, { service: 'umbra', kind: 'account', key: account }],
  members: [],
  companies: [companyOf('umbra', 'session_network', session), companyOf('umbra', 'network_account', network)],
  join: { accountKey: account, requesterKey, purpose: 'sign_in', since: 0 },
  budget: { key: account, windowDays: 30 },
  worldSince: { service: 'umbra', at: 0 },
});
const NOTHING = {
  subjects: [{}, {}],
  neighbours: [],
  companies: [0, 0],
  open: null,
  budgetUsed: { strangers: 0, familiar: 0 },
  worldChangedAt: null,
};
const factsOf = ({
  subjects,
  neighbours,
  companies,
  open,
  budgetUsed,
  worldChangedAt,
}: Awaited<ReturnType<Store['gather']>>[number]) => ({
  subjects: subjects.map((s) => s.body),
  neighbours,
  companies,
  open,
  budgetUsed,
  worldChangedAt,
});

/** What the first has counted for its address and account, to be taken in the second's name. */
const takesOfFirst = (): LimitTake[] =>
  world.policy.limits.flatMap(({ name, per, windowSeconds, window, shards, max }) => {
    const key = per === 'address' ? vault.mark('lumen', 'mailbox', TO) : per === 'account' ? account : null;
    return key === null
      ? []
      : [
          {
            service: 'umbra',
            name,
            key,
            windowSeconds,
            window,
            shards,
            max,
            familiar: false,
            counts: true,
            weight: 1,
            about: false,
          },
        ];
  });

async function codeOfError(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'none';
  } catch (error) {
    if (error instanceof CountersignError) return error.code;
    throw error;
  }
}

/** Issuing in the second's name on what the first holds open. */
async function issueOnOpen(): Promise<unknown> {
  const { assessment, decision } = (await store.readDecision('lumen', held.decision))!;
  const record: IssueOp['decision'] = {
    id: `dec_${'1'.repeat(32)}`,
    service: 'umbra',
    at: now(),
    verification: held.open,
    policy: 'p',
    decision,
    assessment,
    cause: 'requested',
    confidence: 1,
    shadow: null,
  };
  const joined = { id: held.open, service: 'umbra', resendAfter: now(), counted: false };
  return await store.issue(
    [
      {
        subjects: [],
        verification: null,
        joined,
        message: null,
        decision: record,
        events: [],
        budget: null,
      } satisfies IssueOp,
    ],
    now(),
  );
}

/** Each method of the store in the second's name with what is the first's: what it must answer. `null`: the node's own chores, which know no service. */
const STORE: Readonly<Record<keyof Store, (() => Promise<void>) | null>> = {
  reserve: async () => assert.deepEqual((await store.reserve([reserveAsk()], now())).map(factsOf), [NOTHING]),
  gather: async () => assert.deepEqual((await store.gather([reserveAsk()], now())).map(factsOf), [NOTHING]),
  release: async () => {
    const ends = new Map(
      (await database.pool.query('select id, ends_ms from counter')).rows.map((r) => [r.id, r.ends_ms]),
    );
    const taken = takesOfFirst().flatMap((take) => {
      const windowEnds = ends.get(counterId({ ...take, service: 'lumen' }, 0)) ?? null;
      return windowEnds === null ? [] : [{ ...take, strangers: 1, familiars: 0, windowEnds, shard: 0 }];
    });
    assert.ok(taken.length > 1);
    await store.release(taken);
  },
  issue: async () => assert.deepEqual(await issueOnOpen(), ['stale']),
  takeLimits: async () => {
    for (const taken of (await store.takeLimits([takesOfFirst()], now()))[0]!)
      assert.equal(taken.strangers, 1, taken.name);
  },
  submit: async () => {
    const events = { approved: [event('verification.approved')], wrong: [event('code.submitted')] };
    const op = { service: 'umbra', id: held.open, purpose: null, accountKey: null, budgetKey: account, events };
    const subjects = await store.readSubjects([{ ...ref, service: 'lumen' }]);
    assert.deepEqual(
      await store.submit(
        [
          { ...op, right: false, subjects: [] },
          { ...op, right: true, subjects },
        ],
        now(),
      ),
      [null, null],
    );
  },
  cancel: async () =>
    assert.equal(await store.cancel('umbra', held.open, now(), event('verification.canceled')), false),
  meetChallenge: async () => {
    const draws = { key: account, pool: 'strangers', odds: 1, ceiling: 1e6, windowDays: 30 } as const;
    assert.equal(
      await store.meetChallenge({ service: 'umbra', id: held.open, message: null, events: [], draws }, now()),
      false,
    );
  },
  leaseMessages: null,
  beginSending: null,
  recordSent: null,
  recoverMessages: null,
  addReports: async () =>
    assert.deepEqual(
      await store.addReports(
        [{ service: 'umbra', sender: 'inbox', eventId: 'e', message: held.message, status: 'delivered', at: now() }],
        now(),
      ),
      [null],
    ),
  readForCheck: async () =>
    assert.deepEqual(await store.readForCheck([{ service: 'umbra', id: held.open, device: null }]), [undefined]),
  readSubjects: async () =>
    assert.deepEqual(
      (await store.readSubjects([ref])).map((s) => [s.body, s.sealed, s.personKey]),
      [[{}, null, null]],
    ),
  writeSubjects: async () => {
    const [theirs] = await store.readSubjects([{ ...ref, service: 'lumen' }]);
    assert.deepEqual(await store.writeSubjects([{ ...theirs!, service: 'umbra', body: { quietUntil: 9e15 } }], now()), [
      false,
    ]);
  },
  addMembers: () =>
    store.addMembers([{ ...companyOf('umbra', 'network_account', network), member: account, at: now() }]),
  addWorldFacts: () => store.addWorldFacts([{ service: 'umbra', at: now(), fact: 'incident', component: 'x' }]),
  beginEvents: async () => {
    await store.rememberEvents('lumen', [mark], now());
    assert.deepEqual(await store.beginEvents('umbra', [mark], now()), ['begun']);
    assert.deepEqual(await store.beginEvents('lumen', [mark], now()), ['known']);
    await database.pool.query('delete from event_seen');
  },
  forgetEvents: async () => {
    await store.beginEvents('lumen', [mark], now());
    await store.forgetEvents('umbra', [mark]);
    assert.deepEqual(await store.beginEvents('lumen', [mark], now()), ['under_way']);
    await database.pool.query('delete from event_seen');
  },
  rememberEvents: async () => {
    assert.deepEqual(await store.rememberEvents('lumen', [mark], now()), [true]);
    assert.deepEqual(await store.rememberEvents('umbra', [mark], now()), [true], 'an event id is one service’s own');
    await database.pool.query("delete from event_seen where service = 'lumen'");
  },
  findVerification: async () => assert.equal(await store.findVerification('umbra', held.open), undefined),
  findVerifications: async () => {
    const refs = [
      { service: 'umbra', id: held.open },
      { service: 'lumen', id: held.open },
    ] as const;
    assert.deepEqual(
      (await store.findVerifications(refs)).map((v) => v?.id),
      [undefined, held.open],
    );
  },
  findByReference: async () => {
    assert.equal(await store.findByReference('umbra', vault.mark('umbra', 'reference', held.reference)), undefined);
    assert.equal(await store.findByReference('umbra', vault.mark('lumen', 'reference', held.reference)), undefined);
  },
  findMessages: async () => assert.deepEqual(await store.findMessages('umbra', mark, 10), []),
  findLatestSent: async () => assert.equal(await store.findLatestSent('umbra', mark, 0), undefined),
  readRecord: async () => assert.equal(await store.readRecord('umbra', held.open), undefined),
  readDecision: async () => assert.equal(await store.readDecision('umbra', held.decision), undefined),
  addEvents: async () => {
    await store.addEvents([event('holder.acted')]);
    assert.ok(
      (await store.readRecord('lumen', held.open))!.events.every(
        (e) => e.type !== 'holder.acted' || e.body.action === 'it_was_me',
      ),
      'it is not in the other’s timeline',
    );
  },
  addExplanation: async () => {
    await store.addExplanation({
      id: EXPLANATION,
      service: 'umbra',
      createdAt: now(),
      verification: held.open,
      addressKey: mark,
      proof: 'none',
      locale: 'en',
      answer: {},
      actions: [],
    });
    assert.equal(await store.findExplanation('lumen', EXPLANATION), undefined);
  },
  findExplanation: async () => assert.equal(await store.findExplanation('umbra', held.explanation), undefined),
  addHolderAction: async () =>
    assert.equal(
      await store.addHolderAction('umbra', held.explanation, {
        action: 'stop_codes',
        at: now(),
        undoUntil: null,
        undone: false,
      }),
      false,
    ),
  markUndone: async () => assert.equal(await store.markUndone('umbra', held.explanation, 0), false),
  erase: async () => {
    const erasure = { service: 'umbra', at: now(), aliases: [], purse: mark } as const;
    assert.deepEqual(
      await store.erase(
        [
          { ...erasure, kind: 'address', key: mark },
          { ...erasure, kind: 'account', key: account },
        ],
        now(),
      ),
      [false, false],
    );
  },
  redeemReceipt: async () =>
    assert.equal(await store.redeemReceipt('umbra', held.approved, now(), event('receipt.redeemed')), false),
};

const to = { kind: 'phone', value: TO } as const;
const ENGINE: Readonly<Record<keyof Engine, (() => Promise<void>) | null>> = {
  request: async () => {
    const issued = await request(OTHER);
    assert.deepEqual(
      [issued.decision.outcome, issued.decision.reason],
      ['sent', 'nothing_against'],
      'the same person, session and address join nothing of another service',
    );
    assert.notEqual(issued.verification, held.open);
    const [known] = await engine.request([
      requestOf(OTHER, { to: '+12025550178', account: ACCOUNT }, { ...requester, device: held.deviceToken }),
    ]);
    const { assessment } = (await store.readDecision('umbra', known!.decisionId))!;
    assert.deepEqual(
      [assessment.familiar, assessment.facts.request?.hasDevice],
      [false, false],
      'a device is one service’s own',
    );
  },
  requestEach: async () => {
    const one = requestOf(OTHER, { to: TO, account: ACCOUNT }, requester);
    await engine.requestEach([one], (_, issued) =>
      assert.ok(!(issued instanceof CountersignError) && issued.verification !== held.open),
    );
  },
  resend: async () => assert.equal(await codeOfError(engine.resend('umbra', held.open, requester, null)), 'not_found'),
  check: async () =>
    assert.equal(
      await engine.check({ service: 'umbra', id: held.open, code: held.code, purpose: null, account: null, requester }),
      undefined,
    ),
  checkAll: async () => {
    const ask = { service: 'umbra', id: held.open, code: held.code, purpose: null, account: null, requester };
    assert.deepEqual(await engine.checkAll([ask, ask]), [undefined, undefined]);
  },
  checkEach: async () => {
    const ask = { service: 'umbra', id: held.open, code: held.code, purpose: null, account: null, requester };
    await engine.checkEach([ask], (_, checked) => assert.equal(checked, undefined));
  },
  read: async () => assert.equal(await engine.read('umbra', held.open, true), undefined),
  readEach: async () =>
    await engine.readEach([{ service: 'umbra', id: held.open, explains: true }], (_, view) =>
      assert.equal(view, undefined),
    ),
  // Says what a way of messages is like, in the service it is told of.
  reportAround: null,
  // Shows what it is handed.
  view: null,
  cancel: async () => assert.equal(await codeOfError(engine.cancel('umbra', held.open)), 'not_found'),
  timeline: async () => assert.equal(await engine.timeline('umbra', held.open), undefined),
  prove: async () =>
    assert.equal(
      await codeOfError(engine.prove('umbra', held.open, { kind: 'work', solution: '' }, requester)),
      'not_found',
    ),
  redeem: async () => assert.deepEqual(await engine.redeem('umbra', held.receipt), { valid: false }),
  diagnose: async () => assert.equal(await engine.diagnose('umbra', held.open), undefined),
  judgeText: async () => {
    const ofOther = await engine.judgeText(OTHER, {
      text: held.text,
      from: null,
      headers: null,
      reference: held.reference,
    });
    assert.notEqual(ofOther.verdict, 'ours');
  },
  explain: async () => {
    const shown = await engine.explain({
      service: OTHER,
      to,
      reference: held.reference,
      verification: held.approved,
      complaint: null,
      text: { text: null, textLures: null },
      locale: 'en',
    });
    assert.equal(shown.proof, 'none');
  },
  readExplanation: async () => assert.equal(await engine.readExplanation('umbra', held.explanation), undefined),
  act: async () => assert.equal(await codeOfError(engine.act(OTHER, held.explanation, 'stop_codes')), 'not_found'),
  observe: () =>
    engine.observe('umbra', [
      { type: 'carrier.told', at: now(), contact: to, fact: 'recycled', since: now() },
      { type: 'credentials.leaked', at: now(), account: ACCOUNT },
      { type: 'contact.removed', at: now(), account: ACCOUNT, contact: to },
    ]),
  observeAll: () =>
    engine.observeAll([
      { service: 'umbra', observations: [{ type: 'credentials.leaked', at: now(), account: ACCOUNT }] },
    ]),
  lookup: async () => {
    const { proofs, messages, quietUntil } = await engine.lookup('umbra', { kind: 'phone', value: '+12025550179' });
    assert.deepEqual([proofs, messages, quietUntil], [[], [], null]);
  },
  erase: async () => {
    await engine.erase({ service: 'umbra', to, account: ACCOUNT }, async () => {});
    await runJob(database.pool, sweepJob({ vault, service: 'umbra', withoutAccount: ({ sealed }) => sealed, now }), {
      signal: new AbortController().signal,
      onProgress: () => {},
    });
  },
  observeAround: async () =>
    engine.observeAround([
      { service: 'umbra', observations: [{ type: 'account.seen', at: now(), account: ACCOUNT, requester }] },
    ]),
  unreachedAround: async () => engine.unreachedAround([{ service: 'umbra', to: { kind: 'phone', value: TO } }]),
  deliver: null,
  flush: null,
  recover: null,
  report: async () =>
    assert.equal(
      await engine.report([
        { service: 'umbra', sender: 'inbox', eventId: 'e2', message: held.message, status: 'undelivered', at: now() },
      ]),
      0,
    ),
  reportAll: async () =>
    assert.deepEqual(
      await engine.reportAll([
        { service: 'umbra', sender: 'inbox', eventId: 'e3', message: held.message, status: 'undelivered', at: now() },
      ]),
      [false],
    ),
};

let before: Record<string, unknown[]>;
beforeEach(async () => {
  before = await rowsOf('lumen');
});
afterEach(async () => assert.deepEqual(await rowsOf('lumen'), before, 'nothing of the other service has changed'));

for (const [name, calls, methods] of [
  ['store', STORE, store],
  ['engine', ENGINE, engine],
] as const) {
  test(`the ${name}’s every method is tried`, () =>
    assert.deepEqual(Object.keys(calls).sort(), Object.keys(methods).sort()));
  for (const [method, run] of Object.entries(calls)) if (run) test(`${name}.${method}`, run);
}

test('signatures: a receipt and a device token are read by their own service alone', async () => {
  for (const [type, token] of [
    ['receipt', held.receipt],
    ['device', held.deviceToken.replace('cs_dev_', '')],
  ] as const) {
    assert.ok(await world.signer.read('lumen', type, token), type);
    assert.equal(await world.signer.read('umbra', type, token), undefined);
    assert.equal(
      await world.signer.read('lumen', type === 'receipt' ? 'device' : 'receipt', token),
      undefined,
      'and each for what it is',
    );
  }
});

test('keys: a code key, a person’s key and a mark are one service’s own', async () => {
  const v = (await store.findVerification('lumen', held.open))!;
  assert.ok(vault.codeKey('lumen', v.codeKey));
  assert.equal(vault.codeKey('umbra', v.codeKey), undefined);
  assert.throws(() => vault.openPersonKey('umbra', v.personKey!));
  assert.notEqual(vault.mark('umbra', 'address', TO), vault.mark('lumen', 'address', TO));
});

test('the engine answers the first service as ever', async () => {
  assert.equal((await engine.read('lumen', held.open, false))?.status, 'pending');
  await deliverAll();
  assert.equal(service.id, 'lumen');
});

/** Kept so that a verification’s shape is looked at when it grows: whatever names a service names its own. */
const SERVICE_FIELD: keyof NewVerification = 'service';
test('a verification names its service', async () =>
  assert.equal((await store.findVerification('lumen', held.open))![SERVICE_FIELD], 'lumen'));
