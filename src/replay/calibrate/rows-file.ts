/**
 * Rows in a file, JSON Lines, packed by gzip or not: `{kind, asked, accepted, scenario, campaign, weight, facts}`. A row may come
 * with `verdicts` (1 for, -1 against, by evidence id) in place of its facts.
 */
import { ALL_EVIDENCE } from '../../engine/causes/causes.ts';
import { speakingRows } from '../../engine/causes/diagnose.ts';
import type { Facts } from '../../engine/facts.ts';
import { UNKNOWN_FACTS } from '../../engine/unknown-facts.ts';
import { openLines } from '../read-lines.ts';
import type { LabelledFacts } from './label-facts.ts';
import type { LabelledRow } from './labelled-row.ts';
import { TruthError } from './read-truth.ts';

type StoredRow = Partial<Omit<LabelledRow, 'spoken'>> & {
  readonly facts?: Facts;
  readonly verdicts?: Readonly<Record<string, number>>;
};

export const lineOf = (labelled: LabelledFacts): string => `${JSON.stringify(labelled)}\n`;

/** The row itself, and the rows of what was known of it with less at hand. */
export function rowsOf({ facts, ...label }: LabelledFacts): readonly LabelledRow[] {
  const { later, told } = UNKNOWN_FACTS;
  const row = { ...label, spoken: speakingRows(facts) };
  if (label.kind === 'request')
    return [row, { ...row, kind: 'decision', spoken: speakingRows({ ...facts, later, told, after: null }) }];
  return [row, { ...row, kind: 'told', spoken: speakingRows({ ...UNKNOWN_FACTS, told: facts.told }) }];
}

function spokenIn(verdicts: Readonly<Record<string, number>>): readonly number[] {
  return ALL_EVIDENCE.flatMap(({ id }, n) => {
    const verdict = verdicts[id] ?? 0;
    return verdict === 0 ? [] : [verdict > 0 ? 2 * n : 2 * n + 1];
  });
}

function readRow(text: string, line: number): readonly LabelledRow[] {
  let stored: StoredRow;
  try {
    stored = JSON.parse(text) as StoredRow;
  } catch {
    throw new TruthError(line, 'is not JSON');
  }
  const {
    kind = 'request',
    asked = kind === 'ask',
    accepted,
    scenario,
    campaign,
    weight = 1,
    facts,
    verdicts,
  } = stored;
  if (!accepted?.length || typeof scenario !== 'string' || typeof campaign !== 'string' || !(facts ?? verdicts))
    throw new TruthError(line, 'is no row');
  const label = { kind, asked, accepted, scenario, campaign, weight };
  return facts ? rowsOf({ ...label, facts }) : [{ ...label, spoken: spokenIn(verdicts!) }];
}

/** Throws `TruthError` at the first line that is no row. */
export async function readRows(path: string): Promise<readonly LabelledRow[]> {
  const rows: LabelledRow[] = [];
  for await (const { number, text } of (await openLines(path)).lines)
    if (text.trim() !== '') rows.push(...readRow(text, number));
  return rows;
}
