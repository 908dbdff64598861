// Promise: every decision that the database keeps is made once more, each once, in slices; under the policy that it followed none would
// be another, and under another one those that would be are told as they are.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { countShadow } from '../../src/cli/count-shadow.ts';
import { readHistory } from '../../src/cli/decision-history.ts';
import { keepHistory } from '../../src/cli/keep-history.ts';
import { mergePolicy } from '../../src/engine/policy/read-policy.ts';
import type { Policy } from '../../src/engine/policy.ts';
import { backtest } from '../../src/replay/backtest/backtest.ts';
import { DEFAULT_PRICES } from '../../src/replay/backtest/prices.ts';
import type { Recorded, RecordedDecision } from '../../src/replay/backtest/recorded.ts';
import { RecordedWrong } from '../../src/replay/backtest/recorded-file.ts';
import { unpackDecision } from '../../src/store/index.ts';
import { NOBODY_KNOWN, openTestWorld } from '../setup/world.ts';

const strict = mergePolicy({ version: 'strict', limits: { 'issue.any.per_address': { max: 1, maxWithFamiliar: 2 } } });
const opened = await openTestWorld({ shadow: countShadow(strict) });
const { send, engine, world, database, clock } = opened;
const { pool } = database;
const folder = mkdtempSync(join(tmpdir(), 'cs-backtest-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const ALL = { service: null, since: null, until: null };
const NEVER = new AbortController().signal;
const progress = { show: () => {}, end: () => {} };

/** Three people, three codes each, the first one of each entered; one joins what is open. */
for (const person of [1, 2, 3]) {
  const to = `+1202555014${person}`;
  const { id, code } = await send({ to }, { network: '198.51.100.7', session: `s${person}` });
  await engine.check({ service: 'lumen', id, code, purpose: null, account: null, requester: NOBODY_KNOWN });
  clock.advance(61_000);
  for (const session of ['x', 'x', 'y']) await send({ to }, { network: '198.51.100.9', session: session + person });
}
const decisions = 12;

const run = (recorded: Recorded, policy: Policy | null, more: object = {}) =>
  backtest({
    recorded,
    policy,
    openRecord: unpackDecision,
    prices: DEFAULT_PRICES,
    truth: null,
    write: null,
    progress,
    signal: NEVER,
    ...more,
  });
const history = (most?: number) => readHistory(pool, ALL, null, undefined, most);

async function idsIn({ slices }: Recorded): Promise<string[]> {
  const ids: string[] = [];
  for await (const slice of slices) ids.push(...slice.map((one: RecordedDecision) => one.id));
  return ids;
}

test('each decision comes once, however they are sliced', async () => {
  const all = await idsIn(await history());
  assert.equal(new Set(all).size, decisions);
  for (const most of [1, 5, 6, 100]) assert.deepEqual(await idsIn(await history(most)), all);
  assert.deepEqual(await idsIn(await readHistory(pool, ALL, all[4]!)), all.slice(5));
  assert.deepEqual(await idsIn(await readHistory(pool, { ...ALL, service: 'umbra' }, null)), []);
  const [from, to] = [clock.now() - 60_000, clock.now() + 1000];
  assert.deepEqual(await idsIn(await readHistory(pool, { ...ALL, since: from, until: to }, null)), all.slice(-3));
});

test('under the policy that they followed none would be another', async () => {
  const { tallies } = await run(await history(), world.policy);
  const tally = tallies.get(world.policy.version)!;
  assert.deepEqual([tally.decisions, tally.changed], [decisions, 0]);
  assert.deepEqual(tally.money.was, tally.money.would);
  assert.ok(tally.messages.was > 0 && tally.legitimate.all > 0);
});

test('under another one it is told which would be, for whom, and what that saves', async () => {
  const lines: string[] = [];
  const { tallies } = await run(await history(), strict, { write: async (text: string) => lines.push(text) });
  const tally = tallies.get('strict')!;
  // Of each person's codes all but the first are beyond the limit, but for the code that only joins.
  assert.equal(tally.outcomes.refused.would, tally.changed);
  assert.equal(tally.changed, 9);
  assert.equal(tally.messages.was - tally.messages.would, 6, 'what joined right away had no message');
  assert.equal(tally.legitimate.all, 3);
  assert.equal(tally.legitimate.hit.refused, 0);
  assert.ok(Math.abs(tally.money.was - tally.money.would - 6 * 0.01) < 1e-9, 'numbers of +1');
  assert.equal(
    [...tally.causes.values()].reduce((sum, group) => sum + group.decisions, 0),
    9,
  );
  const changes = lines
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(changes.length, 9);
  assert.ok(changes.every(({ would, isHit }) => would.reason === 'limit_reached' && !isHit));
});

test('what was noted of a policy that was tried is what a backtest of it finds', async () => {
  const noted = (await run(await history(), null)).tallies.get('strict')!;
  const found = (await run(await history(), strict)).tallies.get('strict')!;
  assert.deepEqual(noted.outcomes, found.outcomes);
  assert.deepEqual(noted.causes, found.causes);
  assert.deepEqual(noted.messages, found.messages);
});

test('whoever is stopped has what was done until then, and goes on there by the file', async () => {
  const path = join(folder, 'recorded.jsonl');
  const later = clock.now() + 7_200_000;
  const all = await idsIn(await history());
  const whole = await idsIn(await keepHistory(path, pool, ALL, later));
  assert.deepEqual(whole, all);
  const text = readFileSync(path, 'utf8');
  for (const cut of [text.length - 10, Math.floor(text.length / 2), text.indexOf('\n') + 1]) {
    truncateSync(path, cut);
    assert.deepEqual(await idsIn(await keepHistory(path, pool, ALL, later)), all);
    assert.equal(readFileSync(path, 'utf8'), text, `cut at ${cut}`);
  }
  const stopping = new AbortController();
  const stopAtOnce = { ...progress, show: () => stopping.abort() };
  const stopped = await run(await history(5), strict, { progress: stopAtOnce, signal: stopping.signal });
  assert.equal(stopped.isWhole, false);
  assert.equal(stopped.tallies.get('strict')!.decisions, 5);
});

test('what may still be approved is not kept yet', async () => {
  const path = join(folder, 'fresh.jsonl');
  assert.deepEqual(await idsIn(await keepHistory(path, pool, ALL, clock.now())), []);
});

test('a file of something else is left alone', async () => {
  const path = join(folder, 'other.jsonl');
  writeFileSync(path, 'somebody’s own\n');
  await assert.rejects(keepHistory(path, pool, ALL, clock.now()), RecordedWrong);
  assert.equal(readFileSync(path, 'utf8'), 'somebody’s own\n');
});
