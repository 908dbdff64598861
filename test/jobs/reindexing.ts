/** What the tests of re-indexing share: every mark that stands in the database, and of which generation it is. */
import { ERASED } from '../../src/engine/ports.ts';
import type { Pool } from '../../src/store/index.ts';

const KEYED: readonly (readonly [table: string, column: string])[] = [
  ['subject', 'key'],
  ['budget', 'key'],
  ['company', 'key'],
  ['company', 'member'],
  ['event_seen', 'key'],
  ['erasure', 'key'],
  ['erasure', 'purse'],
  ['verification', 'address_key'],
  ['verification', 'mailbox_key'],
  ['verification', 'account_key'],
  ['verification', 'requester_key'],
  ['verification', 'device_key'],
  ['verification', 'budget_key'],
  ['message', 'reference_mark'],
  ['explanation', 'address_key'],
];

const MARK = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/g;

/** How many marks of each generation (mod 4) there are in each column, those inside of bodies and lists too. */
export async function marksByGeneration(
  pool: Pool,
  service = 'lumen',
): Promise<Record<string, Record<number, number>>> {
  const found: Record<string, Record<number, number>> = {};
  const count = (where: string, mark: string) => {
    // What gateways told stands among what was seen, under no mark.
    if (mark === ERASED || mark.length !== 32) return;
    const tag = Number.parseInt(mark.slice(-1), 16) & 3;
    found[where] ??= {};
    found[where][tag] = (found[where][tag] ?? 0) + 1;
  };
  for (const [table, column] of KEYED) {
    const { rows } = await pool.query(
      `select encode(${column}, 'hex') as mark from ${table} where service = $1 and ${column} is not null`,
      [service],
    );
    for (const { mark } of rows) count(`${table}.${column}`, mark);
  }
  const { rows } = await pool.query('select body, links::text as links from subject where service = $1', [service]);
  for (const row of rows) {
    for (const [mark] of row.body.matchAll(MARK)) count('subject.body', mark);
    for (const [mark] of row.links.matchAll(MARK)) count('subject.links', mark);
  }
  return found;
}

/** Where there are others than of this generation. */
export async function strayMarks(pool: Pool, generation: number, service = 'lumen'): Promise<string[]> {
  const found = await marksByGeneration(pool, service);
  return Object.keys(found).filter((where) =>
    Object.keys(found[where]!).some((tag) => Number(tag) !== (generation & 3)),
  );
}
