/**
 * What no sender hands on, whatever the far side would make of it: line breaks and control characters in fields that become
 * headers or commands elsewhere, and messages of another channel. Asked before a byte is written. Pure.
 */
import type { Channel } from '../engine/model.ts';
import type { Outbound, SendResult } from '../engine/ports.ts';

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
/** Ids go into headers as they are: Message-ID, webhook-id. */
const ID = /^[\w-]{1,128}$/;
/** Shaped like RFC 5646; it goes into Content-Language. */
const LOCALE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

export function fail(why: string): SendResult {
  return { state: 'failed', why };
}

/** Undefined: nothing speaks against handing it on. The reason names the field, never what is in it. */
export function refuseOutbound(channel: Channel | 'any', outbound: Outbound): SendResult | undefined {
  if (channel !== 'any' && outbound.channel !== channel) return fail('message of another channel');
  if (outbound.to.value === '' || CONTROL.test(outbound.to.value)) return fail('control character in the address');
  if (outbound.subject !== null && CONTROL.test(outbound.subject)) return fail('control character in the subject');
  if (CONTROL.test(outbound.service)) return fail('control character in the service');
  if (!ID.test(outbound.messageId)) return fail('unusable message id');
  return LOCALE.test(outbound.locale) ? undefined : fail('unusable locale');
}
