/**
 * How many segments a text message takes, which is what it costs: 3GPP TS 23.038 (the GSM 7-bit default alphabet and its extension
 * table) and TS 23.040 (160 septets alone, 153 with a header when joined; 70 and 67 UTF-16 units otherwise). A pair, be it an escape
 * and its character or two surrogates, is never split between segments.
 */
import type { Encoding } from './message-input.ts';

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('\f^{}\\[~]|€');

const ROOM = { gsm7: { alone: 160, joined: 153 }, ucs2: { alone: 70, joined: 67 } } as const;

export interface SegmentCount {
  readonly encoding: Encoding;
  /** Septets (gsm7) or UTF-16 units (ucs2) of the text itself, without what is lost where a pair did not fit. */
  readonly units: number;
  readonly segments: number;
}

/** Septets that one character takes, or null when the GSM alphabet does not have it. */
export function septetsOf(character: string): 1 | 2 | null {
  if (BASIC.has(character)) return 1;
  return EXTENSION.has(character) ? 2 : null;
}

export function isGsm(text: string): boolean {
  return [...text].every((character) => septetsOf(character) !== null);
}

/** Counts units and segments. An empty text is one segment: it is still a message. */
export function countSegments(text: string): SegmentCount {
  const encoding = isGsm(text) ? 'gsm7' : 'ucs2';
  const sizes = [...text].map((character) => (encoding === 'gsm7' ? (septetsOf(character) ?? 1) : character.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const { alone, joined } = ROOM[encoding];
  return { encoding, units, segments: units <= alone ? 1 : countJoined(sizes, joined) };
}

function countJoined(sizes: readonly number[], room: number): number {
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return segments;
}
