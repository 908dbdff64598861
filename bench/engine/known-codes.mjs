// The load has to know the codes it enters without reading them anywhere. A code is derived from the verification's id and its salt;
// here the salt is made of the id's own random bytes, drawn just before it, so whoever holds the code key and sees the id can derive
// it. If the engine draws in another order one day, every check is wrong and the bench says so at once.
import { fromDist } from '../dist.mjs';

const SALT_BYTES = 16;
const SHARED = 10;

const saltOf = (drawn) => Buffer.concat([drawn.subarray(-SHARED), Buffer.alloc(SALT_BYTES - SHARED)]);

/** The engine's `Random`, drawn from the service's own source. */
export async function knownRandom() {
  const { randomBytes } = await fromDist('store', 'index.js');
  let last = randomBytes(SALT_BYTES);
  const draw = (length) => {
    last = randomBytes(length);
    return last;
  };
  return { bytes: (length) => (length === SALT_BYTES ? saltOf(last) : draw(length)) };
}

/** What derives codes: `secret` of the service's issuing code key, `epoch` of the database. */
export async function codeReader({ secret, epoch }) {
  const { deriveCode } = await fromDist('engine', 'codes', 'derive.js');
  return (id, length) => {
    const drawn = Buffer.from(id.slice(-2 * SHARED), 'hex');
    return deriveCode(secret, { id, epoch, salt: saltOf(drawn) }, 'digits', length);
  };
}
