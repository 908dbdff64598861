/**
 * Assessing: the limits are taken (count first) and the facts gathered in the same call; what comes out is all that `decide` sees.
 * Nothing is decided here and nothing is read from the world.
 */
import { doubtOf } from '../causes/doubt.ts';
import { destinationOf } from '../codes/number-range.ts';
import type { Assessment } from '../facts.ts';
import type { CodeRequest, Instant } from '../model.ts';
import type {
  Company,
  CompanyMember,
  Mark,
  OpenVerification,
  ReserveAsk,
  Reserved,
  SubjectRef,
  Verification,
  World,
} from '../ports.ts';
import type { Assessed, Nearby } from '../subjects/assessed.ts';
import type { AccountBody, AddressBody, Asked, DeviceBody } from '../subjects/bodies.ts';
import { companyOf } from '../subjects/companies.ts';
import { isStrange } from '../subjects/fold.ts';
import {
  bodyOf,
  type Identity,
  identify,
  identifyAgain,
  isFamiliar,
  recogniseDevice,
  subjectRefs,
} from '../subjects/identity.ts';
import { openAddresses } from '../subjects/sealed.ts';
import { takesOf } from '../subjects/takes.ts';
import { appRef, aroundRefs, callerMark, routeMark, sourceOf } from '../surroundings/around.ts';
import { readNearby } from '../surroundings/nodes.ts';
import { rangesOfRequest } from '../surroundings/ranges/range-news.ts';
import type { Around } from '../surroundings/surroundings.ts';
import { countOpen, takerOf } from './count-open.ts';
import { type Counts, factsOf, type Gathered } from './facts.ts';

const DAY = 86_400_000;

/** The company that this request keeps: whose it joins, and whose are only counted. */
function companiesOf(request: CodeRequest, id: Identity, caller: Mark | null) {
  const { service } = id;
  const joins = (kind: Company['kind'], key: Mark | null, member: Mark | null) =>
    key === null ? [] : [{ company: companyOf(service, kind, key), member }];
  return [
    ...joins('network_account', id.neighbourhood, id.account ?? id.address),
    ...joins('network_wrong', id.neighbourhood, null),
    ...joins('session_network', id.session, id.neighbourhood),
    ...joins('caller_address', request.requester.actor === 'service' ? caller : null, id.address),
  ];
}

function askOf(world: World, request: CodeRequest, id: Identity, familiar: boolean, now: Instant): ReserveAsk {
  const caller = callerMark(world.vault, id.service, request.requester);
  const companies = companiesOf(request, id, caller);
  const { lifetimeSeconds } = world.policy.codes[request.purpose];
  return {
    addressKey: id.address,
    takes: takesOf(world, 'issue', takerOf(request, id, familiar, null)),
    subjects: subjectRefs(id),
    members: companies.flatMap(({ company, member }): CompanyMember[] =>
      member === null ? [] : [{ ...company, member, at: now }],
    ),
    companies: companies.map(({ company }) => company),
    join:
      id.requester === null
        ? null
        : {
            accountKey: id.account,
            requesterKey: id.requester,
            purpose: request.purpose,
            since: now - lifetimeSeconds * 1000,
          },
    budget: { key: id.budget, windowDays: world.policy.budget.windowDays },
    worldSince: { service: id.service, at: now - DAY },
  };
}

function countsOf(ask: ReserveAsk, companies: readonly number[]): Counts {
  const of = (kind: Company['kind']) => {
    const i = ask.companies.findIndex((c) => c.kind === kind);
    return i < 0 ? null : (companies[i] ?? 0);
  };
  return {
    networkAccounts: of('network_account'),
    networkWrongPasswords: of('network_wrong'),
    sessionNetworks: of('session_network'),
    callerAddresses: of('caller_address'),
  };
}

function askedOf({ vault }: World, request: CodeRequest, id: Identity, isStranger: boolean, now: Instant): Asked {
  const { requester, purpose, to, service } = request;
  return {
    at: now,
    p: purpose,
    a: id.account,
    x: id.address,
    d: id.device,
    ...sourceOf(vault, service, requester),
    c: requester.country,
    g: requester.grant === null ? null : vault.mark(service, 'grant', requester.grant),
    r: to && routeMark(vault, service, to),
    ...(id.session !== null && { session: id.session }),
    o: isStranger,
    v: null,
  };
}

function assessed(
  world: World,
  { request, id, familiar }: Known,
  ask: ReserveAsk,
  reserved: Reserved,
  nearby: Nearby,
  now: Instant,
): Assessed {
  const account = bodyOf<AccountBody>(reserved.subjects, 'account') ?? null;
  const device = bodyOf<DeviceBody>(reserved.subjects, 'device') ?? null;
  const asked = askedOf(world, request, id, isStrange(account, device, id.device, id.neighbourhood), now);
  const gathered: Gathered = {
    request,
    id,
    now,
    asked,
    account,
    address: bodyOf<AddressBody>(reserved.subjects, 'address') ?? {},
    device,
    counts: countsOf(ask, reserved.companies),
    familiar,
    neighbours: openAddresses(world.vault, id.service, reserved.neighbours),
    worldChangedAt: reserved.worldChangedAt,
    nearby,
  };
  return { request, id, ask, familiar, reserved, facts: factsOf(gathered), asked, open: reserved.open, nearby };
}

/** A request with whoever asks recognised. */
interface Known {
  readonly request: CodeRequest;
  readonly id: Identity;
  readonly familiar: boolean;
}

