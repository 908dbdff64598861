/**
 * Rows taken over from one generation of marks to the next, in a transaction of the caller's. What belongs together is taken over
 * together: an address with its last verifications, an account or a device with the addresses that it points to, a verification with
 * its guess budget. Locks are taken as everywhere: subject, budget, verification. Keys are named to each table as well as joined, so that
 * no plan goes through what a service has, however new the table is.
 */
import type { Mark } from '../../engine/ports.ts';
import { markArray } from '../columns.ts';
import { toBytes, toMark } from '../pool.ts';
import type { Transaction } from '../transaction.ts';
import { inBody } from './follow.ts';

/** One service's marks as they are read in rows, led to where they are going, and back to where they were. */
export interface Leading {
  readonly service: string;
  taken(mark: Mark): Mark;
  untaken(mark: Mark): Mark;
}

export interface SubjectName {
  readonly kind: string;
  readonly key: Mark;
}

const FIND_SUBJECTS = `
select s.kind, s.key, s.body, s.links, s.recent
from (select distinct kind, key from unnest($2::text[], $3::bytea[]) as a(kind, key) order by kind, key) a
cross join lateral (select * from subject s where s.service = $1 and s.kind = a.kind and s.key = a.key offset 0 for update) s`;

const WRITE_SUBJECTS = `
update subject s set key = a.new, body = a.body, links = a.links::bytea[]
from unnest($2::text[], $3::bytea[], $4::bytea[], $5::text[], $6::text[]) as a(kind, old, new, body, links)
where s.service = $1 and s.kind = a.kind and s.key = a.old and s.kind = any($2) and s.key = any($3)`;

interface SubjectRow {
  readonly kind: string;
  readonly key: Buffer;
  readonly body: string;
  readonly links: readonly Buffer[];
  readonly recent: readonly string[];
}

const bytesOf = (marks: readonly Mark[]): Buffer[] => marks.map(toBytes);

/** What cannot be read names nobody: it stays as it is, and holds up nobody. */
function bodyLed(text: string, lead: (mark: Mark) => Mark): string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return text;
  }
  return JSON.stringify(inBody(body, lead));
}

/** Takes over rows that are locked. */
export async function writeSubjects(tx: Transaction, to: Leading, rows: readonly SubjectRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(WRITE_SUBJECTS, [
    to.service,
    rows.map((row) => row.kind),
    rows.map((row) => row.key),
    rows.map((row) => toBytes(to.taken(toMark(row.key)))),
    rows.map((row) => bodyLed(row.body, to.taken)),
    rows.map((row) => markArray(row.links.map((link) => to.taken(toMark(link))))),
  ]);
}

/** Those of these that were not taken over yet, locked. */
async function findSubjects(tx: Transaction, to: Leading, names: readonly SubjectName[]): Promise<SubjectRow[]> {
  if (names.length === 0) return [];
  const old = bytesOf(names.map(({ key }) => to.untaken(key)));
  return (await tx.query(FIND_SUBJECTS, [to.service, names.map(({ kind }) => kind), old])).rows;
}

/** Answers the verifications that the addresses among them were asked for last. */
export async function moveSubjects(tx: Transaction, to: Leading, names: readonly SubjectName[]): Promise<string[]> {
  const found = await findSubjects(tx, to, names);
  await writeSubjects(tx, to, found);
  const links = found.flatMap((row) => row.links.map((link): SubjectName => ({ kind: 'address', key: toMark(link) })));
  const linked = await findSubjects(tx, to, links);
  await writeSubjects(tx, to, linked);
  return [...found, ...linked].flatMap((row) => row.recent);
}

const MOVE_BUDGETS = `
update budget b set key = m.new from (
  select b.key as old, a.new from unnest($2::bytea[], $3::bytea[]) as a(old, new)
  cross join lateral (select b.key from budget b where b.service = $1 and b.key = a.old for update) b order by 1
) m where b.service = $1 and b.key = m.old and b.key = any($2)`;

export async function moveBudgets(tx: Transaction, to: Leading, keys: readonly Mark[]): Promise<void> {
  if (keys.length === 0) return;
  const distinct = [...new Set(keys.map(to.taken))];
  await tx.query(MOVE_BUDGETS, [to.service, bytesOf(distinct.map(to.untaken)), bytesOf(distinct)]);
}

const COLUMNS = ['address_key', 'mailbox_key', 'account_key', 'requester_key', 'device_key', 'budget_key'] as const;

const FIND_VERIFICATIONS = `
select v.id, ${COLUMNS.map((name) => `encode(v.${name}, 'hex') as ${name}`).join(', ')}
from unnest($2::uuid[]) as a(id) cross join lateral (
  select * from verification v where v.id = a.id and v.service = $1 offset 0) v order by v.id`;

const WRITE_VERIFICATIONS = `
update verification v set ${COLUMNS.map((name) => `${name} = a.${name}`).join(', ')}
from unnest($2::uuid[], ${COLUMNS.map((_, n) => `$${n + 3}::bytea[]`).join(', ')}) as a(id, ${COLUMNS.join(', ')})
where v.id = a.id and v.service = $1 and v.id = any($2)`;

export type VerificationRow = { readonly id: string } & Readonly<Record<(typeof COLUMNS)[number], Mark | null>>;

export async function findVerifications(
  tx: Transaction,
  service: string,
  ids: readonly string[],
): Promise<VerificationRow[]> {
  return ids.length === 0 ? [] : (await tx.query(FIND_VERIFICATIONS, [service, ids])).rows;
}

/** Marks do not change but here, so what was read a moment ago is what is there. */
export async function writeVerifications(
  tx: Transaction,
  to: Leading,
  rows: readonly VerificationRow[],
): Promise<void> {
  const old = rows.filter((row) => COLUMNS.some((name) => row[name] !== null && to.taken(row[name]) !== row[name]));
  if (old.length === 0) return;
  const columns = COLUMNS.map((name) => old.map((row) => (row[name] === null ? null : toBytes(to.taken(row[name])))));
  await tx.query(WRITE_VERIFICATIONS, [to.service, old.map((row) => row.id), ...columns]);
}

const MOVE_SEEN = `
update event_seen e set key = a.new from unnest($2::bytea[], $3::bytea[]) as a(old, new) where e.service = $1 and e.key = a.old and e.key = any($2)`;

export async function moveSeen(tx: Transaction, to: Leading, keys: readonly Mark[]): Promise<void> {
  if (keys.length > 0)
    await tx.query(MOVE_SEEN, [to.service, bytesOf(keys.map(to.untaken)), bytesOf(keys.map(to.taken))]);
}
