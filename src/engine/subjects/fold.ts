/** Folding what happened into the subjects' bodies: pure, bounded, and the only place that says how facts grow. */
import type { Instant, ReportStatus } from '../model.ts';
import type { Mark } from '../ports.ts';
import {
  type AccountBody,
  type AddressBody,
  type Asked,
  append,
  BOUNDS,
  type DeviceBody,
  type GrantSeen,
  remember,
  type Tried,
} from './bodies.ts';

/** The addresses' own list; a verification that goes on keeps the place of each time it was asked for. */
export function foldRequestIntoAddress(body: AddressBody, asked: Asked): AddressBody {
  return { ...body, requests: append(body.requests, asked, BOUNDS.requests) };
}

export function foldRequestIntoAccount(body: AccountBody, asked: Asked): AccountBody {
  return { ...body, asked: append(body.asked, asked, BOUNDS.requests) };
}

export function foldRequestIntoDevice(body: DeviceBody, asked: Asked): DeviceBody {
  const before = body.contacts?.find((c) => c.k === asked.x);
  return {
    ...body,
    first: body.first ?? asked.at,
    asked: append(body.asked, asked, BOUNDS.requests),
    contacts: remember(body.contacts, { ...before, k: asked.x, at: asked.at }, BOUNDS.contacts),
  };
}

/** Marks what was asked for with verification `v` as entered. */
function entered(list: readonly Asked[] | undefined, { v, at }: Pick<Approval, 'v' | 'at'>): readonly Asked[] {
  return (list ?? []).map((one) => (v !== null && one.v === v ? { ...one, ok: at } : one));
}

export interface Approval {
  readonly at: Instant;
  readonly account: Mark | null;
  readonly address: Mark;
  /** Marks of whoever entered the code. The device is set only if it is signed. */
  readonly device: Mark | null;
  readonly neighbourhood: Mark | null;
  readonly country: Mark | null;
  readonly asn: number | null;
  readonly client: string | null;
  /** Null: proved in another way than with a code of ours. */
  readonly v: string | null;
}

export function foldApprovalIntoAddress(body: AddressBody, approval: Approval): AddressBody {
  const { at, account, device } = approval;
  const others = (body.proofs ?? []).filter((p) => p.a !== account);
  const proved = {
    ...body,
    ...(body.requests && { requests: entered(body.requests, approval) }),
    approvedAt: at,
    proofs: append(others, { a: account, at }, BOUNDS.proofs),
  };
  return account === null && device !== null
    ? { ...proved, devices: remember(body.devices, { k: device, at }, BOUNDS.devices) }
    : proved;
}

export function foldApprovalIntoAccount(body: AccountBody, approval: Approval): AccountBody {
  const { at, device: d } = approval;
  const known = {
    ...body,
    ...(body.asked && { asked: entered(body.asked, approval) }),
    contacts: remember(body.contacts, { k: approval.address, at }, BOUNDS.contacts),
    ...(approval.v !== null && { approvals: append(body.approvals, { at, d }, BOUNDS.approvals) }),
  };
  return foldSeen(known, approval);
}

/** Signed-in activity makes device, network and country familiar. */
export function foldSeen(
  body: AccountBody,
  seen: Pick<Approval, 'at' | 'device' | 'neighbourhood' | 'country' | 'asn' | 'client'>,
): AccountBody {
  const { at } = seen;
  const add = (list: AccountBody['devices'], k: string | null, most: number) =>
    k === null ? list : remember(list, { k, at }, most);
  const systems = add(body.systems, seen.asn === null ? null : String(seen.asn), BOUNDS.systems);
  const clients = add(body.clients, seen.client, BOUNDS.clients);
  const devices = add(body.devices, seen.device, BOUNDS.devices);
  const networks = add(body.networks, seen.neighbourhood, BOUNDS.networks);
  const countries = add(body.countries, seen.country, BOUNDS.countries);
  return {
    ...body,
    seen: Math.max(at, body.seen ?? 0),
    times: (body.times ?? 0) + 1,
    ...(systems && { systems }),
    ...(clients && { clients }),
    ...(devices && { devices }),
    ...(networks && { networks }),
    ...(countries && { countries }),
  };
}

