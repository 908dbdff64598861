/** What the engine says and is told, with its marks led to those of the database, and back. Pure. */
import type {
  CompanyMember,
  Erasure,
  IssueOp,
  Mark,
  NewMessage,
  NewVerification,
  Subject,
  SubjectRef,
  SubmitOp,
  Verification,
} from '../../engine/ports.ts';
import { type Follow, inBody, orNull } from './follow.ts';

type Lead = Follow['stored'];

/** The marks of a verification, however much of it there is. */
function verificationMarks<T extends NewVerification | Verification>(v: T, lead: Lead): T {
  const to = (mark: Mark) => lead(v.service, mark);
  return {
    ...v,
    addressKey: to(v.addressKey),
    mailboxKey: to(v.mailboxKey),
    accountKey: orNull(to, v.accountKey),
    requesterKey: orNull(to, v.requesterKey),
    deviceKey: orNull(to, v.deviceKey),
    budgetKey: to(v.budgetKey),
  };
}

const refMarks = <T extends SubjectRef>(ref: T, lead: Lead): T => ({ ...ref, key: lead(ref.service, ref.key) });

const subjectMarks = <T extends Subject>(s: T, lead: Lead): T => ({
  ...refMarks(s, lead),
  body: inBody(s.body, (mark) => lead(s.service, mark)),
});

const messageMarks = <T extends NewMessage | null>(m: T, lead: Lead): T =>
  m === null ? m : { ...m, referenceMark: lead(m.service, m.referenceMark) };

const memberMarks = (m: CompanyMember, lead: Lead): CompanyMember => ({
  ...m,
  key: lead(m.service, m.key),
  member: lead(m.service, m.member),
});

const issueMarks = (op: IssueOp, lead: Lead): IssueOp => ({
  ...op,
  subjects: op.subjects.map((s) => subjectMarks(s, lead)),
  verification: op.verification && verificationMarks(op.verification, lead),
  message: messageMarks(op.message, lead),
  budget: op.budget && { ...op.budget, key: lead(op.budget.service, op.budget.key) },
});

const submitMarks = (op: SubmitOp, lead: Lead): SubmitOp => ({
  ...op,
  accountKey: orNull((mark) => lead(op.service, mark), op.accountKey),
  budgetKey: lead(op.service, op.budgetKey),
  subjects: op.subjects.map((s) => subjectMarks(s, lead)),
});

const erasureMarks = (e: Erasure, lead: Lead): Erasure => ({
  ...e,
  key: lead(e.service, e.key),
  aliases: e.aliases.map((mark) => lead(e.service, mark)),
  purse: lead(e.service, e.purse),
});

export const marksIn = {
  erasure: erasureMarks,
  issue: issueMarks,
  member: memberMarks,
  message: messageMarks,
  ref: refMarks,
  subject: subjectMarks,
  submit: submitMarks,
  verification: verificationMarks,
} as const;
