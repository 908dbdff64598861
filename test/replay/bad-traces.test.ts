// Promise: what cannot be played is named by its line and leaves no half result; leniency counts what it passes over.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { pathOf, run, TINY } from './run.ts';

const LINES = readFileSync(join(TINY, 'trace.jsonl'), 'utf8').trimEnd().split('\n');

/** The tiny trace with `line` put in as the third. */
function traceWith(line: string | Buffer): string {
  const path = pathOf(`trace-${Math.abs(Buffer.from(line).reduce((sum, byte) => (sum * 31 + byte) | 0, 7))}.jsonl`);
  const before = Buffer.from(`${LINES.slice(0, 2).join('\n')}\n`);
  writeFileSync(path, Buffer.concat([before, Buffer.from(line), Buffer.from(`\n${LINES.slice(2).join('\n')}\n`)]));
  return path;
}

const AT = JSON.parse(LINES[1]!).at as string;
const BAD: readonly (readonly [string, string | Buffer, RegExp])[] = [
  ['an unknown type', JSON.stringify({ at: AT, type: 'moon.rose' }), /line 3: type must be one of/],
  [
    'an unknown field',
    JSON.stringify({ at: AT, type: 'credentials.leaked', account: 'a-cy', mood: 'good' }),
    /line 3: mood is not a field of this event/,
  ],
  [
    'an unknown field of the requester',
    JSON.stringify({ at: AT, type: 'account.seen', account: 'a-cy', requester: { hat: 'red' } }),
    /line 3: requester\.hat is not/,
  ],
  ['a missing field', JSON.stringify({ at: AT, type: 'credentials.leaked' }), /line 3: account is missing/],
  ['a line that is no JSON', '{"at":', /line 3: is not JSON/],
  ['a line that is no object', '[]', /line 3: must be an object/],
  ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), /line \d+: is not UTF-8/],
  [
    'an event out of order',
    JSON.stringify({ at: '2001-01-01T00:00:00.000Z', type: 'credentials.leaked', account: 'a-cy' }),
    /line 3: at is earlier/,
  ],
];

for (const [what, line, says] of BAD) {
  test(`${what} is named by its line`, async () => {
    const out = pathOf('never.jsonl');
    const { status, said, complained } = await run(traceWith(line), '--out', out);
    assert.equal(status, 1);
    assert.match(complained, says);
    assert.equal(said, '');
    assert.deepEqual([existsSync(out), existsSync(`${out}.part`)], [false, false]);
  });
}

test('leniency counts unknown types and fields, and gives the result that the trace without them gives', async () => {
  const unknown = [
    { at: AT, type: 'moon.rose', height: 3 },
    { at: AT, type: 'moon.rose' },
    { at: AT, type: 'account.created', account: 'a-dee', username: 'dee', mood: 'good' },
    { at: AT, type: 'account.seen', account: 'a-dee', requester: { hat: 'red' } },
  ];
  const [lenient, plain] = [pathOf('lenient.jsonl'), pathOf('plain.jsonl')];
  const ran = await run(
    traceWith(unknown.map((event) => JSON.stringify(event)).join('\n')),
    '--out',
    lenient,
    '--lenient',
  );
  assert.equal(ran.status, 0, ran.complained);
  assert.match(ran.said, /passed over, unknown: moon\.rose 2, account\.created mood 1, account\.seen requester\.hat 1/);
  await run(join(TINY, 'trace.jsonl'), '--out', plain);
  assert.equal(readFileSync(lenient, 'utf8'), readFileSync(plain, 'utf8'));
});

test('leniency does not excuse a broken line', async () => {
  const { status, complained } = await run(traceWith('{"at":'), '--out', pathOf('never.jsonl'), '--lenient');
  assert.equal(status, 1);
  assert.match(complained, /line 3: is not JSON/);
});

test('a packed trace that breaks off is an error, not a shorter trace', async () => {
  const path = pathOf('broken.jsonl.gz');
  const packed = gzipSync(LINES.join('\n'));
  writeFileSync(path, packed.subarray(0, packed.length - 200));
  const { status, complained } = await run(path, '--out', pathOf('never.jsonl'));
  assert.equal(status, 1);
  assert.match(complained, /packed, and damaged/);
});

test('what is asked for wrongly is said with the usage, and exits 2', async () => {
  const policy = pathOf('policy.json');
  writeFileSync(policy, JSON.stringify({ budget: { strangers: 1, stranger: 2 } }));
  const out = ['--out', pathOf('never.jsonl')];
  const asked: readonly (readonly [string[], RegExp])[] = [
    [[], /one trace/],
    [['a', 'b', ...out], /one trace/],
    [['a'], /--out is missing/],
    [['a', ...out, '--seed', 'x'], /--seed is a whole number/],
    [['a', ...out, '--fast'], /fast/],
    [['a', ...out, '--policy', policy], /budget\.stranger is no part of a policy/],
    [['a', ...out, '--policy', pathOf('none.json')], /none\.json: cannot be read/],
  ];
  for (const [argv, says] of asked) {
    const { status, complained } = await run(...argv);
    assert.equal(status, 2, argv.join(' '));
    assert.match(complained, says);
    assert.match(complained, /usage: countersign replay/);
  }
});

test('a trace that is not there is said in one line', async () => {
  const { status, complained } = await run(pathOf('nowhere.jsonl'), '--out', pathOf('never.jsonl'));
  assert.equal(status, 1);
  assert.match(complained, /nowhere\.jsonl: ENOENT\n$/);
});
