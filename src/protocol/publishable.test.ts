// Threat: whoever reads a publishable key out of an app speaks for an account, or claims to be a familiar device.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOT_FOR_PUBLISHABLE, publishableProblems } from './publishable.ts';

test('a publishable key names no account, first factor, metadata or requester', () => {
  const body = {
    to: '+12025550123',
    account: 'a-1',
    firstFactor: 'password',
    metadata: {},
    requester: { device: 'd-1' },
  };
  assert.deepEqual(
    publishableProblems(body).map(({ path }) => path),
    [...NOT_FOR_PUBLISHABLE],
  );
});

test('what is left out or null is not said', () => {
  assert.deepEqual(publishableProblems({ to: '+12025550123', purpose: 'sign_in', account: null }), []);
});
