/** What a running service says of itself: live, ready, its public keys, its numbers, its own description. */
import Type, { type Static } from 'typebox';
import { answered, ID_MAX, list, text } from './fields.ts';

export const Live = answered(
  'The process runs.',
  { status: Type.Literal('live', { description: 'Always live.' }) },
  { title: 'Live', examples: [{ status: 'live' }] },
);
export type Live = Static<typeof Live>;

export const Ready = answered(
  'The service can take requests.',
  { status: Type.Literal('ready', { description: 'Always ready; otherwise the answer is not_ready.' }) },
  { title: 'Ready', examples: [{ status: 'ready' }] },
);
export type Ready = Static<typeof Ready>;

const PublicKey = answered(
  'One public key (RFC 7517).',
  {
    kty: text(20, 'The kind of key.'),
    kid: text(ID_MAX, 'Its id, as a receipt names it.'),
    alg: text(20, 'What it signs with.'),
    use: Type.Literal('sig', { description: 'Signatures only.' }),
  },
  { additionalProperties: true },
);

export const PublicKeys = answered(
  'The keys that receipts can be checked with; never a private one.',
  { keys: list(PublicKey, 100, 'Newest first.') },
  {
    title: 'PublicKeys',
    examples: [{ keys: [{ kty: 'OKP', kid: 'key_1', alg: 'EdDSA', use: 'sig', crv: 'Ed25519', x: 'AA' }] }],
  },
);
export type PublicKeys = Static<typeof PublicKeys>;

export const MetricsText = Type.String({ description: 'Prometheus text, version 0.0.4.' });

export const Document = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  description: 'The OpenAPI 3.1 document of this API.',
  additionalProperties: true,
});
