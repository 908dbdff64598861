/** Measures of the account: who it knows, which passwords were tried on it, which codes were asked for, what was changed. */
import { DAY, distinct, HOUR, isEntered, isNear, knows, type Scene, since, within, yes } from './scene.ts';

export function familiarity({ account, asker, now }: Scene) {
  const hasDevices = (account?.devices?.length ?? 0) > 0;
  return {
    accountKnowsDevice: asker.d === null ? (hasDevices ? 0 : null) : knows(account?.devices, asker.d),
    accountKnowsNetwork: knows(account?.networks, asker.n),
    accountKnowsSystem: knows(account?.systems, asker.s === null ? null : String(asker.s)),
    accountKnowsClient: knows(account?.clients, asker.l?.split('/')[0] ?? null),
    accountDays: since(now, account?.created, DAY),
    accountSeenDays: since(now, account?.seen, DAY),
    accountTimes: account?.times ?? null,
    accountDevices: account?.devices?.length ?? null,
  };
}

export function passwords({ account, asker, now }: Scene) {
  const tries = account?.tries ?? [];
  const [hour, day, week, month] = [HOUR, DAY, 7 * DAY, 30 * DAY].map((span) => within(tries, now, span)) as [
    typeof tries,
    typeof tries,
    typeof tries,
    typeof tries,
  ];
  const here = hour.filter((t) => isNear(asker, t));
  const strange = month.filter((t) => t.right && t.o);
  const strangeWeek = strange.filter((t) => now - t.at < 7 * DAY);
  const lastRight = here.filter((t) => t.right).at(-1);
  const of = <T>(value: T) => (account === null ? null : value);
  return {
    wrongHour: of(hour.filter((t) => !t.right).length),
    wrongDay: of(day.filter((t) => !t.right).length),
    wrongWeek: of(week.filter((t) => !t.right).length),
    wrongStrangeDay: of(day.filter((t) => !t.right && t.o).length),
    wrongElsewhereDay: of(day.filter((t) => !t.right && t.o && t.n !== asker.n).length),
    wrongElsewhereWeek: of(week.filter((t) => !t.right && t.o && t.n !== asker.n).length),
    wrongHere: of(here.filter((t) => !t.right).length),
    rightHere: of(here.filter((t) => t.right).length),
    rightAtFirst: here.length === 0 ? null : yes(here[0]!.right),
    secondsSincePassword: lastRight ? (now - lastRight.at) / 1000 : null,
    rightStrangeNetworksDay: of(
      distinct(
        strange.filter((t) => now - t.at < DAY),
        (t) => t.n,
      ),
    ),
    rightStrangeNetworksWeek: of(distinct(strangeWeek, (t) => t.n)),
    rightStrangeWeek: of(strangeWeek.length),
    rightStrangeSystemsWeek: of(distinct(strangeWeek, (t) => t.s)),
    rightStrangeDevicesWeek: of(distinct(strangeWeek, (t) => t.d)),
    rightStrangeMonth: of(strange.length),
    rightStrangeNetworksMonth: of(distinct(strange, (t) => t.n)),
    rightStrangeSystemsMonth: of(distinct(strange, (t) => t.s)),
    rightStrangeDaysMonth: of(distinct(strange, (t) => Math.floor(t.at / DAY))),
    rightHereMonth: of(strange.filter((t) => isNear(asker, t)).length),
    rightStrangeHours: strange.length < 2 ? null : (strange.at(-1)!.at - strange[0]!.at) / HOUR,
    leaked: account === null ? null : yes(account.leaked !== undefined),
    leakedOpen: account === null ? null : yes(account.leaked !== undefined && account.leaked > (account.changed ?? 0)),
    changedHours: since(now, account?.changed, HOUR),
  };
}

