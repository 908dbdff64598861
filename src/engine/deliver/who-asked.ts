/** Who asked, as far as a message may say: the country's name in the reader's language, the kind of device. Pure. */
import type { Locale } from '../model.ts';

/** Made once for each language: making one takes longer than asking it. */
const names = new Map<Locale, Intl.DisplayNames>();

function namesIn(locale: Locale): Intl.DisplayNames {
  const known = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
  names.set(locale, known);
  return known;
}

export function placeName(country: string | null, locale: Locale): string | null {
  if (country === null || !/^[A-Z]{2}$/.test(country)) return null;
  return namesIn(locale).of(country) ?? null;
}

const DEVICES: Readonly<Record<string, string>> = {
  ios: 'iPhone',
  ipados: 'iPad',
  android: 'Android',
  macos: 'Mac',
  windows: 'Windows',
};

/** `client` is `name/version`, as the requester claims it. */
export const deviceName = (client: string | null): string | null =>
  DEVICES[(client ?? '').split('/')[0]!.toLowerCase()] ?? null;
