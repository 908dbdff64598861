/** All that the measures of one request are taken from: who asked, what is known of them, and of what lies around them. */
import type { Address, CodeRequest, Instant } from '../model.ts';
import type { AccountBody, AddressBody, Asked, DeviceBody } from '../subjects/bodies.ts';
import type { CompanyBody } from '../surroundings/company.ts';
import type { PlatformBody } from '../surroundings/platform.ts';
import type { RouteBody } from '../surroundings/routes.ts';
import type { SessionBody } from '../surroundings/sessions.ts';

/** Bodies of what lies around; null where there is no such thing (no session, no grant). */
export interface Around {
  readonly network: CompanyBody | null;
  readonly system: CompanyBody | null;
  readonly client: CompanyBody | null;
  readonly caller: CompanyBody | null;
  readonly app: CompanyBody | null;
  readonly session: SessionBody | null;
  readonly route: RouteBody | null;
  readonly platform: PlatformBody;
}

/** What a request tells of whoever asked, as far as measures compare it. */
export type Asker = Omit<Asked, 'ok' | 'o' | 'v'>;

export interface Scene {
  readonly request: Pick<CodeRequest, 'to' | 'typed'>;
  readonly asker: Asker;
  readonly now: Instant;
  readonly account: AccountBody | null;
  readonly address: AddressBody;
  readonly device: DeviceBody | null;
  readonly session: string | null;
  readonly neighbours: readonly Address[];
  readonly around: Around;
}

/** Yes is 1, no is 0, and what is not known is null. */
export type Measure = number | null;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

interface Dated {
  readonly at: Instant;
}

export const within = <T extends Dated>(list: readonly T[] | undefined, now: Instant, span: number): readonly T[] =>
  (list ?? []).filter((one) => one.at <= now && now - one.at < span);

export const yes = (what: boolean): Measure => (what ? 1 : 0);
export const share = (part: number, of: number, least = 1): Measure => (of < least ? null : part / of);
export const since = (now: Instant, at: Instant | undefined | null, unit: number): Measure =>
  at === undefined || at === null ? null : Math.max(0, (now - at) / unit);

export function distinct<T>(list: readonly T[], of: (one: T) => unknown): number {
  const seen = new Set<unknown>();
  for (const one of list) {
    const value = of(one);
    if (value !== null && value !== undefined) seen.add(value);
  }
  return seen.size;
}

export const knows = (list: readonly { readonly k: string }[] | undefined, key: string | null): Measure =>
  key === null || list === undefined || list.length === 0 ? null : yes(list.some((one) => one.k === key));

/** How far gaps are from all alike: their standard deviation in parts of their mean; null with fewer than two. */
export function unevenness(times: readonly Instant[]): Measure {
  if (times.length < 3) return null;
  const gaps = times.slice(1).map((t, i) => t - times[i]!);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  if (mean <= 0) return 0;
  return Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length) / mean;
}

/** How alike the times of day are, 0 to 1: the length of their mean on the clock's face; null with fewer than three. */
export function sameTimeOfDay(times: readonly Instant[]): Measure {
  if (times.length < 3) return null;
  const angles = times.map((t) => ((t % DAY) / DAY) * 2 * Math.PI);
  const x = angles.reduce((sum, a) => sum + Math.cos(a), 0) / angles.length;
  const y = angles.reduce((sum, a) => sum + Math.sin(a), 0) / angles.length;
  return Math.sqrt(x * x + y * y);
}

/** Whether it was the same party: the same device, or, where none is told, the same network. */
export const isSame = (asker: Pick<Asker, 'd' | 'n'>, one: Pick<Asker, 'd' | 'n'>): boolean =>
  asker.d === null ? asker.n !== null && one.n === asker.n : one.d === asker.d;
export const isNear = (asker: Pick<Asker, 'd' | 'n'>, one: Pick<Asker, 'd' | 'n'>): boolean =>
  (asker.d !== null && one.d === asker.d) || (asker.n !== null && one.n === asker.n);
export const isEntered = (one: Asked, now: Instant): boolean => one.ok !== undefined && one.ok <= now;
