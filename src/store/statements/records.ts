/**
 * The records of many verifications in a few reads, for whoever goes through all there is. Each comes out as `readRecord` would read
 * it alone, with the same bounds.
 */
import type { NewEvent, StoredDecision, Verification, VerificationRecord } from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import { decisionOf, eventOf, messageOf } from './record.ts';
import { COLUMNS, JOINS, verificationOf } from './verification-row.ts';

const ASKED = 'from unnest($2::text[]) as a(of)';

const FIND = `select v.id as of, ${COLUMNS} from verification v ${JOINS} where v.service = $1 and v.id = any($2)`;

const DECISIONS = `select a.of, d.* ${ASKED} cross join lateral (
  select id, at, verdict, assessment, facts, policy from decision where service = $1 and verification = a.of order by at desc, id desc limit 50) d
order by d.at, d.id`;

const MESSAGES = `select verification as of, id, state, queued_at, sent_at from message
where service = $1 and verification = any($2) order by queued_at, id`;

const REPORTS = `select m.verification as of, r.message, r.status, r.at
from message m join report r on r.service = m.service and r.message = m.id
where m.service = $1 and m.verification = any($2) order by r.at, r.event_id`;

const EVENTS = `select a.of, e.* ${ASKED} cross join lateral (
  select seq, at, type, body from event where service = $1 and verification = a.of order by seq limit 1000) e
order by e.seq`;

const AFTER = `select v.id as of, (select count(*)::int from (
  select 1 from verification o where o.service = v.service and o.address_key = v.address_key
    and o.created_at > v.created_at and o.created_at <= v.created_at + interval '1 hour' limit 50) x) as n
from verification v where v.service = $1 and v.id = any($2)`;

type Row = Record<string, unknown>;

/** Rows by what they are of, in the order they were read. */
async function readBy(pool: Pool, name: string, text: string, service: string, ids: readonly string[]) {
  const { rows } = await pool.query({ name, text, values: [service, ids] });
  const found = new Map<string, Row[]>();
  for (const row of rows as Row[]) {
    const list = found.get(row.of as string);
    if (list) list.push(row);
    else found.set(row.of as string, [row]);
  }
  return (id: string): readonly Row[] => found.get(id) ?? [];
}

/** Undefined for each that is not there, in the order of the ids. */
export async function readRecords(
  pool: Pool,
  service: string,
  ids: readonly string[],
): Promise<readonly (VerificationRecord | undefined)[]> {
  const read = (name: string, text: string) => readBy(pool, `records.${name}`, text, service, ids);
  const [found, decisions, messages, reports, events, after] = await Promise.all([
    read('find', FIND),
    read('decisions', DECISIONS),
    read('messages', MESSAGES),
    read('reports', REPORTS),
    read('events', EVENTS),
    read('after', AFTER),
  ]);
  return ids.map((id) => {
    const [row] = found(id);
    if (!row) return undefined;
    const verification: Verification = verificationOf(row);
    return {
      verification,
      decisions: decisions(id).map(decisionOf),
      messages: messages(id).map(messageOf),
      reports: reports(id).map(({ message, status, at }) => ({ message, status, at })) as VerificationRecord['reports'],
      events: events(id).map((e): NewEvent => eventOf(service, id, e)),
      requestsAfterHour: after(id)[0]!.n as number,
    };
  });
}

/** Undefined for each that is not there, in the order of the ids. */
export async function readDecisions(
  pool: Pool,
  service: string,
  ids: readonly string[],
): Promise<readonly (StoredDecision | undefined)[]> {
  const text =
    'select id as of, at, verdict, assessment, facts, policy from decision where service = $1 and id = any($2)';
  const found = await readBy(pool, 'records.by_id', text, service, ids);
  return ids.map((id) => found(id).map(decisionOf)[0]);
}
