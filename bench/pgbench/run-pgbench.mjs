// Runs pgbench on a script for a while. Its own log of every transaction is read, so that what it does in the beginning (connecting,
// preparing) is left out of the figure, as it is everywhere else, and so that there are percentiles.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPrograms } from '../postgres/server.mjs';
import { summarise } from '../statistics.mjs';

/** Every connection prepares every statement of the script. */
const PREPARE_SECONDS_EACH = 0.02;

/** @returns {string | null} the program */
export function findPgbench() {
  const bin = findPrograms();
  for (const program of [...(bin ? [join(bin, 'pgbench')] : []), 'pgbench']) {
    try {
      execFileSync(program, ['--version'], { stdio: 'ignore' });
      return program;
    } catch {}
  }
  return null;
}

function readLog(folder) {
  const rows = readdirSync(folder)
    .filter((name) => name.startsWith('log'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'));
  return rows
    .filter((row) => row !== '')
    .map((row) => {
      const [, , took, , second, micro] = row.split(' ');
      return { at: Number(second) + Number(micro) / 1e6, took: Number(took) / 1000, failed: !/^\d+$/.test(took) };
    });
}

/** @returns {Promise<{ perSecond: number, done: number, processed: number, latencies: object, failures: object }>} `processed`: also before the window */
export async function runPgbench({ program, config, options, script, callers, warmSeconds, seconds, signal }) {
  const folder = mkdtempSync(join(tmpdir(), 'cs-pgbench-'));
  const whole = Math.ceil(warmSeconds + callers * PREPARE_SECONDS_EACH + seconds);
  const path = join(folder, 'script.sql');
  writeFileSync(path, script);
  const args = ['-n', '-M', 'prepared', '-c', callers, '-j', Math.min(callers, availableParallelism()), '-T', whole];
  const where = { PGHOST: config.host, PGPORT: config.port, PGUSER: config.user, PGDATABASE: config.database };
  const env = { PATH: process.env.PATH, LC_ALL: 'C', PGOPTIONS: options, ...where };
  try {
    const child = spawn(program, [...args, '-f', path, '-l', `--log-prefix=${join(folder, 'log')}`].map(String), {
      env,
      signal,
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-2000);
    });
    const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
    if (status !== 0) throw new Error(`pgbench: ${said}`);
    return summariseLog(readLog(folder), seconds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function summariseLog(rows, seconds) {
  const end = rows.reduce((latest, { at }) => Math.max(latest, at), 0);
  const inside = rows.filter(({ at, failed }) => at > end - seconds && !failed);
  const failed = rows.filter((row) => row.failed).length;
  return {
    perSecond: inside.length / seconds,
    done: inside.length,
    processed: rows.length - failed,
    latencies: inside.length > 0 ? { whole: summarise(inside.map(({ took }) => took)) } : {},
    failures: failed > 0 ? { 'pgbench: failed': failed } : {},
  };
}
