/** What a replay says when it is over, to whoever started it. Pure. */
import { ArgumentsWrong, REPLAY_USAGE } from './read-arguments.ts';
import type { PassedOver } from './read-trace.ts';
import { type Replayed, ReplayStopped } from './replay.ts';
import { TraceError } from './trace-error.ts';

export function summaryOf({ events, requests, passedOver }: Replayed, out: string, seconds: number): string {
  const rate = Math.round(events / Math.max(0.001, seconds));
  return `${events} events and ${requests} requests in ${seconds.toFixed(1)} s (${rate}/s): ${out}\n${passedOverIn(passedOver)}`;
}

function passedOverIn({ types, fields, repeated }: PassedOver): string {
  const unknown = [...types, ...fields].map(([name, count]) => `${name} ${count}`);
  return [
    ...(unknown.length > 0 ? [`passed over, unknown: ${unknown.join(', ')}\n`] : []),
    ...(repeated > 0 ? [`passed over, repeated: ${repeated}\n`] : []),
  ].join('');
}

/** The exit status, and a sentence; undefined: a bug, or a machine in trouble, that should show where. */
export function failureOf(error: unknown): { status: 1 | 2; says: string } | undefined {
  if (error instanceof ArgumentsWrong) return { status: 2, says: `${error.message}\n${REPLAY_USAGE}` };
  if (error instanceof ReplayStopped) return { status: 1, says: 'Stopped. No result was written.\n' };
  if (error instanceof TraceError) return { status: 1, says: `The trace cannot be played: ${error.message}\n` };
  const { code, path } = error as NodeJS.ErrnoException;
  if (code?.startsWith('Z_')) return { status: 1, says: 'The trace cannot be played: it is packed, and damaged.\n' };
  return code !== undefined && path !== undefined ? { status: 1, says: `${path}: ${code}\n` } : undefined;
}
