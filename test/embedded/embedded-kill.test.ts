// Promise: nothing acknowledged is lost when the process is killed, no process stays behind, and the next start just works.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbedded } from '../../src/store/embedded/start-embedded.ts';
import { killOwners, makeFolder, processesIn, startOwner, until } from './owner.ts';

const root = makeFolder();
after(killOwners);
after(() => rmSync(root, { recursive: true, force: true, maxRetries: 20 }));

/** A small generator (mulberry32), so that a run can be repeated: EMBEDDED_SEED=... */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function readIds(dataDir: string): Promise<Set<number>> {
  const database = await startEmbedded({ dataDir });
  const client = new pg.Client(database.config);
  await client.connect();
  const { rows } = await client.query<{ id: string }>('select id from acknowledged');
  await client.end();
  await database.stop();
  return new Set(rows.map((row) => Number(row.id)));
}

test('killed twenty times under load, at any moment: every acknowledged row is there', async () => {
  const seed = Number(process.env.EMBEDDED_SEED ?? Date.now() % 1_000_000);
  console.log(`EMBEDDED_SEED=${seed}`);
  const random = randomFrom(seed);
  const dataDir = join(root, 'killed');
  const acknowledged: number[] = [];
  for (let round = 0; round < 20; round++) {
    const owner = startOwner({ dataDir, work: 'load', firstId: round * 1_000_000 });
    // Every fourth dies while it starts (the first of all while it prepares the cluster), the others at work.
    if (round % 4 !== 0) await owner.says('id');
    await sleep(random() * 300);
    owner.child.kill('SIGKILL');
    await owner.ended();
    assert.deepEqual(
      owner.lines.filter((line) => 'failed' in line),
      [],
    );
    acknowledged.push(...owner.lines.flatMap((line) => ('id' in line ? [Number(line.id)] : [])));
  }
  const present = await readIds(dataDir);
  const lost = acknowledged.filter((id) => !present.has(id));
  console.log(`${acknowledged.length} acknowledged, ${present.size} present, ${lost.length} lost`);
  assert.ok(acknowledged.length > 100);
  assert.deepEqual(lost, []);
});

describe('after a kill', { skip: process.platform === 'linux' ? false : 'looks into /proc' }, () => {
  const dataDir = join(root, 'left');
  const cluster = join(dataDir, 'cluster');

  test('no process and no socket stays behind', async () => {
    const owner = startOwner({ dataDir, work: 'load', durable: false });
    const { ready } = await owner.says('ready');
    await owner.says('id');
    assert.ok(processesIn(cluster).length > 3);
    owner.child.kill('SIGKILL');
    await until('all have ended', () => processesIn(cluster).length === 0);
    assert.equal(existsSync(String(ready)), false);
  });

  test('of the first start, before there is a cluster, no half of one is used', async () => {
    const fresh = join(root, 'half');
    const owner = startOwner({ dataDir: fresh, work: 'hold', durable: false });
    await until('it prepares', () => existsSync(join(fresh, 'lock')));
    owner.child.kill('SIGKILL');
    // Until the system has buried it, it lives, and the folder is its own.
    await until('it has ended', () => owner.child.signalCode !== null);
    const database = await startEmbedded({ dataDir: fresh, durable: false });
    await database.stop();
  });

  test('of the supervisor too, the next start ends the server that was left alone', async () => {
    const owner = startOwner({ dataDir, work: 'hold', durable: false });
    const { ready } = await owner.says('ready');
    const server = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);
    const shells = processesIn(cluster).filter((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('sh'));
    assert.equal(shells.length, 2);
    // Held still first, so that none can act on another's end.
    for (const signal of ['SIGSTOP', 'SIGKILL']) {
      for (const pid of [owner.child.pid!, ...shells]) process.kill(pid, signal);
    }
    await owner.ended();
    assert.ok(processesIn(cluster).includes(server), 'the server lives on, alone');
    const database = await startEmbedded({ dataDir, durable: false });
    assert.ok(!processesIn(cluster).includes(server));
    assert.equal(existsSync(String(ready)), false, 'its socket folder is cleared away');
    await database.stop();
  });

  test('of the machine, a pid file whose number now means another program stops nothing', async () => {
    const { uid, gid } = statSync(cluster);
    const stranger = spawn('sleep', ['60'], { uid, gid, cwd: '/', stdio: 'ignore' });
    await once(stranger, 'spawn');
    writeFileSync(join(cluster, 'postmaster.pid'), `${stranger.pid}\n${cluster}\n1\n5432\n/tmp\n\n  1 1\nready\n`);
    const database = await startEmbedded({ dataDir, durable: false });
    await database.stop();
    assert.equal(stranger.exitCode, null, 'the other program was left alone');
    stranger.kill();
  });
});
