// Promise: every error is problem details with a stable code, and says no more than the table of errors and the fields at fault.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ERRORS, type ErrorCode } from '../engine/errors.ts';
import { problemOf } from './problem.ts';
import { PROBLEMS_MAX, ProblemDetails } from './shapes/problem-details.ts';
import { compile } from './validate.ts';

const fits = compile(ProblemDetails);

test('every error of the table makes a body that fits the published shape', () => {
  for (const code of Object.keys(ERRORS) as ErrorCode[]) {
    const body = problemOf(code, { requestId: 'req-1' });
    assert.deepEqual(body, {
      type: `/docs/errors#${code}`,
      title: ERRORS[code].public,
      status: ERRORS[code].status,
      code,
      requestId: 'req-1',
    });
    assert.equal(fits(body).ok, true, code);
    assert.equal(JSON.stringify(body).includes(ERRORS[code].operator), false, code);
  }
});

test('fields at fault are listed, twenty at most', () => {
  const problems = Array.from({ length: 30 }, (_, n) => ({ path: `f${n}`, message: 'is missing' }));
  const { errors } = problemOf('invalid_request', { requestId: 'req-1', problems });
  assert.equal(errors?.length, PROBLEMS_MAX);
  assert.deepEqual(errors?.[0], { path: 'f0', message: 'is missing' });
});

test('a wait is said in words', () => {
  assert.equal(problemOf('too_soon', { requestId: 'r', retryAfterSeconds: 30 }).detail, 'Try again in 30 seconds.');
  assert.equal(problemOf('limited', { requestId: 'r', retryAfterSeconds: 1 }).detail, 'Try again in 1 second.');
  assert.equal('detail' in problemOf('limited', { requestId: 'r', retryAfterSeconds: null }), false);
});
