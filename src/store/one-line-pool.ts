/**
 * A pool for a process that is alone with its database and asks one thing after another: all statements go over one connection,
 * written behind each other without waiting for what came before, those of one moment in one piece. They are run in the order in
 * which they were asked; so what only writes need not be waited for, and whatever is asked next finds it written.
 */
import pg from 'pg';
import { openPool, type Pool, type PoolOptions, sessionOf } from './pool.ts';

/** Statements whose answer nobody reads, by their names. */
const ONLY_WRITES: ReadonlySet<string> = new Set([
  'prepare',
  'counters.release',
  'company.add',
  'world.add',
  'outbox.record',
]);

type Query = pg.QueryConfig & { readonly rowMode?: 'array' };
type Corkable = { readonly connection: { readonly stream: NodeJS.WritableStream & { cork(): void; uncork(): void } } };

const NOTHING = Object.freeze({ rows: Object.freeze([]) });

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

/** Transactions get connections of their own, which find all that was asked before. What could not be written is thrown at whoever asks next, and at the end. */
export async function openOneLinePool(options: PoolOptions): Promise<Pool> {
  const [pool, line] = [openPool(options), await openLine(options)];
  const gather = writeTogether(line);
  let failure: { readonly error: unknown } | undefined;
  const assertWritten = () => {
    if (failure) throw failure.error;
  };
  const query = async (asked: string | Query, values?: unknown[]) => {
    assertWritten();
    gather();
    const answer = line.query(asked as Query, values);
    if (typeof asked === 'string' || !ONLY_WRITES.has(asked.name ?? '')) return await answer;
    answer.catch((error) => {
      failure ??= { error };
    });
    return NOTHING;
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
    assertWritten();
  };
  return Object.assign(pool, { query, connect, end }) as unknown as Pool;
}
