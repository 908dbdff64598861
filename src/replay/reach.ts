/**
 * Whom an event is about and who could notice it, as names. Two events without a name in common leave the same behind in either
 * order. Pure.
 */
import type { Address } from '../engine/model.ts';
import { neighbourhoodOf } from '../engine/request/network.ts';
import type { TraceEvent, TraceRequester } from '../protocol/shapes/trace.ts';
import type { Ledger } from './ledger.ts';

const accountName = (account: string | null) => (account === null ? [] : [`account ${account}`]);
/** Spellings of one mailbox share a record. */
const addressName = (address: string) => `address ${address.toLowerCase()}`;

function requesterNames({ ip, session }: TraceRequester): string[] {
  const network = ip === null ? undefined : neighbourhoodOf(ip);
  return [
    ...(network === undefined ? [] : [`network ${network}`]),
    ...(session === null ? [] : [`session ${session}`]),
  ];
}

/** Checking a code reads neither what carriers said nor what they say of it later, so reports have names of their own. */
const reportName = (address: string) => `reports ${address.toLowerCase()}`;

function requestNames(name: string, ledger: Ledger): string[] {
  const request = ledger.find(name);
  return request ? [addressName(request.to.value), ...accountName(request.account)] : [];
}

export type Reach = readonly string[] | 'all';

/** What is on its way to an address. */
export const addressReach = (to: Address): Reach => [addressName(to.value)];

function reportReach(name: string, ledger: Ledger): Reach {
  const request = ledger.find(name);
  return request ? [reportName(request.to.value)] : [];
}

/** Who could notice this event once it is past; `all`: anybody; null: somebody waits for an answer to it. */
export function reachOf(event: TraceEvent, ledger: Ledger): Reach | null {
  switch (event.type) {
    case 'account.seen':
    case 'password.tried':
      return [...accountName(event.account), ...requesterNames(event.requester)];
    case 'account.created':
    case 'password.changed':
    case 'credentials.leaked':
    case 'grant.created':
    case 'grant.revoked':
      return accountName(event.account);
    case 'message.reported':
      return reportReach(event.request, ledger);
    case 'carrier.told':
      return [addressName(event.contact)];
    // An address that was proved is compared with its neighbours, whoever asks for them.
    case 'contact.added':
    case 'contact.verified':
    case 'contact.removed':
    case 'platform.told':
      return 'all';
    default:
      return null;
  }
}

/** Whose record an event reads or writes that somebody waits for. */
export function namesReadBy(event: TraceEvent, ledger: Ledger): readonly string[] {
  switch (event.type) {
    case 'code.requested':
      return [
        addressName(event.to),
        reportName(event.to),
        ...accountName(event.account),
        ...requesterNames(event.requester),
      ];
    case 'code.checked':
    case 'proof.given':
      return requestNames(event.request, ledger);
    case 'recipient.asked':
    case 'holder.acted':
      return [
        addressName(event.to),
        reportName(event.to),
        ...(event.request === null ? [] : requestNames(event.request, ledger)),
      ];
    default:
      return [];
  }
}
