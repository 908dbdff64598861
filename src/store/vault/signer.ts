/**
 * The `Signer` port: statements as compact JWS (RFC 7515), one key a service. A receipt is for others to check, so it is signed with
 * Ed25519 (RFC 8037). A device token comes back to us and to nobody else: HMAC (RFC 7518 §3.2) under a secret derived from the same
 * key does as much, at a tenth of the cost on both ways.
 */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type KeyObject,
  sign as signBytes,
} from 'node:crypto';
import { promisify } from 'node:util';
import { type CompactJWSHeaderParameters, compactVerify } from 'jose';
import type { Signer } from '../../engine/ports.ts';
import type { ServiceKey } from './keyring.ts';
import type { OpenVault } from './vault.ts';

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const KEY_ID = /^key_[\w-]{12}$/;
type Type = 'receipt' | 'device';
const TYPES = {
  receipt: { typ: 'countersign-receipt+jws', alg: 'EdDSA' },
  device: { typ: 'countersign-device+jws', alg: 'HS256' },
} as const;

const privateKey = (key: ServiceKey): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, key.secret]), format: 'der', type: 'pkcs8' });

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const deviceKey = (key: ServiceKey): KeyObject =>
  createSecretKey(createHmac('sha256', key.secret).update('countersign device tokens').digest());

/** Beside the thread that everything else waits for: a signature takes as long as all sealing of a code. */
const signBeside = promisify<null, Buffer, KeyObject, Buffer>(signBytes);

/** RFC 7515 §7.1. */
async function signCompact(type: Type, kid: string, claims: object, key: KeyObject): Promise<string> {
  const signed = `${part({ ...TYPES[type], kid })}.${part(claims)}`;
  const signature =
    type === 'device'
      ? createHmac('sha256', key).update(signed).digest()
      : await signBeside(null, Buffer.from(signed), key);
  return `${signed}.${signature.toString('base64url')}`;
}

export interface OpenSigner extends Signer {
  /** Public keys (RFC 7517) of all services, those to come and those that signed before too; `kid` names the one that signed. */
  jwks(): { keys: readonly Record<string, unknown>[] };
}

/** After a search that found nothing, tokens of unknown keys wait for no other so long: whoever makes them up must not hold up whoever shares their batch. */
const FRUITLESS_MS = 1000;

/** `now`: a clock that only goes forward, in milliseconds. */
export function openSigner(vault: OpenVault, now: () => number = () => performance.now()): OpenSigner {
  const made = { receipt: new Map<string, KeyObject>(), device: new Map<string, KeyObject>() };
  const keyOf = (key: ServiceKey, type: Type = 'receipt') =>
    made[type].get(key.id) ?? made[type].set(key.id, type === 'device' ? deviceKey(key) : privateKey(key)).get(key.id)!;
  const find = (service: string, id: string | undefined) =>
    vault.keys('receipt').find((key) => key.id === id && key.service === service);
  let fruitlessUntil = Number.NEGATIVE_INFINITY;
  /** Another node may have made it since this one looked. */
  async function learn(service: string, id: string | undefined): Promise<ServiceKey | undefined> {
    if (id === undefined || !KEY_ID.test(id) || now() < fruitlessUntil) return undefined;
    await vault.refresh();
    const found = find(service, id);
    if (!found) fruitlessUntil = now() + FRUITLESS_MS;
    return found;
  }
  return Object.freeze({
    async sign(service: string, type: Type, claims: Readonly<Record<string, unknown>>) {
      const key = vault.keys('receipt').findLast((k) => k.service === service && k.active)!;
      return await signCompact(type, key.id, { ...claims, aud: service }, keyOf(key, type));
    },
    async read(service: string, type: Type, token: string) {
      try {
        const { payload, protectedHeader } = await compactVerify(
          token,
          async (header: CompactJWSHeaderParameters) => {
            const key = find(service, header.kid) ?? (await learn(service, header.kid));
            if (!key) throw new Error('unknown key');
            return type === 'device' ? keyOf(key, type) : createPublicKey(keyOf(key));
          },
          { algorithms: [TYPES[type].alg] },
        );
        const claims = JSON.parse(Buffer.from(payload).toString()) as Record<string, unknown>;
        return protectedHeader.typ === TYPES[type].typ && claims.aud === service ? claims : undefined;
      } catch {
        return undefined;
      }
    },
    jwks: () => ({
      keys: vault.keys('receipt').map((key) => ({
        ...createPublicKey(keyOf(key)).export({ format: 'jwk' }),
        kid: key.id,
        alg: 'EdDSA',
        use: 'sig',
      })),
    }),
  });
}
