/**
 * The whole of fitting, pure: rows in, weights and what they are worth out. The same rows and options give the same bytes.
 *
 * For each strength of the penalty the rows are fitted five times without a fifth of the campaigns and five times without a fifth of
 * the scenarios; the strength with the least loss on what was held out is fitted once more on everything. What was held out also
 * tells how sure to be, and when to say that we can't tell.
 *
 *   const { weights, report } = await fit(await readRows('rows.jsonl.gz'), JUDGED_WEIGHTS, { strengths: [60] });
 *
 * In a terminal: `countersign calibrate --rows rows.jsonl.gz --out weights.json`.
 */
import { turnedEvidence, type Weights } from '../../engine/causes/weights.ts';
import { type Balance, balancedWeights, DEFAULT_BALANCE } from './balance.ts';
import { findCantTell } from './cant-tell.ts';
import { type FitSettings, fitWeights } from './fit-weights.ts';
import { campaignFold, FOLDS, scenarioFolds } from './folds.ts';
import { type HeldOut, holdOut } from './hold-out.ts';
import type { LabelledRow } from './labelled-row.ts';
import { type HeldOutReport, reportOn } from './report-on.ts';
import { findSharpness, meanLoss, type WeighedHeldOut } from './sharpness.ts';
import { trainingRow } from './sparse-rows.ts';
import { weightsFrom } from './weights-from.ts';

export interface FitOptions extends Omit<FitSettings, 'strength' | 'onRound'> {
  readonly balance: Balance;
  /** Of the penalty; where there are several, the best of them is found. */
  readonly strengths: readonly number[];
  /** How much the loss on scenarios nobody has seen counts beside that on campaigns nobody has seen. */
  readonly unseenShare: number;
  /** How many of all fits are done. Waited for often; it ends the fitting by throwing. */
  readonly onProgress: (done: number, all: number) => Promise<void> | void;
}

export const DEFAULT_FIT: FitOptions = Object.freeze({
  balance: DEFAULT_BALANCE,
  strengths: [20, 60, 200],
  ignorance: 300,
  roundsMost: 150,
  tolerance: 3e-5,
  unseenShare: 0.12,
  onProgress: () => {},
});

export interface FitReport {
  readonly rows: { readonly asks: number; readonly requests: number };
  readonly strength: number;
  readonly sharpness: number;
  readonly tried: readonly { readonly strength: number; readonly loss: number }[];
  readonly heldOutCampaigns: HeldOutReport;
  readonly heldOutScenarios: HeldOutReport;
  /** Evidence that counts against its own cause. */
  readonly turned: readonly string[];
}

export interface Fitted {
  readonly weights: Weights;
  readonly report: FitReport;
}

interface Attempt {
  readonly strength: number;
  readonly campaigns: readonly HeldOut[];
  readonly scenarios: readonly HeldOut[];
  readonly asks: readonly WeighedHeldOut[];
  readonly sharpness: number;
  readonly loss: number;
}

/** Answers and diagnoses of what people asked about, held out either way, so that either way counts for its share. */
function asksOf(campaigns: readonly HeldOut[], scenarios: readonly HeldOut[], unseenShare: number): WeighedHeldOut[] {
  const share = (heldOut: readonly HeldOut[], part: number) => {
    const asks = heldOut.filter(({ row }) => row.asked && (row.kind === 'ask' || row.kind === 'request'));
    return asks.map((one) => ({ ...one, weight: part / asks.length }));
  };
  return [...share(campaigns, 1 - unseenShare), ...share(scenarios, unseenShare)];
}

function settingsOf({ ignorance, roundsMost, tolerance, strengths, onProgress }: FitOptions) {
  const all = 2 * FOLDS * strengths.length + 1;
  let begun = 0;
  const onRound = (round: number) => {
    if (round === 1) begun++;
    return onProgress(begun - 1, all);
  };
  return (strength: number): FitSettings => ({ strength, ignorance, roundsMost, tolerance, onRound });
}

export async function fit(
  rows: readonly LabelledRow[],
  judged: Weights,
  given: Partial<FitOptions> = {},
): Promise<Fitted> {
  const options: FitOptions = { ...DEFAULT_FIT, ...given };
  const counts = balancedWeights(rows, options.balance);
  const settings = settingsOf(options);
  const attempts: Attempt[] = [];
  for (const strength of options.strengths) {
    const campaigns = await holdOut(rows, counts, campaignFold, judged, settings(strength));
    const scenarios = await holdOut(rows, counts, scenarioFolds(rows), judged, settings(strength));
    const asks = asksOf(campaigns, scenarios, options.unseenShare);
    const sharpness = findSharpness(asks);
    attempts.push({ strength, campaigns, scenarios, asks, sharpness, loss: meanLoss(asks, sharpness) });
  }
  const best = attempts.reduce((a, b) => (b.loss < a.loss ? b : a));
  const training = rows.map((row, i) => trainingRow(row, counts[i]!));
  const numbers = await fitWeights(training, judged, settings(best.strength));
  const { sharpness } = best;
  const weights = weightsFrom(numbers, rows, judged, { sharpness, ...findCantTell(best.asks, sharpness) });
  return { weights, report: reportOf(rows, attempts, best, weights) };
}

function reportOf(
  rows: readonly LabelledRow[],
  attempts: readonly Attempt[],
  best: Attempt,
  weights: Weights,
): FitReport {
  const { strength, sharpness, campaigns, scenarios } = best;
  const count = (kind: LabelledRow['kind']) => rows.filter((row) => row.kind === kind).length;
  return {
    rows: { asks: count('ask'), requests: count('request') },
    strength,
    sharpness,
    tried: attempts.map(({ strength, loss }) => ({ strength, loss })),
    heldOutCampaigns: reportOn(campaigns, sharpness),
    heldOutScenarios: reportOn(scenarios, sharpness),
    turned: turnedEvidence(weights),
  };
}
