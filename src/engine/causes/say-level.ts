/**
 * Puts a level into the sentence of a family: `{n}` is the number itself, shares in a hundred; `{seconds}`, `{minutes}`, `{hours}` and
 * `{days}` are times, said in the unit that suits them.
 */
const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
const MINUTES_FROM = 120;
const HOURS_FROM = 2 * SECONDS.hours;
const DAYS_FROM = 4 * SECONDS.days;

export type TimeUnit = keyof typeof SECONDS;

/** A time in words of one language; the amount is whole and two or more. */
export type SayTime = (amount: number, unit: TimeUnit) => string;

export const LEVEL = /\{(?:n|seconds|minutes|hours|days)\}/;

export const sayTimeInEnglish: SayTime = (amount, unit) => `${amount} ${unit}`;

/** A number as it is said: shares in a hundred. */
export const shown = (level: number): string => String(level > 0 && level < 1 ? Math.round(level * 100) : level);

export function sayLevel(sentence: string, level: number, sayTime: SayTime): string {
  return sentence.replace(LEVEL, (place) => {
    const unit = place.slice(1, -1);
    return unit in SECONDS ? timeOf(level * SECONDS[unit as TimeUnit], sayTime) : shown(level);
  });
}

function timeOf(seconds: number, sayTime: SayTime): string {
  const unit = unitOf(seconds);
  return sayTime(Math.ceil(seconds / SECONDS[unit]), unit);
}

function unitOf(seconds: number): TimeUnit {
  if (seconds < MINUTES_FROM) return 'seconds';
  if (seconds < HOURS_FROM) return 'minutes';
  return seconds < DAYS_FROM ? 'hours' : 'days';
}
