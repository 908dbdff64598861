/**
 * Which rows are judged by weights that they did not make. Whole campaigns are held out, because what one party did looks alike;
 * and whole scenarios, because elsewhere things happen that never happened here.
 */
import type { LabelledRow } from './labelled-row.ts';

export const FOLDS = 5;

/** A scenario that makes up more of its cause than this is what everybody has seen: it is never held out. */
const NEARLY_ALL = 2 / 3;

/** The fold that holds a row out; -1: none does. */
export type FoldOf = (row: LabelledRow) => number;

/** FNV-1a, 32 bits: the same on every machine. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

export const campaignFold: FoldOf = ({ campaign }) => stableHash(campaign) % FOLDS;

/** The scenarios of each cause are dealt out to the folds, so that every fold learns of every cause from the others. */
export function scenarioFolds(rows: readonly LabelledRow[]): FoldOf {
  const counts = new Map<string, Map<string, number>>();
  for (const { accepted, scenario } of rows) {
    const ofCause = counts.get(accepted[0]) ?? new Map<string, number>();
    counts.set(accepted[0], ofCause.set(scenario, (ofCause.get(scenario) ?? 0) + 1));
  }
  const folds = new Map<string, number>();
  let dealt = 0;
  for (const cause of [...counts.keys()].sort()) {
    const ofCause = counts.get(cause)!;
    const all = [...ofCause.values()].reduce((sum, n) => sum + n, 0);
    for (const scenario of [...ofCause.keys()].sort()) {
      if (folds.has(scenario)) continue;
      const stays = ofCause.get(scenario)! > NEARLY_ALL * all;
      folds.set(scenario, stays ? -1 : dealt++ % FOLDS);
    }
  }
  return ({ scenario }) => folds.get(scenario)!;
}
