// Promise: the engine works as a library, through the package's own doors, as the example says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellInAFolder } from '../../examples/library.ts';

test('the example sends, checks once and explains', async () => {
  const { decided, checked, cause, title } = await tellInAFolder();
  assert.deepEqual([decided, checked], ['sent', ['approved', 'spent']]);
  assert.equal(cause, 'requested');
  assert.match(String(title), /code/);
});
