/** What goes through the tables after a key was replaced, and dropping the one that nothing needs then. */
import { dropKey, openVault, resealJob } from '../../../store/index.ts';
import { runShown } from '../../run-shown.ts';
import { type Do, serviceOf } from './doing.ts';

export const reseal: Do = async (doing) => {
  const service = serviceOf(doing);
  const vault = await openVault(doing.pool, doing.masters, [service]);
  const newest = vault.keysOf(service, 'person').at(-1)!;
  if (!newest.active) {
    doing.io.stderr(`${newest.id} is not in use yet. Run this again in half a minute.\n`);
    return 1;
  }
  return (await runShown(doing.pool, resealJob(vault, service), doing.io, doing.values.json === true)) ? 0 : 1;
};

const REFUSALS = {
  unknown: 'There is no such key.',
  issuing: 'It is in use: rotate first, and wait until the new key was in use for a minute.',
  chained: 'Every mark is made through every index key there ever was: none can be dropped.',
  uncounted:
    'Device tokens that it signed end with it, and it is not known how many there are. If that is meant: --end-device-tokens',
} as const;

const NEEDED = {
  code: 'verifications are still open under it. They end by themselves, with their codes.',
  person: 'rows are still sealed under it. To seal them anew: countersign keys reseal',
} as const;

export const drop: Do = async ({ pool, io, values, rest }) => {
  const dropped = await dropKey(pool, rest[0] ?? '', {
    now: Date.now(),
    endDeviceTokens: values['end-device-tokens'] === true,
  });
  if (dropped.is === 'dropped') {
    io.stdout('Dropped. What was made under it can never be opened again, from any backup either that lacks it.\n');
    return 0;
  }
  if (dropped.is === 'needed') io.stderr(`${dropped.rows} ${NEEDED[dropped.use]}\n`);
  else io.stderr(`${REFUSALS[dropped.is]}\n`);
  return 1;
};
