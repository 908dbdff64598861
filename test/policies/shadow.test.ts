// Promise: a policy that is only tried decides on the same facts, is noted with the decision where it differs, and changes nothing of
// what is done, told or counted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countShadow } from '../../src/cli/count-shadow.ts';
import { mergePolicy } from '../../src/engine/policy/read-policy.ts';
import { withVersion } from '../../src/engine/policy/version.ts';
import { openTestWorld, type TestWorld } from '../setup/world.ts';

const STRICT = withVersion(
  mergePolicy({ version: 'strict', limits: { 'issue.any.per_address': { max: 1, maxWithFamiliar: 2 } } }),
);
const LONGER = withVersion(mergePolicy({ version: 'longer', codes: { sign_in: { length: 8 } } }));
const to = '+12025550143';

/** Two codes for one address, asked for by two strangers. */
async function askTwice({ send }: TestWorld) {
  const first = await send({ to }, { network: '198.51.100.7' });
  const second = await send({ to }, { network: '198.51.100.8' });
  return [first, second];
}

async function recordsOf({ database, world }: TestWorld) {
  const { rows } = await database.pool.query(
    "select 'dec_' || replace(id::text, '-', '') as id from decision order by at, id",
  );
  return await Promise.all(rows.map(async ({ id }) => (await world.store.readDecision('lumen', id))!));
}

const done = (sent: Awaited<ReturnType<typeof askTwice>>) =>
  sent.map(({ outcome, reason, code }) => [outcome, reason, code.length]);

test('what is done is the same with a policy tried beside it and without', async () => {
  const [plain, tried] = [await openTestWorld(), await openTestWorld({ shadow: countShadow(STRICT) })];
  assert.deepEqual(done(await askTwice(tried)), done(await askTwice(plain)));
  assert.deepEqual(
    (await recordsOf(tried)).map(({ shadow: _, ...rest }) => rest.decision),
    (await recordsOf(plain)).map(({ decision }) => decision),
  );
  const counters = async ({ database }: TestWorld) =>
    (await database.pool.query('select name, sum(strangers) as n from counter group by name order by name')).rows;
  assert.deepEqual(await counters(tried), await counters(plain));
});

test('where it differs it is noted with the decision, and both are counted', async () => {
  const shadow = countShadow(STRICT);
  const world = await openTestWorld({ shadow });
  await askTwice(world);
  const notes = (await recordsOf(world)).map((record) => record.shadow);
  assert.deepEqual(notes, [
    { policy: STRICT.version, instead: null },
    { policy: STRICT.version, instead: { outcome: 'refused', reason: 'limit_reached', codeLength: 7, sends: false } },
  ]);
  assert.deepEqual(shadow.counts(), [
    { policy: STRICT.version, outcome: 'sent', instead: 'same', count: 1 },
    { policy: STRICT.version, outcome: 'sent', instead: 'refused', count: 1 },
  ]);
});

test('a code of another length is a difference, and nobody gets it', async () => {
  const world = await openTestWorld({ shadow: countShadow(LONGER) });
  const [first] = await askTwice(world);
  assert.equal(first!.code.length, 6);
  const [record] = await recordsOf(world);
  assert.deepEqual(record!.shadow?.instead, { outcome: 'sent', reason: 'nothing_against', codeLength: 8, sends: true });
});

test('without one nothing is noted', async () => {
  const world = await openTestWorld();
  await askTwice(world);
  assert.deepEqual(
    (await recordsOf(world)).map(({ shadow }) => shadow),
    [null, null],
  );
});
