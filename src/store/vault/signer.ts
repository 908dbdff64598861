/** The `Signer` port: receipts and device tokens as compact JWS (RFC 7515) signed with Ed25519 (RFC 8037), one key a service. */
import { createPrivateKey, createPublicKey, type KeyObject, sign as signBytes } from 'node:crypto';
import { type CompactJWSHeaderParameters, compactVerify } from 'jose';
import type { Signer } from '../../engine/ports.ts';
import type { ServiceKey } from './keyring.ts';
import type { OpenVault } from './vault.ts';

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const KEY_ID = /^key_[\w-]{12}$/;
const TYPES = { receipt: 'countersign-receipt+jws', device: 'countersign-device+jws' } as const;

const privateKey = (key: ServiceKey): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, key.secret]), format: 'der', type: 'pkcs8' });

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** RFC 7515 §7.1. Two are made with every approval, and a job of the Web Crypto API costs three times the signature in it. */
function signCompact(header: object, claims: object, key: KeyObject): string {
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${signBytes(null, Buffer.from(signed), key).toString('base64url')}`;
}

export interface OpenSigner extends Signer {
  /** Public keys (RFC 7517) of all services, those to come and those that signed before too; `kid` names the one that signed. */
  jwks(): { keys: readonly Record<string, unknown>[] };
}

export function openSigner(vault: OpenVault): OpenSigner {
  const made = new Map<string, KeyObject>();
  const keyOf = (key: ServiceKey) => made.get(key.id) ?? made.set(key.id, privateKey(key)).get(key.id)!;
  const find = (service: string, id: string | undefined) =>
    vault.keys('receipt').find((key) => key.id === id && key.service === service);
  /** Another node may have made it since this one looked. */
  async function learn(service: string, id: string | undefined): Promise<ServiceKey | undefined> {
    if (id === undefined || !KEY_ID.test(id)) return undefined;
    await vault.refresh();
    return find(service, id);
  }
  return Object.freeze({
    async sign(service: string, type: 'receipt' | 'device', claims: Readonly<Record<string, unknown>>) {
      const key = vault.keys('receipt').findLast((k) => k.service === service && k.active)!;
      return signCompact({ alg: 'EdDSA', kid: key.id, typ: TYPES[type] }, { ...claims, aud: service }, keyOf(key));
    },
    async read(service: string, type: 'receipt' | 'device', token: string) {
      try {
        const { payload, protectedHeader } = await compactVerify(
          token,
          async (header: CompactJWSHeaderParameters) => {
            const key = find(service, header.kid) ?? (await learn(service, header.kid));
            if (!key) throw new Error('unknown key');
            return createPublicKey(keyOf(key));
          },
          { algorithms: ['EdDSA'] },
        );
        const claims = JSON.parse(Buffer.from(payload).toString()) as Record<string, unknown>;
        return protectedHeader.typ === TYPES[type] && claims.aud === service ? claims : undefined;
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
