/**
 * Forward-only migrations: numbered SQL files, each in a transaction of its own, under an advisory lock so that nodes starting
 * together migrate once. A database that is newer than this program is left alone, with a sentence saying what to do.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Pool } from './pool.ts';

const LOCK = 0x636f_756e;
const folder = new URL('./migrations/', import.meta.url);

export class DatabaseTooNew extends Error {}

export async function migrate(pool: Pool): Promise<readonly string[]> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const client = await pool.connect();
  const done: string[] = [];
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migration (name text primary key, at timestamptz not null default now())',
    );
    const { rows } = await client.query('select name from migration');
    const known = new Set(rows.map((row) => row.name as string));
    const newer = [...known].filter((name) => !files.includes(name));
    if (newer.length > 0)
      throw new DatabaseTooNew(
        `The database was migrated by a newer version (${newer[0]}). Run that version, or restore a backup made before.`,
      );
    for (const name of files.filter((file) => !known.has(file))) {
      await client.query('begin');
      await client.query('insert into migration (name) values ($1)', [name]);
      await client.query(readFileSync(new URL(name, folder), 'utf8'));
      await client.query('commit');
      done.push(name);
    }
    return done;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {});
    client.release();
  }
}
