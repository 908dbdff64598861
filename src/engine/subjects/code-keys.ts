/** Code keys by their id, also those that another node made since this one looked. */
import type { CodeKey, Vault } from '../ports.ts';

/** Undefined: the key is lost, or of another service. */
export async function findCodeKey(vault: Vault, service: string, id: string): Promise<CodeKey | undefined> {
  const known = vault.codeKey(service, id);
  if (known) return known;
  await vault.refresh();
  return vault.codeKey(service, id);
}

/** Learns of every key that these need, before something that cannot wait for one. */
export async function learnCodeKeys(
  vault: Vault,
  needed: readonly { readonly service: string; readonly codeKey: string }[],
): Promise<void> {
  if (needed.some(({ service, codeKey }) => !vault.codeKey(service, codeKey))) await vault.refresh();
}
