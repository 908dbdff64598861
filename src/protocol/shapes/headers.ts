/** What travels beside the body. */
import Type from 'typebox';

/** Chosen by the caller, scoped to key and route: visible ASCII, at most 255 characters. */
export const IdempotencyKey = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: '^[\\x21-\\x7e]*$',
  description: 'Any text that names this call: the same key and body give the same answer for 24 hours.',
  examples: ['4f0c1d2e-7a4b-4f6f-9d35-2f8c1f0a6b1e'],
  'x-problem': { message: 'must be 1 to 255 visible ASCII characters', always: true },
});

export const RetryAfter = Type.Integer({ minimum: 0, description: 'Seconds to wait before trying again.' });
