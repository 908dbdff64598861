/** The keys that derive codes, seal and sign, and the master key that wraps them. No secret is ever shown. */
import { listServiceKeys, openVault, rewrapKeys, rotateKey } from '../../../store/index.ts';
import { type Do, oneOf, serviceOf } from './doing.ts';

const ROTATED = ['code', 'person', 'receipt'] as const;

const AFTERWARDS: Readonly<Record<(typeof ROTATED)[number], string>> = {
  code: 'New codes are derived under it from then on; codes under the older ones still check.',
  person: "New persons' keys are wrapped with it from then on. To wrap those there are: countersign keys reseal",
  receipt: 'It is published now, and signs from then on; what the older ones signed is still good.',
};

export const wrapped: Do = async ({ pool, io }) => {
  for (const key of await listServiceKeys(pool)) io.stdout(`${JSON.stringify(key)}\n`);
  return 0;
};

export const rotate: Do = async (doing) => {
  const { pool, masters, io, values } = doing;
  const use = oneOf(values.use, ROTATED, 'use');
  const service = serviceOf(doing);
  await openVault(pool, masters, [service]);
  const id = await rotateKey(pool, masters, service, use, values.now ? { activeInSeconds: 0 } : {});
  const made = (await listServiceKeys(pool)).find((key) => key.id === id)!;
  io.stdout(`${id} is the ${use} key of ${service} from ${made.activeFrom}. ${AFTERWARDS[use]}\n`);
  return 0;
};

export const rewrap: Do = async ({ pool, masters, io }) => {
  io.stdout(`${await rewrapKeys(pool, masters)} keys are wrapped with the newest master key.\n`);
  return 0;
};
