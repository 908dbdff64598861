/**
 * The database that needs no installation: PostgreSQL's own server, run beside this process on a folder, reached through a private
 * socket, and ended with this process however that ends. For one machine and one process; `DATABASE_URL` is for everything else.
 */
import { resolve } from 'node:path';
import { nameForServer, prepareCluster, USER } from './cluster.ts';
import { makeDataFolder } from './data-folder.ts';
import { EmbeddedDatabaseError, explainFailure, explainOutput } from './embedded-error.ts';
import { removeLeftovers } from './leftovers.ts';
import { type FolderLock, lockFolder } from './lock.ts';
import { findPackage, type PostgresPackage } from './package.ts';
import { nameCopy, type Programs, preparePrograms } from './programs.ts';
import { type EmbeddedConfig, waitUntilReady } from './ready.ts';
import { chooseIdentity, type ServerIdentity } from './server-identity.ts';
import { openServerLog, type ServerLog } from './server-log.ts';
import { PORT, renderSettings } from './settings.ts';
import { makeSocketFolder, removeSocketFolder } from './socket-folder.ts';
import { type SupervisedProgram, superviseProgram } from './supervise.ts';

export interface EmbeddedOptions {
  /** The folder that holds everything: the cluster, the server's log, the lock. Made, mode 0700, when missing. */
  readonly dataDir: string;
  /** False only for clusters that are thrown away: nothing is flushed, and a crash of the machine loses it. Default true. */
  readonly durable?: boolean;
  /** Default 20. */
  readonly maxConnections?: number;
  /** Called once if the server ends without having been asked to. */
  readonly onExit?: (why: EmbeddedDatabaseError) => void;
}

export interface EmbeddedDatabase {
  /** For programs of PostgreSQL and for `pg`; holds no secret. */
  readonly connectionString: string;
  /** For `new pg.Pool(config)`. */
  readonly config: EmbeddedConfig;
  readonly dataDir: string;
  /** Ends open connections and the server, and frees the folder. May be called more than once. */
  stop(): Promise<void>;
}

/** What one running server holds, and gives back when it ends. */
interface Running {
  readonly dataDir: string;
  readonly cluster: string;
  readonly programs: Programs;
  readonly identity: ServerIdentity | null;
  readonly lock: FolderLock;
  readonly log: ServerLog;
  readonly socketFolder: string;
}

const DATABASE = 'countersign';

function launch(running: Running, options: EmbeddedOptions): SupervisedProgram {
  const { socketFolder, identity, cluster } = running;
  const { maxConnections = 20, durable = true } = options;
  const settings = renderSettings({ socketFolder, maxConnections, durable });
  return superviseProgram({
    program: running.programs.postgres,
    args: ['-D', nameForServer(identity, cluster), ...settings],
    cwd: cluster,
    identity,
    lockFd: running.lock.fd,
    removeAtEnd: socketFolder,
    onOutput: running.log.write,
  });
}

function giveBack({ socketFolder, log, lock }: Running): void {
  removeSocketFolder(socketFolder);
  log.close();
  lock.release();
}

async function becomeReady(running: Running, server: SupervisedProgram, config: EmbeddedConfig): Promise<void> {
  let isGone = false;
  const gone = server.exited.finally(() => {
    isGone = true;
  });
  gone.catch(() => {});
  try {
    await waitUntilReady(config, () => isGone);
  } catch (error) {
    const endedByItself = isGone;
    await server.stop();
    giveBack(running);
    if (!endedByItself) throw error;
    await server.exited;
    throw explainOutput(running.log.tail(), running.dataDir, 'starting');
  }
}

async function serve(running: Running, options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const config = { host: running.socketFolder, port: PORT, user: USER, database: DATABASE, ssl: false } as const;
  const server = launch(running, options);
  await becomeReady(running, server, config);
  server.unref();
  let isStopping = false;
  const ended = server.exited.then(({ status, signal }) => {
    giveBack(running);
    const how = signal ?? `status ${status}`;
    const why = `PostgreSQL on ${running.dataDir} ended by itself (${how}); server.log there says more.`;
    if (!isStopping) options.onExit?.(new EmbeddedDatabaseError('embedded_ended', why));
  });
  const stop = async (): Promise<void> => {
    isStopping = true;
    await server.stop();
    await ended;
  };
  const connectionString = `postgresql://${USER}@/${DATABASE}?host=${encodeURIComponent(config.host)}&port=${PORT}`;
  return { connectionString, config, dataDir: running.dataDir, stop };
}

async function startIn(dataDir: string, found: PostgresPackage, options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const durable = options.durable ?? true;
  const identity = chooseIdentity(dataDir);
  const lock = await lockFolder(dataDir, identity);
  try {
    await removeLeftovers(dataDir, nameCopy(found));
    const programs = await preparePrograms(found, { dataDir, durable, identity });
    const cluster = await prepareCluster({ dataDir, programs, identity, durable, lockFd: lock.fd });
    const log = openServerLog(dataDir, identity);
    const socketFolder = makeSocketFolder(identity);
    lock.noteSocketFolder(socketFolder);
    return await serve({ dataDir, cluster, programs, identity, lock, log, socketFolder }, options);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Starts the server, after preparing its programs and its cluster if this folder has none yet, and returns when it answers.
 * Throws `EmbeddedDatabaseError`, whose `code` says what is the matter: `embedded_busy` at once when another process runs on the
 * folder; a server left behind by a killed process is waited for, ten seconds at most.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const dataDir = resolve(options.dataDir);
  try {
    const found = findPackage();
    makeDataFolder(dataDir);
    return await startIn(dataDir, found, options);
  } catch (error) {
    throw explainFailure(error, dataDir);
  }
}
