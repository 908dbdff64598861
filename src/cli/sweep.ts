/** Sweeping what is left in the record of who was erased. */
import { sealWithoutAccount } from '../engine/subjects/sealed.ts';
import { type OpenVault, type Pool, sweepJob } from '../store/index.ts';
import type { Io } from './io.ts';
import { runShown } from './run-shown.ts';

/** True when it is through. */
export function sweep(pool: Pool, vault: OpenVault, service: string, io: Io, json: boolean): Promise<boolean> {
  const withoutAccount = (v: Parameters<typeof sealWithoutAccount>[1]) => sealWithoutAccount(vault, v);
  return runShown(pool, sweepJob({ vault, service, withoutAccount, now: Date.now }), io, json);
}
