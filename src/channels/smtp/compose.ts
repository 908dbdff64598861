/**
 * One mail as bytes: plain text first, HTML beside it (RFC 2046, section 5.1.4), marked as sent by a machine so that nothing
 * answers it (RFC 3834), without a List-Unsubscribe that would switch security codes off, and with nothing fetched from a disk or
 * a URL. Always quoted-printable, so that no relay folds, trims or escapes what people are to read.
 */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Instant } from '../../engine/model.ts';
import type { Outbound } from '../../engine/ports.ts';
import type { Mailbox } from './mailbox.ts';

export interface Mail {
  readonly from: string;
  readonly to: Mailbox;
  readonly bytes: Buffer;
}

export interface MailSetting {
  readonly from: Mailbox & { readonly name: string };
  readonly now: Instant;
}

export async function composeMail(outbound: Outbound, to: Mailbox, { from, now }: MailSetting): Promise<Mail> {
  const composer = new MailComposer({
    from: { name: from.name, address: from.address },
    to: { name: '', address: to.address },
    ...(outbound.subject === null ? {} : { subject: outbound.subject }),
    text: inLines(outbound.text),
    ...(outbound.html === null ? {} : { html: inLines(outbound.html) }),
    date: new Date(now),
    messageId: `<${outbound.messageId}@${from.domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': outbound.locale },
    encoding: 'quoted-printable',
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { from: from.address, to, bytes: await composer.compile().build() };
}

/** One kind of line end, so that no server can read another one into it. */
function inLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
