/** Who asked, as far as a message may say: the country's name in the reader's language, the kind of device. Pure. */
import type { Locale } from '../model.ts';

export function placeName(country: string | null, locale: Locale): string | null {
  if (country === null || !/^[A-Z]{2}$/.test(country)) return null;
  const name = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }).of(country);
  return name ?? null;
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
