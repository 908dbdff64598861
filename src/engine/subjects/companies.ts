/** Who keeps company with whom: over what span each kind is counted, and up to how many. */
import type { Company, Mark } from '../ports.ts';

const HOUR = 3600;

const KINDS: Readonly<Record<Company['kind'], { readonly spanSeconds: number; readonly most: number }>> = {
  network_account: { spanSeconds: 24 * HOUR, most: 50 },
  network_wrong: { spanSeconds: 24 * HOUR, most: 50 },
  session_network: { spanSeconds: 2 * HOUR, most: 8 },
  caller_address: { spanSeconds: 600, most: 200 },
};

export const companyOf = (service: string, kind: Company['kind'], key: Mark): Company => ({
  service,
  kind,
  key,
  ...KINDS[kind],
});
