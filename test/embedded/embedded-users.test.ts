// Promise: whoever starts it, with a name or without, root or not, the server runs as an ordinary user and others are kept out.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, type TestContext, test } from 'node:test';
import { startEmbedded } from '../../src/store/embedded/start-embedded.ts';
import { killOwners, makeFolder, OWNER_PROGRAM, startOwner } from './owner.ts';

const root = makeFolder();
after(killOwners);
after(() => rmSync(root, { recursive: true, force: true, maxRetries: 20 }));

const isRoot = process.getuid?.() === 0;
const NAMED = 65_534;
const NAMELESS = 54_321;

/** A folder that only this uid may use, below one that anybody may walk through. */
function folderOf(uid: number, mode = 0o700): string {
  chmodSync(root, 0o711);
  const folder = join(root, `of-${uid}-${Math.random().toString(36).slice(2, 8)}`);
  mkdirSync(folder);
  chmodSync(folder, mode);
  chownSync(folder, uid, uid);
  return folder;
}

function cannotBecome(uid: number): string | false {
  if (!isRoot) return 'only root can become another user';
  const tried = spawnSync(process.execPath, ['-e', `require('fs').readFileSync(process.argv[1])`, OWNER_PROGRAM], {
    uid,
  });
  return tried.status === 0 ? false : `uid ${uid} cannot read the compiled tests (a closed folder above them)`;
}

function skipped(t: TestContext, reason: string | false): boolean {
  if (reason !== false) t.skip(reason);
  return reason !== false;
}

describe('an ordinary user', () => {
  for (const [what, uid] of [
    ['with a name', NAMED],
    ['without a name, as containers have', NAMELESS],
  ] as const) {
    test(what, async (t) => {
      if (skipped(t, cannotBecome(uid))) return;
      const dataDir = join(folderOf(uid), 'data');
      for (const count of [1, 2]) {
        const owner = startOwner({ dataDir, work: 'once', durable: false }, { uid });
        assert.deepEqual(await owner.says('visits'), { visits: { count, i: 'I', e: 'UTF8' } });
        await owner.ended();
      }
      assert.equal(statSync(join(dataDir, 'cluster')).uid, uid);
      assert.equal(statSync(dataDir).mode & 0o777, 0o700);
    });
  }

  test('is told when the folder is not theirs', async (t) => {
    if (skipped(t, cannotBecome(NAMED))) return;
    const dataDir = folderOf(NAMELESS);
    const owner = startOwner({ dataDir, work: 'once' }, { uid: NAMED });
    const { failed, message } = await owner.says('failed');
    assert.equal(failed, 'embedded_permission_denied');
    assert.match(String(message), new RegExp(`DATA_DIR=${dataDir}.*uid ${NAMED}.*chown`));
    await owner.ended();
  });

  test('cannot connect to the database of another', async (t) => {
    if (skipped(t, cannotBecome(NAMED))) return;
    const database = await startEmbedded({ dataDir: join(root, 'private'), durable: false });
    const script = `require('net').connect(process.argv[1]).on('error', (e) => { console.log(e.code); }).on('connect', () => process.exit(1))`;
    const socket = join(database.config.host, '.s.PGSQL.5432');
    accessSync(socket);
    const stranger = spawnSync(process.execPath, ['-e', script, socket], { uid: NAMED, gid: NAMED, encoding: 'utf8' });
    await database.stop();
    assert.equal(stranger.stdout.trim(), 'EACCES');
  });
});

describe('root', () => {
  const skip = isRoot ? false : 'these tests do not run as root';

  /** Starts, looks at whose the server is, and stops; twice, so that the second meets what the first left. */
  async function startTwice(dataDir: string, durable: boolean): Promise<number[]> {
    const uids: number[] = [];
    for (let time = 0; time < 2; time++) {
      const database = await startEmbedded({ dataDir, durable });
      const pid = Number.parseInt(readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8'), 10);
      uids.push(statSync(`/proc/${pid}`).uid);
      await database.stop();
    }
    return uids;
  }

  test('runs the server as a number of its own, from a folder that others cannot list', { skip }, async () => {
    const dataDir = join(folderOf(0, 0o755), 'data');
    assert.deepEqual(await startTwice(dataDir, true), [60_787, 60_787]);
    assert.equal(statSync(dataDir).mode & 0o777, 0o710);
    assert.equal(statSync(join(dataDir, 'cluster')).mode & 0o777, 0o700);
    assert.ok(
      readdirSync(dataDir).some((name) => name.startsWith('postgresql-')),
      'the programs lie beside the data',
    );
  });

  test('may keep the data below a folder closed to everybody else', { skip }, async () => {
    const dataDir = join(folderOf(0, 0o700), 'deeper', 'data');
    assert.deepEqual(await startTwice(dataDir, false), [60_787, 60_787]);
  });

  test('serves a folder as the user who owns it', { skip }, async () => {
    assert.deepEqual(await startTwice(folderOf(NAMELESS), false), [NAMELESS, NAMELESS]);
  });
});
