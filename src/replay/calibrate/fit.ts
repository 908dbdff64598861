/**
 * The whole of fitting, pure: rows in, weights and what they are worth out. The same rows and options give the same bytes.
 *
 * For each strength of the penalty the rows are fitted five times without a fifth of the campaigns and five times without a fifth of
 * the scenarios; the strength with the least loss on what was held out is fitted once more on everything. What was held out also
 * tells how sure to be, and when to say that we can't tell.
 *
 *   import { fit } from './fit.ts';
 *   import { readRows } from './rows-file.ts';
 *   const { weights, report } = await fit(await readRows('rows.jsonl.gz'), JUDGED_WEIGHTS, { strengths: [3] });
 *
 * In a terminal: `countersign calibrate --rows rows.jsonl.gz --out weights.json`.
 */
import type { Weights } from '../../engine/causes/weights.ts';
import { type Balance, balancedWeights, DEFAULT_BALANCE } from './balance.ts';
import { findCantTell } from './cant-tell.ts';
import { fitWeights } from './fit-weights.ts';
import { campaignFold, scenarioFolds } from './folds.ts';
import { type HeldOut, holdOut } from './hold-out.ts';
import type { LabelledRow } from './labelled-row.ts';
import { type Measures, measure } from './measures.ts';
import { probabilitiesOf } from './predict.ts';
import { findSharpness, meanLoss, type WeighedHeldOut } from './sharpness.ts';
import { acceptedBits } from './sparse-rows.ts';
import { weightsFrom } from './weights-from.ts';

export interface FitOptions {
  readonly version: string;
  readonly balance: Balance;
  /** Of the penalty; where there are several, the best of them is found. */
  readonly strengths: readonly number[];
  readonly ignorance: number;
  readonly roundsMost: number;
  readonly tolerance: number;
  /** How much the loss on scenarios nobody has seen counts beside that on campaigns nobody has seen. */
  readonly unseenShare: number;
  /** Waited for often; it ends the fitting by throwing. */
  readonly onProgress: (done: number, all: number) => Promise<void> | void;
}

export const DEFAULT_FIT: FitOptions = Object.freeze({
  version: 'fitted',
  balance: DEFAULT_BALANCE,
  strengths: [1, 3, 10],
  ignorance: 50,
  roundsMost: 150,
  tolerance: 1e-5,
  unseenShare: 0.25,
  onProgress: () => {},
});

export interface HeldOutReport {
  readonly asks: Measures;
  /** Diagnoses, at the end, of requests that somebody asked about. */
  readonly asked: Measures;
  /** Diagnoses of all requests. */
  readonly requests: Measures;
}

export interface FitReport {
  readonly rows: { readonly asks: number; readonly requests: number };
  readonly strength: number;
  readonly sharpness: number;
  readonly tried: readonly { readonly strength: number; readonly loss: number }[];
  readonly heldOutCampaigns: HeldOutReport;
  readonly heldOutScenarios: HeldOutReport;
}

export interface Fitted {
  readonly weights: Weights;
  readonly report: FitReport;
}

interface Tried {
  readonly strength: number;
  readonly campaigns: readonly HeldOut[];
  readonly scenarios: readonly HeldOut[];
  readonly asks: readonly WeighedHeldOut[];
  readonly sharpness: number;
  readonly loss: number;
}

/** Questions held out either way, so that either way counts for its share. */
function asksOf(campaigns: readonly HeldOut[], scenarios: readonly HeldOut[], unseenShare: number): WeighedHeldOut[] {
  const share = (heldOut: readonly HeldOut[], part: number) => {
    const asks = heldOut.filter(({ row }) => row.kind === 'ask');
    return asks.map((one) => ({ ...one, weight: part / asks.length }));
  };
  return [...share(campaigns, 1 - unseenShare), ...share(scenarios, unseenShare)];
}

function reportOn(heldOut: readonly HeldOut[], sharpness: number): HeldOutReport {
  const judged = heldOut.map(({ row, scores }) => ({
    row,
    accepted: row.accepted,
    probabilities: probabilitiesOf(scores, sharpness),
  }));
  const requests = judged.filter(({ row }) => row.kind === 'request');
  return {
    asks: measure(judged.filter(({ row }) => row.kind === 'ask')),
    asked: measure(requests.filter(({ row }) => row.asked)),
    requests: measure(requests),
  };
}

export async function fit(
  rows: readonly LabelledRow[],
  judged: Weights,
  given: Partial<FitOptions> = {},
): Promise<Fitted> {
  const options: FitOptions = { ...DEFAULT_FIT, ...given };
  const { strengths, ignorance, roundsMost, tolerance } = options;
  const counts = balancedWeights(rows, options.balance);
  const byScenario = scenarioFolds(rows);
  const rounds = (strengths.length * 10 + 1) * roundsMost;
  let done = 0;
  const settingsFor = (strength: number) => ({
    ...{ strength, ignorance, roundsMost, tolerance },
    onRound: () => options.onProgress(++done, rounds),
  });
  const attempt = async (strength: number): Promise<Tried> => {
    const settings = settingsFor(strength);
    const campaigns = await holdOut(rows, counts, campaignFold, judged, settings);
    const scenarios = await holdOut(rows, counts, byScenario, judged, settings);
    const asks = asksOf(campaigns, scenarios, options.unseenShare);
    const sharpness = findSharpness(asks);
    return { strength, campaigns, scenarios, asks, sharpness, loss: meanLoss(asks, sharpness) };
  };
  const tried: Tried[] = [];
  for (const strength of strengths) tried.push(await attempt(strength));
  const best = tried.reduce((a, b) => (b.loss < a.loss ? b : a));
  const training = rows.map(({ spoken, accepted }, i) => ({
    ...{ spoken, accepted: acceptedBits(accepted), weight: counts[i]! },
  }));
  const x = await fitWeights(training, judged, settingsFor(best.strength));
  const { threshold, margin } = findCantTell(best.asks, best.sharpness);
  return {
    weights: weightsFrom(x, rows, judged, { version: options.version, threshold, margin, sharpness: best.sharpness }),
    report: {
      rows: {
        asks: rows.filter(({ kind }) => kind === 'ask').length,
        requests: rows.filter(({ kind }) => kind === 'request').length,
      },
      strength: best.strength,
      sharpness: best.sharpness,
      tried: tried.map(({ strength, loss }) => ({ strength, loss })),
      heldOutCampaigns: reportOn(best.campaigns, best.sharpness),
      heldOutScenarios: reportOn(best.scenarios, best.sharpness),
    },
  };
}
