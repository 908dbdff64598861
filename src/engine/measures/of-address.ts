/** Measures of the address: who asked for codes there and what became of them, who proved it, what carriers say of it. */
import { findSlip } from '../codes/slips.ts';
import {
  DAY,
  distinct,
  HOUR,
  isEntered,
  isSame,
  MINUTE,
  type Scene,
  sameTimeOfDay,
  share,
  since,
  unevenness,
  within,
  yes,
} from './scene.ts';

export function addressAsked({ address, asker, now }: Scene) {
  const month = within(address.requests, now, 30 * DAY);
  const week = month.filter((q) => now - q.at < 7 * DAY);
  const day = week.filter((q) => now - q.at < DAY);
  const hour = day.filter((q) => now - q.at < HOUR);
  const last = week.at(-1);
  const entered = day.flatMap((q) => (isEntered(q, now) ? [q.ok!] : []));
  const own = day.filter((q) => asker.n !== null && q.n === asker.n).map((q) => q.at);
  return {
    addressTenMinutes: hour.filter((q) => now - q.at < 10 * MINUTE).length,
    addressHour: hour.length,
    addressDay: day.length,
    addressWeek: week.length,
    addressMonth: month.length,
    addressAccountsDay: distinct(day, (q) => q.a ?? 'none'),
    addressAccountsMonth: distinct(month, (q) => q.a ?? 'none'),
    addressNetworksHour: distinct(hour, (q) => q.n),
    addressNetworksDay: distinct(day, (q) => q.n),
    addressSystemsDay: distinct(day, (q) => q.s),
    addressDevicesDay: distinct(day, (q) => q.d),
    addressStrangeDay: day.filter((q) => q.o).length,
    addressRecoveriesHour: hour.filter((q) => q.p === 'recovery').length,
    addressRecoveriesDay: day.filter((q) => q.p === 'recovery').length,
    addressRecoveriesWeek: week.filter((q) => q.p === 'recovery').length,
    addressGapSeconds: since(now, last?.at, 1000),
    addressLastSame: last ? yes(isSame(asker, last)) : null,
    addressLastSamePurpose: last ? yes(last.p === asker.p) : null,
    addressEnteredHour: hour.filter((q) => isEntered(q, now)).length,
    addressEnteredDay: entered.length,
    addressEnteredMonth: month.filter((q) => isEntered(q, now)).length,
    addressUnusedMonth: month.filter((q) => !isEntered(q, now)).length,
    addressEnteredSeconds: entered.length ? since(now, Math.max(...entered), 1000) : null,
    addressUnevenness: unevenness([...day.slice(-5).map((q) => q.at), now]),
    addressUnevennessOfNetwork: unevenness([...own.slice(-5), now]),
    addressTimeOfDay: sameTimeOfDay([...month.slice(-6).map((q) => q.at), now]),
    addressDaysMonth: distinct(month, (q) => Math.floor(q.at / DAY)),
  };
}

export function addressProofs({ address, asker, now }: Scene) {
  const proofs = address.proofs ?? [];
  const mine = proofs.filter((p) => p.a !== null && p.a === asker.a).at(-1)?.at;
  const others = proofs.filter((p) => p.a !== null && p.a !== asker.a).map((p) => p.at);
  const latest = others.length ? Math.max(...others) : undefined;
  const isLater = mine !== undefined && latest !== undefined && latest > mine;
  const after = (at: number | undefined) => (at === undefined || mine === undefined ? null : yes(at > mine));
  return {
    proofs: proofs.length,
    proofDays: since(now, mine, DAY),
    proofOfOtherDays: since(now, latest, DAY),
    proofOfOtherLater: yes(isLater),
    proofOfOtherLaterDays: isLater ? since(now, latest, DAY) : null,
    givenUp: yes((address.removed ?? []).some((r) => r.a === asker.a)),
    givenUpByOthers: (address.removed ?? []).filter((r) => r.a !== asker.a).length,
    recycled: yes(address.recycled !== undefined),
    recycledAfterProof: after(address.recycled),
    disconnected: yes(address.disconnected !== undefined),
    disconnectedAfterProof: after(address.disconnected),
    simSwapDays: since(now, address.simSwapped, DAY),
    addressNew: yes(proofs.length === 0 && (address.requests ?? []).length === 0),
  };
}

const FAILED = ['undelivered', 'expired', 'rejected'];

export function addressReports({ address, now, request, neighbours, around, device, asker }: Scene) {
  const reports = within(address.reports, now, 60 * DAY);
  const count = (...statuses: readonly string[]) => reports.filter((r) => statuses.includes(r.s)).length;
  const last = reports.at(-1);
  const slips = request.to ? neighbours.map((n) => findSlip(n, request.to!)).filter((slip) => slip !== null) : [];
  const proved = around.route?.proved;
  return {
    failedReports: count(...FAILED),
    absentReports: count('absent_subscriber', 'unknown_subscriber'),
    unknownReports: count('unknown_subscriber'),
    deliveredReports: count('delivered'),
    duplicateReports: count('duplicate'),
    lastReportBad: last ? yes(last.s !== 'delivered' && last.s !== 'accepted') : null,
    slipOfKnown: yes(slips.length > 0),
    slipByDevice:
      device === null ? null : yes(slips.length > 0 && (device.contacts ?? []).some((c) => c.k !== asker.x)),
    domainProved: request.to?.kind === 'email' ? (proved ?? 0) : null,
  };
}

export function route({ around, now }: Scene) {
  const sent = within(around.route?.sent, now, HOUR).filter((m) => now - m.at > MINUTE);
  const said = sent.filter((m) => m.took !== undefined);
  return {
    routeSent: sent.length,
    routeSlow: share(said.filter((m) => m.took! > 60).length, said.length, 2),
    routePending: share(sent.length - said.length, sent.length, 2),
    routeBad: share(said.filter((m) => m.bad).length, said.length, 2),
    routeTwice: share(sent.filter((m) => m.twice).length, sent.length, 2),
  };
}
