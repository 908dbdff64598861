/**
 * Retention: parts that are past their time are detached beside the traffic and dropped, one at a time. A detaching that had to stop
 * half way, for it waits for whoever still reads, is ended by the next round; so is a dropping.
 */
import pg from 'pg';
import type { Instant } from '../../engine/model.ts';
import type { Pool } from '../pool.ts';
import { alone, inTime } from './alone.ts';
import { DAY_MS } from './cuts.ts';
import { type Part, readParts } from './read-parts.ts';
import { keptDaysOf } from './tables.ts';

const quote = pg.escapeIdentifier;

/** What a part says that is to go: only that is dropped once it stands alone. What somebody else detached, to keep it, stays. */
const GOING = 'countersign: past its time, to be dropped';

export interface OldPart {
  readonly table: string;
  readonly name: string;
  readonly until: Instant;
  readonly bytes: number;
}

const isOld = (part: Part, now: Instant, recordsDays: number): boolean =>
  part.until !== null && part.until <= now - keptDaysOf(part.cut, recordsDays) * DAY_MS;

/** Oldest first; of one time in the order of the tables. */
const oldOf = (parts: readonly Part[], now: Instant, recordsDays: number): readonly (Part & { until: Instant })[] =>
  parts
    .filter((part) => isOld(part, now, recordsDays))
    .map((part) => ({ ...part, until: part.until! }))
    .sort((a, b) => a.until - b.until);

/** What would be dropped now. Reads only. */
export async function findOldParts(pool: Pool, now: Instant, recordsDays: number): Promise<readonly OldPart[]> {
  const parts = await readParts(pool);
  return oldOf(parts, now, recordsDays).map(({ cut, name, until, bytes }) => ({
    table: cut.table,
    name,
    until,
    bytes,
  }));
}

const LEFT = `
select c.relname as name from pg_class c
where c.relkind = 'r' and not c.relispartition and c.relnamespace = current_schema()::regnamespace
  and obj_description(c.oid, 'pg_class') = $1 order by c.relname`;

async function dropLeft(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(LEFT, [GOING]);
  for (const { name } of rows) await inTime(() => client.query(`drop table ${quote(name)}`));
}

async function dropPart(client: pg.ClientBase, { cut, name, leaving }: Part): Promise<void> {
  const detach = `alter table ${cut.table} detach partition ${quote(name)}`;
  await client.query(`comment on table ${quote(name)} is '${GOING}'`);
  await client.query(leaving ? `${detach} finalize` : `${detach} concurrently`);
  await client.query(`drop table ${quote(name)}`);
}

export interface Dropped {
  readonly dropped: readonly OldPart[];
  /** Parts that somebody still reads: to be tried again. */
  readonly putOff: readonly string[];
}

/** One node does it; `onDropped` hears of each as it goes. */
export async function dropOldParts(
  pool: Pool,
  now: Instant,
  recordsDays: number,
  onDropped: (part: OldPart) => void,
): Promise<Dropped> {
  const dropped: OldPart[] = [];
  const putOff: string[] = [];
  await alone(pool, async (client) => {
    await dropLeft(client);
    const old = oldOf(await readParts(client), now, recordsDays);
    for (const [i, part] of old.entries()) {
      // What comes after is looked for through what comes before: none overtakes another.
      if (!(await inTime(() => dropPart(client, part)))) return putOff.push(...old.slice(i).map(({ name }) => name));
      const { cut, name, until, bytes } = part;
      dropped.push({ table: cut.table, name, until, bytes });
      onDropped(dropped.at(-1)!);
    }
    return old.length;
  });
  return { dropped, putOff };
}
