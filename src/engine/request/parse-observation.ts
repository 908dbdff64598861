/** Observations out of events as they come over the wire or stand in a trace. Events that observe nothing answer null. Pure. */
import type { Address, Observation } from '../model.ts';
import { parseE164Loose } from './parse-phone.ts';
import { parseRequester, type RequesterInput } from './parse-request.ts';

/** The fields of an event, already validated for its type. */
export type EventFields = Readonly<Record<string, unknown>> & { readonly type: string; readonly at: string };

/** An address as the operator's systems know it: by shape, never refused for what it looks like. */
export function parseKnownAddress(value: string): Address {
  return parseE164Loose(value) ?? { kind: 'email', value };
}

type Text = string;

/** `signed`: the device was recognised by the service itself, as in its own history, not claimed by whoever calls now. */
export function parseObservation(e: EventFields, signed: boolean): Observation | null {
  const at = Date.parse(e.at);
  const account = e.account as Text;
  const requester = () => {
    const { apiKey, ...told } = (e.requester ?? {}) as RequesterInput & { apiKey?: string };
    const parsed = parseRequester(told, apiKey ?? null);
    return { ...parsed, deviceSigned: signed && parsed.device !== null };
  };
  switch (e.type) {
    case 'account.created':
    case 'credentials.leaked':
      return { type: e.type, at, account };
    case 'password.changed':
      return { type: e.type, at, account, requester: requester() };
    case 'contact.added':
    case 'contact.verified':
    case 'contact.removed':
      return { type: e.type, at, account, contact: parseKnownAddress(e.contact as Text) };
    case 'account.seen':
      return { type: e.type, at, account, requester: requester() };
    case 'password.tried':
      return {
        type: e.type,
        at,
        account: (e.account as Text | null) ?? null,
        username: e.username as Text,
        right: e.result === 'right',
        requester: requester(),
      };
    case 'grant.created':
    case 'grant.revoked':
      return {
        type: e.type,
        at,
        account,
        grant: e.grant as Text,
        app: (e.app as Text | undefined) ?? null,
        scopes: (e.scopes as readonly Text[] | undefined)?.length ?? 0,
      };
    case 'carrier.told':
      return {
        type: e.type,
        at,
        contact: parseKnownAddress(e.contact as Text),
        fact: e.fact as 'recycled',
        since: Date.parse((e.since as Text) ?? e.at),
      };
    case 'platform.told':
      return {
        type: e.type,
        at,
        fact: e.fact as 'deploy',
        component: e.component as Text,
        aboutCodes: /\bcodes?\b/i.test((e.detail as Text | null) ?? ''),
      };
    default:
      return null;
  }
}
