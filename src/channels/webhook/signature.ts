/** Standard Webhooks 1.0, symmetric signatures (`v1`): HMAC-SHA256 over `id.timestamp.body`, with secrets written `whsec_` and base64. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/;
const BYTES_MIN = 24;
const BYTES_MAX = 64;
const SIGNATURES_MAX = 32;

/** Undefined: not a secret of 24 to 64 bytes in the form `whsec_…`. */
export function readWebhookSecret(secret: string): Buffer | undefined {
  const key = Buffer.from(SECRET.exec(secret)?.[1] ?? '', 'base64');
  return key.length >= BYTES_MIN && key.length <= BYTES_MAX ? key : undefined;
}

/** What is signed. `seconds`: the timestamp header as it is sent, seconds since the epoch. */
export interface Signed {
  readonly id: string;
  readonly seconds: string;
  readonly body: string;
}

function digestOf(key: Buffer, { id, seconds, body }: Signed): Buffer {
  return createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest();
}

export function signWebhook(key: Buffer, signed: Signed): string {
  return `v1,${digestOf(key, signed).toString('base64')}`;
}

/** Whether one of the signatures is of one of the keys: two of each during rotation. Every pair is compared, in constant time. */
export function isSigned(keys: readonly Buffer[], signed: Signed, signatures: string): boolean {
  const given = signatures
    .split(' ', SIGNATURES_MAX)
    .filter((signature) => signature.startsWith('v1,'))
    .map((signature) => Buffer.from(signature.slice(3), 'base64'));
  let found = false;
  for (const key of keys) {
    const digest = digestOf(key, signed);
    for (const bytes of given) found = (bytes.length === digest.length && timingSafeEqual(bytes, digest)) || found;
  }
  return found;
}
