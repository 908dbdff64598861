/** Measures of what came after a request, as far as it is known when somebody asks: reports, submissions, and what everybody did next. */
import { findSlip } from '../codes/slips.ts';
import type { Address, Instant } from '../model.ts';
import type { CompanyBody } from '../surroundings/company.ts';
import { countIn } from '../surroundings/sketch.ts';
import {
  DAY,
  distinct,
  HOUR,
  isEntered,
  isNear,
  isSame,
  type Measure,
  MINUTE,
  type Scene,
  sameTimeOfDay,
  share,
  since,
  unevenness,
  yes,
} from './scene.ts';

export interface LaterSubmission {
  readonly at: Instant;
  readonly outcome: string;
  readonly familiar: boolean;
  readonly strange: boolean | null;
}

/** The same scene as it looks by now. `askedAt`: when the code was asked for. */
export interface LaterScene extends Scene {
  readonly askedAt: Instant;
  readonly verification: string;
  readonly reports: readonly { readonly status: string; readonly at: Instant }[];
  readonly submissions: readonly LaterSubmission[];
  /** Addresses that the same device or account proved after it. */
  readonly provedAfter?: readonly Address[];
}

const after = <T extends { readonly at: Instant }>(list: readonly T[] | undefined, from: Instant, span: number) =>
  (list ?? []).filter((one) => one.at > from && one.at - from < span);

function delivery({ reports, askedAt, now }: LaterScene) {
  const delivered = reports.find((r) => r.status === 'delivered');
  const has = (...statuses: readonly string[]) => yes(reports.some((r) => statuses.includes(r.status)));
  return {
    laterHours: (now - askedAt) / HOUR,
    laterReports: reports.length,
    laterDeliverySeconds: since(delivered?.at ?? 0, delivered ? askedAt : null, 1000),
    laterDuplicates: reports.filter((r) => r.status === 'duplicate').length,
    laterDeliveries: reports.filter((r) => r.status === 'delivered').length,
    laterUndelivered: has('undelivered', 'rejected'),
    laterExpired: has('expired'),
    laterUnknownSubscriber: has('unknown_subscriber'),
    laterAbsentSubscriber: has('absent_subscriber'),
    laterAccepted: has('accepted'),
    laterNotDelivered: yes(!delivered),
  };
}

function submissions({ submissions: all, askedAt, reports, account, asker }: LaterScene) {
  const approved = all.find((s) => s.outcome === 'approved');
  const delivered = reports.find((r) => r.status === 'delivered');
  const approval = approved && account?.approvals?.find((a) => a.at === approved.at);
  return {
    laterEntered: yes(approved !== undefined),
    laterEnteredSeconds: since(approved?.at ?? 0, approved ? askedAt : null, 1000),
    laterEnteredAfterDelivery: approved && delivered ? (approved.at - delivered.at) / 1000 : null,
    laterEnteredBeforeDelivery: approved ? yes(!delivered || delivered.at > approved.at) : null,
    laterEnteredFamiliar: approved ? yes(approved.familiar) : null,
    laterEnteredBySame: approval && asker.d !== null ? yes(approval.d === asker.d) : null,
    laterWrong: all.filter((s) => s.outcome === 'wrong').length,
    laterSubmissions: all.length,
  };
}

function askedNext(scene: LaterScene) {
  const { address, asker, askedAt, account, now, verification } = scene;
  const next = after(address.requests, askedAt, 7 * DAY).filter((q) => q.at <= now);
  const day = next.filter((q) => q.at - askedAt < DAY);
  const hour = day.filter((q) => q.at - askedAt < HOUR);
  const own = next.filter((q) => isSame(asker, q));
  const near = (address.requests ?? []).filter((q) => isSame(asker, q) && Math.abs(q.at - askedAt) < 2 * DAY);
  const times = near.map((q) => q.at).slice(-8);
  const ofAccount = after(account?.asked, askedAt, DAY).filter((q) => q.at <= now);
  const first = next.find((q) => q.v !== verification) ?? next[0];
  const of = <T>(value: T) => (account === null ? null : value);
  return {
    laterAddressHour: hour.length,
    laterAddressDay: day.length,
    laterNextSeconds: since(first?.at ?? 0, first ? askedAt : null, 1000),
    laterNextSame: first ? yes(isSame(asker, first)) : null,
    laterNextSamePurpose: first ? yes(first.p === asker.p) : null,
    laterNextEntered: first ? yes(isEntered(first, now)) : null,
    laterAddressEnteredHour: hour.filter((q) => isEntered(q, now)).length,
    laterAddressStrangeDay: day.filter((q) => q.o).length,
    laterAddressNetworksDay: distinct(day, (q) => q.n),
    laterOwnHour: own.filter((q) => q.at - askedAt < HOUR).length,
    laterOwnDay: own.filter((q) => q.at - askedAt < DAY).length,
    laterOwnEnteredHour: own.filter((q) => q.at - askedAt < HOUR && isEntered(q, now)).length,
    laterOwnUnevenness: unevenness(times),
    laterOwnTimeOfDay: sameTimeOfDay(times),
    laterOwnAround: near.length,
    laterAccountStrangeDay: of(ofAccount.filter((q) => q.o).length),
    laterAccountEnteredDay: of(ofAccount.filter((q) => isEntered(q, now)).length),
    laterAccountNetworksDay: of(distinct(ofAccount, (q) => q.n)),
    laterOtherPurposeMine: of(yes(ofAccount.some((q) => q.p !== asker.p && isNear(asker, q)))),
  };
}

