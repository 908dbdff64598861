/** How long what is kept, out of the settings. */
import { whatStays } from '../engine/subjects/what-stays.ts';
import type { KeepRules } from '../store/index.ts';
import type { Settings } from './settings.ts';

export const keepRulesOf = ({ recordsDays, peopleDays }: Settings): KeepRules => ({
  recordsDays,
  peopleDays,
  whatStays,
});
