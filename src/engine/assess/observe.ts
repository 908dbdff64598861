/**
 * Taking in what the operator's systems tell: each observation becomes folds into subjects, company kept, and facts of the platform.
 * One path for what comes over HTTP and what a replay tells.
 */
import type { Address, Instant, Observation } from '../model.ts';
import type { CompanyMember, Mark, PersonKey, Subject, SubjectKind, Vault, World, WorldFact } from '../ports.ts';
import type { AccountBody, AddressBody, DeviceBody } from '../subjects/bodies.ts';
import { companyOf } from '../subjects/companies.ts';
import {
  foldApprovalIntoAccount,
  foldApprovalIntoAddress,
  foldChanged,
  foldContact,
  foldGivenUp,
  foldGrant,
  foldGrantEnded,
  foldPassword,
  foldPasswordIntoDevice,
  foldSeen,
  foldSeenIntoDevice,
} from '../subjects/fold.ts';
import {
  accountMark,
  addressMark,
  clientName,
  countryMark,
  neighbourhoodMark,
  recogniseDevice,
  signedDeviceMark,
} from '../subjects/identity.ts';
import { sealAddress } from '../subjects/sealed.ts';
import { type Change, updateSubjects } from '../subjects/update.ts';
import { tellPlatform, tellProvedRoute, tellSeenAround, tellTried } from '../surroundings/around.ts';
import { type SeenDevice, tellSeen } from '../surroundings/ranges/range-news.ts';
import type { Around } from '../surroundings/surroundings.ts';

interface Taken {
  readonly changes: readonly Change[];
  readonly members: readonly CompanyMember[];
  readonly world: readonly WorldFact[];
}

const NOTHING: Taken = { changes: [], members: [], world: [] };

function changing<T extends object>(service: string, kind: SubjectKind, key: Mark, fold: (body: T) => T): Change {
  return { ref: { service, kind, key }, fold: (body) => fold(body as T) as Readonly<Record<string, unknown>> };
}

function takeSeen(vault: Vault, service: string, o: Observation & { type: 'account.seen' }): Taken {
  const { requester } = o;
  const key = vault.mark(service, 'account', o.account);
  const neighbourhood = neighbourhoodMark(vault, service, requester);
  const device = signedDeviceMark(vault, service, requester);
  const session = requester.session === null ? null : vault.mark(service, 'session', requester.session);
  const country = countryMark(vault, service, requester);
  const { asn } = requester;
  const seen = { at: o.at, device, neighbourhood, country, asn, client: clientName(requester.client) };
  const members: CompanyMember[] =
    session && neighbourhood
      ? [{ ...companyOf(service, 'session_network', session), member: neighbourhood, at: o.at }]
      : [];
  return {
    ...NOTHING,
    changes: [
      changing<AccountBody>(service, 'account', key, (body) => foldSeen(body, seen)),
      ...(device === null
        ? []
        : [changing<DeviceBody>(service, 'device', device, (body) => foldSeenIntoDevice(body, key, o.at))]),
    ],
    members,
  };
}

function takePassword(vault: Vault, service: string, o: Observation & { type: 'password.tried' }): Taken {
  const neighbourhood = neighbourhoodMark(vault, service, o.requester);
  const account = accountMark(vault, service, o.account);
  const name = account ?? vault.mark(service, 'username', o.username);
  const member = (kind: CompanyMember['kind'], key: Mark): CompanyMember => ({
    ...companyOf(service, kind, key),
    member: name,
    at: o.at,
  });
  const members = neighbourhood
    ? [member('network_account', neighbourhood), ...(o.right ? [] : [member('network_wrong', neighbourhood)])]
    : [];
  const device = signedDeviceMark(vault, service, o.requester);
  const tried = { at: o.at, right: o.right, n: neighbourhood, s: o.requester.asn, d: device, u: name };
  const whose = { ...tried, familiar: false, o: true };
  const changes = [
    ...(account ? [changing<AccountBody>(service, 'account', account, (body) => foldPassword(body, tried))] : []),
    ...(device ? [changing<DeviceBody>(service, 'device', device, (body) => foldPasswordIntoDevice(body, whose))] : []),
  ];
  return { ...NOTHING, changes, members };
}

