/**
 * What lies around one request, told and read: the company of its network, autonomous system, client's version, caller and app, the
 * places of its session, the way its message goes, and the platform as a whole.
 */
import type { Address, Instant, Requester } from '../model.ts';
import type { Mark, SubjectKind, SubjectRef, Vault } from '../ports.ts';
import type { AccountBody, AddressBody, Asked } from '../subjects/bodies.ts';
import { neighbourhoodMark } from '../subjects/identity.ts';
import { shortId } from '../subjects/ids.ts';
import type { Change } from '../subjects/update.ts';
import {
  type CompanyAsked,
  type CompanyBody,
  type CompanyTried,
  type CompanyWord,
  foldAsked,
  foldCompanySeen,
  foldEntered,
  foldTried,
} from './company.ts';
import {
  foldAskedOfPlatform,
  foldSaidByPlatform,
  foldSeenByPlatform,
  type PlatformBody,
  type PlatformSaid,
} from './platform.ts';
import { foldProved, foldSaid, foldSent, type RouteBody } from './routes.ts';
import { foldPlace, type Place, type SessionBody } from './sessions.ts';
import type { Around, Body } from './surroundings.ts';

export type AroundRefs = Readonly<Partial<Record<AroundName, SubjectRef>>>;
export type AroundName = CompanyWord | 'session' | 'route' | 'platform';

/** The parts of a request that lead to what lies around it, as marks where they name somebody. */
export type Around5 = Pick<Asked, 'n' | 's' | 'l' | 'k'>;

const QUICK = 90_000;

export const routeMark = (vault: Vault, service: string, to: Address): Mark =>
  vault.mark(service, 'route', to.kind === 'phone' ? to.value.slice(0, 5) : to.value.slice(to.value.indexOf('@')));

export const clientMark = (vault: Vault, service: string, client: string | null): Mark | null =>
  client === null || client === 'unknown' ? null : vault.mark(service, 'client', client);

export const callerMark = (vault: Vault, service: string, { apiKey }: Requester): Mark | null =>
  apiKey === null ? null : vault.mark(service, 'caller', apiKey);

const refsOf = (service: string, marks: Readonly<Partial<Record<AroundName, Mark | null>>>): AroundRefs =>
  Object.fromEntries(
    Object.entries(marks).flatMap(([kind, key]) => (key ? [[kind, { service, kind: kind as SubjectKind, key }]] : [])),
  );

const companyMarks = (vault: Vault, service: string, { n, s, l, k }: Around5) => ({
  network: n,
  system: s === null ? null : vault.mark(service, 'system', String(s)),
  client: clientMark(vault, service, l),
  caller: k,
});

export const platformRef = (vault: Vault, service: string): SubjectRef => ({
  service,
  kind: 'platform',
  key: vault.mark(service, 'platform', ''),
});

export const sourceOf = (vault: Vault, service: string, requester: Requester): Around5 => ({
  n: neighbourhoodMark(vault, service, requester),
  s: requester.asn,
  l: requester.client,
  k: callerMark(vault, service, requester),
});

/** Everything but the app, which only the account's own list of grants names. */
export function aroundRefs(
  vault: Vault,
  service: string,
  source: Around5,
  session: Mark | null,
  route: Mark | null,
): AroundRefs {
  const { key } = platformRef(vault, service);
  return refsOf(service, { ...companyMarks(vault, service, source), session, route, platform: key });
}

/** The app that a grant was given to. */
export function appRef(service: string, account: AccountBody | null, grant: Mark | null): SubjectRef | null {
  const app = grant === null ? null : account?.grants?.find((g) => g.k === grant)?.app;
  return app ? { service, kind: 'app', key: app } : null;
}

const changing = <T extends object>(ref: SubjectRef, fold: (body: T) => T): Change => ({
  ref,
  fold: (body: Body) => ({ ...fold(body as unknown as T) }) as unknown as Body,
});

function companyChanges(
  vault: Vault,
  service: string,
  source: Around5,
  app: SubjectRef | null,
  fold: (body: CompanyBody) => CompanyBody,
): Change[] {
  const refs = Object.values(refsOf(service, companyMarks(vault, service, source)));
  return [...refs, ...(app ? [app] : [])].map((ref) => changing<CompanyBody>(ref, fold));
}