function accountNext({ account, asker, askedAt, now, around, session }: LaterScene) {
  const tries = after(account?.tries, askedAt, DAY).filter((t) => t.at <= now);
  const strange = (account?.tries ?? []).filter((t) => t.right && t.o && Math.abs(t.at - askedAt) < 7 * DAY);
  const changed = account?.changed !== undefined && account.changed > askedAt && account.changed - askedAt < 2 * DAY;
  const places = (around.session?.places ?? []).filter((p) => Math.abs(p.at - askedAt) < 12 * HOUR);
  const of = <T>(value: T) => (account === null ? null : value);
  const device = asker.d === null ? undefined : account?.devices?.find((d) => d.k === asker.d);
  const grant = asker.g === null ? undefined : account?.grants?.find((g) => g.k === asker.g);
  return {
    laterWrongDay: of(tries.filter((t) => !t.right).length),
    laterRightStrangeDay: of(tries.filter((t) => t.right && t.o).length),
    laterRightStrangeNetworksDay: of(
      distinct(
        tries.filter((t) => t.right && t.o),
        (t) => t.n,
      ),
    ),
    laterRightHereDay: of(tries.filter((t) => t.right && t.n === asker.n).length),
    laterRightStrangeFortnight: of(strange.length),
    laterRightNetworksFortnight: of(distinct(strange, (t) => t.n)),
    laterRightSystemsFortnight: of(distinct(strange, (t) => t.s)),
    laterRightDaysFortnight: of(distinct(strange, (t) => Math.floor(t.at / DAY))),
    laterChanged: of(yes(changed)),
    laterChangedHours: changed ? (account!.changed! - askedAt) / HOUR : null,
    laterChangedAtHome: changed ? yes(account?.changedAtHome === true) : null,
    laterSeen: of(yes((account?.seen ?? 0) > askedAt)),
    laterContactAdded: of(yes((account?.contacts ?? []).some((c) => c.at > askedAt && c.at - askedAt < DAY))),
    laterContactRemoved: of(yes(after(account?.removed, askedAt, 2 * DAY).length > 0)),
    laterThisRemoved: of(yes((account?.removed ?? []).some((r) => r.k === asker.x && r.at > askedAt))),
    laterDeviceKnown: asker.d === null || account === null ? null : yes(device !== undefined),
    laterDeviceSeen: asker.d === null || account === null ? null : yes(device !== undefined && device.at > askedAt),
    laterSessionNetworks: session === null ? null : distinct(places, (p) => p.n),
    laterSessionSystems: session === null ? null : distinct(places, (p) => p.s),
    laterSessionCountries: session === null ? null : distinct(places, (p) => p.c),
    laterSessionDevices: session === null ? null : distinct(places, (p) => p.d),
    laterSessionElsewhere:
      session === null ? null : yes(places.some((p) => p.at > askedAt && p.n !== asker.n && p.at - askedAt < 6 * HOUR)),
    laterGrantEnded: grant ? yes(grant.ended !== undefined) : null,
  };
}

