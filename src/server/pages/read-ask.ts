/**
 * What was typed on the page that asks why, read or refused field by field. Nothing is looked up here, so that a refusal tells nothing
 * of who has an account.
 */
import { readCode, readReference } from '../../engine/codes/read.ts';
import type { Address, Service } from '../../engine/model.ts';
import type { AddressProblemCode } from '../../engine/request/address-problems.ts';
import { checkAddress } from '../../engine/request/check-address.ts';
import { parseAddress } from '../../engine/request/parse-address.ts';
import type { AddressTrouble, ReferenceTrouble } from './copy/copy.ts';

export interface TypedAsk {
  readonly address: string;
  readonly reference: string;
}

export interface AskTroubles {
  readonly address: AddressTrouble | null;
  /** Addresses that were likely meant. */
  readonly suggestions: readonly string[];
  readonly reference: ReferenceTrouble | null;
}

export type ReadAsk =
  | { readonly ok: true; readonly to: Address; readonly reference: string | null }
  | { readonly ok: false; readonly troubles: AskTroubles };

const LONGEST_SUGGESTIONS = 3;

export function readAsk({ address, reference }: TypedAsk, service: Service): ReadAsk {
  const parsed = parseAddress(address, service);
  const typed = reference.trim() === '' ? null : reference;
  const referenceTrouble = typed === null ? null : troubleWithReference(typed);
  if (parsed.ok && referenceTrouble === null) return { ok: true, to: parsed.address, reference: typed };
  const suggestions = parsed.ok ? [] : checkAddress(address, service).suggestions.map(({ to }) => to);
  return {
    ok: false,
    troubles: {
      address: parsed.ok ? null : troubleOf(parsed.problem.code),
      suggestions: suggestions.slice(0, LONGEST_SUGGESTIONS),
      reference: referenceTrouble,
    },
  };
}

function troubleWithReference(typed: string): ReferenceTrouble | null {
  if (readReference(typed) !== undefined) return null;
  const read = readCode(typed);
  return read.kind === 'code' && /^\d+$/.test(read.code) ? 'is_code' : 'unreadable';
}

const TROUBLES: Partial<Readonly<Record<AddressProblemCode, AddressTrouble>>> = {
  address_empty: 'empty',
  address_too_long: 'long',
  address_control_characters: 'unreadable',
  address_unreadable: 'unreadable',
  phone_unreadable: 'unreadable',
  phone_extension: 'phone',
  phone_too_short: 'phone',
  phone_too_long: 'phone',
  phone_impossible: 'phone',
  phone_ambiguous: 'country',
  email_fictional: 'unreached',
};

/** The rest: services, short and foreign numbers that get no codes, and what is wrong with an e-mail address. */
function troubleOf(code: AddressProblemCode): AddressTrouble {
  return TROUBLES[code] ?? (code.startsWith('email_') ? 'email' : 'unreached');
}
