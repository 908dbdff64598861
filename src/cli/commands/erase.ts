/**
 * `countersign erase`: whoever wants to be forgotten is. Addresses come as an argument or, to stay out of the shell's history, one a
 * line on standard input; none is ever said again.
 */
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { type Erasing, erase } from '../../engine/erase/erase.ts';
import type { Address } from '../../engine/model.ts';
import { parseAddress } from '../../engine/request/parse-address.ts';
import { openStore, openVault, type Pool, readErasures } from '../../store/index.ts';
import { appendNote, erasureListOf } from '../erasure-list.ts';
import { type Io, sayUsage } from '../io.ts';
import { masterKeys } from '../keys-in-folder.ts';
import { openDatabase } from '../open-database.ts';
import { readSettings, SettingsWrong } from '../read-settings.ts';
import type { Settings } from '../settings.ts';
import { sweep } from '../sweep.ts';

const USAGE = `Usage: countersign erase --service ID --to ADDRESS [--account ACCOUNT]
       countersign erase --service ID --account ACCOUNT      the account alone
       countersign erase --service ID < addresses            one a line
       countersign erase --service ID --sweep                go on with what was stopped
       countersign erase --notes                             the list of erasures, as this database knows it

Each is noted in erasureList first: after a restore, countersign restored does it again.
`;

const OPTIONS = {
  service: { type: 'string' },
  to: { type: 'string' },
  account: { type: 'string' },
  sweep: { type: 'boolean' },
  notes: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

function readOptions(args: readonly string[]): Values | undefined {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch {
    return undefined;
  }
}

/** Whoever is named by the options, or by the lines of standard input. */
async function addressesOf(values: Values, service: Settings['services'][number]): Promise<readonly Address[]> {
  if (values.to === undefined && (values.account !== undefined || values.sweep)) return [];
  const typed = values.to === undefined ? (await text(process.stdin)).split('\n') : [values.to];
  return typed.flatMap((line, n) => {
    if (line.trim() === '') return [];
    const parsed = parseAddress(line.trim(), { ...service, allowFictional: true, allowCountries: ['*'] });
    if (!parsed.ok) throw new SettingsWrong(`Line ${n + 1} is no address. Nothing was erased.`);
    return [parsed.address];
  });
}

interface Doing {
  readonly pool: Pool;
  readonly settings: Settings;
  readonly masters: readonly Uint8Array[];
  readonly list: string;
  readonly io: Io;
  readonly values: Values;
}

async function sayNotes({ pool, masters, io }: Doing): Promise<number> {
  const erasures = await readErasures(pool);
  const vault = await openVault(pool, masters, []);
  for (const one of erasures) io.stdout(`${vault.noteErasure(one)}\n`);
  return 0;
}

async function eraseThem(doing: Doing): Promise<number> {
  const { pool, settings, masters, list, io, values } = doing;
  const setting = settings.services.find((s) => s.id === values.service);
  if (!setting) throw new SettingsWrong('--service: must be the id of a service in the settings.');
  const service = setting.id;
  const addresses = await addressesOf(values, setting);
  const vault = await openVault(pool, masters, [service]);
  const ports = { vault, store: openStore(pool, vault) };
  const persons: readonly Erasing[] =
    values.account === undefined
      ? addresses.map((to) => ({ service, to, account: null }))
      : [{ service, to: addresses[0] ?? null, account: values.account }];
  let known = 0;
  for (const person of persons) {
    const erased = await erase(ports, person, (note) => appendNote(list, note), Date.now());
    if (erased.some((one) => one.known)) known += 1;
  }
  if (persons.length > 0) io.stdout(`Erased: ${persons.length}. Of ${known} something was known.\n`);
  return (await sweep(pool, vault, service, io, values.json === true)) ? 0 : 1;
}

export async function runErase(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const values = readOptions(args);
  if (!values) return sayUsage(io, USAGE);
  const settings = readSettings(env);
  const masters = masterKeys(env, resolve(settings.dataDir));
  const list = erasureListOf(settings, env);
  const database = await openDatabase(settings, () => {});
  try {
    const doing = { pool: database.pool, settings, masters, list, io, values };
    return await (values.notes ? sayNotes(doing) : eraseThem(doing));
  } finally {
    await database.close();
  }
}
