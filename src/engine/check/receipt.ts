/**
 * Receipts: a signed statement that an address was proved for one purpose and account, used once. And device tokens, which make a
 * device familiar the next time.
 */
import type { Instant } from '../model.ts';
import type { Verification, World } from '../ports.ts';
import { DEVICE_TOKEN_PREFIX } from '../subjects/identity.ts';
import { openBoth, type Sealed } from '../subjects/sealed.ts';

const RECEIPT_SECONDS = 600;

export interface SignedApproval {
  readonly receipt: string | null;
  readonly deviceToken: string | null;
  /** What the verification keeps of its person, where it had to be opened. */
  readonly kept?: Sealed | undefined;
}

/** Claims: `jti` the verification, `to` the proved address, `purpose`, `account`, `iat` and `exp` in seconds; `aud` the service. */
export async function signApproval(
  world: World,
  v: Verification,
  device: string | null,
  now: Instant,
): Promise<SignedApproval> {
  const iat = Math.floor(now / 1000);
  const { kept, to } = openBoth(world.vault, v);
  const claims = {
    iss: 'countersign',
    jti: v.id,
    to: to?.value ?? null,
    purpose: v.purpose,
    account: kept?.account ?? null,
    iat,
    exp: iat + RECEIPT_SECONDS,
  };
  const receipt = await world.signer.sign(v.service, 'receipt', claims);
  const deviceToken =
    device === null ? null : DEVICE_TOKEN_PREFIX + (await world.signer.sign(v.service, 'device', { sub: device, iat }));
  return { receipt, deviceToken, kept };
}

export type Redeemed =
  | { readonly valid: true; readonly claims: Readonly<Record<string, unknown>> }
  | { readonly valid: false };

/** True once: a receipt that is ours, in time, of this service, and not used before. */
export async function redeemReceipt(world: World, service: string, receipt: string, now: Instant): Promise<Redeemed> {
  const claims = await world.signer.read(service, 'receipt', receipt);
  if (typeof claims?.jti !== 'string' || typeof claims.exp !== 'number' || claims.exp * 1000 <= now)
    return { valid: false };
  const event = { service, verification: claims.jti, at: now, type: 'receipt.redeemed', body: {} } as const;
  return (await world.store.redeemReceipt(service, claims.jti, now, event))
    ? { valid: true, claims }
    : { valid: false };
}
