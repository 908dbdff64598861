// Promise: a world happens to a running server as well: codes are asked for, read where they really came, entered, asked about. Threat:
// it is let loose on a server whose messages leave the machine.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseLines } from '../replay/contract.ts';
import { runCli, startService, tempFolder } from '../setup/service-process.ts';

const folder = tempFolder();
const script = join(folder, 'world.json');
const life = { codesAMonth: 40, curiosity: 20, acting: 1, newcomersAMonth: 0 };
const scenarios = { 'reset_abuse/drip': 1, 'requested/impatient': 1 };
writeFileSync(script, JSON.stringify({ people: 50, days: 1, countries: { US: 1 }, life, scenarios, others: false }));

const service = await startService({ DATA_DIR: tempFolder() });
const out = join(folder, 'world');
const against = (url: string, key: string) => ['--against', url, '--key', key, '--speed', '1000000', '--rate', '400'];
const ran = await runCli(['simulate', script, '--out', out, ...against(service.base, service.key)], {}, folder);
const counted = (what: string) => Number(new RegExp(`^ *(\\d+)  ${what}$`, 'm').exec(ran.out)?.[1] ?? 0);

test('right codes are those that came, and they are approved', () => {
  assert.equal(ran.code, 0, ran.err);
  assert.ok(counted('check right 200 approved') > 5, ran.out);
  assert.equal(counted('check right 200 wrong'), 0, ran.out);
  assert.ok(counted('event 202') > 50 && counted('question 201') > 0 && counted('press not_me 20[01]') > 0, ran.out);
});

test('every request of the trace was made, and what the server called it is written down', () => {
  assert.deepEqual(readdirSync(out).toSorted(), ['driven.jsonl', 'trace.jsonl', 'truth.jsonl']);
  const driven = parseLines(readFileSync(join(out, 'driven.jsonl'), 'utf8'));
  const trace = parseLines(readFileSync(join(out, 'trace.jsonl'), 'utf8'));
  const requests = trace.filter(({ type }) => type === 'code.requested').map(({ request }) => request as string);
  assert.deepEqual(driven.map(({ request }) => request as string).toSorted(), requests.toSorted());
  assert.ok(driven.some(({ verification }) => /^ver_[0-9a-f]{32}$/.test(String(verification))));
});

test('neither codes nor the key are written down or said', () => {
  const written = ['driven.jsonl', 'trace.jsonl'].map((name) => readFileSync(join(out, name), 'utf8')).join('');
  assert.ok(!`${written}${ran.out}${ran.err}`.includes(service.key));
});

test('a server elsewhere is refused before anything is sent', async () => {
  for (const url of ['https://auth.example.com', 'http://10.0.0.1:3000', 'http://localhost.example.com']) {
    const { code, err } = await runCli(
      ['simulate', script, '--out', join(folder, 'no'), ...against(url, 'k')],
      {},
      folder,
    );
    assert.deepEqual([code, /--against is a server on this machine/.test(err)], [2, true]);
  }
});

test('one without the development inbox is asked for it, and for nothing else', async () => {
  const asked: string[] = [];
  const other = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const { code, err } = await runCli(
    ['simulate', script, '--out', join(folder, 'no'), ...against(url, 'k')],
    {},
    folder,
  );
  await new Promise((closed) => other.close(closed));
  assert.equal(code, 1);
  assert.match(err, /has no development inbox for this key: nothing was sent to it/);
  assert.deepEqual(
    asked.map((call) => call.split('?')[0]),
    ['GET /dev/inbox/messages'],
  );
});
