/** `countersign keys`: API keys of services, and the keys that derive codes and seal addresses. A key is shown once, when it is made. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  addApiKey,
  addKey,
  listApiKeys,
  newKeyToken,
  openVault,
  type Pool,
  raiseEpoch,
  revokeApiKey,
  rewrapKeys,
  SCOPES,
} from '../../store/index.ts';
import { type Io, sayUsage } from '../io.ts';
import { masterKeys } from '../keys-in-folder.ts';
import { openDatabase } from '../open-database.ts';
import { readSettings, SettingsWrong } from '../read-settings.ts';
import type { Settings } from '../settings.ts';

const USAGE = `Usage: countersign keys list
       countersign keys add --service ID [--scopes verify,explain]
       countersign keys add --service ID --publishable --origins https://app.example
       countersign keys revoke KEY_ID
       countersign keys rotate-code --service ID     new codes under a new key; codes under the old one still check
       countersign keys rewrap                       wrap every key with the newest of COUNTERSIGN_KEY
       countersign keys raise-epoch                  every code given out so far dies (after a restore); restart the nodes
`;

interface Doing {
  readonly pool: Pool;
  readonly settings: Settings;
  readonly masters: readonly Uint8Array[];
  readonly io: Io;
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly rest: readonly string[];
}

function serviceOf({ settings, values }: Doing): string {
  const id = values.service ?? settings.services[0]!.id;
  if (!settings.services.some((s) => s.id === id))
    throw new SettingsWrong('--service: there is no service of that id in the settings.');
  return id as string;
}

function listOf(value: string | boolean | undefined, among: readonly string[] | null, name: string): string[] {
  const items = typeof value === 'string' ? value.split(',').map((part) => part.trim()) : [];
  if (among && items.some((item) => !among.includes(item)))
    throw new SettingsWrong(`--${name}: must be of ${among.join(', ')}.`);
  return items;
}

async function add(doing: Doing): Promise<number> {
  const kind = doing.values.publishable ? 'publishable' : 'secret';
  const scopes = kind === 'secret' ? listOf(doing.values.scopes ?? SCOPES.join(','), SCOPES, 'scopes') : [];
  const origins = listOf(doing.values.origins, null, 'origins');
  if (kind === 'publishable' && origins.length === 0)
    throw new SettingsWrong('--origins: a publishable key is bound to origins, such as https://app.example.');
  const unfit = origins.some((origin) => !/^https?:\/\/[^/*\s]+$/.test(origin));
  if (unfit) throw new SettingsWrong('--origins: each must be a whole origin, such as https://app.example.');
  const token = newKeyToken(kind);
  const id = await addApiKey(doing.pool, token, { service: serviceOf(doing), kind, scopes, origins });
  doing.io.stdout(`${id}  ${token}\nIt is shown this once.\n`);
  return 0;
}

const DO: Readonly<Record<string, (doing: Doing) => Promise<number>>> = {
  add,
  async list({ pool, io }) {
    for (const key of await listApiKeys(pool)) io.stdout(`${JSON.stringify(key)}\n`);
    return 0;
  },
  async revoke({ pool, io, rest }) {
    const done = rest[0] !== undefined && (await revokeApiKey(pool, rest[0]));
    io.stdout(done ? 'Revoked.\n' : 'There is no such key, or it was revoked before.\n');
    return done ? 0 : 1;
  },
  async 'rotate-code'(doing) {
    const service = serviceOf(doing);
    await openVault(doing.pool, doing.masters, [service]);
    await addKey(doing.pool, doing.masters[0]!, service, 'code', false);
    doing.io.stdout('New codes are derived under a new key within half a minute.\n');
    return 0;
  },
  async rewrap({ pool, masters, io }) {
    io.stdout(`${await rewrapKeys(pool, masters)} keys are wrapped with the newest master key.\n`);
    return 0;
  },
  async 'raise-epoch'({ pool, io }) {
    io.stdout(`Epoch ${await raiseEpoch(pool)}. Restart the nodes.\n`);
    return 0;
  },
};

export async function runKeys(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const options = {
    service: { type: 'string' },
    scopes: { type: 'string' },
    origins: { type: 'string' },
    publishable: { type: 'boolean' },
  } as const;
  const [what = '', ...rest] = args;
  const run = Object.hasOwn(DO, what) ? DO[what] : undefined;
  if (!run) return sayUsage(io, USAGE);
  const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true });
  const settings = readSettings(env);
  const database = await openDatabase(settings, () => {});
  try {
    return await run({
      pool: database.pool,
      settings,
      masters: masterKeys(env, resolve(settings.dataDir)),
      io,
      values,
      rest: positionals,
    });
  } finally {
    await database.close();
  }
}
