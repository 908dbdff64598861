/** `/v1/senders/{id}/reports`: what a gateway says became of our messages, in the envelope of Standard Webhooks. */
import Type, { type Static } from 'typebox';
import { REPORT_STATUSES } from '../../engine/model.ts';
import { answered, asked, choice, ID_MAX, line, optional, time, whole } from './fields.ts';

export const REPORTS_MAX = 1000;

export const Report = asked(
  'What became of one message.',
  {
    id: line(ID_MAX, 'The id of the message, as it was handed over.'),
    status: choice(REPORT_STATUSES, 'What became of it; duplicate: it was handed over again.'),
    at: optional(time('When; left out, the timestamp of the envelope.')),
  },
  { title: 'Report' },
);
export type Report = Static<typeof Report>;

export const Reports = asked(
  'A signed envelope of one report, or of many.',
  {
    type: Type.Literal('message.reported', { description: 'What it is.' }),
    timestamp: time('When the envelope was made.'),
    data: Type.Unsafe<Report | Report[]>({
      description: `One report, or a list of at most ${REPORTS_MAX}.`,
      anyOf: [Report, Type.Array(Report, { maxItems: REPORTS_MAX })],
      'x-problem': { message: 'must be a report, or a list of reports' },
    }),
  },
  {
    title: 'Reports',
    examples: [
      {
        type: 'message.reported',
        timestamp: '2026-11-02T08:00:05.000Z',
        data: { id: 'msg_5b1f0c5de2a94f7b86d3a1c2e4f60718', status: 'delivered', at: '2026-11-02T08:00:05.000Z' },
      },
    ],
  },
);
export type Reports = Static<typeof Reports>;

export const ReportsTaken = answered(
  'How many reports were taken.',
  { accepted: whole(0, REPORTS_MAX, 'How many were new, and about messages of ours.') },
  { title: 'ReportsTaken', examples: [{ accepted: 1 }] },
);
export type ReportsTaken = Static<typeof ReportsTaken>;
