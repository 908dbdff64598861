/**
 * Who and what a request is about, as marks. From here on nothing plain is looked up, counted or stored: an address is found by its
 * mark, a device only if this service signed it.
 */
import type { CodeRequest, Requester } from '../model.ts';
import type { Mark, Signer, Subject, SubjectRef, Vault, Verification } from '../ports.ts';
import type { AccountBody, AddressBody } from './bodies.ts';

export interface Identity {
  readonly service: string;
  readonly address: Mark;
  /** Variants of one mailbox (case, tags, dots) share this one: limits and the guess budget count it. */
  readonly mailbox: Mark;
  readonly account: Mark | null;
  readonly network: Mark | null;
  readonly neighbourhood: Mark | null;
  readonly country: Mark | null;
  readonly device: Mark | null;
  readonly session: Mark | null;
  /** The same caller with the same signed device or session; null: this requester joins nothing. */
  readonly requester: Mark | null;
  readonly budget: Mark;
}

export const DEVICE_TOKEN_PREFIX = 'cs_dev_';

/** Turns a device token into the device it was signed for. A claim stays a claim, and a forged token is no device at all. */
export async function recogniseDevice(signer: Signer, service: string, requester: Requester): Promise<Requester> {
  if (requester.deviceSigned || requester.device === null || !requester.device.startsWith(DEVICE_TOKEN_PREFIX))
    return requester;
  const claims = await signer.read(service, 'device', requester.device.slice(DEVICE_TOKEN_PREFIX.length));
  if (typeof claims?.sub !== 'string') return { ...requester, device: null };
  return { ...requester, device: claims.sub, deviceSigned: true };
}

const markOf = (vault: Vault, service: string, kind: string, value: string | null | undefined): Mark | null =>
  value === null || value === undefined ? null : vault.mark(service, kind, value);

export const accountMark = (vault: Vault, service: string, account: string | null): Mark | null =>
  markOf(vault, service, 'account', account);

/** Spellings of one mailbox share a mark. */
export const addressMark = (vault: Vault, service: string, value: string): Mark =>
  vault.mark(service, 'address', value.toLowerCase());

/** `mailbox` as limits count it. */
export const mailboxMark = (vault: Vault, service: string, mailbox: string): Mark =>
  vault.mark(service, 'mailbox', mailbox);

export function deviceMark(vault: Vault, service: string, requester: Requester): Mark | null {
  return markOf(vault, service, requester.deviceSigned ? 'device' : 'device claimed', requester.device);
}

/** Null where no device is known: a claim is none. */
export const signedDeviceMark = (vault: Vault, service: string, requester: Requester): Mark | null =>
  requester.deviceSigned ? deviceMark(vault, service, requester) : null;

export const neighbourhoodMark = (vault: Vault, service: string, requester: Requester): Mark | null =>
  markOf(vault, service, 'neighbourhood', requester.neighbourhood);

export const countryMark = (vault: Vault, service: string, requester: Requester): Mark | null =>
  markOf(vault, service, 'country', requester.country);

/** The client without its version: `ios`. Null for what gives no name. */
export const clientName = (client: string | null): string | null =>
  client === null || client === 'unknown' ? null : client.split('/')[0]!.slice(0, 20);

function requesterMark(vault: Vault, service: string, requester: Requester): Mark | null {
  const who =
    requester.deviceSigned && requester.device !== null
      ? `d ${requester.device}`
      : requester.session === null
        ? null
        : `s ${requester.session}`;
  return markOf(vault, service, 'requester', who && `${requester.apiKey ?? ''}\0${who}`);
}

export function identify(vault: Vault, request: CodeRequest): Identity {
  const { service, requester, to } = request;
  const plain = to ? to.value : `nobody\0${request.typed ?? ''}`;
  const account = accountMark(vault, service, request.account);
  const mailbox = mailboxMark(vault, service, request.mailbox ?? plain);
  return {
    service,
    address: addressMark(vault, service, plain),
    mailbox,
    account,
    network: markOf(vault, service, 'network', requester.network),
    neighbourhood: neighbourhoodMark(vault, service, requester),
    country: countryMark(vault, service, requester),
    device: deviceMark(vault, service, requester),
    session: markOf(vault, service, 'session', requester.session),
    requester: requesterMark(vault, service, requester),
    budget: account ?? mailbox,
  };
}

/** The marks of a verification that is taken up again: its own, and those of whoever asks now. */
export function identifyAgain(vault: Vault, request: CodeRequest, v: Verification): Identity {
  const now = identify(vault, request);
  return {
    ...now,
    address: v.addressKey,
    mailbox: v.mailboxKey,
    account: v.accountKey,
    requester: v.requesterKey,
    budget: v.budgetKey,
  };
}

export function subjectRefs(id: Identity): readonly SubjectRef[] {
  const ref = (kind: SubjectRef['kind'], key: Mark): SubjectRef => ({ service: id.service, kind, key });
  return [
    ref('address', id.address),
    ...(id.account ? [ref('account', id.account)] : []),
    ...(id.device ? [ref('device', id.device)] : []),
  ];
}

/** Whether this signed device is familiar: seen on the account, or, without one, approved for the address. */
export function isFamiliar(
  id: Identity,
  signed: boolean,
  account: AccountBody | undefined,
  address: AddressBody | undefined,
): boolean {
  if (!signed || id.device === null) return false;
  const devices = id.account ? account?.devices : address?.devices;
  return (devices ?? []).some((d) => d.k === id.device);
}

export const bodyOf = <T>(subjects: readonly Subject[], kind: Subject['kind']): T | undefined =>
  subjects.find((s) => s.kind === kind)?.body as T | undefined;
