/** `countersign keys`: API keys of services, and the keys that derive codes, seal addresses and sign. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Io, sayUsage } from '../../io.ts';
import { masterKeys } from '../../keys-in-folder.ts';
import { openDatabase } from '../../open-database.ts';
import { readSettings } from '../../read-settings.ts';
import { add, list, revoke } from './api-keys.ts';
import type { Do } from './doing.ts';
import { drop, reindex, reseal } from './jobs.ts';
import { rewrap, rotate, wrapped } from './service-keys.ts';

const USAGE = `Usage: countersign keys list
       countersign keys add --service ID --scopes verify,explain
       countersign keys add --service ID --publishable --origins https://app.example
       countersign keys revoke KEY_ID
       countersign keys wrapped                      the keys that derive, seal and sign: which there are, since when
       countersign keys rotate --service ID --use code|person|receipt [--now]
                                                     a new one; what the older ones made goes on being good
       countersign keys rewrap                       wrap every key with the newest of COUNTERSIGN_KEY
       countersign keys reseal --service ID          wrap every person's key with the newest person key
       countersign keys rotate --service ID --use index
       countersign keys reindex --service ID         take every mark over to the index key that was announced
       countersign keys drop KEY_ID                  a key that nothing needs any more
`;

const DO: Readonly<Record<string, Do>> = {
  add,
  list,
  revoke,
  wrapped,
  rotate,
  rewrap,
  reseal,
  reindex,
  drop,
};

const OPTIONS = {
  service: { type: 'string' },
  scopes: { type: 'string' },
  origins: { type: 'string' },
  publishable: { type: 'boolean' },
  use: { type: 'string' },
  now: { type: 'boolean' },
  json: { type: 'boolean' },
  'end-device-tokens': { type: 'boolean' },
} as const;

/** Undefined: an option that there is not. */
function readOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch {
    return undefined;
  }
}

export async function runKeys(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const [what = '', ...given] = args;
  const run = Object.hasOwn(DO, what) ? DO[what] : undefined;
  const read = readOptions(given);
  if (!run || !read) return sayUsage(io, USAGE);
  const settings = readSettings(env);
  const masters = masterKeys(env, resolve(settings.dataDir));
  const database = await openDatabase(settings, () => {});
  try {
    return await run({ pool: database.pool, settings, masters, env, io, values: read.values, rest: read.positionals });
  } finally {
    await database.close();
  }
}
