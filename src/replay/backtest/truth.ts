/** What was behind the requests of a trace, out of its truth file: who waited for the code, and what nobody had asked for. */
import { openLines } from '../read-lines.ts';

export interface Truth {
  /** A rightful person waits for the code. */
  readonly isLegitimate: boolean;
  /** Somebody would be bothered by it who had not asked for it. */
  readonly isHarm: boolean;
  /** It is asked for to earn on its delivery. */
  readonly isToll: boolean;
}

export class TruthWrong extends Error {}

/** By the names of the requests. Throws `TruthWrong`, which names the file and the line, and what `node:fs` throws. */
export async function readTruth(path: string): Promise<ReadonlyMap<string, Truth>> {
  const truths = new Map<string, Truth>();
  const { lines } = await openLines(path);
  for await (const { number, text } of lines) {
    if (text.trim() === '') continue;
    let line: Readonly<Record<string, unknown>>;
    try {
      line = JSON.parse(text);
    } catch {
      throw new TruthWrong(`${path}: line ${number} is not JSON.`);
    }
    if (typeof line.request !== 'string' || 'ask' in line) continue;
    const isToll = Boolean(line.toll);
    const isHarm = line.unsolicited === true && line.victim === true && !isToll;
    truths.set(line.request, { isLegitimate: line.legit === true, isHarm, isToll });
  }
  return truths;
}
