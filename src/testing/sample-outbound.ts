/** Messages to try a sender with: each with an id and words of its own, all with a code and a reference that must not turn up elsewhere. */
import type { Channel } from '../engine/model.ts';
import type { Outbound } from '../engine/ports.ts';

export const CODE = '482915';
export const REFERENCE = 'BCDFGHJKLM';

export interface OutboundFields {
  readonly channel?: Channel;
  readonly address?: string;
  readonly text?: string;
  readonly html?: string | null;
  readonly subject?: string | null;
  readonly messageId?: string;
  readonly locale?: string;
  readonly service?: string;
}

/** Of the end of the century, so that no code in it is ever over. */
const EXPIRES_AT = Date.UTC(2099, 11, 31);

/** The nth message; mails have a subject and HTML, the others neither. */
export function outboundOf(n: number, fields: OutboundFields): Outbound {
  const { channel = 'email', address = `holder${n}@mail.example`, ...given } = fields;
  const isMail = channel === 'email';
  return {
    messageId: `msg_${String(n).padStart(6, '0')}`,
    service: 'lumen',
    to: { kind: isMail ? 'email' : 'phone', value: address },
    channel,
    locale: 'en',
    subject: isMail ? `Your sign-in code, number ${n}` : null,
    text: `${CODE} is your Lumen code, number ${n}.\nRef ${REFERENCE}\n`,
    html: isMail ? `<p dir="auto"><b>${CODE}</b> is your Lumen code, number ${n}.</p>` : null,
    expiresAt: EXPIRES_AT,
    ...given,
  };
}
