/**
 * The grammar of a limit's name: `stage.channel.per_dimension`, and after it, where it is told, the window: `_day` or `_10_minutes`.
 * What the name says is said again by the row's columns, so a row that was copied and changed in half is found out.
 */
import { CHANNELS } from '../model.ts';
import { LIMIT_PERS, LIMIT_STAGES, type Limit } from './limits.ts';

export type LimitName = Pick<Limit, 'stage' | 'channel' | 'per'> & { readonly windowSeconds: number | null };

const SECONDS: Readonly<Record<string, number>> = {
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
};
const NAME = /^([a-z]+)\.([a-z]+)\.per_([a-z]+)(?:_(?:([1-9]\d{0,3})_)?(second|minute|hour|day|week|month)(s?))?$/;

const isOneOf = <T extends string>(value: string, list: readonly T[]): value is T => list.some((one) => one === value);

/** Undefined: not a name of this grammar. A month has 30 days. */
export function parseLimitName(name: string): LimitName | undefined {
  const [, stage = '', channel = '', per = '', count, unit, many] = NAME.exec(name) ?? [];
  const channels = ['any', ...CHANNELS] as const;
  const pers = Object.keys(LIMIT_PERS) as (keyof typeof LIMIT_PERS)[];
  if (!isOneOf(stage, LIMIT_STAGES) || !isOneOf(channel, channels) || !isOneOf(per, pers)) return undefined;
  if (unit === undefined) return { stage, channel, per, windowSeconds: null };
  if (Number(count ?? 1) > 1 !== (many === 's')) return undefined;
  return { stage, channel, per, windowSeconds: Number(count ?? 1) * (SECONDS[unit] ?? 1) };
}
