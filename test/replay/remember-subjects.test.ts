// Promise: a store that remembers subjects answers what the store itself would, also after writes that were refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Subject, SubjectRef } from '../../src/engine/ports.ts';
import { rememberSubjects } from '../../src/replay/remember-subjects.ts';
import { createStore } from '../../src/store/index.ts';
import { openTestDatabase } from '../setup/database.ts';

const { pool } = await openTestDatabase();
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

test('reads and guarded writes are those of the store', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const service = `remember${run++}`;
      const remembered = rememberSubjects(store);
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
