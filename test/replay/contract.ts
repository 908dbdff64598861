/** What a trace demands of a result, checked line by line and written apart from the code that makes it. */
import assert from 'node:assert/strict';
import { CAUSES } from '../../src/engine/model.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const parseLines = (text: string): Fields[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Fields);

const CALLS_FOR: Readonly<Record<string, { type: string; name: string }>> = {
  'code.requested': { type: 'decision', name: 'request' },
  'code.checked': { type: 'check', name: 'request' },
  'recipient.asked': { type: 'answer', name: 'ask' },
};

const OUTCOMES = ['sent', 'resent', 'withheld', 'challenged', 'refused'];
const CHECKS = ['approved', 'wrong', 'expired', 'spent', 'locked', 'none'];
const isShare = (x: unknown) => typeof x === 'number' && x >= 0 && x <= 1;

function assertDecision({ outcome, reason, channel, codeLength, messages }: Fields): void {
  assert.ok(OUTCOMES.includes(outcome as string), `outcome ${outcome}`);
  assert.match(reason as string, /^[a-z_]+$/);
  assert.ok(Number.isInteger(messages) && (messages as number) >= 0);
  if (outcome === 'sent') assert.equal(messages, 1);
  if (outcome !== 'sent' && outcome !== 'resent') assert.equal(messages, 0);
  assert.ok(typeof channel === 'string' && Number.isInteger(codeLength));
}

function assertAnswer({ cause, confidence, evidence, advice, ranking }: Fields): void {
  assert.ok(CAUSES.includes(cause as (typeof CAUSES)[number]) && isShare(confidence));
  for (const { id, says, weight } of evidence as Fields[]) {
    assert.ok(typeof id === 'string' && typeof says === 'string' && Number.isFinite(weight));
  }
  assert.ok((advice as unknown[]).every((code) => typeof code === 'string' && code !== ''));
  const ranked = ranking as { cause: string; probability: number }[];
  assert.deepEqual(ranked.map((r) => r.cause).sort(), [...CAUSES].sort());
  assert.ok(Math.abs(ranked.reduce((sum, r) => sum + r.probability, 0) - 1) < 1e-9);
  assert.equal(ranked[0]!.cause, cause);
}

/** Everything the trace calls for, in its order and at its time; then one diagnosis for every decision. */
export function assertFulfils(trace: readonly Fields[], result: readonly Fields[]): void {
  const left = new Map(result.filter((r) => r.type === 'decision').map((r) => [r.request, (r.messages as number) > 0]));
  const due = trace.filter(
    (e) => CALLS_FOR[e.type as string] && !(e.type === 'recipient.asked' && e.request !== null && !left.get(e.request)),
  );
  const told = result.filter((r) => r.type !== 'diagnosis');
  assert.equal(told.length, due.length);
  due.forEach((event, i) => {
    const line = told[i]!;
    const { type, name } = CALLS_FOR[event.type as string]!;
    assert.deepEqual([line.type, line[name]], [type, event[name]]);
    const late = Date.parse(line.at as string) - Date.parse(event.at as string);
    assert.ok(late >= 0 && late <= 600_000, `${line.type} at ${line.at}`);
    if (type === 'decision') assertDecision(line);
    if (type === 'check') assert.ok(CHECKS.includes(line.outcome as string));
    if (type === 'answer') assertAnswer(line);
  });
  const diagnoses = result.slice(told.length);
  assert.deepEqual(
    diagnoses.map((d) => [d.type, d.request]),
    [...left.keys()].map((request) => ['diagnosis', request]),
  );
  for (const { cause, confidence } of diagnoses)
    assert.ok(CAUSES.includes(cause as (typeof CAUSES)[number]) && isShare(confidence));
}
