/**
 * Subjects that point to who is swept: the entries of their lists that name them go. They are gone through by key, and taking marks over
 * changes keys: so those that were not taken over yet come first, then those that were; and all of it again if a move begins meanwhile.
 */
import { type IndexAt, indexAt } from '../../reindex/index-at.ts';
import type { Transaction } from '../../transaction.ts';
import { tagOf } from '../../vault/marks.ts';
import type { Step } from '../run-job.ts';
import { countRoughly, type Stage } from '../stages.ts';
import { CHUNK, type Sweeping, type Swept, sweptOf } from './swept.ts';

/** Up to so many marks the database looks for them itself; more are looked for here. */
const FEW = 16;

const LOOK = `
select kind, key, links && $4::bytea[] or $6 or body like any($5) as may_name from subject
where service = $1 and (kind, key) > ($2, $3::bytea) and (get_byte(key, 15) & 3 = $7) = $8 order by kind, key limit ${CHUNK}`;

const LOCK = `
select s.kind, s.key, s.body, s.links from subject s join unnest($2::text[], $3::bytea[]) as a(kind, key) using (kind, key)
where s.service = $1 and s.kind = any($2) and s.key = any($3) order by s.kind, s.key for no key update of s`;

const WRITE = `
update subject s set body = a.body, links = a.links::bytea[], rev = s.rev + 1
from unnest($2::text[], $3::bytea[], $4::text[], $5::text[]) as a(kind, key, body, links)
where s.service = $1 and s.kind = a.kind and s.key = a.key and s.kind = any($2) and s.key = any($3)`;

interface Row {
  readonly kind: string;
  readonly key: Buffer;
  readonly body: string;
  readonly links: readonly Buffer[];
}

/** A body without the entries of its lists that name one of them. */
export function forgetIn(body: string, names: ReadonlySet<string>): string {
  const isNamed = (entry: unknown) =>
    typeof entry === 'object' && entry !== null && Object.values(entry).some((value) => names.has(value as string));
  const fields = Object.entries(JSON.parse(body) as Record<string, unknown>);
  return JSON.stringify(
    Object.fromEntries(
      fields.map(([name, value]) => [name, Array.isArray(value) ? value.filter((entry) => !isNamed(entry)) : value]),
    ),
  );
}

async function forget(tx: Transaction, service: string, found: readonly Pick<Row, 'kind' | 'key'>[], swept: Swept) {
  const keys = [found.map((row) => row.kind), found.map((row) => row.key)];
  const rows = (await tx.query(LOCK, [service, ...keys])).rows as Row[];
  const names = new Set(swept.names.map((mark) => mark.toString('hex')));
  const left = (links: readonly Buffer[]) => links.filter((link) => !names.has(link.toString('hex')));
  const changed = rows.filter(
    (row) => forgetIn(row.body, names) !== row.body || left(row.links).length < row.links.length,
  );
  await tx.query(WRITE, [
    service,
    changed.map((row) => row.kind),
    changed.map((row) => row.key),
    changed.map((row) => forgetIn(row.body, names)),
    changed.map(
      (row) =>
        `{${left(row.links)
          .map((link) => `"\\\\x${link.toString('hex')}"`)
          .join(',')}}`,
    ),
  ]);
}

interface At {
  readonly generation: number;
  /** Among those that are of this generation; or among those that were not taken over to it yet. */
  readonly taken: boolean;
  readonly kind: string;
  readonly key: string;
}

const beginningOf = ({ generation, settled }: IndexAt): At => ({ generation, taken: settled, kind: '', key: '' });

export function subjectStage(sweeping: Sweeping): Stage {
  const { service } = sweeping;

  async function look(tx: Transaction, at: At): Promise<readonly Row[]> {
    const swept = await sweptOf(tx, sweeping);
    const patterns = swept.names.map((mark) => `%${mark.toString('hex')}%`);
    const many = patterns.length > FEW;
    const from = [at.kind, Buffer.from(at.key, 'hex'), swept.names, many ? [] : patterns, many];
    const { rows } = await tx.query(LOOK, [service, ...from, tagOf(at.generation), at.taken]);
    const found = rows.filter((row) => row.may_name);
    if (found.length > 0) await forget(tx, service, found, swept);
    return rows;
  }

  async function step(tx: Transaction, position: string | null): Promise<Step> {
    const at: At = position === null ? beginningOf(await indexAt(tx, service)) : JSON.parse(position);
    const rows = await look(tx, at);
    // After the rows were read: what was moved before they were is known by now.
    const now = await indexAt(tx, service);
    return { position: nextOf(at, rows, now), done: rows.length };
  }
  return { step, count: (db) => countRoughly(db, 'subject') };
}

function nextOf(at: At, rows: readonly Row[], now: IndexAt): string | null {
  if (now.generation !== at.generation) return JSON.stringify(beginningOf(now));
  const last = rows.at(-1);
  if (last && rows.length === CHUNK) return JSON.stringify({ ...at, kind: last.kind, key: last.key.toString('hex') });
  return at.taken ? null : JSON.stringify({ ...at, taken: true, kind: '', key: '' });
}
