/** Codes asked for and passwords tried, as tests need them: what they do not say is nobody's. */
import type { Asked, Tried } from './bodies.ts';

export const asked = (more: Partial<Asked> = {}): Asked => ({
  at: 0,
  p: 'sign_in',
  a: null,
  x: 'ad',
  d: null,
  n: null,
  s: null,
  c: null,
  l: null,
  k: null,
  g: null,
  r: null,
  o: false,
  v: null,
  ...more,
});

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
