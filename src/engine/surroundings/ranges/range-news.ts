/**
 * Which requests are judged by their ranges, and what becomes of them told to the surroundings: a code left for a new number, the number
 * was proved, whoever proved it was seen signed in.
 */
import type { Address, CodeRequest, Instant, ReportStatus } from '../../model.ts';
import type { Mark, SubjectRef, Vault, Verification } from '../../ports.ts';
import type { Assessed } from '../../subjects/assessed.ts';
import type { AccountBody, AddressBody, DeviceBody } from '../../subjects/bodies.ts';
import { addressMark, type Identity } from '../../subjects/identity.ts';
import { openAddress, openVerification } from '../../subjects/sealed.ts';
import type { Change } from '../../subjects/update.ts';
import { type Ranges, rangesOf } from '../nodes.ts';
import type { Around, Body } from '../surroundings.ts';
import { type CarrierBody, type ProversBody, shortOf } from './bodies.ts';
import {
  findUnproved,
  foldCarrier,
  foldCountry,
  foldEverywhere,
  foldPerson,
  foldProver,
  foldSeenProver,
  type RangeNews,
} from './fold-range.ts';

const DAY = 86_400_000;

/** Whose request it is, as far as the store knows them. */
export interface Whose {
  readonly address: AddressBody;
  readonly account: AccountBody | null;
  readonly device: DeviceBody | null;
}

/** Proved by this account, or by anybody for more than a day: a number is not worth pumping twice. */
const isKnownGood = ({ proofs }: AddressBody, account: Mark | null, now: Instant): boolean =>
  (proofs ?? []).some((proof) => (account !== null && proof.a === account) || now - proof.at > DAY);

/** A device that proves most of what it asks for. */
function isKnownDevice({ contacts }: DeviceBody): boolean {
  const proved = (contacts ?? []).filter((contact) => contact.proved !== undefined).length;
  return proved > 0 && (contacts ?? []).length <= 2 * proved + 1;
}

/** Nothing speaks for the number, the account or the device. */
export function isFresh({ address, account, device }: Whose, id: Identity, now: Instant): boolean {
  if (isKnownGood(address, id.account, now)) return false;
  if (account?.seen !== undefined || (account?.devices ?? []).length > 0) return false;
  return device === null || !isKnownDevice(device);
}

/** Who asks, as rows of ranges name them: a device, or else a network. */
export const whoOf = (device: Mark | null, neighbourhood: Mark | null): string =>
  shortOf(device ?? neighbourhood ?? '');

/** Messages that somebody earns on: to phones. */
export const rangesOfRequest = (vault: Vault, { service, to, channel }: CodeRequest): Ranges | null =>
  channel === 'email' ? null : rangesOf(vault, service, to);

function changesOf(ranges: Omit<Ranges, 'digit'>, news: RangeNews): readonly Change[] {
  const place = shortOf(ranges.country.key);
  const change = (ref: SubjectRef, fold: (body: Body) => object): Change => ({
    ref,
    fold: (body) => ({ ...fold(body) }),
  });
  return [
    change(ranges.everywhere, (body) => foldEverywhere(body, place, news)),
    change(ranges.country, (body) => foldCountry(body, news)),
    change(ranges.carrier, (body) => foldCarrier(body, news)),
  ];
}

/** A code left for a new number. */
export function tellAsked({ vault, surroundings }: Around, { request, id, facts }: Assessed, now: Instant): void {
  const ranges = rangesOfRequest(vault, request);
  if (!ranges) return;
  const who = whoOf(id.device, id.neighbourhood);
  const { digit } = ranges;
  const from = request.requester.country ?? '';
  const strange = facts.range.strange !== null;
  const number = shortOf(id.address);
  surroundings.tell(changesOf(ranges, { what: 'asked', at: now, askedAt: now, number, who, from, digit, strange }));
}

/** A message that did not reach its number. */
export interface Unreached {
  readonly service: string;
  readonly to: Address;
}

/** What carriers say of messages that reached nobody. */
export const isUnreached = (status: ReportStatus): boolean => !['accepted', 'delivered', 'duplicate'].includes(status);

