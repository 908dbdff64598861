/** What a fit reached, in a terminal. */
import { CAUSES } from '../../engine/model.ts';
import type { FitReport } from './fit.ts';
import type { Measures } from './measures.ts';
import type { HeldOutReport } from './report-on.ts';

const share = (part: number) => `${(100 * part).toFixed(1)} %`;
const number = (value: number) => value.toFixed(3);

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const padded = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
  );
  return `${padded.map((line) => line.trimEnd()).join('\n')}\n`;
}

const HEAD = ['', 'rows', 'macro-F1', 'right', 'log loss', 'calibration error', 'danger called harmless'];
const summary = (name: string, m: Measures): string[] => [
  ...[name, String(m.count), number(m.macroF1), share(m.accuracy), number(m.logLoss)],
  ...[number(m.calibrationError), share(m.dangerCalledHarmless)],
];

function summaries(name: string, { asks, asked, requests }: HeldOutReport): string[][] {
  return [
    summary(`${name}: answers`, asks),
    summary(`${name}: diagnoses asked about`, asked),
    summary(`${name}: all diagnoses`, requests),
  ];
}

function causesOf({ causes }: Measures): string {
  const rows = causes.map(({ cause, actual, said, precision, recall, f1 }) => [
    ...[cause, String(actual), String(said), number(precision), number(recall), number(f1)],
  ]);
  return table([['', 'true', 'said', 'precision', 'recall', 'F1'], ...rows]);
}

function confusionOf({ confusion }: Measures): string {
  const rows = CAUSES.map((cause, k) => [cause, ...confusion[k]!.map((n) => (n === 0 ? '.' : String(n)))]);
  return table([['truth, and what was said', ...CAUSES.map((cause) => cause.slice(0, 6))], ...rows]);
}

function reliabilityOf({ reliability }: Measures): string {
  const rows = reliability.map(({ from, count, confidence, right }) => [
    ...[`${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}`, String(count), share(confidence), share(right)],
  ]);
  return table([['how sure', 'rows', 'said', 'right'], ...rows]);
}

function scenariosOf({ scenarios }: HeldOutReport): string {
  const rows = scenarios.map(({ scenario, count, right }) => [scenario, String(count), share(right)]);
  return table([['', 'asks', 'right'], ...rows]);
}

export function sayReport(report: FitReport): string {
  const { rows, strength, sharpness, tried, heldOutCampaigns, heldOutScenarios } = report;
  const losses = tried.map((one) => `${one.strength}: ${number(one.loss)}`).join(', ');
  const turned = report.turned.length === 0 ? 'none' : report.turned.join(', ');
  return [
    `${rows.asks} answers and ${rows.requests} diagnoses; loss by strength ${losses}; taken: ${strength}, scores times ${number(sharpness)}.\n`,
    table([
      HEAD,
      ...summaries('campaigns held out', heldOutCampaigns),
      ...summaries('scenarios held out', heldOutScenarios),
    ]),
    `Answers, campaigns held out\n${causesOf(heldOutCampaigns.asks)}`,
    `Diagnoses asked about, campaigns held out\n${causesOf(heldOutCampaigns.asked)}`,
    `Confusion of answers, campaigns held out\n${confusionOf(heldOutCampaigns.asks)}`,
    `Reliability of answers, campaigns held out\n${reliabilityOf(heldOutCampaigns.asks)}`,
    `Answers by scenario, scenarios held out\n${scenariosOf(heldOutScenarios)}`,
    `Counts against its own cause: ${turned}.\n`,
  ].join('\n');
}
