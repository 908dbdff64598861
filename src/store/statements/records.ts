/**
 * The records of verifications: one, or many in a few reads for whoever goes through all there is; each with the same bounds.
 */
import type { NewEvent, StoredDecision, Verification, VerificationRecord } from '../../engine/ports.ts';
import { toUuid } from '../ids.ts';
import type { Pool } from '../pool.ts';
import { decisionOf, eventsOf, messageOf } from './record.ts';
import { COLUMNS, joins, verificationOf } from './verification-row.ts';

const ASKED = 'from unnest($2::uuid[]) as a(of)';
const OF_MINE = `${ASKED} cross join lateral (select * from verification v where v.id = a.of and v.service = $1 offset 0) v`;

const FIND = `select v.id as of, ${COLUMNS} ${OF_MINE} ${joins()}`;

const DECISIONS = `select a.of, d.* ${ASKED} cross join lateral (
  select d.id, d.at, d.policy, d.record from decision d where d.verification = a.of and d.service = $1 order by d.at desc, d.id desc limit 50) d
order by d.at, d.id`;

const MESSAGES = `select a.of, m.* ${ASKED} cross join lateral (
  select m.id, m.state, m.queued_at, m.sent_at from message m where m.verification = a.of and m.service = $1 offset 0) m
order by m.queued_at, m.id`;

const REPORTS = `select a.of, 'msg_' || replace(r.message::text, '-', '') as message, r.status, r.at ${ASKED}
cross join lateral (select m.id from message m where m.verification = a.of and m.service = $1 offset 0) m
cross join lateral (select * from report r where r.message = m.id offset 0) r order by r.at, r.event_id`;

const EVENTS = `select a.of, e.* ${ASKED} cross join lateral (
  select seq, at, events from event e where e.of = a.of and e.service = $1 order by seq limit 500) e
order by e.seq`;

// The address keeps the ids of its last verifications, and that is how far this looks: null where all of them are later.
const AFTER = `select a.of, case when l.oldest > v.created_at + interval '1 hour' and l.kept >= 16 then null else l.n end as n
${OF_MINE} cross join lateral (
  select count(*)::int as kept, min(o.created_at) as oldest,
    (count(*) filter (where o.created_at > v.created_at and o.created_at <= v.created_at + interval '1 hour'))::int as n
  from subject s cross join unnest(s.recent) r(id)
  cross join lateral (select o.created_at from verification o where o.id = r.id and o.service = $1 offset 0) o
  where s.service = $1 and s.kind = 'address' and s.key = v.address_key) l`;

type Row = Record<string, unknown>;

/** Rows by what they are of, in the order they were read. */
async function readBy(pool: Pool, name: string, text: string, service: string, ids: readonly (string | null)[]) {
  const { rows } = await pool.query({ name, text, values: [service, ids] });
  const found = new Map<string, Row[]>();
  for (const row of rows as Row[]) {
    const of = (row.of as string).replaceAll('-', '');
    const list = found.get(of);
    if (list) list.push(row);
    else found.set(of, [row]);
  }
  return (uuid: string | null): readonly Row[] => (uuid === null ? [] : (found.get(uuid) ?? []));
}

/** Undefined for each that is not there, in the order of the ids. */
export async function readRecords(
  pool: Pool,
  service: string,
  ids: readonly string[],
): Promise<readonly (VerificationRecord | undefined)[]> {
  const uuids = ids.map((id) => toUuid('ver', id));
  const read = (name: string, text: string) => readBy(pool, `records.${name}`, text, service, uuids);
  const [found, decisions, messages, reports, events, after] = await Promise.all([
    read('find', FIND),
    read('decisions', DECISIONS),
    read('messages', MESSAGES),
    read('reports', REPORTS),
    read('events', EVENTS),
    read('after', AFTER),
  ]);
  return ids.map((id, i) => {
    const uuid = uuids[i]!;
    const [row] = found(uuid);
    if (!row) return undefined;
    const verification: Verification = verificationOf(row);
    return {
      verification,
      decisions: decisions(uuid).map(decisionOf),
      messages: messages(uuid).map(messageOf),
      reports: reports(uuid).map(({ message, status, at }) => ({
        message,
        status,
        at,
      })) as VerificationRecord['reports'],
      events: events(uuid).flatMap((e): readonly NewEvent[] => eventsOf(service, id, e)),
      requestsAfterHour: after(uuid)[0]!.n as number | null,
    };
  });
}

/** Undefined for each that is not there, in the order of the ids. */
export async function readDecisions(
  pool: Pool,
  service: string,
  ids: readonly string[],
): Promise<readonly (StoredDecision | undefined)[]> {
  const text = `select a.of, d.at, d.policy, d.record ${ASKED}
    cross join lateral (select * from decision d where d.id = a.of and d.service = $1 offset 0) d`;
  const uuids = ids.map((id) => toUuid('dec', id));
  const found = await readBy(pool, 'records.by_id', text, service, uuids);
  return uuids.map((uuid) => found(uuid).map(decisionOf)[0]);
}