function takeContact(
  vault: Vault,
  service: string,
  at: Instant,
  account: string,
  contact: Address,
  what: string,
): Taken {
  const accountKey = vault.mark(service, 'account', account);
  const address = addressMark(vault, service, contact.value);
  const nobody = { device: null, neighbourhood: null, country: null, asn: null, client: null, v: null };
  const approval = { at, account: accountKey, address, ...nobody };
  const onAccount = changing<AccountBody>(service, 'account', accountKey, (body) =>
    what === 'contact.verified'
      ? unseen(foldApprovalIntoAccount(body, approval), body)
      : foldContact(body, address, at, what === 'contact.added'),
  );
  const onAddress = changing<AddressBody>(service, 'address', address, (body) => ({
    ...foldApprovalIntoAddress(body, approval),
    ...(body.approvedAt === undefined ? {} : { approvedAt: body.approvedAt }),
  }));
  const givenUp = changing<AddressBody>(service, 'address', address, (body) => foldGivenUp(body, accountKey, at));
  const changes = { 'contact.verified': [onAccount, onAddress], 'contact.removed': [onAccount, givenUp] }[what];
  return { ...NOTHING, changes: changes ?? [onAccount] };
}

/** Proved, and not seen: the operator tells of it, whoever was at hand. */
function unseen({ seen: _, times: __, ...folded }: AccountBody, { seen, times }: AccountBody): AccountBody {
  return { ...folded, ...(seen !== undefined && { seen }), ...(times !== undefined && { times }) };
}

function takeCarrier(vault: Vault, service: string, o: Observation & { type: 'carrier.told' }): Taken {
  const facts = { sim_swapped: 'simSwapped', recycled: 'recycled', disconnected: 'disconnected' } as const;
  const fact = { [facts[o.fact]]: o.since };
  return {
    ...NOTHING,
    changes: [
      changing<AddressBody>(service, 'address', addressMark(vault, service, o.contact.value), (body) => ({
        ...body,
        ...fact,
      })),
    ],
  };
}

function take(vault: Vault, service: string, o: Observation): Taken {
  const onAccount = (account: string, fold: (body: AccountBody) => AccountBody): Taken => ({
    ...NOTHING,
    changes: [changing<AccountBody>(service, 'account', vault.mark(service, 'account', account), fold)],
  });
  switch (o.type) {
    case 'account.created':
      return onAccount(o.account, (body) => ({ ...body, created: Math.min(o.at, body.created ?? o.at) }));
    case 'account.seen':
      return takeSeen(vault, service, o);
    case 'password.tried':
      return takePassword(vault, service, o);
    case 'password.changed':
      return onAccount(o.account, (body) => foldChanged(body, o.at, signedDeviceMark(vault, service, o.requester)));
    case 'credentials.leaked':
      return onAccount(o.account, (body) => ({ ...body, leaked: o.at }));
    case 'grant.created':
      return onAccount(o.account, (body) => {
        const app = o.app === null ? null : vault.mark(service, 'app', o.app);
        return foldGrant(body, { k: vault.mark(service, 'grant', o.grant), at: o.at, app, scopes: o.scopes });
      });
    case 'grant.revoked':
      return onAccount(o.account, (body) => foldGrantEnded(body, vault.mark(service, 'grant', o.grant), o.at));
    case 'carrier.told':
      return takeCarrier(vault, service, o);
    case 'platform.told':
      return {
        ...NOTHING,
        world: o.fact === 'resolved' ? [] : [{ service, at: o.at, fact: o.fact, component: o.component }],
      };
    default:
      return takeContact(vault, service, o.at, o.account, o.contact, o.type);
  }
}

const SEAL_ROUNDS = 10;

interface Contact {
  readonly service: string;
  readonly to: Address;
}

/** Undefined where it does not open: that address is not compared, and what else is told goes on. The vault notes it. */
function keyOf(vault: Vault, { service, personKey }: Subject): PersonKey | undefined {
  if (!personKey) return vault.newPersonKey(service);
  try {
    return vault.openPersonKey(service, personKey);
  } catch {
    return undefined;
  }
}

