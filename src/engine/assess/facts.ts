/** Facts out of what the store gathered: comparing, counting and subtracting times. Pure; what is not known stays null. */

import { digitOf } from '../codes/number-range.ts';
import { findSlip } from '../codes/slips.ts';
import type {
  AccountFacts,
  AddressFacts,
  Facts,
  PlatformFacts,
  RangeFacts,
  RequesterFacts,
  RequestFacts,
} from '../facts.ts';
import { aroundOf } from '../measures/around-of.ts';
import { measureBefore } from '../measures/measures.ts';
import type { Scene } from '../measures/scene.ts';
import type { Address, CodeRequest, Instant } from '../model.ts';
import type { Nearby } from '../subjects/assessed.ts';
import type { AccountBody, AddressBody, Asked, DeviceBody } from '../subjects/bodies.ts';
import type { Identity } from '../subjects/identity.ts';
import { isFresh, whoOf } from '../surroundings/ranges/range-news.ts';
import { readRanges } from '../surroundings/ranges/read-ranges.ts';
import { NOTHING_TOLD, UNKNOWN_FACTS } from '../unknown-facts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Counts of company, in the order they were asked for; null where the key was unknown. */
export interface Counts {
  readonly networkAccounts: number | null;
  readonly networkWrongPasswords: number | null;
  readonly sessionNetworks: number | null;
  readonly callerAddresses: number | null;
}

export interface Gathered {
  readonly request: CodeRequest;
  readonly id: Identity;
  readonly now: Instant;
  readonly account: AccountBody | null;
  readonly address: AddressBody;
  readonly device: DeviceBody | null;
  readonly counts: Counts;
  readonly familiar: boolean;
  readonly neighbours: readonly Address[];
  readonly worldChangedAt: Instant | null;
  readonly nearby: Nearby;
  readonly asked: Asked;
}

const since = (now: Instant, at: Instant | undefined, unit: number): number | null =>
  at === undefined ? null : Math.max(0, (now - at) / unit);
const whole = (value: number | null): number | null => (value === null ? null : Math.floor(value));

function requestFacts({ request }: Gathered): RequestFacts {
  const { requester, typed, to } = request;
  const digits = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '');
  const namesAddress =
    typed !== null &&
    to !== null &&
    (typed.includes('@') ||
      (to.kind === 'phone' && digits(typed).length >= 5 && to.value.endsWith(digits(typed).slice(-6))));
  return {
    purpose: request.purpose,
    channel: request.channel,
    addressKind: to?.kind ?? null,
    firstFactor: request.firstFactor,
    hasAccount: request.account !== null,
    typed: typed === null ? 'nothing' : namesAddress ? 'address' : 'word',
    actor: requester.actor,
    hasSession: requester.apiKey === null ? null : requester.session !== null,
    hasGrant: requester.apiKey === null ? null : requester.grant !== null,
    hasDevice: requester.apiKey === null ? null : requester.device !== null,
  };
}

/** Distinct entries of a day, the present one included; as many as the list has room for. */
const distinctOfDay = (
  now: Instant,
  list: readonly { readonly at: Instant; readonly k: string | null }[],
  own: string,
) => new Set([...list.filter((item) => now - item.at < DAY && item.k !== null).map((item) => item.k), own]).size;

function requesterFacts({ id, now, account, address, device, counts, familiar }: Gathered): RequesterFacts {
  const known = (list: readonly { k: string }[] | undefined, key: string | null) =>
    key === null || list === undefined || list.length === 0 ? null : list.some((item) => item.k === key);
  const devices = account ? account.devices : address.devices;
  return {
    deviceFamiliar: familiar ? true : devices === undefined || devices.length === 0 ? null : false,
    networkFamiliar: known(account?.networks, id.neighbourhood),
    countryFamiliar: known(account?.countries, id.country),
    networkAccountsDay: counts.networkAccounts,
    networkWrongPasswordsDay: counts.networkWrongPasswords,
    sessionNetworks: counts.sessionNetworks,
    callerAddressesTenMinutes: counts.callerAddresses,
    deviceAddressesDay: id.device === null ? null : distinctOfDay(now, device?.contacts ?? [], id.address),
  };
}

