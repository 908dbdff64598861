/**
 * What a message is made of and what comes out. The code is in clear here and nowhere before: nothing in this folder logs, throws
 * or keeps it.
 */
import type { Channel, Instant, Locale, Purpose } from '../../model.ts';

export interface MessageInput {
  readonly channel: Channel;
  readonly locale: Locale;
  readonly purpose: Purpose;
  /** 4 to 12 ASCII digits, or letters of the code alphabet where a policy uses them. Never grouped. */
  readonly code: string;
  /** Ten capitals; shown as `Ref XXXXXXXXXX`, typed in by whoever asks why. */
  readonly reference: string;
  readonly brand: string;
  readonly domain: string;
  readonly supportUrl: string;
  /** Rough place of who asked, in the message's language, as `near Berlin`. */
  readonly place: string | null;
  readonly device: string | null;
  /** When it was asked for; the code's life counts from here. */
  readonly at: Instant;
  /** IANA name; null, or one that is not known, shows UTC. */
  readonly timeZone: string | null;
  readonly lifetimeSeconds: number;
}

export type Encoding = 'gsm7' | 'ucs2';
export type Droppable = 'place' | 'device' | 'purpose';

export interface RenderedMessage {
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
  /** For SMS: what it costs. Null on every other channel. */
  readonly segments: number | null;
  readonly encoding: Encoding | null;
  /** What was known and left out, for want of room or because it did not look like a place or a device. */
  readonly dropped: readonly Droppable[];
}

const CODE = /^[0-9BCDFGHJKLMNPQRSTVWXZ]{4,12}$/;
const REFERENCE = /^[A-Z]{10}$/;
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** Stops what would be a bug of ours, or a forged line, before it becomes a message. The errors never repeat a value. */
export function assertMessageInput(input: MessageInput): void {
  if (!CODE.test(input.code)) throw new TypeError('a code is 4 to 12 ASCII digits or letters of the code alphabet');
  if (!REFERENCE.test(input.reference)) throw new TypeError('a reference is ten capital letters');
  for (const field of ['brand', 'domain', 'supportUrl'] as const) {
    if (CONTROLS.test(input[field])) throw new TypeError(`${field} holds a control character`);
  }
}

/** The reference as it stands in every written message. */
export function referenceLabel(reference: string): string {
  return `Ref ${reference}`;
}

/** Where people ask why, without a scheme, and never with the reference in it. */
export function whyPage(domain: string): string {
  return `${domain}/why`;
}
