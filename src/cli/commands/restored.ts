/**
 * `countersign restored`: to be run once after a backup was restored, before the nodes start. Every code given out so far dies, and
 * whoever was erased after the backup was made is erased again, by the list that was kept out of the restore's reach.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Erasure } from '../../engine/ports.ts';
import { missingErasures, type OpenVault, openStore, openVault, type Pool, raiseEpoch } from '../../store/index.ts';
import { erasureListOf, readNotes } from '../erasure-list.ts';
import { type Io, sayUsage } from '../io.ts';
import { masterKeys } from '../keys-in-folder.ts';
import { openDatabase } from '../open-database.ts';
import { readSettings } from '../read-settings.ts';
import { sweep } from '../sweep.ts';

const USAGE = `Usage: countersign restored                          reads erasureList
       countersign restored --without-erasures       nobody was ever erased
`;

interface Doing {
  readonly pool: Pool;
  readonly vault: OpenVault;
  readonly io: Io;
  readonly json: boolean;
}

async function eraseAgain({ pool, vault, io, json }: Doing, noted: readonly Erasure[]): Promise<boolean> {
  const missing = await missingErasures(pool, noted);
  await openStore(pool, vault).erase(missing, Date.now());
  io.stdout(`Erased again: ${missing.length}. In the backup already: ${noted.length - missing.length}.\n`);
  let done = true;
  for (const service of new Set(noted.map((e) => e.service))) done &&= await sweep(pool, vault, service, io, json);
  return done;
}

async function restored(doing: Doing, notes: readonly string[]): Promise<number> {
  const { pool, vault, io } = doing;
  io.stdout(`Epoch ${await raiseEpoch(pool)}: every code given out before is dead.\n`);
  const read = notes.map((note) => vault.readErasure(note));
  const done = await eraseAgain(
    doing,
    read.filter((e) => e !== undefined),
  );
  const unread = read.filter((e) => e === undefined).length;
  if (unread > 0)
    io.stderr(
      `${unread} lines of erasureList open with no key in COUNTERSIGN_KEY. Add the master key of their time, and run this again.\n`,
    );
  return done && unread === 0 ? 0 : 1;
}

export async function runRestored(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const options = { 'without-erasures': { type: 'boolean' }, json: { type: 'boolean' } } as const;
  let values: { 'without-erasures'?: boolean; json?: boolean };
  try {
    values = parseArgs({ args: [...args], options }).values;
  } catch {
    return sayUsage(io, USAGE);
  }
  const settings = readSettings(env);
  const masters = masterKeys(env, resolve(settings.dataDir));
  const notes = values['without-erasures'] ? [] : await readNotes(erasureListOf(settings, env));
  if (notes === undefined) {
    io.stderr(
      'There is no erasureList, so it is not known whom to erase again. If nobody ever was: --without-erasures\n',
    );
    return 1;
  }
  const database = await openDatabase(settings, () => {});
  try {
    const { pool } = database;
    const vault = await openVault(pool, masters, []);
    return await restored({ pool, vault, io, json: values.json === true }, notes);
  } finally {
    await database.close();
  }
}
