/** The `Store` port on PostgreSQL: one door to the statements, which hold all the SQL there is. */
import type { Instant } from '../engine/model.ts';
import type { ReserveAsk, Reserved, Store } from '../engine/ports.ts';
import type { Pool } from './pool.ts';
import * as check from './statements/check.ts';
import { readForCheck } from './statements/check-read.ts';
import { addMembers, addWorldFacts, joinCompanies } from './statements/company.ts';
import { erase } from './statements/erase.ts';
import { addEvents } from './statements/events.ts';
import * as explanations from './statements/explanations.ts';
import { gatherFacts } from './statements/facts.ts';
import { issue } from './statements/issue.ts';
import { releaseLimits, takeLimits } from './statements/limits.ts';
import * as outbox from './statements/outbox.ts';
import * as record from './statements/record.ts';
import { readDecisions, readRecords } from './statements/records.ts';
import { beginEvents, forgetEvents, rememberEvents } from './statements/seen.ts';
import { readSubjects, writeSubjects } from './statements/subjects.ts';
import { submit } from './statements/submit.ts';

/** Limits count whoever is refused as well, so nothing waits for them. */
async function reserve(pool: Pool, asks: readonly ReserveAsk[], now: Instant): Promise<readonly Reserved[]> {
  const takes = asks.map((a) => a.takes);
  const [taken, companies, found] = await Promise.all([
    takeLimits(pool, takes, now),
    joinCompanies(pool, asks, now),
    gatherFacts(pool, asks, now),
  ]);
  return found.map((f, i) => ({ ...f, companies: companies[i]!, taken: taken[i]! }));
}

async function gather(pool: Pool, asks: readonly ReserveAsk[], now: Instant) {
  const joining = asks.map(({ companies }) => ({ companies }));
  const [companies, found] = await Promise.all([joinCompanies(pool, joining, now), gatherFacts(pool, asks, now)]);
  return found.map((f, i) => ({ ...f, companies: companies[i]! }));
}

export function createStore(pool: Pool): Store {
  return Object.freeze<Store>({
    reserve: (asks, now) => reserve(pool, asks, now),
    gather: (asks, now) => gather(pool, asks, now),
    release: (taken) => releaseLimits(pool, taken),
    issue: (ops, now) => issue(pool, ops, now),
    takeLimits: (takes, now) => takeLimits(pool, takes, now),
    readForCheck: (refs) => readForCheck(pool, refs),
    submit: (ops, now) => submit(pool, ops, now),
    cancel: (service, id, now, event) => check.cancel(pool, service, id, now, event),
    meetChallenge: (ask, now) => check.meetChallenge(pool, ask, now),
    redeemReceipt: (service, id, now, event) => check.redeemReceipt(pool, service, id, now, event),
    erase: (erasures, now) => erase(pool, erasures, now),
    leaseMessages: (now, leaseSeconds, most) => outbox.leaseMessages(pool, now, leaseSeconds, most),
    beginSending: (ids, now) => outbox.beginSending(pool, ids, now),
    recordSent: (records, now) => outbox.recordSent(pool, records, now),
    recoverMessages: (now, leaseEndsBy, deduplicating) => outbox.recoverMessages(pool, now, leaseEndsBy, deduplicating),
    addReports: (reports, now) => outbox.addReports(pool, reports, now),
    readSubjects: (refs) => readSubjects(pool, refs),
    writeSubjects: (writes, now) => writeSubjects(pool, writes, now),
    addMembers: (members) => addMembers(pool, members),
    addWorldFacts: (facts) => addWorldFacts(pool, facts),
    beginEvents: (service, ids, now) => beginEvents(pool, service, ids, now),
    rememberEvents: (service, ids, now) => rememberEvents(pool, service, ids, now),
    forgetEvents: (service, ids) => forgetEvents(pool, service, ids),
    findVerification: async (service, id) => (await record.findVerifications(pool, [{ service, id }]))[0],
    findVerifications: (refs) => record.findVerifications(pool, refs),
    findByReference: (service, mark) => record.findByReference(pool, service, mark),
    findMessages: (service, addressKey, most) => record.findMessages(pool, service, addressKey, most),
    findLatestSent: (service, addressKey, since) => record.findLatestSent(pool, service, addressKey, since),
    readDecision: async (service, id) => (await readDecisions(pool, service, [id]))[0],
    readRecord: async (service, id) => (await readRecords(pool, service, [id]))[0],
    addEvents: (events) => addEvents(pool, events),
    addExplanation: (explanation) => explanations.addExplanation(pool, explanation),
    findExplanation: (service, id) => explanations.findExplanation(pool, service, id),
    addHolderAction: (service, id, action) => explanations.addHolderAction(pool, service, id, action),
    markUndone: (service, id, at) => explanations.markUndone(pool, service, id, at),
  });
}
