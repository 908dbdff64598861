/** The body of an error answer: problem details (RFC 9457) with the stable code of the table of errors. */
import { ERRORS, type ErrorCode, type FieldProblem } from '../engine/errors.ts';
import { PROBLEMS_MAX, type ProblemDetails } from './shapes/problem-details.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

export interface ProblemOptions {
  readonly requestId: string;
  readonly problems?: readonly FieldProblem[];
  /** The server says the same in the header Retry-After. */
  readonly retryAfterSeconds?: number | null;
}

/** Where an error is described, relative to the service. */
export const problemType = (code: ErrorCode): string => `/docs/errors#${code}`;

const plural = (count: number) => `${count} second${count === 1 ? '' : 's'}`;

export function problemOf(
  code: ErrorCode,
  { requestId, problems = [], retryAfterSeconds = null }: ProblemOptions,
): ProblemDetails {
  const { status, public: title } = ERRORS[code];
  return {
    type: problemType(code),
    title,
    status,
    code,
    ...(retryAfterSeconds === null ? {} : { detail: `Try again in ${plural(retryAfterSeconds)}.` }),
    ...(problems.length === 0 ? {} : { errors: problems.slice(0, PROBLEMS_MAX).map((problem) => ({ ...problem })) }),
    requestId,
  };
}
