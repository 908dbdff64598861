/** `countersign confirm`: why a message really came, as support staff found out. `countersign calibrate --history` learns from it. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Confirmation, confirmCause } from '../../engine/explain/confirm.ts';
import { CAUSES } from '../../engine/model.ts';
import { type Io, say, sayUsage } from '../io.ts';
import { masterKeys } from '../keys-in-folder.ts';
import { namedService } from '../named-service.ts';
import { openDatabase } from '../open-database.ts';
import { readSettings } from '../read-settings.ts';
import { openReadingWorld } from '../reading-world.ts';

const USAGE = `usage: countersign confirm VERIFICATION CAUSE --by NAME [--service ID]

  VERIFICATION  ver_ and 32 signs, as the API answers it
  CAUSE         one of ${CAUSES.join(', ')}
  --by          who says so: letters, digits, spaces, dots and dashes, 60 at most
  --service     whose it is (the first in the settings)

The last word counts. It changes nothing that was decided or answered.
`;

interface Wanted extends Confirmation {
  readonly verification: string;
  readonly service: string | undefined;
}

function readArguments(args: readonly string[]): Wanted | undefined {
  try {
    const options = { by: { type: 'string' }, service: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [verification, said, ...more] = positionals;
    const cause = CAUSES.find((one) => one === said);
    const { by = '', service } = values;
    if (more.length > 0 || !cause || !/^[\p{L}\d .-]{1,60}$/u.test(by)) return undefined;
    return /^ver_[0-9a-f]{32}$/.test(verification ?? '')
      ? { verification: verification!, cause, by, service }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Answers the exit status: 0 noted, 1 there is no such verification, 2 asked for wrongly. */
export async function runConfirm(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const wanted = readArguments(args);
  if (!wanted) return sayUsage(io, USAGE);
  const settings = readSettings(env);
  const { id: service } = namedService(settings, wanted.service);
  const masters = masterKeys(env, resolve(settings.dataDir));
  const database = await openDatabase(settings, () => {});
  try {
    const world = await openReadingWorld(database.pool, settings, masters, service);
    const { verification, cause, by } = wanted;
    const isNoted = await confirmCause(world, service, verification, { cause, by }, world.clock.now());
    return isNoted
      ? say(io.stdout, `Noted: ${cause}, says ${by}.\n`, 0)
      : say(io.stderr, 'Not noted: no such verification of this service, or too much is on its record already.\n', 1);
  } finally {
    await database.close();
  }
}
