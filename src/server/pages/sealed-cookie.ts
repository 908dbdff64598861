/**
 * What a browser keeps between asking why and reading the answer: sealed (AES-256-GCM), so that it can neither be read nor made up,
 * and only for a while. It names an explanation and holds neither address nor reference.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Effect } from '../../engine/explain/answer/words.ts';
import type { Action, Instant } from '../../engine/model.ts';

export interface WhyCookie {
  readonly explanation: string;
  readonly service: string;
  /** A reference was typed in, whether or not it fitted. */
  readonly referenceGiven: boolean;
  /** What was pressed last, for saying so once more on the page that follows. */
  readonly did: { readonly action: Action; readonly effects: readonly Effect[] } | null;
  readonly expiresAt: Instant;
}

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PURPOSE = Buffer.from('countersign pages: why, 1');
const LONGEST = 2000;

export function sealCookie(secret: Uint8Array, cookie: WhyCookie): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, secret, nonce, { authTagLength: TAG_BYTES }).setAAD(PURPOSE);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(cookie), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Undefined where it was not sealed here with this secret, or is too old. */
export function openCookie(secret: Uint8Array, text: string, now: Instant): WhyCookie | undefined {
  if (text.length > LONGEST) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined;
  const cookie = unseal(secret, bytes);
  return cookie && cookie.expiresAt > now ? cookie : undefined;
}

function unseal(secret: Uint8Array, bytes: Buffer): WhyCookie | undefined {
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const opener = createDecipheriv(ALGORITHM, secret, nonce, { authTagLength: TAG_BYTES }).setAAD(PURPOSE);
  opener.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const plain = Buffer.concat([opener.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), opener.final()]);
    return JSON.parse(plain.toString('utf8')) as WhyCookie;
  } catch {
    return undefined;
  }
}

/** The value of one cookie out of the header; undefined where it is not there. */
export function findCookie(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
