/** `/v1/addresses/…`: what is wrong with an address somebody typed, and what is known of one. */
import type { Static } from 'typebox';
import type { AddressKind } from '../../engine/model.ts';
import { CHANNELS, PURPOSES } from '../../engine/model.ts';
import {
  ADDRESS_MAX,
  answered,
  asked,
  choice,
  country,
  ID_MAX,
  list,
  nullable,
  optional,
  share,
  text,
  time,
} from './fields.ts';

const KINDS = ['phone', 'email'] as const satisfies readonly AddressKind[];
export const DELIVERY_STATES = ['queued', 'sent', 'delivered', 'failed', 'unknown'] as const;

export const CheckAddress = asked(
  'An address as somebody typed it.',
  {
    typed: text(ADDRESS_MAX, 'What the person typed: a phone number or an e-mail address.'),
    region: optional(country('The country for numbers typed without one; left out, the first of the service.')),
  },
  { title: 'CheckAddress', examples: [{ typed: 'ada@gmial.com', region: 'US' }] },
);
export type CheckAddress = Static<typeof CheckAddress>;

const AddressProblem = answered('One thing wrong with the address.', {
  code: text(ID_MAX, 'A stable code of what is wrong.'),
  says: text(1000, 'What a person reads.'),
});

const Suggestion = answered('What may have been meant, from spelling alone.', {
  to: text(ADDRESS_MAX, 'The address that may have been meant, normalised.'),
  says: text(1000, 'The question to ask the person.'),
});

export const AddressCheck = answered(
  'What the address is, what is wrong with it, and what may have been meant.',
  {
    to: nullable(text(ADDRESS_MAX, 'The address to send to, normalised; null if there is none.')),
    kind: nullable(choice(KINDS, 'What kind of address it is; null if that cannot be told.')),
    problems: list(AddressProblem, 100, 'Everything wrong with it; empty if a code can be sent.'),
    suggestions: list(Suggestion, 100, 'What may have been meant, likeliest first.'),
  },
  {
    title: 'AddressCheck',
    examples: [
      {
        to: 'ada@gmial.com',
        kind: 'email',
        problems: [],
        suggestions: [{ to: 'ada@gmail.com', says: 'Did you mean ada@gmail.com?' }],
      },
    ],
  },
);
export type AddressCheck = Static<typeof AddressCheck>;

export const LookupAddress = asked(
  'The address to look up.',
  { to: text(ADDRESS_MAX, 'A phone number in E.164 or an e-mail address.', { minLength: 1 }) },
  { title: 'LookupAddress', examples: [{ to: '+12025550123' }] },
);
export type LookupAddress = Static<typeof LookupAddress>;

const Claim = (description: string, at: string) =>
  answered(description, {
    account: nullable(text(ID_MAX, 'The account it was for; null if it was for none, or if only its mark is kept.')),
    at: time(at),
  });

const PastMessage = answered('One message to this address.', {
  id: text(ID_MAX, 'The id of the message.'),
  verification: text(ID_MAX, 'The verification it was sent for.'),
  purpose: choice(PURPOSES, 'What its code was for.'),
  channel: choice(CHANNELS, 'The channel it went out on.'),
  state: choice(DELIVERY_STATES, 'What became of it.'),
  at: time('When it was queued.'),
});

const Recycling = answered('Whether the number changed hands.', {
  odds: share('How likely somebody else holds the address by now than the one who proved it.'),
  since: nullable(time('Since when the carrier says so; null if no carrier said anything.')),
});

export const AddressRecord = answered(
  'What is known of an address.',
  {
    to: text(ADDRESS_MAX, 'The address, masked.'),
    kind: choice(KINDS, 'What kind of address it is.'),
    proofs: list(Claim('An account proved the address.', 'When it was proved last.'), 1000, 'Who proved it.'),
    disavowals: list(
      Claim('The holder said that an account is not theirs.', 'When that was said.'),
      1000,
      'Who was disowned.',
    ),
    quietUntil: nullable(time('Until when codes that strangers ask for are stopped; null if they are not.')),
    recycling: Recycling,
    messages: list(PastMessage, 1000, 'The last messages, newest first.'),
  },
  {
    title: 'AddressRecord',
    examples: [
      {
        to: '+1 ••• •••23',
        kind: 'phone',
        proofs: [{ account: 'a-ada', at: '2026-03-01T18:21:10.000Z' }],
        disavowals: [],
        quietUntil: null,
        recycling: { odds: 0.02, since: null },
        messages: [],
      },
    ],
  },
);
export type AddressRecord = Static<typeof AddressRecord>;
