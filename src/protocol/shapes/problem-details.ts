/** The body of every error: problem details (RFC 9457) with a stable code. */
import Type, { type Static } from 'typebox';
import { ERRORS } from '../../engine/errors.ts';
import { answered, choice, ID_MAX, list, text, whole } from './fields.ts';

/** At most this many problems of one body are answered. */
export const PROBLEMS_MAX = 20;

const CODES = Object.keys(ERRORS) as (keyof typeof ERRORS)[];

const FieldProblem = answered(
  'One thing wrong with what was sent.',
  {
    path: text(1000, 'The field, dotted, such as requester.ip or events[3].at; empty for the body itself.'),
    message: text(1000, 'What to do about it.'),
    code: Type.Optional(text(ID_MAX, 'A stable code, where there is one.')),
  },
  { title: 'FieldProblem', examples: [{ path: 'to', message: 'must be text of at most 320 characters' }] },
);

export const ProblemDetails = answered(
  'What went wrong.',
  {
    type: text(200, 'Where this error is described.'),
    title: text(1000, 'The error in words.'),
    status: whole(400, 599, 'The HTTP status.'),
    code: choice(CODES, 'The stable code of the error.'),
    detail: Type.Optional(text(1000, 'What is particular this time.')),
    errors: Type.Optional(list(FieldProblem, PROBLEMS_MAX, 'For bad input: field by field.')),
    requestId: text(ID_MAX, 'Names this request in the log; quote it when you ask for help.'),
  },
  {
    title: 'ProblemDetails',
    examples: [
      {
        type: '/docs/errors#invalid_request',
        title: ERRORS.invalid_request.public,
        status: 400,
        code: 'invalid_request',
        errors: [{ path: 'to', message: 'must be text of at most 320 characters' }],
        requestId: 'req-1',
      },
    ],
  },
);
export type ProblemDetails = Static<typeof ProblemDetails>;