/** A proved contact's address is kept sealed, so that near neighbours can be compared with it later. */
async function sealContacts(world: World, contacts: readonly Contact[], now: Instant): Promise<void> {
  const { vault, store } = world;
  const marked = contacts.map((c) => ({ ...c, key: addressMark(vault, c.service, c.to.value) }));
  const named = new Map(marked.map((c) => [`${c.service} ${c.key}`, c]));
  let left = [...named.values()];
  for (let round = 0; left.length > 0 && round < SEAL_ROUNDS; round++) {
    const subjects = await store.readSubjects(left.map(({ service, key }) => ({ service, kind: 'address', key })));
    const unsealed = subjects.flatMap((s, i) => {
      const person = s.sealed ? undefined : keyOf(vault, s);
      if (!person) return [];
      const sealed = sealAddress(vault, person, s, left[i]!.to.value);
      return [{ contact: left[i]!, write: { ...s, personKey: person.wrapped, sealed } }];
    });
    const written = await store.writeSubjects(
      unsealed.map(({ write }) => write),
      now,
    );
    // Overtaken by whoever changed it meanwhile.
    left = unsealed.flatMap(({ contact }, i) => (written[i] ? [] : [contact]));
  }
}

/** A device token in an observation names the device it was signed for. */
async function recognised(world: World, service: string, o: Observation): Promise<Observation> {
  return 'requester' in o ? { ...o, requester: await recogniseDevice(world.signer, service, o.requester) } : o;
}

/** What one caller tells of one service. */
export interface Told {
  readonly service: string;
  readonly observations: readonly Observation[];
}

interface Recognised {
  readonly service: string;
  readonly o: Observation;
}

const recogniseAll = (world: World, told: readonly Told[]): Promise<readonly Recognised[]> =>
  Promise.all(
    told.flatMap(({ service, observations }) =>
      observations.map(async (o) => ({ service, o: await recognised(world, service, o) })),
    ),
  );

/** What it says of what lies around: a device that was seen signed in came back. */
async function tellAround(world: Around, all: readonly Recognised[], now: Instant): Promise<void> {
  const seen = all.flatMap(({ service, o }): SeenDevice[] => {
    const device = o.type === 'account.seen' ? signedDeviceMark(world.vault, service, o.requester) : null;
    return device === null ? [] : [{ service, device }];
  });
  await tellSeen(world, seen, now);
  for (const { service, o } of all) tellOne(world, service, o);
}

function tellOne(world: Around, service: string, o: Observation): void {
  const { vault } = world;
  switch (o.type) {
    case 'account.seen': {
      const { session } = o.requester;
      const marked = session === null ? null : vault.mark(service, 'session', session);
      const device = signedDeviceMark(vault, service, o.requester);
      tellSeenAround(world, service, vault.mark(service, 'account', o.account), marked, device, o.requester, o.at);
      break;
    }
    case 'password.tried': {
      const account = accountMark(vault, service, o.account);
      const name = account ?? vault.mark(service, 'username', o.username);
      tellTried(world, service, o.requester, { at: o.at, name, isNobody: account === null, right: o.right });
      break;
    }
    case 'contact.verified':
      tellProvedRoute(world, service, o.contact);
      break;
    case 'platform.told':
      tellPlatform(world, service, o);
      break;
    default:
  }
}

/** Only what it says of what lies around. `observe` does it too. */
export const observeAround = async (world: Around, told: readonly Told[], now: Instant): Promise<void> =>
  tellAround(world, await recogniseAll(world, told), now);

/** Whatever callers told at the same time is folded and written together. */
export async function observe(world: Around, told: readonly Told[], now: Instant): Promise<void> {
  const all = await recogniseAll(world, told);
  await tellAround(world, all, now);
  const contacts = all.flatMap(({ service, o }) => (o.type === 'contact.verified' ? [{ service, to: o.contact }] : []));
  if (contacts.length > 0) await sealContacts(world, contacts, now);
  const taken = all.map(({ service, o }) => take(world.vault, service, o));
  await world.store.addMembers(taken.flatMap((t) => t.members));
  await world.store.addWorldFacts(taken.flatMap((t) => t.world));
  // Last, since this alone is not the same when it is done twice: whatever fails before, it can all be told again.
  await updateSubjects(
    world.store,
    taken.flatMap((t) => t.changes),
    now,
  );
}
