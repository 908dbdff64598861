/** Instants and durations in a language's own words, always with Latin digits, always with the zone. Reads no clock. */
import type { Instant } from '../../model.ts';

const LONG_LIFE_SECONDS = 6 * 3600;
const CLOCK = { hour: 'numeric', minute: '2-digit' } as const;
const DAY = { year: 'numeric', month: 'long', day: 'numeric' } as const;

/** `November 20, 2026 at 2:05 PM UTC`. */
export function tellInstant(at: Instant, formats: string, timeZone: string | null): string {
  return formatIn(at, formats, timeZone, { ...DAY, ...CLOCK });
}

/** When a code ends: the clock time, with the day only if it is far away. */
export function tellEnd(at: Instant, lifetimeSeconds: number, formats: string, timeZone: string | null): string {
  const end = at + lifetimeSeconds * 1000;
  return formatIn(end, formats, timeZone, lifetimeSeconds > LONG_LIFE_SECONDS ? { ...DAY, ...CLOCK } : CLOCK);
}

/** `10 minutes`, in one piece, rounded down so that nobody is told more than they have. Whole hours from two hours on. */
export function tellDuration(seconds: number, formats: string): string {
  if (seconds < 60) return unit(Math.floor(seconds), 'second', formats);
  if (seconds >= 7200 && seconds % 3600 === 0) return unit(seconds / 3600, 'hour', formats);
  return unit(Math.floor(seconds / 60), 'minute', formats);
}

/** Made once for each language and what is told: making one takes longer than all the rest of a message. */
function kept<T>(make: (formats: string, options: object) => T): (formats: string, options: object) => T {
  const made = new Map<string, T>();
  return (formats, options) => {
    const name = `${formats} ${JSON.stringify(options)}`;
    const known = made.get(name) ?? make(formats, options);
    made.set(name, known);
    return known;
  };
}

const numbers = kept((formats, options) => new Intl.NumberFormat(formats, options));
const times = kept((formats, options) => new Intl.DateTimeFormat(formats, options));

function unit(count: number, name: 'second' | 'minute' | 'hour', formats: string): string {
  return numbers(formats, { style: 'unit', unit: name, unitDisplay: 'long' }).format(count).replaceAll(' ', '\u00a0');
}

function formatIn(at: Instant, formats: string, zone: string | null, fields: Intl.DateTimeFormatOptions): string {
  const named = zone !== null && isZone(zone) ? ({ timeZone: zone, timeZoneName: 'longGeneric' } as const) : null;
  const options = named ?? ({ timeZone: 'UTC', timeZoneName: 'short' } as const);
  // Some clients draw the narrow no-break space as a box.
  return times(formats, { ...fields, ...options })
    .format(at)
    .replaceAll('\u202f', '\u00a0');
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
