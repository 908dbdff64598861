/**
 * What is kept of accounts and addresses, as events: not each time that something happened, but the last, as far back as its list
 * goes. Pure.
 */
import type { Mark, WorldFact } from '../../engine/ports.ts';
import type { AccountBody, AddressBody } from '../../engine/subjects/bodies.ts';
import type { Exported } from './exported.ts';
import type { Pseudonyms } from './pseudonyms.ts';

const within = (list: readonly { readonly k: Mark; readonly at: number }[] | undefined, at: number) =>
  list?.findLast((seen) => seen.at === at)?.k ?? null;

/** Where and on what the account was last seen; what was seen at one time was seen together. */
function seenOf(names: Pseudonyms, account: string, { devices, networks }: AccountBody): Exported[] {
  const times = new Set([...(devices ?? []), ...(networks ?? [])].map(({ at }) => at));
  return [...times].map((at) => {
    const [device, network] = [within(devices, at), within(networks, at)];
    const requester = {
      device: device === null ? null : names.name('device', device),
      ip: network === null ? null : names.network(network),
    };
    return { at, type: 'account.seen', account, requester };
  });
}

export function eventsOfAccount(names: Pseudonyms, key: Mark, body: AccountBody): Exported[] {
  const account = names.name('account', key);
  const { tries, grants, leaked, changed } = body;
  return [
    ...seenOf(names, account, body),
    ...(tries ?? []).map(({ at, right, n }): Exported => {
      const requester = { ip: n === null ? null : names.network(n) };
      return { at, type: 'password.tried', account, username: account, result: right ? 'right' : 'wrong', requester };
    }),
    ...(grants ?? []).map(({ k, at }): Exported => {
      return { at, type: 'grant.created', account, grant: names.name('grant', k), app: 'unknown', scopes: [] };
    }),
    ...(leaked === undefined ? [] : [{ at: leaked, type: 'credentials.leaked' as const, account }]),
    ...(changed === undefined ? [] : [{ at: changed, type: 'password.changed' as const, account }]),
  ];
}

/** `to`: the address as it is. */
export function eventsOfAddress(names: Pseudonyms, to: string, body: AddressBody): Exported[] {
  const contact = names.address(to);
  const proofs = (body.proofs ?? []).flatMap(({ a, at }): Exported[] =>
    a === null ? [] : [{ at, type: 'contact.verified', account: names.name('account', a), contact }],
  );
  const told = (fact: 'recycled' | 'sim_swapped', at: number | undefined): Exported[] =>
    at === undefined ? [] : [{ at, type: 'carrier.told', contact, fact, since: new Date(at).toISOString() }];
  return [...proofs, ...told('recycled', body.recycled), ...told('sim_swapped', body.simSwapped)];
}

export const eventOfWorld = ({ at, fact, component }: WorldFact): Exported => ({
  at,
  type: 'platform.told',
  fact,
  component,
});
