// Promise: a store that remembers subjects answers what the store itself would, also after writes that were refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEngine } from '../../src/engine/engine.ts';
import type { Subject, SubjectRef } from '../../src/engine/ports.ts';
import { parseRequest } from '../../src/engine/request/parse-request.ts';
import { accountMark, addressMark, deviceMark } from '../../src/engine/subjects/identity.ts';
import { rememberSubjects } from '../../src/replay/remember-subjects.ts';
import { createStore } from '../../src/store/index.ts';
import { codeIn, NOBODY_KNOWN, openTestWorld } from '../setup/world.ts';

const { world, clock, database, inbox, service } = await openTestWorld();
const { pool } = database;
const store = createStore(pool);
let run = 0;

const plain = ({ rev, body, personKey, sealed }: Subject) => ({
  rev,
  body,
  personKey: personKey && Buffer.from(personKey),
  sealed: sealed && Buffer.from(sealed),
});

interface Step {
  readonly subject: number;
  /** The revision it is written at: what was read last, or one too old. */
  readonly isStale: boolean;
  readonly key: boolean;
  readonly value: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  subject: fc.nat(3),
  isStale: fc.boolean(),
  key: fc.boolean(),
  value: fc.nat(100),
});

for (const isNew of [false, true])
  test(`reads and guarded writes are those of the store, ${isNew ? 'where nothing was before' : 'whatever was before'}`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const service = `remember${run++}`;
        const remembered = rememberSubjects(store, isNew);
        const refs = [0, 1, 2, 3].map((n): SubjectRef => ({ service, kind: 'account', key: `${n}`.repeat(32) }));
        for (const { subject, isStale, key, value } of steps) {
          const ref = refs[subject]!;
          const [now] = await remembered.readSubjects([ref]);
          const bytes = key ? Buffer.from([value]) : null;
          const write = {
            ...now!,
            rev: Math.max(0, now!.rev - (isStale ? 1 : 0)),
            body: { value },
            personKey: bytes,
            sealed: bytes,
          };
          const [done] = await remembered.writeSubjects([write], 1000);
          assert.equal(done, write.rev === now!.rev);
        }
        const [theirs, ours] = [await store.readSubjects(refs), await remembered.readSubjects([...refs, ...refs])];
        assert.deepEqual(ours.map(plain), [...theirs, ...theirs].map(plain));
      }),
      { numRuns: 40 },
    );
  });

for (const [isNew, to, account] of [
  [false, '+12025550107', 'acc_7'],
  [true, '+12025550108', 'acc_8'],
] as const)
  test(`whatever the engine does: what was asked, approved, observed, reported and erased is remembered as it is stored (${to})`, async () => {
    const remembered = rememberSubjects(store, isNew);
    const engine = createEngine({ ...world, store: remembered });
    const device = {
      ...NOBODY_KNOWN,
      device: `d ${account}`,
      deviceSigned: true,
      network: '240.1.1.1',
      neighbourhood: '240.1.1',
    };
    const address = {
      service: service.id,
      kind: 'address',
      key: addressMark(world.vault, service.id, to),
    } as const;
    const refs: SubjectRef[] = [
      address,
      { service: service.id, kind: 'account', key: accountMark(world.vault, service.id, account)! },
      { service: service.id, kind: 'device', key: deviceMark(world.vault, service.id, device)! },
    ];
    const revisions: number[] = [];
    async function assertRemembered(what: string): Promise<void> {
      const stored = await store.readSubjects(refs);
      assert.deepEqual((await remembered.readSubjects(refs)).map(plain), stored.map(plain), what);
      revisions.push(stored.reduce((sum, { rev }) => sum + rev, 0));
    }
    await assertRemembered('nothing');

    await engine.observe(service.id, [{ type: 'account.seen', at: clock.now(), account, requester: device }]);
    await assertRemembered('observed');

    const asked = parseRequest(service, { purpose: 'sign_in', to, account }, 'k-test');
    const [issued] = await engine.request([{ ...asked, requester: device }]);
    await assertRemembered('asked');

    while ((await engine.deliver()) > 0);
    const code = codeIn(inbox.messages(to)[0]!.text);
    const submission = {
      service: service.id,
      id: issued!.verification!,
      purpose: null,
      account: null,
      requester: device,
    };
    const checked = await engine.check({ ...submission, code });
    assert.equal(checked?.outcome, 'approved');
    await assertRemembered('approved');

    const [message] = (await store.readRecord(service.id, submission.id))!.messages;
    const report = {
      service: service.id,
      sender: 'inbox',
      eventId: `e ${account}`,
      message: message!.id,
      status: 'delivered',
    } as const;
    await engine.report([{ ...report, at: clock.now() }]);
    await assertRemembered('reported');
    assert.deepEqual(revisions, [...new Set(revisions)], 'each of them changed something');

    await engine.erase({ service: service.id, to: asked.to, account }, async () => {});
    await assertRemembered('erased');
  });
