/** The page of what the diagnosis reaches: numbers out of a fit, in Markdown, the same for the same fit. */
import { CAUSE_DEFINITIONS } from '../../engine/causes/causes.ts';
import { countsFor } from '../../engine/causes/counts-for.ts';
import type { Weights } from '../../engine/causes/weights.ts';
import { CAUSES, type Cause } from '../../engine/model.ts';
import type { FitReport } from './fit.ts';
import type { Measures } from './measures.ts';
import type { HeldOutReport } from './report-on.ts';

const EVIDENCE_SHOWN = 6;

const share = (part: number) => `${(100 * part).toFixed(1)} %`;
const number = (value: number) => value.toFixed(3);
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const rule = head.map((_, n) => (n === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map(row).join('');
}

const summary = (name: string, m: Measures) => [
  ...[name, m.count, number(m.macroF1), share(m.accuracy), number(m.logLoss), number(m.calibrationError)],
  share(m.dangerCalledHarmless),
];
const summaries = (held: string, { asks, asked, requests, decisions }: HeldOutReport) => [
  summary(`answers, ${held} held out`, asks),
  summary(`diagnoses asked about, ${held} held out`, asked),
  summary(`all diagnoses, ${held} held out`, requests),
  summary(`when deciding, ${held} held out`, decisions),
];

function causes({ asks, asked }: HeldOutReport): string {
  const rows = CAUSES.map((cause) => {
    const [answer, diagnosis] = [asks, asked].map((m) => m.causes.find((one) => one.cause === cause));
    const of = (m: typeof answer) =>
      m ? [m.actual, number(m.precision), number(m.recall), number(m.f1)] : ['', '', '', ''];
    return [`\`${cause}\``, ...of(answer), ...of(diagnosis)];
  });
  return table(
    ['', 'answers', 'precision', 'recall', 'F1', 'diagnoses asked about', 'precision', 'recall', 'F1'],
    rows,
  );
}

function confusion({ confusion: counts }: Measures): string {
  const rows = CAUSES.map((cause, k) => [`\`${cause}\``, ...counts[k]!.map((n) => (n === 0 ? '' : n))]);
  return table(['truth \\ said', ...CAUSES.map((cause) => `\`${cause}\``)], rows);
}

function reliability({ reliability: bins }: Measures): string {
  const rows = bins.map(({ from, count, confidence, right }) => [
    ...[`${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}`, count, share(confidence), share(right)],
  ]);
  return table(['how sure', 'answers', 'said, on average', 'right'], rows);
}

function scenarios(held: HeldOutReport): string {
  const rows = held.scenarios.map(({ scenario, count, right }) => [`\`${scenario}\``, count, share(right)]);
  return table(['scenario', 'answers', 'right'], rows);
}

/** What counts most for a cause, in the words that people read. */
function strongest(cause: Cause, { evidence }: Weights): string {
  const place = CAUSES.indexOf(cause);
  const all = CAUSES.flatMap((owner) => CAUSE_DEFINITIONS[owner].evidence).flatMap(({ id, says, otherwise }) => {
    const { for: when = null, against = null } = evidence[id] ?? {};
    const one = (vector: typeof when, words: string) =>
      vector === null ? [] : [{ id, words, weight: countsFor(vector, place) }];
    return [...one(when, says), ...one(against, otherwise ?? says)];
  });
  const rows = all
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .slice(0, EVIDENCE_SHOWN)
    .map(({ id, words, weight }) => [words.replaceAll('|', '\\|'), `\`${id}\``, weight.toFixed(2)]);
  return `### ${CAUSE_DEFINITIONS[cause].title.replace('{brand}', 'the service')}\n\n${table([`\`${cause}\``, 'evidence', 'log-odds'], rows)}`;
}

export function diagnosisPage(report: FitReport, weights: Weights): string {
  const { rows, strength, sharpness, tried, heldOutCampaigns: known, heldOutScenarios: unseen, turned } = report;
  const losses = tried.map((one) => `${one.strength} (${number(one.loss)})`).join(', ');
  const head = ['', 'rows', 'macro-F1', 'right', 'log loss', 'calibration error', 'danger called harmless'];
  return `# What the diagnosis reaches

Written by \`countersign calibrate TRACE TRUTH --report docs/reference\`, from ${rows.asks} answers and ${rows.requests} diagnoses of a labelled
trace; weights \`${weights.version}\`. Nothing here was judged by weights that it helped to make: each campaign was held out once,
whole, and each scenario once, whole, with a fifth of the others each time. An accepted second cause counts as the first. Scenarios held out show
what to expect of things that never happened here; those that are nearly all of their cause are left out of that.

${table(head, [...summaries('campaigns', known), ...summaries('scenarios', unseen)])}
## By cause, campaigns held out

${causes(known)}
## By cause, scenarios held out

${causes(unseen)}
## What was taken for what, campaigns held out

Answers. Rows are what was true, columns what was said.

${confusion(known.asks)}
## Whether probabilities hold

![How sure the answers were against how often they were right: points near the diagonal, sizes by the number of answers](diagnosis.svg)

Campaigns held out:

${reliability(known.asks)}
Scenarios held out:

${reliability(unseen.asks)}
A cause is told from a probability of ${weights.threshold} on and a lead of ${weights.margin} before the next; below that, that we can't tell.

## By scenario, scenarios held out

${scenarios(unseen)}
## What counts most

For each cause, what adds most to its score beyond what it adds to the others on average.

${CAUSES.map((cause) => strongest(cause, weights)).join('\n')}
## How it is made

The trace is played through the engine. Each answer, each request at the end, each request as it stood when it was decided on, and
each question with nothing known but what was told, is a row: what the evidence says of it, and which causes an expert would
accept. Weights are those with the least loss over all rows (the logarithm of what the accepted causes have together), drawn to the
weights of judgement; how strongly was found by loss on what was held out, by strength: ${losses}; taken: ${strength}. Scores
were then multiplied by ${number(sharpness)}, which made what was held out most probable. See
[0021](../decisions/0021-fitted-weights.md).

Evidence that counts against its own cause beside the rest: ${turned.length === 0 ? 'none' : turned.map((id) => `\`${id}\``).join(', ')}.
`;
}
