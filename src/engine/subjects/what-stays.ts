/**
 * What stays of a subject that nobody has seen for as long as the service keeps people. Who proved an address, who disowned it and
 * that it changed hands decide whom a code may go to, however long ago it was: they stay, as marks, without the address itself.
 */
import type { Instant } from '../model.ts';
import type { SubjectKind } from '../ports.ts';
import type { AddressBody } from './bodies.ts';

type Body = Readonly<Record<string, unknown>>;

/** Null: nothing stays. */
export function whatStays(kind: SubjectKind, body: Body, now: Instant): Body | null {
  if (kind !== 'address') return null;
  const { proofs, disowned, recycled, simSwapped, quietUntil } = body as AddressBody;
  const stays: AddressBody = {
    ...(proofs?.length && { proofs }),
    ...(disowned?.length && { disowned }),
    ...(recycled !== undefined && { recycled }),
    ...(simSwapped !== undefined && { simSwapped }),
    ...((quietUntil ?? 0) > now && { quietUntil: quietUntil! }),
  };
  return Object.keys(stays).length > 0 ? { ...stays } : null;
}
