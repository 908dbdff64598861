/** The tables that are cut by time, and how each says it. */
import type { Instant } from '../../engine/model.ts';
import { firstUuidOf, secondsOf } from '../ids.ts';
import { toTime } from '../pool.ts';

/** What says when a row is of: an id that begins with its second, or a time. */
interface Measure {
  readonly column: string;
  readonly literal: (at: Instant) => string;
  readonly read: (text: string) => Instant;
}

const byId = (column: string): Measure => ({ column, literal: firstUuidOf, read: (text) => secondsOf(text) * 1000 });
const byTime = (column: string): Measure => ({
  column,
  literal: toTime,
  read: (text) => Date.parse(text.replace(/^(\S+) (\S+)\+00$/, '$1T$2Z')),
});

export interface CutTable extends Measure {
  readonly table: string;
  /** Records are kept for as long as the setting says; these for so many days. */
  readonly keptDays: number | null;
}

/** In the order in which they are dropped: what is looked for first goes first, so that nothing is found half. */
export const CUT_TABLES: readonly CutTable[] = [
  { table: 'verification', keptDays: null, ...byId('id') },
  { table: 'message', keptDays: null, ...byId('id') },
  { table: 'decision', keptDays: null, ...byId('id') },
  { table: 'report', keptDays: null, ...byId('message') },
  { table: 'event', keptDays: null, ...byId('of') },
  { table: 'explanation', keptDays: null, ...byId('id') },
  // Company is asked for over a day at most, and a stretch of it counts until one span after its end.
  { table: 'company', keptDays: 1, ...byTime('ends') },
];

export const keptDaysOf = (cut: CutTable, recordsDays: number): number => cut.keptDays ?? recordsDays;
