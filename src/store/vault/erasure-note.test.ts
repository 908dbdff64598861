// Promise: what notes an erasure is read by whoever has the master key, as it was written. Threat: somebody has the list, or changes it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Erasure } from '../../engine/ports.ts';
import { readNote, writeNote } from './erasure-note.ts';

const [MASTER, OTHER] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)] as const;
const ERASURE: Erasure = {
  service: 'lumen',
  kind: 'address',
  at: Date.parse('2026-11-20T12:00:00.000Z'),
  key: '0123456789abcdef0123456789abcdef',
  aliases: ['fedcba9876543210fedcba9876543210'],
  purse: '00112233445566778899aabbccddeeff',
};

test('is read with the master key it was written with, among others', () => {
  const note = writeNote(MASTER, ERASURE);
  assert.deepEqual(readNote([OTHER, MASTER], note), ERASURE);
  assert.equal(readNote([OTHER], note), undefined);
  assert.ok(!note.includes('\n'));
});

test('shows no mark, and never looks the same twice', () => {
  const [one, other] = [writeNote(MASTER, ERASURE), writeNote(MASTER, ERASURE)];
  assert.notEqual(one, other);
  for (const mark of [ERASURE.key, ...ERASURE.aliases, ERASURE.purse])
    for (const dress of [
      mark,
      Buffer.from(mark, 'hex').toString('base64'),
      Buffer.from(mark).toString('base64').slice(0, 20),
    ])
      assert.ok(!one.includes(dress));
});

test('changed in any part it is none', () => {
  const line = JSON.parse(writeNote(MASTER, ERASURE));
  const sealed = Buffer.from(line.sealed, 'base64');
  sealed[sealed.length - 1]! ^= 1;
  const changes = [
    { service: 'umbra' },
    { kind: 'account' },
    { at: '2026-11-21T12:00:00.000Z' },
    { sealed: sealed.toString('base64') },
    { sealed: 7 },
  ];
  for (const change of changes) assert.equal(readNote([MASTER], JSON.stringify({ ...line, ...change })), undefined);
  for (const text of ['', '{', 'null', '[]', '{}']) assert.equal(readNote([MASTER], text), undefined);
});