export function accountAsked({ account, asker, now }: Scene) {
  const asked = account?.asked ?? [];
  const month = within(asked, now, 30 * DAY);
  const week = within(asked, now, 7 * DAY);
  const day = within(asked, now, DAY);
  const hour = within(asked, now, HOUR);
  const strangeWeek = week.filter((q) => q.o);
  const mine = month.filter((q) => isNear(asker, q));
  const approvals = account?.approvals ?? [];
  const of = <T>(value: T) => (account === null ? null : value);
  return {
    accountAskedHour: of(hour.length),
    accountAskedDay: of(day.length),
    accountAskedWeek: of(week.length),
    accountStrangeDay: of(day.filter((q) => q.o).length),
    accountStrangeWeek: of(strangeWeek.length),
    accountStrangeMonth: of(month.filter((q) => q.o).length),
    accountStrangeNetworksWeek: of(distinct(strangeWeek, (q) => q.n)),
    accountStrangeSystemsWeek: of(distinct(strangeWeek, (q) => q.s)),
    accountStrangeCountriesWeek: of(distinct(strangeWeek, (q) => q.c)),
    accountStrangeDaysMonth: of(
      distinct(
        month.filter((q) => q.o),
        (q) => Math.floor(q.at / DAY),
      ),
    ),
    accountNetworksDay: of(distinct(day, (q) => q.n)),
    accountPurposesDay: of(distinct(day, (q) => q.p)),
    accountOtherPurposeStrange: of(yes(day.some((q) => q.o && q.p !== asker.p))),
    accountOtherPurposeMine: of(yes(day.some((q) => isNear(asker, q) && q.p !== asker.p))),
    accountRecoveriesDay: of(day.filter((q) => q.p === 'recovery').length),
    accountRecoveriesWeek: of(week.filter((q) => q.p === 'recovery').length),
    accountSignInsDay: of(day.filter((q) => q.p === 'sign_in').length),
    mineWeek: of(mine.filter((q) => now - q.at < 7 * DAY).length),
    mineMonth: of(mine.length),
    mineEnteredMonth: of(mine.filter((q) => isEntered(q, now)).length),
    strangeEnteredTwoDays: of(month.filter((q) => q.o && isEntered(q, now) && now - q.ok! < 2 * DAY).length),
    recoveredTwoDays: of(month.filter((q) => q.p === 'recovery' && isEntered(q, now) && now - q.ok! < 2 * DAY).length),
    approvalsHour: of(within(approvals, now, HOUR).length),
    approvalsDay: of(within(approvals, now, DAY).length),
    secondsSinceApprovalOfAccount: since(now, approvals.at(-1)?.at, 1000),
    secondsSinceOwnApproval: since(now, approvals.filter((a) => asker.d !== null && a.d === asker.d).at(-1)?.at, 1000),
  };
}

export function grantsAndContacts({ account, asker, now }: Scene) {
  const grant = asker.g === null ? undefined : account?.grants?.find((g) => g.k === asker.g);
  const grants = (account?.grants ?? []).filter((g) => g.ended === undefined);
  const contacts = account?.contacts ?? [];
  const own = contacts.find((c) => c.k === asker.x);
  const newest = (list: readonly { readonly at: number }[]) =>
    list.length ? Math.max(...list.map((i) => i.at)) : null;
  return {
    grants: account === null ? null : grants.length,
    grantDays: since(now, grant?.at, DAY),
    grantScopes: grant?.scopes ?? null,
    grantEnded: grant ? yes(grant.ended !== undefined) : null,
    grantKnown: asker.g === null || account === null ? null : yes(grant !== undefined),
    newestGrantDays: since(now, newest(grants), DAY),
    contacts: account === null ? null : contacts.length,
    contactDays: since(now, own?.at, DAY),
    contactKnown: account === null || contacts.length === 0 ? null : yes(own !== undefined),
    newestContactDays: since(now, newest(contacts), DAY),
    contactRemoved: account === null ? null : yes((account.removed ?? []).some((r) => r.k === asker.x)),
  };
}

export function sessionPlaces({ session, asker, now, around }: Scene) {
  const places = session === null ? null : (around.session?.places ?? []);
  const of = <T>(value: (list: NonNullable<typeof places>) => T) => (places === null ? null : value(places));
  const some = <T>(value: (list: NonNullable<typeof places>) => T) => of((p) => (p.length === 0 ? null : value(p)));
  const last = places?.at(-1);
  return {
    sessionNetworksTwoHours: of((p) => distinct(within(p, now, 2 * HOUR), (i) => i.n)),
    sessionNetworksDay: of((p) => distinct(within(p, now, DAY), (i) => i.n)),
    sessionSystemsDay: of((p) => distinct(within(p, now, DAY), (i) => i.s)),
    sessionCountriesDay: of((p) => distinct(within(p, now, DAY), (i) => i.c)),
    sessionDevices: of((p) => distinct(p, (i) => i.d)),
    sessionKnowsDevice: some((p) => yes(p.some((i) => i.d === asker.d))),
    sessionKnowsNetwork: some((p) => yes(p.some((i) => i.n === asker.n))),
    sessionKnowsSystem: some((p) => yes(p.some((i) => i.s === asker.s))),
    sessionKnowsCountry: some((p) => yes(p.some((i) => i.c === asker.c))),
    sessionKnowsClient: some((p) => yes(p.some((i) => i.l?.split('/')[0] === asker.l?.split('/')[0]))),
    sessionHours: since(now, last?.at, HOUR),
    sessionElsewhereHours: last && last.n !== asker.n ? since(now, last.at, HOUR) : null,
  };
}
