/** What every `countersign keys …` is given, and how it reads its options. */
import type { Pool } from '../../../store/index.ts';
import type { Io } from '../../io.ts';
import { SettingsWrong } from '../../read-settings.ts';
import type { Settings } from '../../settings.ts';

export interface Doing {
  readonly pool: Pool;
  readonly settings: Settings;
  readonly masters: readonly Uint8Array[];
  readonly env: NodeJS.ProcessEnv;
  readonly io: Io;
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly rest: readonly string[];
}

/** Answers the exit status. */
export type Do = (doing: Doing) => Promise<number>;

/** The service that is named, or the first. */
export function serviceOf({ settings, values }: Pick<Doing, 'settings' | 'values'>): string {
  const id = values.service ?? settings.services[0]!.id;
  if (!settings.services.some((s) => s.id === id))
    throw new SettingsWrong('--service: there is no service of that id in the settings.');
  return id as string;
}

export function listOf(value: string | boolean | undefined, among: readonly string[] | null, name: string): string[] {
  const items = typeof value === 'string' ? value.split(',').map((part) => part.trim()) : [];
  if (among && items.some((item) => !among.includes(item)))
    throw new SettingsWrong(`--${name}: must be of ${among.join(', ')}.`);
  return items;
}

export function oneOf<T extends string>(value: string | boolean | undefined, among: readonly T[], name: string): T {
  const found = among.find((item) => item === value);
  if (!found) throw new SettingsWrong(`--${name}: must be one of ${among.join(', ')}.`);
  return found;
}
