/**
 * Not a test: the process that the tests kill. It runs the embedded database on the folder given as JSON in its first argument, does
 * the work asked for and says on its output, a JSON line each, what became of it.
 */
import pg from 'pg';
import { type EmbeddedDatabase, startEmbedded } from '../../src/store/embedded/start-embedded.ts';

export interface OwnerOrder {
  readonly dataDir: string;
  readonly work: 'once' | 'hold' | 'load';
  readonly durable?: boolean;
  /** Of the ids that `load` inserts: unique to each run. */
  readonly firstId?: number;
}

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

async function ask(database: EmbeddedDatabase, text: string): Promise<unknown> {
  const client = new pg.Client(database.config);
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows[0];
}

/** Starts, writes, reads and stops. */
async function once(database: EmbeddedDatabase): Promise<void> {
  await ask(database, 'create table if not exists visit (at timestamptz default now())');
  await ask(database, 'insert into visit default values');
  say({
    visits: await ask(
      database,
      `select count(*)::int, upper('i') as i, current_setting('server_encoding') as e from visit`,
    ),
  });
  await database.stop();
  say({ stopped: true });
}

/** Stays; on SIGINT asks the database a question before closing it, as a service does that finishes its requests. */
async function hold(database: EmbeddedDatabase): Promise<void> {
  const stay = setInterval(() => {}, 1000);
  process.once('SIGINT', async () => {
    say({ answered: await ask(database, 'select 1 as one') });
    await database.stop();
    clearInterval(stay);
  });
  say({ holds: true });
}

/** Inserts as fast as four connections can, and names each id once its commit was acknowledged. */
async function load(database: EmbeddedDatabase, firstId: number): Promise<void> {
  await ask(database, 'create table if not exists acknowledged (id bigint primary key)');
  let next = firstId;
  const insert = async (): Promise<void> => {
    const client = new pg.Client(database.config);
    await client.connect();
    for (;;) {
      const id = next++;
      await client.query('insert into acknowledged values ($1)', [id]);
      say({ id });
    }
  };
  await Promise.all([insert(), insert(), insert(), insert()]);
}

const order = JSON.parse(process.argv[2] ?? '{}') as OwnerOrder;
try {
  const database = await startEmbedded({ dataDir: order.dataDir, durable: order.durable ?? true });
  say({ ready: database.config.host });
  if (order.work === 'once') await once(database);
  if (order.work === 'hold') await hold(database);
  if (order.work === 'load') await load(database, order.firstId ?? 1);
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  say({ failed: code ?? 'unknown', message });
}
