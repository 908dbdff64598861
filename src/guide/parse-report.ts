/**
 * Reads a report strictly: what is there has to be right and known, what is left out is unknown. The same for the page, the one-file
 * page and the command line.
 */
import type { PastedMessage, Report } from '../engine/causes/told-report.ts';
import { checkFields, type Problem, REPORT_FIELDS } from './report-fields.ts';

export type ParsedReport = { readonly ok: true; readonly report: Report } | ({ readonly ok: false } & Problem);

/** A report in which nothing was asked yet. */
export const EMPTY_REPORT: Report = Object.freeze(
  Object.fromEntries(Object.keys(REPORT_FIELDS).map((field) => [field, null])),
) as unknown as Report;

export function parseReport(json: unknown): ParsedReport {
  const problem = checkFields(json, '', REPORT_FIELDS);
  if (problem) return { ok: false, ...problem };
  const given = json as Partial<Report> & { messages?: readonly (string | Partial<PastedMessage>)[] | null };
  return { ok: true, report: { ...EMPTY_REPORT, ...given, messages: given.messages?.map(pasted) ?? null } };
}

function pasted(message: string | Partial<PastedMessage>): PastedMessage {
  if (typeof message === 'string') return { from: null, text: message };
  return { from: message.from ?? null, text: message.text ?? '' };
}
