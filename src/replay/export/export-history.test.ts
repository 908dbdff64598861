// Promise: an export is in the order of time however it lay in the database, and one that was stopped goes on and ends with the very
// bytes it would have had. Nothing of it stays on the disk beside the trace.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Subject, VerificationRecord } from '../../engine/ports.ts';
import { readTraceEvent } from '../../protocol/shapes/trace.ts';
import { createChance } from '../simulate/chance.ts';
import { ExportStopped, exportHistory, type History } from './export-history.ts';

const folder = mkdtempSync(join(tmpdir(), 'cs-export-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const START = Date.parse('2026-03-02T00:00:00.000Z');
const chance = createChance('export');
const COUNT = 1700;
const times = Array.from({ length: COUNT }, (_, i) => START + i * 90_000 + chance.whole(0, 400_000));
const mark = (n: number) => n.toString(16).padStart(32, '0');

const recordOf = (n: number) =>
  ({
    verification: {
      id: `ver_${mark(n)}`,
      service: 'lumen',
      purpose: 'sign_in',
      channel: 'sms',
      accountKey: mark(n % 50),
      deviceKey: null,
      requesterKey: null,
      apiKey: null,
      addressKey: mark(n % 40),
      personKey: n % 500 === 3 ? null : new Uint8Array(1),
    },
    decisions: [{ at: times[n]!, facts: { request: { typed: 'word', firstFactor: 'password' } } }],
    messages: [{ id: 'msg', queuedAt: times[n]! }],
    reports: [{ message: 'msg', status: 'delivered', at: times[n]! + 4000 }],
    events: [
      { type: 'verification.requested', at: times[n]!, body: { country: 'DE', client: 'ios/1.0', actor: 'person' } },
      { type: 'code.submitted', at: times[n]! + 20_000, body: { outcome: 'approved', strange: false } },
    ],
  }) as unknown as VerificationRecord;

const SUBJECTS: readonly Subject[] = Array.from({ length: 40 }, (_, n) => ({
  service: 'lumen',
  kind: 'address',
  key: mark(n),
  rev: 1,
  body: { proofs: [{ a: mark(n), at: START - n * 86_400_000 }] },
  personKey: null,
  sealed: null,
}));

const behind = <T>(all: readonly T[], is: (one: T) => boolean, most: number) => {
  const from = all.findIndex(is) + 1;
  return all.slice(from, from + most);
};

function historyOf(onSlice: () => void): History {
  const ids = Array.from({ length: COUNT }, (_, n) => `ver_${mark(n)}`);
  const numberOf = (id: string) => Number.parseInt(id.slice(4), 16);
  return {
    async verifications(after, most) {
      onSlice();
      return behind(ids, (id) => id === after, most);
    },
    records: async (wanted) => wanted.map((id) => recordOf(numberOf(id))),
    addresses: async (records) =>
      records.map(({ verification: v }) =>
        v.personKey === null ? null : { to: `+49151000${v.addressKey.slice(-5)}`.replace(/[a-f]/g, '7'), body: {} },
      ),
    subjects: async (kind, last, most) => (kind === 'address' ? behind(SUBJECTS, ({ key }) => key === last, most) : []),
    open: ({ key }) => `+49151000${key.slice(-5)}`.replace(/[a-f]/g, '7'),
    world: async () => [{ service: 'lumen', at: START + 5, fact: 'deploy', component: 'api' }],
    reach: () => ({ done: 1, all: 2 }),
  };
}

async function run(name: string, stopAt = Number.POSITIVE_INFINITY, since: number | null = null) {
  const stopping = new AbortController();
  let [slices, text] = [0, ''];
  const history = historyOf(() => {
    if (++slices === stopAt) stopping.abort();
  });
  const exported = await exportHistory({
    history,
    of: 'test',
    newKey: () => new Uint8Array(32).fill(9),
    folder: join(folder, name),
    since,
    until: null,
    write: async (piece) => {
      text += piece;
    },
    progress: { show: () => undefined, end: () => undefined },
    signal: stopping.signal,
  });
  return { exported, text };
}

const whole = await run('whole');
const events = whole.text
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

test('every event is one that a trace may hold, in the order of time', () => {
  let latest = 0;
  for (const event of events) {
    const read = readTraceEvent(event);
    assert.ok(read.ok, JSON.stringify(read));
    assert.ok(Date.parse(event.at) >= latest);
    latest = Date.parse(event.at);
  }
});

test('it says how much there was, and what was left out', () => {
  const { verifications, erased, nobody, events: count, resumed } = whole.exported;
  assert.deepEqual([verifications, erased, nobody, resumed], [COUNT, 4, 0, false]);
  assert.equal(count, events.length);
  assert.equal(events.length, 3 * (COUNT - 4) + SUBJECTS.length + 1);
});

test('stopped and gone on with, it is the same to the byte', async () => {
  await assert.rejects(run('stopped', 2), ExportStopped);
  await assert.rejects(run('stopped', 1), ExportStopped);
  const { exported, text } = await run('stopped');
  assert.equal(exported.resumed, true);
  assert.equal(text, whole.text);
});

test('what is before the span is left out', async () => {
  const { text } = await run('since', Number.POSITIVE_INFINITY, START);
  assert.ok(!text.includes('contact.verified"') || !text.includes('2026-02-'));
  assert.ok(text.includes('code.requested'));
});

test('nothing of it stays', () => {
  for (const name of ['whole', 'stopped', 'since']) assert.equal(existsSync(join(folder, name)), false);
});
