/**
 * Assessing: the limits are taken (count first) and the facts gathered in the same call; what comes out is all that `decide` sees.
 * Nothing is decided here and nothing is read from the world.
 */
import type { Assessment } from '../facts.ts';
import type { CodeRequest, Instant } from '../model.ts';
import type {
  Company,
  CompanyCount,
  CompanyMember,
  Mark,
  OpenVerification,
  ReserveAsk,
  Reserved,
  Verification,
  World,
} from '../ports.ts';
import type { Assessed } from '../subjects/assessed.ts';
import type { AccountBody, AddressBody } from '../subjects/bodies.ts';
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
import { type Counts, factsOf, type Gathered } from './facts.ts';

const DAY = 86_400_000;

interface Group extends Company {
  readonly member: Mark | null;
  readonly hours: number;
  readonly most: number;
}

/** The company that a request keeps, in the order of `Counts`. An unknown key has no group. */
function groupsOf(request: CodeRequest, id: Identity, caller: Mark | null): readonly (Group | null)[] {
  const group = (
    kind: Company['kind'],
    key: Mark | null,
    member: Mark | null,
    hours: number,
    most: number,
  ): Group | null => (key === null ? null : { service: id.service, kind, key, member, hours, most });
  return [
    group('network_account', id.neighbourhood, id.account ?? id.address, 24, 50),
    group('network_wrong', id.neighbourhood, null, 24, 50),
    group('session_network', id.session, id.neighbourhood, 2, 8),
    group('caller_address', request.requester.actor === 'service' ? caller : null, id.address, 1 / 6, 200),
    group('device_address', id.device, id.address, 24, 50),
    group('address_network', id.address, id.neighbourhood, 24, 50),
  ];
}

function askOf(world: World, request: CodeRequest, id: Identity, familiar: boolean, now: Instant): ReserveAsk {
  const caller =
    request.requester.apiKey === null ? null : world.vault.mark(id.service, 'caller', request.requester.apiKey);
  const groups = groupsOf(request, id, caller).filter((g) => g !== null);
  return {
    addressKey: id.address,
    takes: takesOf(world, 'issue', {
      service: id.service,
      channel: request.channel,
      verification: null,
      to: request.to,
      mailbox: id.mailbox,
      account: id.account,
      requester: request.requester,
      familiar,
      nothingDone: false,
    }),
    subjects: subjectRefs(id),
    members: groups.flatMap((g): CompanyMember[] =>
      g.member ? [{ service: g.service, kind: g.kind, key: g.key, member: g.member, at: now }] : [],
    ),
    companies: groups.map(
      (g): CompanyCount => ({
        service: g.service,
        kind: g.kind,
        key: g.key,
        since: now - g.hours * 3_600_000,
        most: g.most,
      }),
    ),
    join:
      id.requester === null ? null : { accountKey: id.account, requesterKey: id.requester, purpose: request.purpose },
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
    deviceAddresses: of('device_address'),
    addressNetworks: of('address_network'),
  };
}

function assessed(
  world: World,
  request: CodeRequest,
  id: Identity,
  ask: ReserveAsk,
  familiar: boolean,
  reserved: Reserved,
  now: Instant,
): Assessed {
  const gathered: Gathered = {
    request,
    id,
    now,
    account: bodyOf<AccountBody>(reserved.subjects, 'account') ?? null,
    address: bodyOf<AddressBody>(reserved.subjects, 'address') ?? {},
    counts: countsOf(ask, reserved.companies),
    familiar,
    neighbours: openAddresses(world.vault, id.service, reserved.neighbours),
    worldChangedAt: reserved.worldChangedAt,
  };
  return { request, id, ask, familiar, reserved, facts: factsOf(gathered), open: reserved.open };
}

/** Only a signed device can be familiar, so only then is anything read before the limits are taken. */
async function recognise(
  world: World,
  request: CodeRequest,
  again: Verification | null,
): Promise<readonly [CodeRequest, Identity, boolean]> {
  const requester = await recogniseDevice(world.signer, request.service, request.requester);
  const known = { ...request, requester };
  const id = again ? identifyAgain(world.vault, known, again) : identify(world.vault, known);
  if (!requester.deviceSigned) return [known, id, false];
  const subjects = await world.store.readSubjects(subjectRefs(id));
  return [known, id, isFamiliar(id, true, bodyOf(subjects, 'account'), bodyOf(subjects, 'address'))];
}

export async function assess(
  world: World,
  requests: readonly CodeRequest[],
  now: Instant,
): Promise<readonly Assessed[]> {
  const known = await Promise.all(requests.map((request) => recognise(world, request, null)));
  const asks = known.map(([request, id, familiar]) => askOf(world, request, id, familiar, now));
  const reserved = await world.store.reserve(asks, now);
  return known.map(([request, id, familiar], i) => assessed(world, request, id, asks[i]!, familiar, reserved[i]!, now));
}

/** One more message of a verification that is open: its limits, its facts, and itself as what is joined. */
export async function assessAgain(
  world: World,
  request: CodeRequest,
  v: Verification,
  now: Instant,
): Promise<Assessed> {
  const [known, id, familiar] = await recognise(world, request, v);
  const ask = { ...askOf(world, known, id, familiar, now), join: null };
  const [reserved] = await world.store.reserve([ask], now);
  return { ...assessed(world, known, id, ask, familiar, reserved!, now), open: openOf(v) };
}

const openOf = (v: Verification): OpenVerification => ({ ...v, lastMessageAt: v.lastSentAt });

/** The same requests on fresh facts; what was taken stays taken, and what is joined stays joined. */
export async function reassess(world: World, stale: readonly Assessed[], now: Instant): Promise<readonly Assessed[]> {
  const found = await world.store.gather(
    stale.map((a) => a.ask),
    now,
  );
  return stale.map((a, i) => {
    const again = assessed(world, a.request, a.id, a.ask, a.familiar, { ...found[i]!, taken: a.reserved.taken }, now);
    return a.ask.join === null ? { ...again, open: a.open } : again;
  });
}

/** What is decided on is what is stored: no mark, and nothing that deciding does not look at. */
export const assessmentOf = (a: Assessed, now: number, resend: boolean): Assessment => ({
  now,
  purpose: a.request.purpose,
  facts: a.facts,
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
  open: a.open && { withheld: a.open.withheld, codeLength: a.open.codeLength, resendAfter: a.open.resendAfter },
  resend,
});
