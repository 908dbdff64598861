/**
 * What became of a message, from what the gateway answered: 2xx is sent and nothing else is; a redirect is a wrong setting; 410,
 * like every 4xx but 429, is final. Nothing the gateway wrote goes into a reason. Pure.
 */
import type { Outbound, SendResult } from '../../engine/ports.ts';
import { isTlsTrouble } from '../tls-trouble.ts';
import type { Posted } from './post.ts';

const CARRIER_ID = /^[\u0021-\u007e]{1,128}$/;

export function webhookResultOf(posted: Posted, outbound: Outbound): SendResult {
  if (posted.status === undefined) return lostResultOf(posted);
  const { status } = posted;
  if (status >= 200 && status <= 299) return { state: 'sent', carrierId: carrierIdOf(posted.body, outbound) };
  if (status === 429 || status >= 500) return { state: 'retry', why: `gateway put it off (${status})` };
  if (status >= 300 && status <= 399) return { state: 'failed', why: `gateway redirects (${status})` };
  return { state: 'failed', why: `gateway refused it (${status})` };
}

function lostResultOf({ written, code }: { readonly written: boolean; readonly code: string }): SendResult {
  if (written)
    return { state: 'unknown', why: code === 'ETIMEDOUT' ? 'gateway too slow' : 'connection lost after the request' };
  if (isTlsTrouble(code)) return { state: 'retry', why: 'TLS failed' };
  return { state: 'retry', why: code === 'ENOTFOUND' ? 'no such gateway' : 'no connection to the gateway' };
}

/** The gateway's own id for the message, unless it repeats what must not be kept: the address, or a word of the text, as the code is. */
function carrierIdOf(body: string, { to, text }: Outbound): string | null {
  const id = idOf(body);
  if (id === undefined || !CARRIER_ID.test(id)) return null;
  const address = to.value.replace(/^\+/, '').toLowerCase();
  return id.toLowerCase().includes(address) || text.includes(id) ? null : id;
}

function idOf(body: string): string | undefined {
  try {
    const { id } = JSON.parse(body);
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}
