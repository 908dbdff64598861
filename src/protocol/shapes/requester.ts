/**
 * The party on the other side of the connection, as the service sees it. Over HTTP the service fills in the key itself; an event
 * of a trace may name it.
 */
import Type, { type Static } from 'typebox';
import type { Actor } from '../../engine/model.ts';
import { asked, choice, country, ID_MAX, line, nullable, optional, TOKEN_MAX, text, whole } from './fields.ts';

export const ACTORS = ['person', 'client', 'service'] as const satisfies readonly Actor[];

/** Autonomous system numbers have 32 bits (RFC 6793). */
const ASN_MAX = 4_294_967_295;

const ip = Type.String({
  format: 'ip',
  maxLength: 45,
  description: 'The IPv4 or IPv6 address the requester connects from.',
  'x-problem': { message: 'must be an IPv4 or IPv6 address', always: true },
});

const fields = {
  ip: optional(ip),
  asn: optional(whole(0, ASN_MAX, 'The autonomous system that the IP address belongs to.')),
  country: optional(country('The country of the IP address, as two capital letters (ISO 3166-1).')),
  device: optional(line(TOKEN_MAX, 'The installation that the client claims to be, or the device token it was given.')),
  session: optional(line(512, 'The signed-in session that the request rides on.')),
  client: optional(line(ID_MAX, 'The app and its version, such as ios/31.2.0.')),
  actor: optional(choice(ACTORS, 'Who acted, as the client claims: a person, the app by itself, or your own backend.')),
  grant: optional(line(ID_MAX, "The third-party app's grant that the request came through.")),
  userAgent: optional(text(2048, 'The User-Agent header of the requester.')),
};

const EXAMPLE = {
  ip: '203.0.113.7',
  country: 'US',
  device: 'd-3f1a',
  client: 'ios/31.2.0',
  actor: 'person',
};

const DESCRIPTION = 'Who asks, as your system sees them; what is left out is unknown.';

/** May be null, like every field that may be left out. */
export const Requester = nullable(asked(DESCRIPTION, fields, { title: 'Requester', examples: [EXAMPLE, null] }));
export type Requester = Static<typeof Requester>;

export const EventRequester = nullable(
  asked(
    'Who acted, as the service saw them.',
    { ...fields, apiKey: optional(line(ID_MAX, 'The credential that called the service.')) },
    { title: 'EventRequester', examples: [{ ...EXAMPLE, apiKey: 'k-ios' }, null] },
  ),
);
export type EventRequester = Static<typeof EventRequester>;