/** Only a signed device can be familiar, so only for those is anything read before the limits are taken: once for the whole batch. */
async function recognise(
  world: World,
  requests: readonly CodeRequest[],
  again: Verification | null,
): Promise<readonly Known[]> {
  const known = await Promise.all(
    requests.map(async (request) => {
      const requester = await recogniseDevice(world.signer, request.service, request.requester);
      const named = { ...request, requester };
      return { request: named, id: again ? identifyAgain(world.vault, named, again) : identify(world.vault, named) };
    }),
  );
  const refs = known.map(({ request, id }) => (request.requester.deviceSigned ? subjectRefs(id) : []));
  const subjects = [...(await world.store.readSubjects(refs.flat()))];
  return known.map(({ request, id }, i) => {
    const own = subjects.splice(0, refs[i]!.length);
    const { deviceSigned } = request.requester;
    return { request, id, familiar: isFamiliar(id, deviceSigned, bodyOf(own, 'account'), bodyOf(own, 'address')) };
  });
}

/** What lies around, and the ranges of a number; whoever is familiar is not judged by those, and nobody earns on what never leaves. */
function nearbyRefs({ vault, senders }: World, { request, id, familiar }: Known): Readonly<Record<string, SubjectRef>> {
  const { service, to, requester } = request;
  const earned = senders.some((sender) => !sender.fictional);
  const ranges = familiar || !earned ? null : rangesOfRequest(vault, request);
  const route = to && routeMark(vault, service, to);
  const around = aroundRefs(vault, service, sourceOf(vault, service, requester), id.session, route);
  return ranges
    ? { ...around, everywhere: ranges.everywhere, country: ranges.country, carrier: ranges.carrier }
    : around;
}

/** Limits are taken, and facts gathered with what lies around. */
async function reserveNearby(world: Around, known: readonly Known[], asks: readonly ReserveAsk[], now: Instant) {
  const refs = known.map((one) => nearbyRefs(world, one));
  const reserving = world.store.reserve(asks, now);
  const [reserved, nearby] = await Promise.all([reserving, readNearby(world.surroundings, refs, now)]);
  const apps = await readApps(world, known, reserved, now);
  return known.map((one, i) => assessed(world, one, asks[i]!, reserved[i]!, { ...nearby[i], ...apps[i] }, now));
}

/** Only the account's own list names the app that a grant was given to. */
async function readApps(world: Around, known: readonly Known[], reserved: readonly Reserved[], now: Instant) {
  const refs = known.map(({ request, id }, i): Readonly<Record<string, SubjectRef>> => {
    const { grant } = request.requester;
    if (grant === null) return {};
    const account = bodyOf<AccountBody>(reserved[i]!.subjects, 'account') ?? null;
    const app = appRef(id.service, account, world.vault.mark(id.service, 'grant', grant));
    return app ? { app } : {};
  });
  return await readNearby(world.surroundings, refs, now);
}

export async function assess(
  world: Around,
  requests: readonly CodeRequest[],
  now: Instant,
): Promise<readonly Assessed[]> {
  const known = await recognise(world, requests, null);
  const asks = known.map(({ request, id, familiar }) => askOf(world, request, id, familiar, now));
  return await countOpen(world, await reserveNearby(world, known, asks, now), now);
}

/** One more message of a verification that is open: its limits, its facts, and itself as what is joined. */
export async function assessAgain(
  world: Around,
  request: CodeRequest,
  v: Verification,
  now: Instant,
): Promise<Assessed> {
  const [known] = await recognise(world, [request], v);
  const { request: named, id, familiar } = known!;
  const takes = takesOf(world, 'issue', takerOf(named, id, familiar, v.id));
  const ask = { ...askOf(world, named, id, familiar, now), takes, join: null };
  const [again] = await reserveNearby(world, [known!], [ask], now);
  return { ...again!, open: openOf(v) };
}

const openOf = (v: Verification): OpenVerification => ({ ...v, lastMessageAt: v.lastSentAt });

/** The same requests on fresh facts; what was taken stays taken, and what is joined stays joined. */
export async function reassess(world: World, stale: readonly Assessed[], now: Instant): Promise<readonly Assessed[]> {
  const found = await world.store.gather(
    stale.map((a) => a.ask),
    now,
  );
  const fresh = stale.map((a, i) => {
    const again = assessed(world, a, a.ask, { ...found[i]!, taken: a.reserved.taken }, a.nearby, now);
    return a.ask.join === null ? { ...again, open: a.open } : again;
  });
  return await countOpen(world, fresh, now);
}

/** What is decided on is what is stored: no mark, and nothing that deciding does not look at. */
export const assessmentOf = (a: Assessed, now: number, resend: boolean): Assessment => ({
  now,
  purpose: a.request.purpose,
  facts: a.facts,
  doubt: doubtOf(a.facts),
  familiar: a.familiar,
  nobody: a.request.to === null,
  limits: a.reserved.taken.map(({ name, familiar, strangers, familiars, windowEnds }) => ({
    name,
    familiar,
    strangers,
    familiars,
    windowEnds,
  })),
  budgetUsed: a.reserved.budgetUsed,
  open: a.open && {
    withheld: a.open.withheld,
    codeLength: a.open.codeLength,
    resendAfter: a.open.resendAfter,
  },
  resend,
  destination: a.request.to?.kind === 'phone' ? destinationOf(a.request.to.value) : null,
});
