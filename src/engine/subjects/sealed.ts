/** What is sealed under a person's key: their address, and what a verification keeps of them. */
import type { Address } from '../model.ts';
import type { Mark, PersonKey, Subject, Vault, Verification } from '../ports.ts';

/** What a verification keeps sealed: shown to its own requester, or rendered into its message. */
export interface Sealed {
  readonly account: string | null;
  readonly masked: string;
  readonly place: string | null;
  readonly device: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export const addressOf = (value: string): Address => ({ kind: value.includes('@') ? 'email' : 'phone', value });

/** Whose address it is. */
export interface Whose {
  readonly service: string;
  readonly key: Mark;
}

/** Bound to the mark it is found by: moved to another row it does not open, so that a changed table cannot send one person's code to another. */
const purposeOf = (vault: Vault, { service, key }: Whose): string => `address ${vault.root(service, key)}`;

export const sealAddress = (vault: Vault, person: PersonKey, whose: Whose, value: string): Uint8Array =>
  vault.seal(person, purposeOf(vault, whose), value);

/**
 * Opens the sealed addresses of neighbours, for comparing and for nothing else. What does not open was altered, or its key is lost:
 * that is one neighbour less and no reason to refuse whoever asks. The vault notes it.
 */
export function openAddresses(vault: Vault, service: string, subjects: readonly Subject[]): readonly Address[] {
  return subjects.flatMap((s) => {
    if (!s.personKey || !s.sealed) return [];
    try {
      return [addressOf(vault.open(vault.openPersonKey(service, s.personKey), purposeOf(vault, s), s.sealed))];
    } catch {
      return [];
    }
  });
}

export const sealVerification = (vault: Vault, key: PersonKey, id: string, sealed: Sealed): Uint8Array =>
  vault.seal(key, `verification ${id}`, JSON.stringify(sealed));

/** Both parts that are sealed of a verification, with the person's key opened once. */
export function openBoth(vault: Vault, v: Verification): { kept: Sealed | undefined; to: Address | null } {
  if (!v.personKey) return { kept: undefined, to: null };
  const key = vault.openPersonKey(v.service, v.personKey);
  const kept = JSON.parse(vault.open(key, `verification ${v.id}`, v.sealed)) as Sealed;
  if (!v.addressSealed) return { kept, to: null };
  const purpose = purposeOf(vault, { service: v.service, key: v.addressKey });
  return { kept, to: addressOf(vault.open(key, purpose, v.addressSealed)) };
}

/** What `sealVerification` sealed, and whose key it is under. */
export type SealedVerification = Pick<Verification, 'service' | 'id' | 'personKey' | 'sealed'>;

/** Undefined once the person was erased: nothing of theirs can be read any more. */
export function openVerification(vault: Vault, v: SealedVerification): Sealed | undefined {
  if (!v.personKey) return undefined;
  return JSON.parse(
    vault.open(vault.openPersonKey(v.service, v.personKey), `verification ${v.id}`, v.sealed),
  ) as Sealed;
}

/** The same once the account was erased and the person was not. */
export function sealWithoutAccount(
  vault: Vault,
  v: SealedVerification & { readonly personKey: Uint8Array },
): Uint8Array {
  const kept = openVerification(vault, v)!;
  const person = vault.openPersonKey(v.service, v.personKey);
  return sealVerification(vault, person, v.id, { ...kept, account: null, metadata: {} });
}

/** Where its message goes; null for nobody, and once the person was erased. */
export function openAddress(vault: Vault, v: Verification): Address | null {
  if (!v.personKey || !v.addressSealed) return null;
  const purpose = purposeOf(vault, { service: v.service, key: v.addressKey });
  return addressOf(vault.open(vault.openPersonKey(v.service, v.personKey), purpose, v.addressSealed));
}
