/** The `Store` port on PostgreSQL: one door to the statements, which hold all the SQL there is. */
import type { Instant } from '../engine/model.ts';
import type { LimitTaken, ReserveAsk, Reserved, Store } from '../engine/ports.ts';
import type { Pool } from './pool.ts';
import * as check from './statements/check.ts';
import { addMembers, addWorldFacts } from './statements/company.ts';
import { gatherFacts } from './statements/facts.ts';
import { issue, prepareRows } from './statements/issue.ts';
import { releaseLimits, takeLimits } from './statements/limits.ts';
import * as outbox from './statements/outbox.ts';
import * as record from './statements/record.ts';
import { readSubjects, writeSubjects } from './statements/subjects.ts';

/** Facts, with a first revision for every subject and a purse for every budget, so that `issue` meets existing rows only. */
async function gather(
  pool: Pool,
  asks: readonly ReserveAsk[],
  now: Instant,
): Promise<readonly Omit<Reserved, 'taken'>[]> {
  const found = await gatherFacts(pool, asks, now);
  const missing = found.flatMap((f) => f.subjects.filter((s) => s.rev === 0));
  const budgets = asks.flatMap((a, i) =>
    a.budget && !found[i]!.hasBudget ? [{ service: a.worldSince.service, key: a.budget.key }] : [],
  );
  if (missing.length === 0 && budgets.length === 0) return found;
  await prepareRows(pool, missing, budgets, now);
  return found.map((f) => ({ ...f, subjects: f.subjects.map((s) => (s.rev === 0 ? { ...s, rev: 1 } : s)) }));
}

async function reserve(pool: Pool, asks: readonly ReserveAsk[], now: Instant): Promise<readonly Reserved[]> {
  const [taken] = await Promise.all([
    takeLimits(
      pool,
      asks.map((a) => a.takes),
      now,
    ),
    addMembers(
      pool,
      asks.flatMap((a) => a.members),
    ),
  ]);
  const found = await gather(pool, asks, now);
  return found.map((f, i) => ({ ...f, taken: taken[i] as readonly LimitTaken[] }));
}

export function createStore(pool: Pool): Store {
  return Object.freeze<Store>({
    reserve: (asks, now) => reserve(pool, asks, now),
    gather: (asks, now) => gather(pool, asks, now),
    release: (taken) => releaseLimits(pool, taken),
    issue: (ops, now) => issue(pool, ops, now),
    takeLimits: (takes, now) => takeLimits(pool, takes, now),
    countSubmissions: (asks, now) => check.countSubmissions(pool, asks, now),
    consume: (asks, now, events) => check.consume(pool, asks, now, events),
    cancel: (service, id, now, event) => check.cancel(pool, { service, id }, now, event),
    meetChallenge: (ask, now) => check.meetChallenge(pool, ask, now),
    settle: (now, most) => check.settle(pool, now, most),
    leaseMessages: (now, leaseSeconds, most) => outbox.leaseMessages(pool, now, leaseSeconds, most),
    beginSending: (ids, now) => outbox.beginSending(pool, ids, now),
    recordSent: (records, now) => outbox.recordSent(pool, records, now),
    recoverMessages: (now, leaseEndsBy, deduplicating) => outbox.recoverMessages(pool, now, leaseEndsBy, deduplicating),
    addReports: (reports) => outbox.addReports(pool, reports),
    readSubjects: (refs) => readSubjects(pool, refs),
    writeSubjects: (writes, now) => writeSubjects(pool, writes, now),
    addMembers: (members) => addMembers(pool, members),
    addWorldFacts: (facts) => addWorldFacts(pool, facts),
    rememberEvents: (service, ids, now) => record.rememberEvents(pool, service, ids, now),
    findVerification: (service, id) => record.findVerification(pool, service, id),
    findByReference: (service, mark) => record.findByReference(pool, service, mark),
    findMessages: (service, addressKey, most) => record.findMessages(pool, service, addressKey, most),
    findLatestSent: (service, addressKey, since) => record.findLatestSent(pool, service, addressKey, since),
    readRecord: (service, id) => record.readRecord(pool, service, id),
    readDecision: (service, id) => record.readDecision(pool, service, id),
    addEvents: (events) => record.addEvents(pool, events),
    addExplanation: (explanation) => record.addExplanation(pool, explanation),
    findExplanation: (service, id) => record.findExplanation(pool, service, id),
    addHolderAction: (service, id, action) => record.addHolderAction(pool, service, id, action),
    markUndone: (service, id, at) => record.markUndone(pool, service, id, at),
    redeemReceipt: (service, id, now, event) => check.redeemReceipt(pool, { service, id }, now, event),
  });
}