/** Nobody could prove these numbers, and nobody earned on them. */
export async function tellUnreached(around: Around, all: readonly Unreached[], now: Instant): Promise<void> {
  const { vault, surroundings } = around;
  const known = all.flatMap(({ service, to }) => {
    const ranges = rangesOf(vault, service, to);
    return ranges ? [{ ranges, number: shortOf(addressMark(vault, service, to.value)) }] : [];
  });
  if (known.length === 0) return;
  const refs = known.map(({ ranges }) => ranges.carrier);
  const carriers: readonly CarrierBody[] = await surroundings.read(refs, now);
  for (const [i, { ranges, number }] of known.entries()) {
    const asked = findUnproved(carriers[i]!.recent, number);
    if (!asked) continue;
    const { digit } = ranges;
    surroundings.tell(
      changesOf(ranges, { what: 'failed', at: now, askedAt: asked[2], number, who: '', from: '', digit }),
    );
  }
}

const SHARDS = 64;

/** Devices that just proved a number are kept in a few rows, which are always at hand. */
const proversOf = (vault: Vault, service: string, device: Mark): SubjectRef => ({
  service,
  kind: 'range',
  key: vault.mark(service, 'range', `provers ${Number.parseInt(device.slice(0, 4), 16) % SHARDS}`),
});

/** Null where there is none, or where it does not open: nothing is learned of it, and that fails nobody. The vault notes it. */
export function openNumber(vault: Vault, v: Verification): Address | null {
  if (v.channel === 'email') return null;
  try {
    return openAddress(vault, v);
  } catch {
    return null;
  }
}

function placeOf(vault: Vault, v: Verification): string {
  try {
    return openVerification(vault, v)?.place ?? '';
  } catch {
    return '';
  }
}

/** A right code was entered: the service has people in that number's country. */
export function tellPerson({ vault, surroundings }: Around, v: Verification, now: Instant): void {
  const ranges = rangesOf(vault, v.service, openNumber(vault, v));
  if (ranges) surroundings.tell([{ ref: ranges.country, fold: (body) => ({ ...foldPerson(body, now) }) }]);
}

/** A number was proved for the first time. `device`: the one that is familiar from now on. */
export function tellProved({ vault, surroundings }: Around, v: Verification, device: Mark | null, now: Instant): void {
  const ranges = rangesOf(vault, v.service, openNumber(vault, v));
  if (!ranges) return;
  const from = placeOf(vault, v);
  const { digit, country, carrier } = ranges;
  const number = shortOf(v.addressKey);
  const who = whoOf(v.deviceKey, null);
  const news: RangeNews = { what: 'proved', at: now, askedAt: v.createdAt, number, who, from, digit };
  surroundings.tell(changesOf(ranges, news));
  if (device === null) return;
  const prover = { d: shortOf(device), country: country.key, carrier: carrier.key, digit, from, at: v.createdAt };
  const fold = (body: ProversBody) => foldProver(body, prover);
  surroundings.tell([{ ref: proversOf(vault, v.service, device), fold: (body) => ({ ...fold(body) }) }]);
}

export interface SeenDevice {
  readonly service: string;
  readonly device: Mark;
}

/** Devices were seen signed in: those that proved a number lately came back. */
export async function tellSeen(around: Around, seen: readonly SeenDevice[], now: Instant): Promise<void> {
  const { vault, surroundings } = around;
  if (seen.length === 0) return;
  const refs = seen.map(({ service, device }) => proversOf(vault, service, device));
  const bodies: readonly ProversBody[] = await surroundings.read(refs, now);
  for (const [i, { service, device }] of seen.entries()) {
    const short = shortOf(device);
    const prover = bodies[i]!.devices?.find(({ d }) => d === short);
    if (!prover) continue;
    const range = (key: Mark): SubjectRef => ({ service, kind: 'range', key });
    const everywhere = range(vault.mark(service, 'range', 'everywhere '));
    const ranges = { everywhere, country: range(prover.country), carrier: range(prover.carrier) };
    const { from, digit, at: askedAt } = prover;
    surroundings.tell([
      ...changesOf(ranges, { what: 'came', at: now, askedAt, number: '', who: '', from, digit }),
      { ref: refs[i]!, fold: (body) => ({ ...foldSeenProver(body, short) }) },
    ]);
  }
}
