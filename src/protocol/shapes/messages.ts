/** `/v1/messages/check`: is this message one of ours? And the inbox that development has instead of carriers. */
import Type, { type Static } from 'typebox';
import { CHANNELS } from '../../engine/model.ts';
import {
  ADDRESS_MAX,
  answered,
  asked,
  CODE_MAX,
  choice,
  ID_MAX,
  list,
  nullable,
  optional,
  TEXT_MAX,
  text,
  time,
} from './fields.ts';

const HEADER_NAME_MAX = 200;
const HEADER_MAX = 20_000;

const headerText = text(HEADER_MAX, 'What stands behind the name.');

export interface HeaderField {
  readonly name: string;
  readonly value: string;
}
export type Headers = string | Record<string, string | string[]> | HeaderField[];

const Headers = Type.Unsafe<Headers>({
  description: 'The headers of a mail: as text, by name, or as a list of names and values.',
  anyOf: [
    text(TEXT_MAX, 'The header block as it stands in the mail.'),
    {
      type: 'object',
      description: 'Headers by name; a list where one stands more than once.',
      maxProperties: 200,
      propertyNames: { type: 'string', maxLength: HEADER_NAME_MAX },
      additionalProperties: { anyOf: [headerText, list(headerText, 100, 'Each value, in order.')] },
    },
    list(
      asked('One header.', { name: text(HEADER_NAME_MAX, 'Its name.'), value: headerText }),
      500,
      'Headers in the order of the mail.',
    ),
  ],
  'x-problem': { message: 'must be the headers as text, an object of texts by name, or a list of {name, value}' },
});

export const CheckMessage = asked(
  'A message as somebody received it.',
  {
    text: text(TEXT_MAX, 'The message, whole and unchanged.', { minLength: 1 }),
    from: optional(text(1000, 'The sender it showed.')),
    receivedAt: optional(time('When it came.')),
    headers: optional(Headers),
    to: optional(text(ADDRESS_MAX, 'The address it came to.')),
    reference: optional(text(CODE_MAX, 'The reference that stands in it.')),
  },
  {
    title: 'CheckMessage',
    examples: [{ text: 'Lumen: your account is locked, go to lumen-safe.example/x', from: '+12025550199' }],
  },
);
export type CheckMessage = Static<typeof CheckMessage>;

const Reason = answered('One reason.', {
  code: text(ID_MAX, 'Its stable code.'),
  says: text(1000, 'What a person reads.'),
});

const Link = answered('One link of the text.', {
  url: text(TEXT_MAX, 'The link as it stands in the text.'),
  host: nullable(text(TEXT_MAX, 'The host it leads to; null if it cannot be told.')),
  verdict: choice(['ours', 'imitates_us', 'suspicious', 'unrelated'], 'Where it leads.'),
  reasons: list(Reason, 100, 'Why.'),
});

export const MessageCheck = answered(
  'Whether the message is ours.',
  {
    verdict: choice(['ours', 'altered', 'not_ours', 'unknown'], 'Ours, ours but changed, not ours, or not to be told.'),
    reasons: list(Reason, 100, 'Why.'),
    links: list(Link, 10_000, 'Every link, in order, each once.'),
  },
  {
    title: 'MessageCheck',
    examples: [
      {
        verdict: 'not_ours',
        reasons: [{ code: 'link_imitates_us', says: 'The link only looks like one of Lumen.' }],
        links: [
          {
            url: 'lumen-safe.example/x',
            host: 'lumen-safe.example',
            verdict: 'imitates_us',
            reasons: [{ code: 'name_in_domain', says: 'The name stands in a domain that is not ours.' }],
          },
        ],
      },
    ],
  },
);
export type MessageCheck = Static<typeof MessageCheck>;

export const InboxQuery = Type.Object(
  { to: Type.Optional(text(ADDRESS_MAX, 'Only messages to this address.')) },
  { description: 'Which messages to show.', additionalProperties: false },
);

const InboxMessage = answered('One message that a carrier would have got.', {
  id: text(ID_MAX, 'The id of the message.'),
  to: text(ADDRESS_MAX, 'Where it would have gone.'),
  channel: choice(CHANNELS, 'On which channel.'),
  text: text(TEXT_MAX, 'Its words.'),
  html: Type.Optional(text(1_000_000, 'The same as HTML, for e-mail.')),
  at: time('When it was sent.'),
  sender: text(ID_MAX, 'The sender that took it.'),
});

export const Inbox = answered(
  'The messages of the development inbox.',
  { messages: list(InboxMessage, 10_000, 'Newest first.') },
  { title: 'Inbox', examples: [{ messages: [] }] },
);
export type Inbox = Static<typeof Inbox>;
