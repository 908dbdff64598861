// Threat: a line break in a field that becomes a header or a command somewhere else.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { outboundOf } from '../testing/sample-outbound.ts';
import { isLoopback } from './loopback.ts';
import { refuseOutbound } from './refuse.ts';

const SEED = Number(process.env.SEED ?? 20261120);
console.log(`seed ${SEED}`);

describe('what no sender hands on', () => {
  test('control characters, anywhere in what becomes a header, and named by the field', () => {
    const fields = ['address', 'subject', 'service', 'messageId', 'locale'] as const;
    const controls = [...Array(32).keys(), ...Array.from({ length: 33 }, (_, i) => 127 + i), 0x2028, 0x2029];
    const control = fc.constantFrom(...controls.map((unit) => String.fromCharCode(unit)));
    const property = fc.property(
      fc.constantFrom(...fields),
      fc.string(),
      control,
      fc.string(),
      (field, before, bad, after) => {
        const result = refuseOutbound('any', outboundOf(1, { [field]: before + bad + after }));
        assert.equal(result?.state, 'failed');
        assert.match(JSON.stringify(result), /address|subject|service|message id|locale/);
      },
    );
    fc.assert(property, { seed: SEED });
  });

  test('a message of another channel', () => {
    const mail = outboundOf(1, { channel: 'email' });
    assert.deepEqual(refuseOutbound('sms', mail), { state: 'failed', why: 'message of another channel' });
    assert.equal(refuseOutbound('email', mail), undefined);
    assert.equal(refuseOutbound('any', mail), undefined);
  });

  test('but any text, and a subject in any language', () => {
    const free = outboundOf(1, { text: '\r\n.\r\n\0', subject: 'رمز ⁨Lumen⁩ 👩🏽‍💻', locale: 'zh-Hant-TW' });
    assert.equal(refuseOutbound('any', free), undefined);
  });
});

test('only this machine is this machine', () => {
  for (const host of ['localhost', 'LOCALHOST', 'a.localhost', '127.0.0.1', '127.255.1.2', '::1', '[::1]']) {
    assert.equal(isLoopback(host), true, host);
  }
  for (const host of [
    '',
    'localhost.example',
    '127.0.0.1.example',
    '1127.0.0.1',
    '128.0.0.1',
    '0.0.0.0',
    '::',
    '10.0.0.1',
    'notlocalhost',
  ]) {
    assert.equal(isLoopback(host), false, host);
  }
});
