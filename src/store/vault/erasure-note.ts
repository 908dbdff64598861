/**
 * The line that notes an erasure outside of the database: its marks as of the first index key, which every backup of the service can
 * follow to its own, sealed under the master key, so that who has the list alone learns how many were erased and when, and no more.
 */
import { createHmac } from 'node:crypto';
import type { Erasure } from '../../engine/ports.ts';
import { open, seal } from './sealing.ts';

interface Line {
  readonly service: string;
  readonly kind: Erasure['kind'];
  readonly at: string;
  readonly sealed: string;
}

const keyOf = (master: Uint8Array) => createHmac('sha256', master).update('countersign erasures').digest();
const contextOf = ({ service, kind, at }: Omit<Line, 'sealed'>) => `erasure ${service} ${kind} ${at}`;

export function writeNote(master: Uint8Array, { service, kind, at, ...marks }: Erasure): string {
  const said = { service, kind, at: new Date(at).toISOString() };
  const sealed = seal(keyOf(master), contextOf(said), Buffer.from(JSON.stringify(marks))).toString('base64');
  return JSON.stringify({ ...said, sealed } satisfies Line);
}

/** Undefined: it is no such line, or none of these master keys opens it. */
export function readNote(masters: readonly Uint8Array[], note: string): Erasure | undefined {
  for (const master of masters) {
    try {
      const { sealed, ...said } = JSON.parse(note) as Line;
      const marks = JSON.parse(open(keyOf(master), contextOf(said), Buffer.from(sealed, 'base64')).toString());
      return { service: said.service, kind: said.kind, at: Date.parse(said.at), ...marks };
    } catch {}
  }
  return undefined;
}

/** The same line under the newest master key; undefined where none of them opens it. */
export function renewNote(masters: readonly Uint8Array[], note: string): string | undefined {
  const erasure = readNote(masters, note);
  return erasure && writeNote(masters[0]!, erasure);
}
