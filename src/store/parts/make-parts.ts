/**
 * Cutting what is open: parts for the present and the time to come. The open part gets an end and stays where it is, so no row is
 * ever moved; behind it come new parts, the last of them open. That needs the table for itself for some milliseconds, and they are
 * asked for weeks before the cut, so that waiting for them is given up quickly. That the rows are within the new end is looked at
 * before, beside the traffic.
 */
import pg from 'pg';
import type { Instant } from '../../engine/model.ts';
import type { Pool } from '../pool.ts';
import { alone, inTime, inTransaction } from './alone.ts';
import { cutsFor, spanDays } from './cuts.ts';
import { type Part, readParts } from './read-parts.ts';
import { keptDaysOf } from './tables.ts';

const quote = pg.escapeIdentifier;
const WITHIN = 'within_its_end';

const nameOf = (table: string, from: Instant): string =>
  `${table}_from_${new Date(from).toISOString().slice(0, 10).replaceAll('-', '')}`;

const dropCheck = (name: string) => `alter table ${quote(name)} drop constraint if exists ${WITHIN}`;

/** From here on no row after the end comes in, and those that are in are found to be before it, without a lock that anybody waits for. */
async function checkRows(client: pg.ClientBase, name: string, condition: string): Promise<void> {
  await client.query(dropCheck(name));
  await client.query(`alter table ${quote(name)} add constraint ${WITHIN} check (${condition}) not valid`);
  await client.query(`alter table ${quote(name)} validate constraint ${WITHIN}`);
}

async function holdsRows(client: pg.ClientBase, name: string): Promise<boolean> {
  return (await client.query(`select exists (select from ${quote(name)}) as found`)).rows[0].found;
}

/** A new part takes after the one before it. */
function cutting({ cut, name, from, options }: Part, cuts: readonly Instant[]): readonly string[] {
  const { table, literal } = cut;
  const bound = (at: Instant) => `('${literal(at)}')`;
  const begin = from === null ? '(minvalue)' : bound(from);
  const storage = options.length > 0 ? `with (${options.join(', ')})` : '';
  const parts = cuts.map((at, i) => {
    const end = i + 1 < cuts.length ? bound(cuts[i + 1]!) : '(maxvalue)';
    return `create table ${quote(nameOf(table, at))} partition of ${table} for values from ${bound(at)} to ${end} ${storage}`;
  });
  return [
    `alter table ${table} detach partition ${quote(name)}`,
    `alter table ${table} attach partition ${quote(name)} for values from ${begin} to ${bound(cuts[0]!)}`,
    dropCheck(name),
    ...parts,
  ];
}

async function cutOpen(client: pg.ClientBase, open: Part, cuts: readonly Instant[]): Promise<void> {
  const { name, cut } = open;
  const isChecked = await holdsRows(client, name);
  try {
    if (isChecked) await checkRows(client, name, `${cut.column} < '${cut.literal(cuts[0]!)}'`);
    await inTransaction(client, cutting(open, cuts));
  } catch (error) {
    if (isChecked) await client.query(dropCheck(name)).catch(() => {});
    throw error;
  }
}

export interface Made {
  /** Names of the new parts. */
  readonly made: readonly string[];
  /** Tables that were too busy: to be tried again. */
  readonly putOff: readonly string[];
}

/** Idempotent, and safe with several nodes: one does it. Records are kept for `recordsDays`. */
export async function makeParts(pool: Pool, now: Instant, recordsDays: number): Promise<Made> {
  const made: string[] = [];
  const putOff: string[] = [];
  await alone(pool, async (client) => {
    const open = (await readParts(client)).filter((part) => part.until === null);
    for (const part of open) {
      const cuts = cutsFor(part.from, now, spanDays(keptDaysOf(part.cut, recordsDays)));
      if (cuts.length === 0) continue;
      if (await inTime(() => cutOpen(client, part, cuts))) made.push(...cuts.map((at) => nameOf(part.cut.table, at)));
      else putOff.push(part.cut.table);
    }
  });
  return { made, putOff };
}
