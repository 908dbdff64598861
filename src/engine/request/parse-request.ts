/** A request for a code, out of what was sent: normalised, or refused with the field named. Nothing is stored or looked up here. */
import { CountersignError } from '../errors.ts';
import type {
  Actor,
  Address,
  Channel,
  CodeRequest,
  FirstFactor,
  Locale,
  Purpose,
  Requester,
  Service,
} from '../model.ts';
import { LOCALES } from '../model.ts';
import { canonicalForLimits } from './address-index.ts';
import { networksOf } from './network.ts';
import { parseAddress } from './parse-address.ts';
import { judgeLine, type PhoneAddress } from './parse-phone.ts';

/** The requester as told over the wire. What is left out is not known. */
export interface RequesterInput {
  readonly ip?: string | null;
  readonly asn?: number | null;
  readonly country?: string | null;
  readonly device?: string | null;
  readonly session?: string | null;
  readonly client?: string | null;
  readonly actor?: Actor | null;
  readonly grant?: string | null;
  readonly userAgent?: string | null;
}

export interface RequestInput {
  readonly to?: string | undefined;
  readonly typed?: string | undefined;
  readonly channel?: Channel | 'auto' | undefined;
  readonly purpose: Purpose;
  readonly account?: string | null | undefined;
  readonly firstFactor?: FirstFactor | undefined;
  readonly locale?: string | undefined;
  readonly requester?: RequesterInput | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

const refuse = (path: string, message: string, code?: string): never => {
  throw new CountersignError(code ? 'address_refused' : 'invalid_request', [{ path, message, ...(code && { code }) }]);
};

export function parseRequester(input: RequesterInput | undefined, apiKey: string | null): Requester {
  const ip = input?.ip ?? null;
  const networks = ip === null ? null : networksOf(ip);
  if (networks === undefined) refuse('requester.ip', 'must be an IPv4 or IPv6 address');
  return {
    network: networks?.network ?? null,
    neighbourhood: networks?.neighbourhood ?? null,
    asn: input?.asn ?? null,
    country: input?.country ?? null,
    device: input?.device ?? null,
    deviceSigned: false,
    session: input?.session ?? null,
    client: input?.client ?? null,
    actor: input?.actor ?? null,
    apiKey,
    grant: input?.grant ?? null,
  };
}

/** The nearest language there are texts in; English otherwise. */
export function parseLocale(typed: string | undefined): Locale {
  const language = (typed ?? '').toLowerCase().split(/[-_]/)[0];
  return LOCALES.find((locale) => locale === language) ?? 'en';
}

const channelFor = (to: Address | null, asked: Channel | 'auto' | undefined): Channel =>
  asked === undefined || asked === 'auto' ? (to?.kind === 'email' ? 'email' : 'sms') : asked;

function assertReachable(to: Address, channel: Channel, line: Parameters<typeof judgeLine>[0] | null): void {
  const fits = (to.kind === 'email') === (channel === 'email');
  if (!fits)
    refuse(
      'channel',
      to.kind === 'email'
        ? 'must be email (or auto) for an e-mail address'
        : 'must be sms, voice or whatsapp (or auto) for a phone number',
    );
  const problem = line === null ? null : judgeLine(line, channel);
  if (problem) refuse('to', problem.says, problem.code);
}

/** Somebody who typed an address is shown that address, whether or not anybody goes by it. */
function readTyped(service: Service, typed: string | undefined): Address | null {
  const parsed = parseAddress(typed ?? '', service);
  return parsed.ok ? parsed.address : null;
}

/** `to` is where the code goes. With `typed` and no `to` nobody of that name exists: the same answer, and no message. */
export function parseRequest(service: Service, input: RequestInput, apiKey: string | null): CodeRequest {
  if (input.to === undefined && (input.typed === undefined || input.typed.trim() === ''))
    refuse('to', 'is missing: say where the code goes, or what was typed');
  const parsed = input.to === undefined ? null : parseAddress(input.to, service);
  if (parsed && !parsed.ok) return refuse('to', parsed.problem.says, parsed.problem.code);
  const to = parsed?.ok ? parsed.address : null;
  const shown = to ?? readTyped(service, input.typed);
  const channel = channelFor(shown, input.channel);
  if (parsed?.ok) assertReachable(parsed.address, channel, 'line' in parsed ? (parsed as PhoneAddress).line : null);
  return {
    service: service.id,
    to,
    shown,
    mailbox: to ? canonicalForLimits(to) : null,
    typed: input.typed ?? null,
    channel,
    purpose: input.purpose,
    account: input.account ?? null,
    firstFactor: input.firstFactor ?? 'none',
    locale: parseLocale(input.locale),
    requester: parseRequester(input.requester, apiKey),
    metadata: input.metadata ?? {},
  };
}
