/** What goes through the tables after a key was replaced, and dropping the one that nothing needs then. */
import {
  beginMove,
  dropKey,
  isThrough,
  type OpenVault,
  openVault,
  reindexJob,
  resealJob,
  secondsUntilMove,
} from '../../../store/index.ts';
import { say } from '../../io.ts';
import { longestMs } from '../../longest-span.ts';
import { policyOf } from '../../policy-of-settings.ts';
import { runShown } from '../../run-shown.ts';
import { type Do, type Doing, serviceOf } from './doing.ts';

export const reseal: Do = async (doing) => {
  const service = serviceOf(doing);
  const vault = await openVault(doing.pool, doing.masters, [service]);
  const newest = vault.keysOf(service, 'person').at(-1)!;
  if (!newest.active) {
    doing.io.stderr(`${newest.id} is not in use yet. Run this again in half a minute.\n`);
    return 1;
  }
  const done = await runShown(doing.pool, resealJob(vault, service), doing.io, doing.values.json === true);
  return done ? say(doing.io.stdout, `Every person's key is wrapped with ${newest.id}.\n`, 0) : 1;
};

/** Waits until every node has heard of the key that was announced, and begins. */
async function begin({ pool, io }: Doing, vault: OpenVault, service: string): Promise<void> {
  const left = await secondsUntilMove(pool, service);
  if (left === undefined) return;
  if (left > 0) io.stderr(`Every node hears of the key first: ${left} s.\n`);
  await new Promise((resolve) => setTimeout(resolve, left * 1000));
  await beginMove(pool, vault, service, Date.now());
}

export const reindex: Do = async (doing) => {
  const { pool, masters, io, values } = doing;
  const service = serviceOf(doing);
  const vault = await openVault(pool, masters, [service]);
  await begin(doing, vault, service);
  const move = vault.move(service);
  if (!move)
    return say(
      io.stdout,
      'There is nothing to take over. For a new index key: countersign keys rotate --use index\n',
      0,
    );
  const through =
    (await isThrough(pool, service, move.to)) ||
    (await runShown(pool, reindexJob(vault, service), io, values.json === true));
  if (!through) return 1;
  const over = new Date(move.begunAt + longestMs(await policyOf(doing.settings, () => {}))).toISOString();
  return say(
    io.stdout,
    `Taken over. What is counted is counted under both keys until ${over}; a node ends it then.\n`,
    0,
  );
};

const REFUSALS = {
  unknown: 'There is no such key.',
  issuing: 'It is in use: rotate first, and wait until the new key was in use for a minute.',
  chained: 'Every mark is made through every index key that was ever used: none of them can be dropped.',
  uncounted:
    'Device tokens that it signed end with it, and it is not known how many there are. If that is meant: --end-device-tokens',
} as const;

const NEEDED = {
  code: 'verifications are still open under it. They end by themselves, with their codes.',
  person:
    'rows are still sealed under it. Persons are sealed anew by countersign keys reseal; answers kept for repeated requests end within a day.',
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
