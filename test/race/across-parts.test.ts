// Promise: a batch whose rows lie in several parts of a table loses none of them, although it had to wait for one that was changed
// meanwhile: that is what PostgreSQL 18 does to statements that choose their parts carelessly.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SubmitOp } from '../../src/engine/ports.ts';
import type { Pool } from '../../src/store/index.ts';
import { messagesOf, uuidOf } from '../setup/rows.ts';
import { openTestWorld } from '../setup/world.ts';
import { requestOf, stranger, submitAll, withoutLimits } from './parts.ts';

const { engine, database, service, clock, world } = await openTestWorld({ policy: withoutLimits() });
const { store } = world;
const { pool } = database;

/** Some before midnight and some after, where the tests' tables are cut; each alive at the end. */
async function beginAcross(): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const at of ['2026-11-20T23:58:00Z', '2026-11-21T00:02:00Z']) {
    clock.set(at);
    const asked = ['a', 'b', 'c'].map((name) =>
      requestOf(service, { to: `${name}-${at.slice(8, 10)}@example.com` }, stranger(ids.length)),
    );
    ids.push(...(await engine.request(asked)).map((issued) => issued.verification!));
  }
  return ids;
}

/** Runs it while somebody else changes that row, and lets it go on once it waits. */
async function whileChanged<T>(change: string, id: string, run: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(change, [uuidOf(id)]);
    const result = run();
    while (!(await someoneWaits(pool)));
    await client.query('commit');
    return await result;
  } finally {
    client.release();
  }
}

const someoneWaits = async (on: Pool): Promise<boolean> =>
  (
    await on.query(
      "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as yes",
    )
  ).rows[0].yes;

async function opOf(id: string): Promise<SubmitOp> {
  const { budgetKey } = (await store.findVerification('lumen', id))!;
  const events = { approved: [], wrong: [] };
  return { service: 'lumen', id, purpose: null, accountKey: null, budgetKey, right: false, subjects: [], events };
}

test('the tests’ tables are cut between the rows', async () => {
  const ids = await beginAcross();
  const { rows } = await pool.query(
    'select count(distinct tableoid)::int as n from verification where id = any($1::uuid[])',
    [ids.map(uuidOf)],
  );
  assert.deepEqual(rows, [{ n: 2 }]);
});

test('submissions: each is counted, whichever was waited for', async () => {
  const ids = await beginAcross();
  const ops = await Promise.all(ids.map(opOf));
  for (const [n, id] of ids.entries()) {
    const change = 'update verification set resends = resends where id = $1';
    const counted = await whileChanged(change, id, () => submitAll(store, ops, clock.now()));
    assert.deepEqual(
      counted.map((one) => [one?.counted, one?.triesUsed]),
      n < 5 ? ids.map(() => [true, n + 1]) : ids.map(() => [false, 5]),
    );
  }
  const { rows } = await pool.query('select tries_used as n from verification where id = any($1::uuid[])', [
    ids.map(uuidOf),
  ]);
  assert.deepEqual(
    rows.map(({ n }) => n),
    ids.map(() => 5),
  );
});

test('what became of messages: each is recorded', async () => {
  const ids = await beginAcross();
  const leased = await store.leaseMessages(clock.now(), 60, 100);
  const messages = await store.beginSending(
    leased.map((m) => m.id),
    clock.now(),
  );
  const records = messages.map(
    (id) => ({ id, state: 'sent', carrierId: null, why: null, nextAttemptAt: null }) as const,
  );
  const change = 'update message set updated_at = updated_at where id = $1';
  await whileChanged(change, messages[0]!, () => store.recordSent(records, clock.now()));
  const states = (await messagesOf(pool, ids)).map((m) => m.state);
  assert.deepEqual(
    states,
    ids.map(() => 'sent'),
  );
});

test('reports: each message is delivered', async () => {
  const ids = await beginAcross();
  await engine.deliver();
  const messages = await messagesOf(pool, ids);
  const reports = messages.map(({ id }) => ({
    service: null,
    sender: world.senders[0]!.id,
    eventId: `report ${id}`,
    message: id,
    status: 'delivered' as const,
    at: clock.now(),
  }));
  const change = 'update message set updated_at = updated_at where id = $1';
  const added = await whileChanged(change, messages[0]!.id, () => store.addReports(reports, clock.now()));
  assert.ok(added.every((one) => one?.isNew));
  assert.ok((await messagesOf(pool, ids)).every((m) => m.state === 'delivered'));
});
