/** The keys that derive codes, seal and sign, and the master key that wraps them. No secret is ever shown. */
import {
  announceIndexKey,
  listServiceKeys,
  openVault,
  renewNote,
  rewrapKeys,
  rotateKey,
} from '../../../store/index.ts';
import { erasureListOf, readNotes, rewriteNotes } from '../../erasure-list.ts';
import { type Do, type Doing, oneOf, serviceOf } from './doing.ts';

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

async function announce({ pool, masters, io }: Doing, service: string): Promise<number> {
  const id = await announceIndexKey(pool, masters, service);
  if (id === undefined) {
    io.stderr('Marks are still on their way to the newest index key. To go on with that: countersign keys reindex\n');
    return 1;
  }
  io.stdout(
    `${id} is announced, and nodes look out for it before each call. To take marks over to it: countersign keys reindex\nTo withdraw it: countersign keys drop ${id}\n`,
  );
  return 0;
}

export const rotate: Do = async (doing) => {
  const { pool, masters, io, values } = doing;
  const use = oneOf(values.use, [...ROTATED, 'index'] as const, 'use');
  const service = serviceOf(doing);
  await openVault(pool, masters, [service]);
  if (use === 'index') return await announce(doing, service);
  const id = await rotateKey(pool, masters, service, use, values.now ? { activeInSeconds: 0 } : {});
  const made = (await listServiceKeys(pool)).find((key) => key.id === id)!;
  io.stdout(`${id} is the ${use} key of ${service} from ${made.activeFrom}. ${AFTERWARDS[use]}\n`);
  return 0;
};

/** The list of erasures goes along, or it could not be read any more once the old master key is gone. */
export const rewrap: Do = async ({ pool, settings, masters, env, io }) => {
  io.stdout(`${await rewrapKeys(pool, masters)} keys are wrapped with the newest master key.\n`);
  if (settings.erasureList === null && env.NODE_ENV === 'production') return 0;
  const list = erasureListOf(settings, env);
  const notes = await readNotes(list);
  if (notes === undefined) return 0;
  const renewed = notes.map((note) => renewNote(masters, note));
  if (renewed.some((note) => note === undefined)) {
    io.stderr('Some lines of erasureList open with no key in COUNTERSIGN_KEY. The list was left as it is.\n');
    return 1;
  }
  await rewriteNotes(list, renewed as readonly string[]);
  io.stdout(`${notes.length} notes of erasures are sealed with it too.\n`);
  return 0;
};
