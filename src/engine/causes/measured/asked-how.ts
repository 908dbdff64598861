/** How a code was asked for: what several causes are told apart by before anything else. */
import type { Facts } from '../../facts.ts';
import type { Purpose } from '../../model.ts';
import { both, no, type Reads, was } from '../families.ts';

const yesNo = (known: boolean | null | undefined): number | null =>
  known === null || known === undefined ? null : Number(known);

export const isFor =
  (...purposes: readonly Purpose[]): Reads =>
  ({ request }: Facts) =>
    request && Number(purposes.includes(request.purpose));
export const byActor =
  (actor: 'person' | 'client' | 'service'): Reads =>
  ({ request }) =>
    yesNo(request?.actor === null || request === null ? null : request.actor === actor);
export const withPassword: Reads = ({ request }) => request && Number(request.firstFactor === 'password');
export const typedNothing: Reads = ({ request }) => yesNo(request?.typed ? request.typed === 'nothing' : null);
export const typedWord: Reads = ({ request }) => yesNo(request?.typed ? request.typed === 'word' : null);
export const typedAddress: Reads = ({ request }) => yesNo(request?.typed ? request.typed === 'address' : null);
export const hasSession: Reads = ({ request }) => yesNo(request?.hasSession);
export const hasGrant: Reads = ({ request }) => yesNo(request?.hasGrant);
export const hasDevice: Reads = ({ request }) => yesNo(request?.hasDevice);
export const hasAccount: Reads = ({ request }) => request && Number(request.hasAccount);
export const byMail: Reads = ({ request }) => request && Number(request.channel === 'email');

/** The account does not know the device; without a device, nor the network. */
export const byStranger: Reads = (facts) => {
  const device = was('accountKnowsDevice')(facts);
  if (device !== 0 || facts.request?.hasDevice !== false) return device === null ? null : 1 - device;
  return no(was('accountKnowsNetwork'))(facts);
};
export const byKnown: Reads = no(byStranger);
export const atHome: Reads = both(byKnown, was('accountKnowsNetwork'));
/** Neither the device nor the network nor the system it is in is known. */
export const byFarStranger: Reads = both(byStranger, no(was('accountKnowsNetwork')), no(was('accountKnowsSystem')));
