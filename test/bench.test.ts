// Promise: what the bench plays to PostgreSQL as the engine's own statements is what the engine sends: played once more, for somebody
// else every time, a code is asked for and approved.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ROOT } from './docs/paths.ts';
import { openTestDatabase } from './setup/database.ts';

const PEOPLE = [1, 77, 9_007_199_254_740_991];

const load = (...path: string[]) => import(pathToFileURL(join(ROOT, 'bench', ...path)).href);

/** As pgbench would, with its variables filled in. */
const played = (script: string, person: number) =>
  script.replace(/^\\set .*$/gm, '').replace(/(?<!:):([ik])\b/g, (_, name) => String(name === 'i' ? person : 5));

for (const kind of ['normal', 'hot']) {
  test(`a cycle that was recorded goes through for others (${kind})`, async (t) => {
    const { config, pool } = await openTestDatabase();
    const { openEngine } = await load('engine', 'open-engine.mjs');
    const { directOf } = await load('engine', 'front.mjs');
    const { engineTarget } = await load('load', 'engine-target.mjs');
    const { recordStatements } = await load('pgbench', 'record.mjs');
    const { writeScripts } = await load('pgbench', 'script.mjs');
    const opened = await openEngine(config, randomBytes(32));
    t.after(() => opened.close());
    const approved = async () =>
      (await pool.query("select count(*)::int as n from verification where state = 'approved'")).rows[0].n;

    let people = 1;
    const target = await engineTarget(directOf(opened.engine), opened.code);
    const recorded = await recordStatements(opened, target, kind, () => people++);
    const { cycle, statements } = await writeScripts(config, recorded);
    assert.ok(statements.issue.length > 0 && statements.check.length > 0);

    const before = await approved();
    for (const person of PEOPLE) await pool.query(played(cycle, person));
    assert.equal(await approved(), before + PEOPLE.length);
  });
}
