/** Codes asked for and passwords tried, as tests need them: what they do not say is nobody's. */
import { type Asked, NOBODY_ASKED, type Tried } from './bodies.ts';

export const asked = (more: Partial<Asked> = {}): Asked => ({ ...NOBODY_ASKED, p: 'sign_in', x: 'ad', ...more });

export const tried = (more: Partial<Tried> = {}): Tried => ({
  at: 0,
  right: false,
  n: null,
  s: null,
  d: null,
  u: 'u',
  familiar: false,
  o: true,
  ...more,
});
