/** What a backtest found, as a page for a terminal and as JSON. Pure. */
import { OUTCOMES, type Verdict } from '../../engine/model.ts';
import type { Backtested } from './backtest.ts';
import type { Both, Group, Tally } from './tally.ts';

const whole = (n: number): string => Math.round(n).toLocaleString('en-US');
const signed = (n: number): string => (n > 0 ? `+${whole(n)}` : whole(n));
const share = (part: number, all: number): string => (all === 0 ? '' : ` (${((100 * part) / all).toFixed(2)} %)`);
const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Columns as wide as what stands in them; the first to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[], left: number): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  const cell = (text: string, i: number) => (i < left ? text.padEnd(widths[i]!) : text.padStart(widths[i]!));
  return rows.map((row) => `  ${row.map(cell).join('  ').trimEnd()}\n`).join('');
}

const bothRow = (name: string, { was, would }: Both): readonly string[] => [
  name,
  whole(was),
  whole(would),
  signed(would - was),
];

function outcomesTable({ outcomes, messages }: Tally): string {
  const rows = OUTCOMES.map((outcome) => bothRow(outcome, outcomes[outcome]));
  return table([['', 'was', 'would be', ''], ...rows, bothRow('messages that leave', messages)], 1);
}

const verdictOf = ({ outcome, reason }: Verdict) => `${outcome} ${reason}`;

function groupsTable(
  groups: readonly (readonly [readonly string[], Group])[],
  heads: readonly string[],
  currency: string,
) {
  const rows = [...groups]
    .sort(([, a], [, b]) => b.decisions - a.decisions)
    .map(([names, g]) => [...names, whole(g.decisions), whole(g.legitimate), signed(g.messages), g.saved.toFixed(2)]);
  return table([[...heads, 'decisions', 'legitimate', 'messages', `${currency} saved`], ...rows], heads.length);
}

function legitimateLines({ legitimate }: Tally, hasTruth: boolean): string {
  const { all, hit, freed, familiar, familiarHit } = legitimate;
  const hits = OUTCOMES.reduce((sum, outcome) => sum + hit[outcome], 0);
  const by = hasTruth ? 'by the truth file' : 'their code was approved';
  return `Legitimate people (${by}): ${whole(all)} requests. Hit: ${whole(hits)}${share(hits, all)}: withheld ${whole(hit.withheld)}, challenged ${whole(hit.challenged)}, refused ${whole(hit.refused)}.
From a familiar device: ${whole(familiar)}, hit ${whole(familiarHit)}${share(familiarHit, familiar)}. Let through who had not been: ${whole(freed)}.
`;
}

const truthLines = ({ harm, toll }: Tally): string =>
  `Messages to who had not asked: ${whole(harm.was)} left, ${whole(harm.would)} would.\nMessages of toll fraud: ${whole(toll.was)} left, ${whole(toll.would)} would.\n`;

function moneyLine({ money }: Tally, currency: string): string {
  const saved = money.was - money.would;
  const unsure =
    money.challenged > 0 ? ` Of it ${money.challenged.toFixed(2)} only where the challenge is not met.` : '';
  return `Money: ${money.was.toFixed(2)} ${currency} was spent, ${money.would.toFixed(2)} would be: ${saved.toFixed(2)} saved.${unsure}\n`;
}

export interface ReportOptions {
  readonly hasTruth: boolean;
  readonly currency: string;
}

function tallyText(version: string, tally: Tally, { hasTruth, currency }: ReportOptions): string {
  if (tally.first === null) return `${version}: no decision was recorded.\n`;
  const span = `${day(tally.first)} to ${day(tally.last!)}`;
  const reasons = [...tally.reasons.values()].map((g) => [[verdictOf(g.was), verdictOf(g.would)], g] as const);
  const causes = [...tally.causes].map(([cause, g]) => [[cause], g] as const);
  return `${version} over ${whole(tally.decisions)} recorded decisions, ${span}, made under ${[...tally.policies].join(', ')}.
Each is made once more on the facts as they were, and one step ahead: what would have followed is not played.

${outcomesTable(tally)}
${whole(tally.changed)} decisions would be others${share(tally.changed, tally.decisions)}.
${
  tally.changed === 0
    ? ''
    : `
${groupsTable(reasons, ['was', 'would be'], currency)}
${groupsTable(causes, ['cause, as diagnosed'], currency)}
`
}${legitimateLines(tally, hasTruth)}${hasTruth ? truthLines(tally) : ''}${moneyLine(tally, currency)}`;
}

export function reportText({ tallies, unnoted }: Backtested, options: ReportOptions): string {
  const parts = [...tallies].map(([version, tally]) => tallyText(version, tally, options));
  const none =
    unnoted > 0 ? `Of ${whole(unnoted)} decisions nothing was noted: no policy was tried beside them.\n` : '';
  return [...parts, ...(none === '' ? [] : [none])].join('\n');
}

function tallyJson(version: string, tally: Tally, { hasTruth, currency }: ReportOptions) {
  const { policies, reasons, causes, harm, toll, first, last, ...rest } = tally;
  return {
    policy: version,
    first: first === null ? null : new Date(first).toISOString(),
    last: last === null ? null : new Date(last).toISOString(),
    ...rest,
    madeUnder: [...policies],
    currency,
    reasons: [...reasons.values()].map(({ was, would, ...g }) => ({
      was: { outcome: was.outcome, reason: was.reason },
      would: { outcome: would.outcome, reason: would.reason },
      ...g,
    })),
    causes: [...causes].map(([cause, g]) => ({ cause, ...g })),
    ...(hasTruth && { harm, toll }),
  };
}

/** A line for each policy that was tried. */
export const reportJson = ({ tallies }: Backtested, options: ReportOptions): string =>
  [...tallies].map(([version, tally]) => `${JSON.stringify(tallyJson(version, tally, options))}\n`).join('');
