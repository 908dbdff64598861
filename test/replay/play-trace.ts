/** Plays events of a test on the test run's own database, each time as another service with another seed, and answers the lines. */
import { writeFileSync } from 'node:fs';
import { DEFAULT_POLICY, type Policy } from '../../src/engine/policy.ts';
import { keepMessages } from '../../src/replay/kept-messages.ts';
import { createProgress } from '../../src/replay/progress.ts';
import { replay } from '../../src/replay/replay.ts';
import { createVirtualClock } from '../../src/replay/virtual-clock.ts';
import { createStore, learnSizes, openSigner, openVault, readDecisions, readRecords } from '../../src/store/index.ts';
import { puzzles, seededRandom, solvePuzzle } from '../../src/testing/index.ts';
import { openTestDatabase } from '../setup/database.ts';
import { type Fields, parseLines } from './contract.ts';
import { pathOf } from './run.ts';

const { pool } = await openTestDatabase();
const MASTER = Buffer.alloc(32, 7);
let played = 0;

export type Event = { readonly at: string; readonly type: string } & Fields;

export interface Seen {
  readonly decisions: Readonly<Record<string, Fields>>;
  /** In the order of the events. */
  readonly checks: readonly unknown[];
  readonly answers: Readonly<Record<string, Fields>>;
  readonly diagnoses: Readonly<Record<string, Fields>>;
  readonly lines: readonly Fields[];
}

const named = (lines: readonly Fields[], type: string, by: string) =>
  Object.fromEntries(lines.filter((line) => line.type === type).map((line) => [line[by], line]));

export async function playTrace(events: readonly Event[], given: Partial<Policy> = {}): Promise<Seen> {
  played++;
  const trace = pathOf(`played-${played}.jsonl`);
  writeFileSync(trace, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const service = {
    id: `lumio${played}`,
    brand: 'Lumio',
    domain: 'lumio.example',
    supportUrl: 'https://lumio.example/help',
    regions: ['US'],
    allowCountries: ['*'],
    allowFictional: true,
  };
  const random = seededRandom(`${process.pid} ${played}`);
  const vault = await openVault(pool, [MASTER], [service.id], random.bytes);
  const [clock, messages] = [createVirtualClock(), keepMessages()];
  const ports = { store: createStore(pool), vault, signer: openSigner(vault), clock, random, puzzles };
  const world = {
    ...ports,
    senders: [messages.sender],
    services: [service],
    policy: { ...DEFAULT_POLICY, ...given },
    shadow: null,
    epoch: 1,
  };
  const progress = createProgress({ write: () => {}, isTerminal: false, now: () => 0 });
  let text = '';
  const write = async (piece: string) => {
    text += piece;
  };
  const { signal } = new AbortController();
  await replay({
    world,
    clock,
    messages,
    solve: solvePuzzle,
    readRecords: (of, ids) => readRecords(pool, of, ids),
    readDecisions: (of, ids) => readDecisions(pool, of, ids),
    learnSize: () => learnSizes(pool),
    trace,
    lenient: false,
    write,
    progress,
    signal,
  });
  const lines = parseLines(text);
  return {
    lines,
    decisions: named(lines, 'decision', 'request'),
    checks: lines.filter((line) => line.type === 'check').map((line) => line.outcome),
    answers: named(lines, 'answer', 'ask'),
    diagnoses: named(lines, 'diagnosis', 'request'),
  };
}

const START = Date.parse('2026-11-02T08:00:00.000Z');
/** So many seconds after the trace begins. */
export const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

export const OWN = {
  ip: '240.16.3.21',
  asn: 4200000101,
  country: 'DE',
  device: 'd-own',
  session: null,
  client: 'android/31.2.1',
  actor: 'person',
  apiKey: 'k-app',
  grant: null,
} as const;
export const STRANGER = { ...OWN, ip: '242.9.77.14', country: 'US', device: null, client: 'web/2026.44' } as const;

type More = Fields & { readonly requester?: Fields };

export const requested = (seconds: number, request: string, more: More = {}): Event => ({
  at: at(seconds),
  type: 'code.requested',
  request,
  purpose: 'sign_in',
  to: '+12025550106',
  channel: 'sms',
  account: 'a-ada',
  typed: null,
  password: 'none',
  idempotencyKey: null,
  requester: OWN,
  ...more,
});
export const checked = (seconds: number, request: string, guess: string, requester: Fields = OWN): Event => ({
  at: at(seconds),
  type: 'code.checked',
  request,
  guess,
  requester,
});
export const reported = (seconds: number, request: string, status: string): Event => ({
  at: at(seconds),
  type: 'message.reported',
  request,
  provider: 'northline',
  status,
});
export const asked = (seconds: number, ask: string, request: string | null, more: Fields = {}): Event => ({
  at: at(seconds),
  type: 'recipient.asked',
  ask,
  to: '+12025550106',
  request,
  text: null,
  says: 'why',
  ...more,
});
export const acted = (seconds: number, request: string | null, action: string): Event => ({
  at: at(seconds),
  type: 'holder.acted',
  request,
  to: '+12025550106',
  action,
});
export const proved = (
  seconds: number,
  request: string,
  kind: string,
  result: string,
  requester: Fields = OWN,
): Event => ({ at: at(seconds), type: 'proof.given', request, kind, result, requester });
