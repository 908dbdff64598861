/**
 * Re-indexing: what nobody asks about is taken over to the new index key too, table by table, chunk by chunk. Rows that were taken over
 * already, by a call or by an earlier run, say so by their marks and are passed by; none of before comes into being any more.
 */
import type { Mark } from '../../engine/ports.ts';
import { toBytes, toMark } from '../pool.ts';
import { followMarks } from '../reindex/follow.ts';
import { leadingOf } from '../reindex/mover.ts';
import {
  findVerifications,
  type Leading,
  moveBudgets,
  moveSeen,
  moveSubjects,
  writeVerifications,
} from '../reindex/rows.ts';
import type { Transaction } from '../transaction.ts';
import { tagOf } from '../vault/marks.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { Job, Step } from './run-job.ts';
import { countRoughly, FIRST_ID, jobInStages, type Stage } from './stages.ts';

const CHUNK = 500;

interface Table<Row> {
  readonly name: string;
  /** `$1` the service, `$2` the last bits of the marks of before, and then what `from` answers. In order, and no more than a chunk. */
  readonly read: string;
  from(position: string | null): readonly unknown[];
  position(row: Row): string;
  move(tx: Transaction, to: Leading, rows: readonly Row[]): Promise<unknown>;
}

const stageOf = <Row>(to: Leading, generation: number, table: Table<Row>): Stage => ({
  count: (db) => countRoughly(db, table.name),
  async step(tx, position): Promise<Step> {
    const rows = (await tx.query(table.read, [to.service, tagOf(generation - 1), ...table.from(position)]))
      .rows as Row[];
    await table.move(tx, to, rows);
    return { position: rows.length < CHUNK ? null : table.position(rows.at(-1)!), done: rows.length };
  },
});

const OF_BEFORE = 'get_byte(key, 15) & 3 = $2';

interface Keyed {
  readonly key: Buffer;
}

const keyed = {
  from: (position: string | null) => [Buffer.from(position ?? '', 'hex')],
  position: ({ key }: Keyed) => key.toString('hex'),
};
const marksOf = (rows: readonly Keyed[]): readonly Mark[] => rows.map(({ key }) => toMark(key));

const SUBJECTS: Table<Keyed & { readonly kind: string }> = {
  name: 'subject',
  read: `select kind, key from subject where service = $1 and (kind, key) > ($3, $4::bytea) and ${OF_BEFORE} order by kind, key limit ${CHUNK}`,
  from: (position) => {
    const [kind, key] = position === null ? ['', ''] : (JSON.parse(position) as [string, string]);
    return [kind, Buffer.from(key, 'hex')];
  },
  position: ({ kind, key }) => JSON.stringify([kind, key.toString('hex')]),
  async move(tx, to, rows) {
    const recent = await moveSubjects(
      tx,
      to,
      rows.map(({ kind, key }) => ({ kind, key: toMark(key) })),
    );
    const verifications = await findVerifications(tx, to.service, recent);
    await moveBudgets(
      tx,
      to,
      verifications.map((v) => v.budget_key!),
    );
    await writeVerifications(tx, to, verifications);
  },
};

const BUDGETS: Table<Keyed> = {
  ...keyed,
  name: 'budget',
  read: `select key from budget where service = $1 and key > $3 and ${OF_BEFORE} order by key limit ${CHUNK}`,
  move: (tx, to, rows) => moveBudgets(tx, to, marksOf(rows)),
};

const SEEN: Table<Keyed> = {
  ...keyed,
  name: 'event_seen',
  // What gateways told stands there too, under no mark, and longer than one.
  read: `select key from event_seen where service = $1 and key > $3 and octet_length(key) = 16 and ${OF_BEFORE} order by key limit ${CHUNK}`,
  move: (tx, to, rows) => moveSeen(tx, to, marksOf(rows)),
};

interface Dated {
  readonly id: string;
  readonly of_service: boolean;
}

/** By id over all services, since that is how these tables are ordered. */
const dated = (table: string, more = '') => ({
  name: table,
  read: `select id, service = $1 and $2::int is not null as of_service${more} from ${table} where id > $3 order by id limit ${CHUNK}`,
  from: (position: string | null) => [position ?? FIRST_ID],
  position: ({ id }: Dated) => id,
});

const VERIFICATIONS: Table<Dated> = {
  ...dated('verification'),
  async move(tx, to, rows) {
    const ids = rows.filter((row) => row.of_service).map((row) => row.id);
    await writeVerifications(tx, to, await findVerifications(tx, to.service, ids));
  },
};

/** A table with one mark in a row. */
function single(table: string, column: string): Table<Dated & { readonly mark: Buffer }> {
  const write = `update ${table} t set ${column} = a.mark from unnest($2::uuid[], $3::bytea[]) as a(id, mark) where t.id = a.id and t.service = $1 and t.id = any($2)`;
  return {
    ...dated(table, `, ${column} as mark`),
    async move(tx, to, rows) {
      const led = rows.flatMap((row) => {
        const mark = row.of_service ? to.taken(toMark(row.mark)) : null;
        return mark === null || mark === toMark(row.mark) ? [] : [{ id: row.id, mark: toBytes(mark) }];
      });
      if (led.length > 0) await tx.query(write, [to.service, led.map((row) => row.id), led.map((row) => row.mark)]);
    },
  };
}

/** Of one move: the next one is another job. */
export const nameOfMove = (generation: number | ''): string => `reindex ${generation}`;

export function reindexJob(vault: OpenVault, service: string): Job {
  const to = leadingOf(followMarks(vault), service);
  const generation = vault.stored(service);
  const stage = <Row>(table: Table<Row>) => stageOf(to, generation, table);
  return jobInStages(service, nameOfMove(generation), [
    stage(SUBJECTS),
    stage(BUDGETS),
    stage(SEEN),
    stage(VERIFICATIONS),
    stage(single('message', 'reference_mark')),
    stage(single('explanation', 'address_key')),
  ]);
}