export function foldApprovalIntoDevice(body: DeviceBody, approval: Approval): DeviceBody {
  const { at, address } = approval;
  return {
    ...body,
    ...(body.asked && { asked: entered(body.asked, approval) }),
    contacts: remember(body.contacts, { k: address, at, proved: at }, BOUNDS.contacts),
  };
}

/** A device that is seen signed in to an account. */
export function foldSeenIntoDevice(body: DeviceBody, account: Mark, at: Instant): DeviceBody {
  return {
    ...body,
    first: Math.min(at, body.first ?? at),
    times: (body.times ?? 0) + 1,
    accounts: remember(body.accounts, { k: account, at }, BOUNDS.accounts),
  };
}

const knows = (list: AccountBody['devices'], key: Mark | null) => key !== null && (list ?? []).some((i) => i.k === key);

/** Whether the account does not know this device, nor, where none is told, this network. Without an account: never seen signed in. */
export function isStrange(
  account: AccountBody | null,
  device: DeviceBody | null,
  d: Mark | null,
  n: Mark | null,
): boolean {
  if (account === null) return (device?.times ?? 0) === 0;
  return !knows(account.devices, d) && !(d === null && knows(account.networks, n));
}

export function foldPassword(body: AccountBody, tried: Omit<Tried, 'familiar' | 'o'>): AccountBody {
  const whose = { familiar: knows(body.networks, tried.n), o: isStrange(body, null, tried.d, tried.n) };
  return { ...body, tries: append(body.tries, { ...tried, ...whose }, BOUNDS.tries) };
}

/** `device`: where the password was changed; null: not known. */
export function foldChanged(body: AccountBody, at: Instant, device: Mark | null): AccountBody {
  return { ...body, changed: at, changedAtHome: knows(body.devices, device) };
}

export function foldPasswordIntoDevice(body: DeviceBody, tried: Tried): DeviceBody {
  return { ...body, first: body.first ?? tried.at, tries: append(body.tries, tried, BOUNDS.tries) };
}

export function foldContact(body: AccountBody, contact: Mark, at: Instant, kept: boolean): AccountBody {
  const others = (body.contacts ?? []).filter((c) => c.k !== contact);
  if (kept) return { ...body, contacts: remember(others, { k: contact, at }, BOUNDS.contacts) };
  return { ...body, contacts: others, removed: remember(body.removed, { k: contact, at }, BOUNDS.removed) };
}

export function foldGrant(body: AccountBody, grant: GrantSeen): AccountBody {
  return { ...body, grants: remember(body.grants, grant, BOUNDS.grants) };
}

/** It stays known for a while that it was there, and when it was ended. */
export function foldGrantEnded(body: AccountBody, grant: Mark, at: Instant): AccountBody {
  return { ...body, grants: (body.grants ?? []).map((g) => (g.k === grant ? { ...g, ended: at } : g)) };
}

export function foldGivenUp(body: AddressBody, account: Mark, at: Instant): AddressBody {
  const others = (body.removed ?? []).filter((r) => r.a !== account);
  return { ...body, removed: append(others, { a: account, at }, BOUNDS.removed) };
}

export function foldReport(body: AddressBody, status: ReportStatus, at: Instant): AddressBody {
  return { ...body, reports: append(body.reports, { at, s: status }, BOUNDS.reports) };
}

export function foldDisowned(body: AddressBody, account: Mark | null, at: Instant): AddressBody {
  const others = (body.disowned ?? []).filter((d) => d.a !== account);
  return { ...body, disowned: append(others, { a: account, at }, BOUNDS.disowned) };
}
