/**
 * The command `guide --json` as a pure function: one report, which may span lines, or one a line; one answer a line. A faulty line is
 * answered with what is wrong with it, and the others go on.
 */
import { guide } from './guide.ts';
import { parseReport } from './parse-report.ts';

export interface AnsweredReports {
  /** Each line ends with a line feed. */
  readonly output: string;
  /** Some line was faulty: the command exits 1. */
  readonly failed: boolean;
}

interface Piece {
  /** The first line of it, counted from 1. */
  readonly line: number;
  readonly text: string;
}

const NOT_JSON = 'This is not JSON.';
const NOTHING = 'There is no report here.';

export function answerReports(input: string): AnsweredReports {
  const answers = split(input.replace(/^\uFEFF/, '')).map(answer);
  return {
    output: answers.map((one) => `${JSON.stringify(one)}\n`).join(''),
    failed: answers.some((one) => 'error' in one),
  };
}

function split(input: string): readonly Piece[] {
  const pieces = input
    .split('\n')
    .map((text, n) => ({ line: n + 1, text: text.trimEnd() }))
    .filter(({ text }) => text.trim() !== '');
  const first = pieces[0] ?? { line: 1, text: '' };
  return pieces.length > 1 && isOneReport(input, pieces)
    ? [{ line: first.line, text: input }]
    : pieces.length > 0
      ? pieces
      : [first];
}

/** Several lines are one report where they are so as a whole, or where only the first begins one and does not end it. */
function isOneReport(input: string, pieces: readonly Piece[]): boolean {
  if (parsed(input) !== undefined) return true;
  const begun = pieces.filter(({ text }) => text.startsWith('{'));
  return (
    begun.length === 1 &&
    begun[0] === pieces[0] &&
    parsed(begun[0]?.text ?? '') === undefined &&
    !begun[0]?.text.endsWith('}')
  );
}

function answer({ line, text }: Piece) {
  const json = parsed(text);
  if (json === undefined) return { error: { line, path: '', says: text.trim() === '' ? NOTHING : NOT_JSON } };
  const report = parseReport(json);
  return report.ok ? guide(report.report) : { error: { line, path: report.path, says: report.says } };
}

/** Undefined where it is not JSON: no JSON text means undefined. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