function accountFacts({ account, now, id }: Gathered): AccountFacts {
  const tries = (account?.tries ?? []).filter((t) => now - t.at < DAY);
  const rightElsewhere = new Set(tries.filter((t) => t.right && !t.familiar).map((t) => t.n));
  const here = tries.filter((t) => t.n === id.neighbourhood && now - t.at < 5 * MINUTE);
  const grants = account?.grants?.map((g) => g.at) ?? [];
  return {
    seenDays: account ? whole(since(now, account.seen, DAY)) : null,
    wrongPasswordsDay: account ? tries.filter((t) => !t.right).length : null,
    rightPasswordPlacesDay: account ? rightElsewhere.size : null,
    rightPasswordAtOnce: account && here.some((t) => t.right) ? !here.some((t) => !t.right) : null,
    credentialsLeaked: account ? account.leaked !== undefined && account.leaked > (account.changed ?? 0) : null,
    passwordChangedHours: account ? whole(since(now, account.changed, HOUR)) : null,
    newestGrantHours: grants.length > 0 ? whole(since(now, Math.max(...grants), HOUR)) : null,
  };
}

/** Even when three or more requests of one device or network keep their distance within 5 %. */
export function isEven(times: readonly Instant[]): boolean | null {
  if (times.length < 3) return null;
  const gaps = times.slice(1).map((t, i) => t - times[i]!);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return gaps.every((gap) => Math.abs(gap - mean) <= mean * 0.05);
}

function addressFacts({ address, now, id, request, neighbours }: Gathered): AddressFacts {
  const requests = address.requests ?? [];
  const within = (span: number) => requests.filter((r) => now - r.at < span);
  const mine = address.proofs?.filter((p) => p.a === id.account).at(-1)?.at;
  const others = address.proofs?.filter((p) => p.a !== id.account).at(-1)?.at;
  const own = requests.filter((r) =>
    id.device ? r.d === id.device : id.neighbourhood !== null && r.n === id.neighbourhood,
  );
  const reports = (address.reports ?? []).filter((r) => now - r.at < 30 * DAY);
  const disowned = address.disowned?.filter((d) => d.a === id.account).at(-1)?.at;
  const distinctNetworks = new Set(within(DAY).flatMap((r) => r.n ?? []));
  const slips = request.to && mine === undefined ? neighbours.map((n) => findSlip(n, request.to!)) : [];
  return {
    provedDays: whole(since(now, mine, DAY)),
    provedByOther: address.proofs === undefined ? null : others !== undefined && others > (mine ?? 0),
    requestsHour: within(HOUR).length,
    requestsDay: within(DAY).length,
    recoveriesHour: within(HOUR).filter((r) => r.p === 'recovery').length,
    networksDay:
      id.neighbourhood === null ? distinctNetworks.size || null : new Set([...distinctNetworks, id.neighbourhood]).size,
    secondsSinceRequest: whole(since(now, requests.at(-1)?.at, 1000)),
    evenIntervals: isEven([...own.map((r) => r.at).slice(-3), now]),
    secondsSinceApproval: whole(since(now, address.approvedAt, 1000)),
    failedReports30Days: reports.filter((r) => ['undelivered', 'expired', 'rejected'].includes(r.s)).length,
    absentReports30Days: reports.filter((r) => ['unknown_subscriber', 'absent_subscriber'].includes(r.s)).length,
    disavowed: disowned === undefined ? (address.disowned === undefined ? null : false) : disowned > (mine ?? 0),
    quiet: address.quietUntil === undefined ? null : address.quietUntil > now,
    recycledDays:
      address.recycled !== undefined && address.recycled > (mine ?? 0)
        ? whole(since(now, address.recycled, DAY))
        : null,
    simSwapDays: whole(since(now, address.simSwapped, DAY)),
    slipOfProved: slips.find((slip) => slip !== null) ?? null,
  };
}

function rangeFacts({ nearby, address, account, device, id, now, request }: Gathered): RangeFacts {
  const { everywhere, country, carrier } = nearby;
  if (!everywhere || !country || !carrier || !request.to) return UNKNOWN_FACTS.range;
  if (!isFresh({ address, account, device }, id, now)) return { ...UNKNOWN_FACTS.range, fresh: false };
  const from = request.requester.country ?? '';
  const ask = { who: whoOf(id.device, id.neighbourhood), from, digit: digitOf(request.to.value), now };
  return readRanges({ everywhere, country, carrier }, ask);
}

function sceneOf({ request, asked, now, account, address, device, id, neighbours, nearby }: Gathered): Scene {
  const own = { request, asker: asked, now, account, address, device };
  return { ...own, session: id.session, neighbours, around: aroundOf(nearby) };
}

export function factsOf(gathered: Gathered): Facts {
  const platform: PlatformFacts = {
    minutesSinceChange: whole(since(gathered.now, gathered.worldChangedAt ?? undefined, MINUTE)),
  };
  return {
    request: requestFacts(gathered),
    requester: requesterFacts(gathered),
    account: accountFacts(gathered),
    address: addressFacts(gathered),
    range: rangeFacts(gathered),
    platform,
    later: UNKNOWN_FACTS.later,
    told: NOTHING_TOLD,
    before: measureBefore(sceneOf(gathered)),
    after: null,
  };
}
