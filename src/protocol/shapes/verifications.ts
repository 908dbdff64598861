/** `/v1/verifications`: asking for a code, reading what became of it, asking again, ending it. */
import Type, { type Static } from 'typebox';
import type { ProofKind } from '../../engine/model.ts';
import { CHANNELS, FIRST_FACTORS, PURPOSES, STATES } from '../../engine/model.ts';
import { DELIVERY_STATES } from './addresses.ts';
import {
  ADDRESS_MAX,
  answered,
  asked,
  choice,
  ID_MAX,
  line,
  list,
  locale,
  nullable,
  optional,
  text,
  time,
  whole,
} from './fields.ts';
import { Requester } from './requester.ts';

export const ASKED_CHANNELS = [...CHANNELS, 'auto'] as const;
export const PROOF_KINDS = ['work', 'device', 'verification'] as const satisfies readonly ProofKind[];

export const account = (description: string) => line(ID_MAX, description);

export const IdParams = Type.Object(
  { id: text(ID_MAX, 'The id, with its prefix.') },
  { description: 'The id in the path.', additionalProperties: false },
);

const Metadata = Type.Unsafe<Record<string, string>>({
  type: 'object',
  description: 'Up to 16 names and texts of your own, kept with the verification and never interpreted.',
  maxProperties: 16,
  propertyNames: {
    type: 'string',
    minLength: 1,
    maxLength: 40,
    'x-problem': { message: 'must have a name of 1 to 40 characters' },
  },
  additionalProperties: { type: 'string', maxLength: 500, description: 'A text of your own.' },
});

/** One of both has to say something: an address to send to, or what was typed where nobody goes by that name. */
const NEEDS_ADDRESS = {
  anyOf: ['to', 'typed'].map((name) => ({
    type: 'object',
    properties: { [name]: { type: 'string' } },
    required: [name],
  })),
  'x-problem': { field: 'to', message: 'is missing; send to, or typed alone where nobody goes by that name' },
};

export const CreateVerification = asked(
  'A request for a code.',
  {
    to: optional(text(ADDRESS_MAX, 'The address the code goes to: a phone number in E.164 or an e-mail address.')),
    typed: optional(text(ADDRESS_MAX, 'What the person typed to name the address or the account, exactly as typed.')),
    channel: optional(choice(ASKED_CHANNELS, 'How to send it; auto, or left out, lets the service choose.')),
    purpose: choice(PURPOSES, 'What the code is for; a code of one purpose opens nothing else.'),
    account: optional(account('Your id of the account that is being verified.')),
    firstFactor: optional(choice(FIRST_FACTORS, 'What the requester has shown already; left out, nothing.')),
    locale: optional(locale('The language of the message; the closest one that exists is taken.')),
    requester: Type.Optional(Requester),
    metadata: optional(Metadata),
  },
  {
    title: 'CreateVerification',
    ...NEEDS_ADDRESS,
    examples: [{ to: '+12025550123', purpose: 'sign_in', account: 'a-ada', firstFactor: 'password' }],
  },
);
export type CreateVerification = Static<typeof CreateVerification>;

export const ResendVerification = asked(
  'How to send the code once more.',
  { channel: optional(choice(ASKED_CHANNELS, 'Another channel than the last; left out, the same.')) },
  { title: 'ResendVerification', examples: [{}, { channel: 'voice' }] },
);
export type ResendVerification = Static<typeof ResendVerification>;

export const CancelVerification = asked(
  'Nothing needs to be said.',
  {},
  { title: 'CancelVerification', examples: [{}] },
);
export type CancelVerification = Static<typeof CancelVerification>;

const AskedProof = answered('A proof that is asked for; any one of them is enough.', {
  kind: choice(PROOF_KINDS, 'What kind of proof.'),
  challenge: text(8192, 'The puzzle to solve, for work; empty for the others.'),
});

const Delivery = answered('What became of the message, as far as the requester may know.', {
  state: choice(DELIVERY_STATES, 'Where the message is.'),
  says: text(1000, 'The same in words for a person.'),
  updatedAt: time('When this was last known.'),
});

export const Verification = answered(
  'A verification as its requester sees it: the same whether a code was sent, withheld, or is for nobody, but to a key with the scope explain.',
  {
    id: text(ID_MAX, 'The id of the verification.'),
    status: choice(STATES, 'Where it stands.'),
    proofs: Type.Optional(list(AskedProof, 10, 'While it is challenged: what may be shown.')),
    purpose: choice(PURPOSES, 'What its code is for.'),
    channel: choice(CHANNELS, 'The channel the code goes out on.'),
    to: text(ADDRESS_MAX, 'The address, masked.'),
    account: nullable(text(ID_MAX, 'Your id of the account; null if none was named.')),
    codeLength: whole(1, 64, 'How many characters the code has.'),
    attemptsLeft: whole(0, 1000, 'How many codes can still be entered.'),
    createdAt: time('When it was asked for.'),
    expiresAt: time('When its code dies.'),
    resendAfter: time('From when on it can be sent once more.'),
    delivery: Delivery,
  },
  {
    title: 'Verification',
    examples: [
      {
        id: 'ver_5b1f0c5de2a94f7b86d3a1c2e4f60718',
        status: 'pending',
        purpose: 'sign_in',
        channel: 'sms',
        to: '+1 ••• •••23',
        account: 'a-ada',
        codeLength: 6,
        attemptsLeft: 5,
        createdAt: '2026-11-02T08:00:01.200Z',
        expiresAt: '2026-11-02T08:10:01.200Z',
        resendAfter: '2026-11-02T08:00:31.200Z',
        delivery: { state: 'queued', says: 'The message is on its way.', updatedAt: '2026-11-02T08:00:01.200Z' },
      },
    ],
  },
);
export type Verification = Static<typeof Verification>;
