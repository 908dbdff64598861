/** A request with everything that is known about it: what assessing hands to deciding and issuing. */
import type { Facts } from '../facts.ts';
import type { CodeRequest } from '../model.ts';
import type { OpenVerification, ReserveAsk, Reserved, Subject } from '../ports.ts';
import type { Asked } from './bodies.ts';
import type { Identity } from './identity.ts';

export type Nearby = Readonly<Record<string, Subject['body']>>;

/** One request with everything known about it. `taken` is kept over retries: limits are taken once. */
export interface Assessed {
  readonly request: CodeRequest;
  readonly id: Identity;
  readonly ask: ReserveAsk;
  readonly familiar: boolean;
  readonly reserved: Reserved;
  readonly facts: Facts;
  /** As it is noted of its address, account and device, but for the verification it becomes. */
  readonly asked: Asked;
  readonly open: OpenVerification | null;
  /** What was known of what lies around it, by its names there; read once, however often it is assessed. */
  readonly nearby: Nearby;
}
