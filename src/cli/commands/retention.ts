/** `countersign retention`: what nodes do by themselves, bit by bit, done now; or only told of. */
import { countGoing, findOldParts, keepParts, openDatabaseClock, sweepAll } from '../../store/index.ts';
import { type Io, sayUsage } from '../io.ts';
import { keepRulesOf } from '../keep-rules.ts';
import { openDatabase } from '../open-database.ts';
import { readSettings } from '../read-settings.ts';

const USAGE = `Usage: countersign retention --dry-run     what is past its time, and how many bytes that are
       countersign retention               drops and sweeps it now
`;

const day = (at: number) => new Date(at).toISOString().slice(0, 10);
const counted = (rows: Readonly<Record<string, number>>) =>
  Object.entries(rows)
    .map(([table, n]) => `${table}: ${n} rows\n`)
    .join('');

export async function runRetention(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const isDry = args[0] === '--dry-run';
  if (args.length > (isDry ? 1 : 0)) return sayUsage(io, USAGE);
  const settings = readSettings(env);
  const rules = keepRulesOf(settings);
  const database = await openDatabase(settings, () => {});
  const { pool } = database;
  try {
    const now = (await openDatabaseClock(pool, Date.now)).now();
    const old = await findOldParts(pool, now, rules.recordsDays);
    const say = (part: (typeof old)[number]) =>
      io.stdout(`${part.name}: before ${day(part.until)}, ${part.bytes} bytes\n`);
    if (isDry) {
      for (const part of old) say(part);
      io.stdout(counted(await countGoing(pool, now, rules)));
      io.stdout(`${old.length} parts, ${old.reduce((sum, part) => sum + part.bytes, 0)} bytes. Nothing was changed.\n`);
      return 0;
    }
    const fail = (what: string, error: unknown) => io.stderr(`${what}: ${(error as Error).message}\n`);
    await keepParts(pool, now, rules, { onDropped: say, onMade: () => {}, onError: fail });
    io.stdout(counted(await sweepAll(pool, now, rules)));
    const left = await findOldParts(pool, now, rules.recordsDays);
    io.stdout(`${old.length - left.length} parts were dropped.\n`);
    if (left.length > 0)
      io.stdout(`Left, since somebody still reads them: ${left.map(({ name }) => name).join(', ')}\n`);
    return left.length > 0 ? 1 : 0;
  } finally {
    await database.close();
  }
}