export interface AskedAround {
  readonly service: string;
  readonly asked: Asked;
  readonly app: SubjectRef | null;
  readonly session: Mark | null;
  readonly actor: Requester['actor'];
  /** Set where a message leaves. */
  readonly route: Mark | null;
}

export function tellAskedAround({ vault, surroundings }: Around, told: AskedAround): void {
  const { service, asked, app, session, actor, route } = told;
  const { at, a, x, o, p, v } = asked;
  const company: CompanyAsked = { at, who: a ?? x, x, strange: o, actor, purpose: p };
  surroundings.tell([
    ...companyChanges(vault, service, asked, app, (body) => foldAsked(body, company)),
    changing<PlatformBody>(platformRef(vault, service), (body) => foldAskedOfPlatform(body, company)),
    ...placeChanges(service, session, { at, n: asked.n, s: asked.s, c: asked.c, d: asked.d, l: asked.l }),
    ...(route && v
      ? [changing<RouteBody>({ service, kind: 'route', key: route }, (body) => foldSent(body, v, at))]
      : []),
  ]);
}

const placeChanges = (service: string, session: Mark | null, place: Place): Change[] =>
  session === null
    ? []
    : [changing<SessionBody>({ service, kind: 'session', key: session }, (body) => foldPlace(body, place))];

/** A code was entered: said of the company that whoever asked for it kept. */
export function tellEntered(
  { vault, surroundings }: Around,
  service: string,
  v: string,
  address: AddressBody | undefined,
  account: AccountBody | null,
  now: Instant,
): void {
  const asked = address?.requests?.filter((one) => one.v === shortId(v)).at(-1);
  if (!asked) return;
  const fold = (body: CompanyBody) => foldEntered(body, asked.at, asked.o && now - asked.at < QUICK);
  surroundings.tell([
    ...companyChanges(vault, service, asked, appRef(service, account, asked.g), fold),
    changing<PlatformBody>(platformRef(vault, service), fold),
  ]);
}

export function tellTried(
  { vault, surroundings }: Around,
  service: string,
  from: Requester,
  tried: CompanyTried,
): void {
  const source = sourceOf(vault, service, from);
  surroundings.tell(companyChanges(vault, service, source, null, (body) => foldTried(body, tried)));
}

export function tellSeenAround(
  { vault, surroundings }: Around,
  service: string,
  account: Mark,
  session: Mark | null,
  device: Mark | null,
  from: Requester,
  at: Instant,
): void {
  const source = sourceOf(vault, service, from);
  surroundings.tell([
    ...companyChanges(vault, service, source, null, (body) => foldCompanySeen(body, at, account)),
    ...placeChanges(service, session, { at, n: source.n, s: source.s, c: from.country, d: device, l: from.client }),
    changing<PlatformBody>(platformRef(vault, service), (body) => foldSeenByPlatform(body, at, account, from.client)),
  ]);
}

export function tellPlatform({ vault, surroundings }: Around, service: string, said: PlatformSaid): void {
  const fold = (body: PlatformBody) => foldSaidByPlatform(body, said);
  surroundings.tell([changing<PlatformBody>(platformRef(vault, service), fold)]);
}

/** A mail domain, or numbers that begin alike, got one more proved address. */
export function tellProvedRoute({ vault, surroundings }: Around, service: string, to: Address): void {
  const ref = { service, kind: 'route', key: routeMark(vault, service, to) } as const;
  surroundings.tell([changing<RouteBody>(ref, foldProved)]);
}

/** What a carrier says of a message that went this way. */
export function tellReported(
  { surroundings }: Around,
  service: string,
  route: Mark,
  v: string,
  status: string,
  at: Instant,
): void {
  surroundings.tell([
    changing<RouteBody>({ service, kind: 'route', key: route }, (body) => foldSaid(body, shortId(v), status, at)),
  ]);
}

export interface ReportSaid {
  readonly service: string;
  readonly to: Address;
  readonly verification: string;
  readonly status: string;
  readonly at: Instant;
}

/** The same where the address is at hand. */
export const tellReportSaid = (around: Around, { service, to, verification, status, at }: ReportSaid): void =>
  tellReported(around, service, routeMark(around.vault, service, to), verification, status, at);