function deviceNext({ device, asker, askedAt, now, request, provedAfter, address }: LaterScene) {
  const next = after(device?.asked, askedAt, DAY).filter((q) => q.at <= now);
  const other = next.filter((q) => q.x !== asker.x);
  const soon = other.filter((q) => q.at - askedAt < 10 * MINUTE);
  const slips = request.to ? (provedAfter ?? []).filter((p) => findSlip(request.to!, p) !== null) : [];
  const others = (address.proofs ?? []).filter((p) => p.a !== null && p.a !== asker.a && p.at > askedAt && p.at <= now);
  const of = <T>(value: T) => (device === null ? null : value);
  return {
    laterDeviceNextSeconds: since(next[0]?.at ?? 0, next[0] ? askedAt : null, 1000),
    laterDeviceOtherSoon: of(yes(soon.length > 0)),
    laterDeviceOtherEntered: of(yes(soon.some((q) => isEntered(q, now)))),
    laterDeviceWhoDay: of(distinct(other, (q) => q.a ?? q.x)),
    laterDeviceOtherSameAccount: of(yes(other.some((q) => q.a !== null && q.a === asker.a && q.at - askedAt < HOUR))),
    laterDeviceSameOtherAccount: of(yes(next.some((q) => q.x === asker.x && q.a !== asker.a))),
    laterSlip: provedAfter === undefined ? null : yes(slips.length > 0),
    laterProvedByOther: others.length,
    laterProvedByOtherHours: others.length ? (Math.min(...others.map((p) => p.at)) - askedAt) / HOUR : null,
    laterProvedByThis:
      asker.a === null ? null : yes((address.proofs ?? []).some((p) => p.a === asker.a && p.at > askedAt)),
    laterRecycled: yes(address.recycled !== undefined && address.recycled > 0),
  };
}

/** The hours around the request. */
function around(body: CompanyBody | null, askedAt: Instant): readonly Measure[] {
  if (body === null) return [null, null, null, null];
  const h = Math.floor(askedAt / HOUR);
  const hours = (body.hours ?? []).filter((hour) => Math.abs(hour.h - h) <= 1);
  const sum = (of: 'asked' | 'strange' | 'entered') => hours.reduce((n, hour) => n + (hour[of] ?? 0), 0);
  const asked = sum('asked');
  const who = countIn(hours.map((hour) => hour.who));
  return [asked, who, share(sum('entered'), asked, 2), share(sum('strange'), asked, 2)];
}

function companyNext({ around: { network, system, client, caller, app, route, platform }, askedAt, now }: LaterScene) {
  const [n, s, c, k, g] = [network, system, client, caller, app].map((body) => around(body, askedAt)) as [
    readonly Measure[],
    readonly Measure[],
    readonly Measure[],
    readonly Measure[],
    readonly Measure[],
  ];
  const v = around(platform, askedAt);
  const sent = (route?.sent ?? []).filter((m) => Math.abs(m.at - askedAt) < HOUR / 2);
  const said = sent.filter((m) => m.took !== undefined);
  const next = (platform.said ?? []).filter((p) => p.at > askedAt && p.at <= now && p.at - askedAt < 8 * HOUR);
  const incident = next.find((p) => p.fact === 'incident');
  const before = (platform.said ?? []).filter((p) => p.at <= askedAt && askedAt - p.at < 12 * HOUR);
  return {
    ...{ laterNetworkAsked: n[0]!, laterNetworkWho: n[1]!, laterNetworkEntered: n[2]!, laterNetworkStrange: n[3]! },
    ...{ laterSystemAsked: s[0]!, laterSystemWho: s[1]!, laterSystemEntered: s[2]!, laterSystemStrange: s[3]! },
    ...{ laterClientAsked: c[0]!, laterClientWho: c[1]!, laterClientEntered: c[2]!, laterClientStrange: c[3]! },
    ...{ laterCallerAsked: k[0]!, laterCallerWho: k[1]!, laterCallerEntered: k[2]!, laterCallerStrange: k[3]! },
    ...{ laterAppAsked: g[0]!, laterAppWho: g[1]!, laterAppEntered: g[2]!, laterAppStrange: g[3]! },
    ...{ laterServiceEntered: v[2]! },
    laterNetworkSeen: network === null ? null : countIn([network.seen, network.seenBefore]),
    laterRouteSent: sent.length,
    laterRouteSlow: share(said.filter((m) => m.took! > 60).length, said.length, 2),
    laterRouteBad: share(said.filter((m) => m.bad).length, said.length, 2),
    laterRouteTwice: share(sent.filter((m) => m.twice).length, sent.length, 2),
    laterIncidentMinutes: since(incident?.at ?? 0, incident ? askedAt : null, MINUTE),
    laterIncidentAboutCodes: yes([...before, ...next].some((p) => p.fact === 'incident' && p.aboutCodes)),
    laterRestored: yes(next.some((p) => p.fact === 'restore' || p.fact === 'failover')),
  };
}

/** Each names its measures; put together they are one list. */
export const LATER_GROUPS = [delivery, submissions, askedNext, accountNext, deviceNext, companyNext] as const;
