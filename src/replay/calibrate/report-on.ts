/** What weights are worth on rows that were held out from them. */
import type { HeldOut } from './hold-out.ts';
import { type Measures, measure } from './measures.ts';
import { probabilitiesOf } from './predict.ts';

export interface HeldOutReport {
  readonly asks: Measures;
  /** Diagnoses, at the end, of requests that somebody asked about. */
  readonly asked: Measures;
  /** Diagnoses of all requests. */
  readonly requests: Measures;
  /** The same as they stood when the requests were decided on. */
  readonly decisions: Measures;
  /** Answers, by scenario: how many, and the share that was right. */
  readonly scenarios: readonly { readonly scenario: string; readonly count: number; readonly right: number }[];
}

export function reportOn(heldOut: readonly HeldOut[], sharpness: number): HeldOutReport {
  const judged = heldOut.map(({ row, scores }) => ({
    row,
    accepted: row.accepted,
    probabilities: probabilitiesOf(scores, sharpness),
  }));
  const of = (kind: string) => judged.filter(({ row }) => row.kind === kind);
  const scenarios = [...new Set(of('ask').map(({ row }) => row.scenario))].sort();
  return {
    asks: measure(of('ask')),
    asked: measure(of('request').filter(({ row }) => row.asked)),
    requests: measure(of('request')),
    decisions: measure(of('decision')),
    scenarios: scenarios.map((scenario) => {
      const { count, accuracy } = measure(of('ask').filter(({ row }) => row.scenario === scenario));
      return { scenario, count, right: accuracy };
    }),
  };
}
