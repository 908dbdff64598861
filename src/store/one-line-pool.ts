/**
 * A pool for a process that is alone with its database and asks one thing after another: all statements go over one connection,
 * written behind each other without waiting for what came before, those of one moment in one piece. They are run in the order in
 * which they were asked; so what only writes need not be waited for, and whatever is asked next finds it written.
 */
import pg from 'pg';
import { openPool, type Pool, type PoolOptions, sessionOf } from './pool.ts';

type Query = pg.QueryConfig & { readonly rowMode?: 'array' };
type Rows = readonly Readonly<Record<string, unknown>>[];
type Corkable = { readonly connection: { readonly stream: NodeJS.WritableStream & { cork(): void; uncork(): void } } };

const NOTHING = (): Rows => [];

/**
 * What statements answer where nobody else writes, by their names: it is believed at once, and held against the answer when that
 * comes. Of most nobody reads the answer. What is issued was decided on facts that nobody can have changed since: all of it wins. What
 * was leased a moment ago may be sent.
 */
const BELIEVED: Readonly<Record<string, (values: readonly unknown[]) => Rows>> = {
  prepare: NOTHING,
  'counters.release': NOTHING,
  'company.add': NOTHING,
  'world.add': NOTHING,
  'outbox.record': NOTHING,
  issue: ([numbers]) =>
    (numbers as string)
      .slice(1, -1)
      .split(',')
      .map((n) => ({ n: Number(n) })),
  'outbox.begin': ([messages]) => (messages as readonly string[]).map((message) => ({ message })),
};

/** Each row by its only value; a uuid is written in two ways. */
const saidIn = (rows: Rows): string =>
  rows
    .map((row) => String(Object.values(row)[0]).replaceAll('-', ''))
    .sort()
    .join();

/** What is asked in this turn of the event loop is written at its end. */
function writeTogether(client: pg.Client): () => void {
  const { stream } = (client as unknown as Corkable).connection;
  let isCorked = false;
  return () => {
    if (isCorked) return;
    isCorked = true;
    stream.cork();
    setImmediate(() => {
      isCorked = false;
      stream.uncork();
    });
  };
}

async function openLine(options: PoolOptions): Promise<pg.Client> {
  const client = new pg.Client({ ...options, ...sessionOf(), pipeline: true });
  // A connection that breaks is told by the statements that fail.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/**
 * Transactions get connections of their own, which find all that was asked before. What could not be written, or was believed wrongly,
 * is thrown at whoever asks next once it is known: so ask something at the end.
 */
export async function openOneLinePool(options: PoolOptions): Promise<Pool> {
  const [pool, line] = [openPool(options), await openLine(options)];
  const gather = writeTogether(line);
  let failure: { readonly error: unknown } | undefined;
  const assertWritten = () => {
    if (failure) throw failure.error;
  };
  const hold = async (believed: Rows, answer: Promise<pg.QueryResult>) => {
    try {
      const { rows } = await answer;
      if (saidIn(rows) !== saidIn(believed)) throw new Error('Somebody else writes to this database.');
    } catch (error) {
      failure ??= { error };
    }
  };
  const query = async (asked: string | Query, values?: unknown[]) => {
    assertWritten();
    gather();
    const answer = line.query(asked as Query, values);
    const believe = typeof asked === 'string' ? undefined : BELIEVED[asked.name ?? ''];
    if (!believe) return await answer;
    const rows = believe((asked as Query).values ?? []);
    void hold(rows, answer);
    return { rows };
  };
  const connectPool = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const connect = async () => {
    await line.query('select');
    assertWritten();
    return await connectPool();
  };
  const endPool = pool.end.bind(pool) as () => Promise<void>;
  const end = async () => {
    await line.end();
    await endPool();
  };
  return Object.assign(pool, { query, connect, end }) as unknown as Pool;
}
