/** What is sealed under one of the service's keys says which: the key's id, a line's end, and what was sealed. */
import type { ServiceKey } from './keyring.ts';
import { open, seal } from './sealing.ts';

const LINE_END = 10;

export const sealUnder = (key: ServiceKey, context: string, plain: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${key.id}\n`), seal(key.secret, context, plain)]);

export const keyIdOf = (sealed: Uint8Array): string =>
  Buffer.from(sealed.subarray(0, Math.max(0, sealed.indexOf(LINE_END)))).toString();

/** Throws if the key or the context is another. */
export const openUnder = (key: ServiceKey, context: string, sealed: Uint8Array): Buffer =>
  open(key.secret, context, sealed.subarray(sealed.indexOf(LINE_END) + 1));
