/** Measures of the device: how long it is known, whom it asked for, and the rhythm it asks in. */
import {
  DAY,
  distinct,
  HOUR,
  isEntered,
  MINUTE,
  type Scene,
  sameTimeOfDay,
  since,
  unevenness,
  within,
  yes,
} from './scene.ts';

export function deviceHistory({ device, asker, now }: Scene) {
  const asked = device?.asked ?? [];
  const week = within(asked, now, 7 * DAY);
  const day = within(asked, now, DAY);
  const tries = within(device?.tries, now, 7 * DAY);
  const of = <T>(value: T) => (device === null ? null : value);
  return {
    deviceDays: device === null ? null : (since(now, device.first, DAY) ?? 0),
    deviceTimes: of(device?.times ?? 0),
    deviceAccounts: of(device?.accounts?.length ?? 0),
    deviceOfOthers: of(yes((device?.accounts ?? []).some((a) => a.k !== asker.a))),
    deviceAskedHour: of(within(asked, now, HOUR).length),
    deviceAskedDay: of(day.length),
    deviceAskedWeek: of(week.length),
    deviceWhoDay: of(distinct(day, (q) => q.a ?? q.x)),
    deviceWhoWeek: of(distinct(week, (q) => q.a ?? q.x)),
    deviceAddressesDay: of(distinct(day, (q) => q.x)),
    deviceEnteredWeek: of(week.filter((q) => isEntered(q, now)).length),
    deviceNetworksDay: of(distinct(day, (q) => q.n)),
    deviceNetworksWeek: of(distinct(week, (q) => q.n)),
    deviceSystemsWeek: of(distinct(week, (q) => q.s)),
    deviceClientsWeek: of(distinct(week, (q) => q.l)),
    deviceWrongDay: of(tries.filter((t) => !t.right && now - t.at < DAY).length),
    deviceWrongNamesWeek: of(
      distinct(
        tries.filter((t) => !t.right),
        (t) => t.u,
      ),
    ),
    deviceRightNamesWeek: of(
      distinct(
        tries.filter((t) => t.right),
        (t) => t.u,
      ),
    ),
  };
}

export function deviceRhythm({ device, asker, now }: Scene) {
  const week = within(device?.asked, now, 7 * DAY);
  const own = week.filter((q) => q.x === asker.x);
  const other = within(device?.asked, now, DAY)
    .filter((q) => q.x !== asker.x)
    .at(-1);
  const times = own.map((q) => q.at);
  const last = own.at(-1);
  const of = <T>(value: T) => (device === null ? null : value);
  return {
    ownUnevenness: unevenness([...times.slice(-5), now]),
    ownUnevennessOfThree: unevenness([...times.slice(-2), now]),
    ownTimeOfDay: sameTimeOfDay([...times.slice(-6), now]),
    ownGapSeconds: since(now, last?.at, 1000),
    ownWeek: of(own.length),
    ownHours: of(distinct(own, (q) => Math.floor(q.at / HOUR))),
    ownEnteredWeek: of(own.filter((q) => isEntered(q, now)).length),
    ownEnteredHour: of(own.filter((q) => isEntered(q, now) && now - q.at < HOUR).length),
    ownUnusedWeek: of(own.filter((q) => !isEntered(q, now)).length),
    ownSamePurpose: last ? yes(last.p === asker.p) : null,
    otherSeconds: since(now, other?.at, 1000),
    otherEntered: other ? yes(isEntered(other, now)) : null,
    otherWithinTenMinutes: of(yes(other !== undefined && now - other.at < 10 * MINUTE)),
  };
}
