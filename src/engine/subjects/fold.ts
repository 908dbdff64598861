/** Folding what happened into the subjects' bodies: pure, bounded, and the only place that says how facts grow. */
import type { Instant, ReportStatus } from '../model.ts';
import type { Mark } from '../ports.ts';
import { type AccountBody, type AddressBody, append, BOUNDS, type DeviceBody, remember } from './bodies.ts';
import type { Identity } from './identity.ts';

export function foldRequestIntoAddress(body: AddressBody, id: Identity, purpose: string, at: Instant): AddressBody {
  return {
    ...body,
    requests: append(body.requests, { at, p: purpose, d: id.device, n: id.neighbourhood }, BOUNDS.requests),
  };
}

export function foldRequestIntoDevice(body: DeviceBody, id: Identity, at: Instant): DeviceBody {
  const before = body.contacts?.find((c) => c.k === id.address);
  return { ...body, contacts: remember(body.contacts, { ...before, k: id.address, at }, BOUNDS.contacts) };
}

export interface Approval {
  readonly at: Instant;
  readonly account: Mark | null;
  readonly address: Mark;
  /** Marks of whoever entered the code. The device is set only if it is signed. */
  readonly device: Mark | null;
  readonly neighbourhood: Mark | null;
  readonly country: Mark | null;
}

export function foldApprovalIntoAddress(body: AddressBody, { at, account, device }: Approval): AddressBody {
  const others = (body.proofs ?? []).filter((p) => p.a !== account);
  const proved = { ...body, approvedAt: at, proofs: append(others, { a: account, at }, BOUNDS.proofs) };
  return account === null && device !== null
    ? { ...proved, devices: remember(body.devices, { k: device, at }, BOUNDS.devices) }
    : proved;
}

export function foldApprovalIntoAccount(body: AccountBody, approval: Approval): AccountBody {
  return foldSeen(
    { ...body, contacts: remember(body.contacts, { k: approval.address, at: approval.at }, BOUNDS.contacts) },
    approval,
  );
}

/** Signed-in activity makes device, network and country familiar. */
export function foldSeen(
  body: AccountBody,
  seen: Pick<Approval, 'at' | 'device' | 'neighbourhood' | 'country'>,
): AccountBody {
  const { at } = seen;
  const add = (list: AccountBody['devices'], k: Mark | null, most: number) =>
    k === null ? list : remember(list, { k, at }, most);
  const devices = add(body.devices, seen.device, BOUNDS.devices);
  const networks = add(body.networks, seen.neighbourhood, BOUNDS.networks);
  const countries = add(body.countries, seen.country, BOUNDS.countries);
  return {
    ...body,
    seen: Math.max(at, body.seen ?? 0),
    ...(devices && { devices }),
    ...(networks && { networks }),
    ...(countries && { countries }),
  };
}

export function foldApprovalIntoDevice(body: DeviceBody, { at, address }: Approval): DeviceBody {
  return { ...body, contacts: remember(body.contacts, { k: address, at, proved: at }, BOUNDS.contacts) };
}

export function foldPassword(body: AccountBody, at: Instant, right: boolean, neighbourhood: Mark | null): AccountBody {
  const familiar = neighbourhood !== null && (body.networks ?? []).some((n) => n.k === neighbourhood);
  return { ...body, tries: append(body.tries, { at, right, n: neighbourhood, familiar }, BOUNDS.tries) };
}

export function foldContact(body: AccountBody, contact: Mark, at: Instant, kept: boolean): AccountBody {
  const others = (body.contacts ?? []).filter((c) => c.k !== contact);
  return { ...body, contacts: kept ? remember(others, { k: contact, at }, BOUNDS.contacts) : others };
}

export function foldGrant(body: AccountBody, grant: Mark, at: Instant, kept: boolean): AccountBody {
  const others = (body.grants ?? []).filter((g) => g.k !== grant);
  return { ...body, grants: kept ? remember(others, { k: grant, at }, BOUNDS.grants) : others };
}

export function foldReport(body: AddressBody, status: ReportStatus, at: Instant): AddressBody {
  return { ...body, reports: append(body.reports, { at, s: status }, BOUNDS.reports) };
}

export function foldDisowned(body: AddressBody, account: Mark | null, at: Instant): AddressBody {
  const others = (body.disowned ?? []).filter((d) => d.a !== account);
  return { ...body, disowned: append(others, { a: account, at }, BOUNDS.disowned) };
}
