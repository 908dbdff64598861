/** Measures of the company that a network, an autonomous system, a client's version, a caller or an app keeps. */
import { COMPANY, type CompanyBody, type CompanyWord, type Hour } from '../surroundings/company.ts';
import { isNewer, type PlatformBody, versionOf } from '../surroundings/platform.ts';
import { countIn, countOf } from '../surroundings/sketch.ts';
import { DAY, HOUR, type Measure, MINUTE, type Scene, share, since, within, yes } from './scene.ts';

/** Counts and sketches, added up over the hours from `from` on. Written out: it is done for each of five companies of every request. */
class Sums {
  asked = 0;
  strange = 0;
  systems = 0;
  clients = 0;
  entered = 0;
  quick = 0;
  wrong = 0;
  right = 0;
  private readonly bits = new Int32Array(14);

  constructor(hours: readonly Hour[], from: number) {
    for (const hour of hours) if (hour.h >= from) this.add(hour);
  }

  private add(hour: Hour): void {
    this.asked += hour.asked ?? 0;
    this.strange += hour.strange ?? 0;
    this.systems += hour.systems ?? 0;
    this.clients += hour.clients ?? 0;
    this.entered += hour.entered ?? 0;
    this.quick += hour.quick ?? 0;
    this.wrong += hour.wrong ?? 0;
    this.right += hour.right ?? 0;
    this.join(0, hour.who);
    this.join(2, hour.whoStrange);
    this.join(4, hour.recovered);
    this.join(6, hour.signedUp);
    this.join(8, hour.wrongNames);
    this.join(10, hour.nobodies);
    this.join(12, hour.rightNames);
  }

  private join(at: number, sketch: Hour['who']): void {
    if (sketch === undefined) return;
    this.bits[at]! |= sketch[0];
    this.bits[at + 1]! |= sketch[1];
  }

  private count = (at: number): number => countOf(this.bits[at]!, this.bits[at + 1]!);
  who = (): number => this.count(0);
  whoStrange = (): number => this.count(2);
  recovered = (): number => this.count(4);
  signedUp = (): number => this.count(6);
  wrongNames = (): number => this.count(8);
  nobodies = (): number => this.count(10);
  rightNames = (): number => this.count(12);
}

const NAMES = [
  'TenMinutes',
  'Hour',
  'Day',
  'WhoHour',
  'WhoDay',
  'StrangersDay',
  'StrangeShare',
  'EnteredShare',
  'QuickShare',
  'PerWho',
  'WrongDay',
  'WrongNamesDay',
  'NobodiesDay',
  'RightStrangersDay',
  'RightShare',
  'SystemsShare',
  'ClientsShare',
  'RecoveredDay',
  'SignedUpDay',
  'Seen',
  'Days',
  'Burst',
] as const;
export type CompanyName = `${CompanyWord}${(typeof NAMES)[number]}`;
export const COMPANY_NAMES: readonly CompanyName[] = COMPANY.flatMap((word) =>
  NAMES.map((name) => `${word}${name}` as const),
);

const UNKNOWN: readonly Measure[] = NAMES.map(() => null);

function addressesIn(recent: CompanyBody['recent'], now: number): number {
  const seen = new Set<string>();
  for (const { at, x } of recent ?? []) if (at <= now && now - at < 10 * MINUTE) seen.add(x);
  return seen.size;
}

/** In the order of `NAMES`. */
function valuesOf(body: CompanyBody | null, now: number): readonly Measure[] {
  if (body === null) return UNKNOWN;
  const h = Math.floor(now / HOUR);
  const hours = body.hours ?? [];
  const day = new Sums(hours, h - 24);
  const hour = new Sums(hours, h - 1);
  const who = day.who();
  return [
    addressesIn(body.recent, now),
    hour.asked,
    day.asked,
    hour.who(),
    who,
    day.whoStrange(),
    share(day.strange, day.asked, 3),
    share(day.entered, day.asked, 3),
    share(day.quick, day.asked, 3),
    share(day.asked, who),
    day.wrong,
    day.wrongNames(),
    day.nobodies(),
    day.rightNames(),
    share(day.right, day.wrong + day.right, 2),
    share(hour.systems, hour.asked, 3),
    share(day.clients, day.asked, 3),
    day.recovered(),
    day.signedUp(),
    countIn([body.seen, body.seenBefore]),
    since(now, body.first, DAY) ?? 0,
    share(hour.asked * 12, day.asked, 6),
  ];
}

/** In the order of `COMPANY_NAMES`. */
export const companies = ({ around, now }: Scene): readonly Measure[] =>
  COMPANY.flatMap((word) => valuesOf(around[word], now));

export function platform({ around, asker, now }: Scene) {
  const said = within(around.platform.said, now, DAY);
  const minutes = (fact: string) => since(now, said.filter((s) => s.fact === fact).at(-1)?.at, MINUTE);
  const open = said.filter(
    (s) =>
      s.fact === 'incident' && !said.some((o) => o.fact === 'resolved' && o.component === s.component && o.at > s.at),
  );
  const version = versionOf(asker.l);
  const newest = version && around.platform.newest?.[version.name];
  const { tenMinutes, minute } = busyness(around.platform, now);
  const hours = around.platform.hours ?? [];
  const [day, hour] = [new Sums(hours, Math.floor(now / HOUR) - 24), new Sums(hours, Math.floor(now / HOUR) - 1)];
  const known = Math.min(24, Math.max(1, (now - (around.platform.first ?? now)) / HOUR));
  return {
    deployMinutes: minutes('deploy'),
    failoverMinutes: minutes('failover'),
    restoreMinutes: minutes('restore'),
    incidentMinutes: minutes('incident'),
    incidentsOpen: open.length,
    incidentAboutCodes: yes(open.some((s) => s.aboutCodes)),
    versionOld: version && newest ? yes(isNewer(newest, version.numbers)) : null,
    versionsBehind: version && newest ? behind(newest, version.numbers) : null,
    serviceTenMinutes: tenMinutes,
    serviceMinute: minute,
    serviceBurst: day.asked < 12 ? null : tenMinutes / (day.asked / known / 6),
    serviceEnteredShare: share(hour.entered, hour.asked, 6),
  };
}

/** Releases behind: ten minor ones to a major one. */
const behind = (newest: readonly number[], own: readonly number[]): number =>
  (newest[0]! - own[0]!) * 10 + ((newest[1] ?? 0) - (own[1] ?? 0));

function busyness({ times }: PlatformBody, now: number): { readonly tenMinutes: number; readonly minute: number } {
  let [tenMinutes, minute] = [0, 0];
  for (const at of times ?? []) {
    if (now - at < 10 * MINUTE) tenMinutes++;
    if (now - at < MINUTE) minute++;
  }
  return { tenMinutes, minute };
}
