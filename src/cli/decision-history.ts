/** The decisions of a database as recorded ones: the next slice is on its way while one is looked at. */
import type { Recorded, RecordedDecision } from '../replay/backtest/recorded.ts';
import {
  type DecisionRow,
  type DecisionSpan,
  findDecisionReach,
  madeAt,
  type Pool,
  readDecisionSlice,
} from '../store/index.ts';

const SLICE = 2000;

/** What a trace knows of a decision besides. */
export type Beside = (row: DecisionRow) => Partial<Pick<RecordedDecision, 'request' | 'cause'>>;

/** `after`: from the decision behind this one on. */
export async function readHistory(
  pool: Pool,
  span: DecisionSpan,
  after: string | null,
  beside: Beside = () => ({}),
  most = SLICE,
): Promise<Recorded> {
  const reach = await findDecisionReach(pool, span);
  let at = after === null ? (reach?.first ?? 0) : madeAt(after);
  async function* slices(): AsyncGenerator<readonly RecordedDecision[]> {
    const read = (from: string | null) => {
      const slice = readDecisionSlice(pool, span, from, most);
      // Whoever looks at the last slice hears of it when they ask for this one, and not before.
      slice.catch(() => {});
      return slice;
    };
    let coming = read(after);
    for (;;) {
      const rows = await coming;
      const last = rows.at(-1);
      if (last === undefined) return;
      coming = rows.length < most ? Promise.resolve([]) : read(last.id);
      at = madeAt(last.id);
      yield rows.map((row) => ({ request: null, ...row, ...beside(row) }));
    }
  }
  const [first, last] = [reach?.first ?? 0, reach?.last ?? 0];
  return { slices: slices(), reach: () => ({ done: at - first, all: Math.max(1, last - first) }) };
}
