/**
 * Sweeping: what happened stays in the record, without the marks of whoever was erased. It goes through what has no index by those
 * marks, chunk by chunk: subjects that point to them, company they kept, their verifications, messages and explanations. Those that
 * were written down before it began are swept together; who is erased meanwhile is left for the next time.
 */
import type { Transaction } from '../transaction.ts';
import type { Job } from './run-job.ts';
import { jobInStages, type Stage } from './stages.ts';
import { companyStage } from './sweep/company.ts';
import { explanationStage } from './sweep/explanations.ts';
import { subjectStage } from './sweep/subjects.ts';
import type { Sweeping } from './sweep/swept.ts';
import { verificationStage } from './sweep/verifications.ts';

const BEGIN = "update erasure set swept = 'sweeping' where service = $1 and swept = 'waiting'";
const END = "update erasure set swept = 'swept', aliases = '{}' where service = $1 and swept = 'sweeping'";

const once = (run: (tx: Transaction) => Promise<unknown>): Stage => ({
  count: async () => 0,
  async step(tx) {
    await run(tx);
    return { position: null, done: 0 };
  },
});

export const sweepJob = (sweeping: Sweeping): Job =>
  jobInStages(sweeping.service, 'erase', [
    once((tx) => tx.query(BEGIN, [sweeping.service])),
    subjectStage(sweeping),
    companyStage(sweeping),
    verificationStage(sweeping),
    explanationStage(sweeping),
    once((tx) => tx.query(END, [sweeping.service])),
  ]);
