/** The last lines of a result: every request diagnosed once more, on the facts of a day later and on what was told since. */
import { diagnose } from '../engine/causes/diagnose.ts';
import { weightsFor } from '../engine/causes/weights-for.ts';
import { NOTHING_TOLD } from '../engine/unknown-facts.ts';
import type { Result } from './result.ts';
import type { Settling } from './settling.ts';
import type { Stage } from './stage.ts';

const TOGETHER = 200;

export async function diagnoseAll(
  stage: Stage,
  result: Result,
  settling: Settling,
  onDiagnoses: (count: number) => void,
): Promise<void> {
  await settling.settleAll();
  let done = 0;
  for (const request of stage.ledger.all()) {
    const facts = { ...settling.factsOf(request), told: { ...NOTHING_TOLD, ...stage.ledger.told(request) } };
    const { cause, confidence } = diagnose(facts, weightsFor(facts));
    const about = { type: 'diagnosis', request: request.name } as const;
    stage.onFacts?.({ ...about, hasLeft: request.message !== null, facts });
    result.put({ ...about, cause, confidence });
    if (++done % TOGETHER > 0) continue;
    await result.flush(false);
    onDiagnoses(TOGETHER);
  }
  onDiagnoses(done % TOGETHER);
}
