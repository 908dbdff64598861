/**
 * What became of a mail, from what the connection said: a refusal is final or put off by its status (RFC 5321, section 4.2.1);
 * without an answer it depends on whether the server may hold the whole mail. The words are few and stable, and hold nothing that
 * the server wrote, since servers repeat addresses. Pure.
 */
import type { SendResult } from '../../engine/ports.ts';
import { isTlsTrouble } from '../tls-trouble.ts';

/** As nodemailer tells it. `command` is what was answered, `CONN` and `API` where nothing was. */
export interface SmtpTrouble {
  readonly code?: string | undefined;
  readonly originalCode?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly command?: string | undefined;
}

const ABOUT_THIS_MAIL: ReadonlyMap<string, string> = new Map([
  ['MAIL FROM', 'server refused the from address'],
  ['RCPT TO', 'server refused the address'],
  ['DATA', 'server refused the message'],
]);

const BEFORE_IT: ReadonlyMap<string, string> = new Map([
  ['EDNS', 'no such server'],
  ['ETIMEDOUT', 'server too slow'],
  ['EAUTH', 'server refused the password'],
  ['EPROTOCOL', 'server spoke no SMTP'],
]);

/** `written`: bytes of the mail itself were handed to the connection. */
export function smtpResultOf(trouble: SmtpTrouble, written: boolean): SendResult {
  const { responseCode: status = 0, command = 'CONN' } = trouble;
  const refusal = ABOUT_THIS_MAIL.get(command);
  // 503 is about the order of commands, so another connection may do better.
  if (refusal && status >= 500 && status <= 599 && status !== 503)
    return { state: 'failed', why: `${refusal} (${status})` };
  if (refusal && status >= 400) return { state: 'retry', why: `server put it off (${status})` };
  if (written) return { state: 'unknown', why: 'connection lost after the message' };
  if (trouble.code === 'EMESSAGE') return { state: 'failed', why: 'larger than the server takes' };
  if (trouble.code === 'EENVELOPE') return { state: 'failed', why: 'not a mail address' };
  return { state: 'retry', why: `${phraseOf(trouble)}${status >= 400 ? ` (${status})` : ''}` };
}

/** The connection went away under it, as one that was idle may: nothing was said of this mail. */
export function isLost(trouble: SmtpTrouble): boolean {
  const { code = '', responseCode } = trouble;
  return responseCode === 421 || (responseCode === undefined && /^(ECONNECTION|ESOCKET)$/.test(code));
}

function phraseOf({ code = '', originalCode = '' }: SmtpTrouble): string {
  if (isTlsTrouble(code) || isTlsTrouble(originalCode)) return 'TLS failed';
  return BEFORE_IT.get(code) ?? 'no connection to the server';
}
