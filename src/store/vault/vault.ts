/** The `Vault` port: marks, code keys and persons' keys of every service, from keys held in memory. */
import { createHmac, randomBytes } from 'node:crypto';
import type { CodeKey, Mark, PersonKey, Vault } from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import type { ServiceKey, Use } from './keyring.ts';
import { addKey, loadKeys, type RandomBytes, USES } from './keyring.ts';
import { open, seal } from './sealing.ts';

export interface OpenVault extends Vault {
  keys(use: Use): readonly ServiceKey[];
}

/** `random` makes the keys that are missing: a replay's come from its seed, so that its marks are the same on every run. */
export async function openVault(
  pool: Pool,
  masters: readonly Uint8Array[],
  services: readonly string[],
  random: RandomBytes = randomBytes,
): Promise<OpenVault> {
  let keys: readonly ServiceKey[] = [];
  let byId = new Map<string, ServiceKey>();
  let issuing = new Map<string, ServiceKey>();
  const refresh = async () => {
    keys = await loadKeys(pool, masters);
    byId = new Map(keys.map((key) => [key.id, key]));
    issuing = new Map(keys.filter((key) => key.issuing).map((key) => [`${key.service} ${key.use}`, key]));
  };
  const current = (service: string, use: Use): ServiceKey => {
    const key = issuing.get(`${service} ${use}`);
    if (!key) throw new Error(`No ${use} key for service ${service}.`);
    return key;
  };
  await refresh();
  const missing = services.flatMap((service) =>
    USES.filter((use) => !issuing.has(`${service} ${use}`)).map((use) => [service, use] as const),
  );
  for (const [service, use] of missing) await addKey(pool, masters[0]!, service, use, true, random);
  if (missing.length > 0) await refresh();

  return Object.freeze({
    refresh,
    keys: (use: Use) => keys.filter((key) => key.use === use),
    mark: (service: string, kind: string, value: string): Mark =>
      createHmac('sha256', current(service, 'index').secret).update(`${kind}\0${value}`).digest('hex').slice(0, 32),
    issuingKey: (service: string): CodeKey => current(service, 'code'),
    codeKey: (service: string, id: string): CodeKey | undefined => {
      const key = byId.get(id);
      return key?.service === service && key.use === 'code' ? key : undefined;
    },
    newPersonKey: (service: string): PersonKey => {
      const wrapping = current(service, 'person');
      const secret = randomBytes(32);
      return {
        secret,
        wrapped: Buffer.concat([Buffer.from(`${wrapping.id}\n`), seal(wrapping.secret, 'person', secret)]),
      };
    },
    openPersonKey: (service: string, wrapped: Uint8Array): PersonKey => {
      const bytes = Buffer.from(wrapped);
      const end = bytes.indexOf(10);
      const key = byId.get(bytes.subarray(0, end).toString());
      if (key?.service !== service || key.use !== 'person')
        throw new Error('A person key of another service, or of a lost one.');
      return { secret: open(key.secret, 'person', bytes.subarray(end + 1)), wrapped };
    },
    seal: (key: PersonKey, purpose: string, plain: string) => seal(key.secret, purpose, Buffer.from(plain)),
    open: (key: PersonKey, purpose: string, sealed: Uint8Array) => open(key.secret, purpose, sealed).toString(),
  });
}
