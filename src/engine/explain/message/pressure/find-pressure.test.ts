// Promise: what pushes people is named in each language we speak, and an honest warning is not taken for a push.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { wordsOf } from '../wording/words-of.ts';
import { findPressure, type PressureCode } from './find-pressure.ts';

const pressure = (text: string) => findPressure(wordsOf(text, []));

const PUSHES: readonly (readonly [string, readonly PressureCode[]])[] = [
  ['Reply with the code we sent you', ['asks_for_code']],
  ['Sorry, I sent my code to you by accident. Can you forward it?', ['asks_for_code', 'lure']],
  [
    'This is the security team. Read me the 6-digit PIN and stay on the line.',
    ['asks_for_code', 'authority', 'secrecy'],
  ],
  ['Not you? Call us now on +1 (555) 010-0199', ['wants_call']],
  ['Si no fuiste tú, llama al 900 123 456', ['wants_call']],
  ['اتصل بنا على 0800 123456', ['wants_call']],
  ['What is the code?', ['asks_for_code']],
  ['URGENT: your account will be suspended', ['urgency', 'threat']],
  ['You have won a gift card', ['lure']],
  ['Urgente: su cuenta ha sido bloqueada. Díganos el código', ['asks_for_code', 'urgency', 'threat']],
  ['Te envié un código por error, ¿me lo mandas? Mándame la clave', ['asks_for_code', 'lure']],
  ['Le llama el departamento de fraude, no cuelgue', ['authority', 'secrecy']],
  ['عاجل: سيتم إيقاف حسابك', ['urgency', 'threat']],
  ['أرسل لي الرمز الآن', ['asks_for_code', 'urgency']],
  ['لقد ربحت جائزة! أخبر فريق الدعم', ['lure', 'authority']],
];

const HONEST = [
  'Never share this code with anyone.',
  "Don't tell anyone the code. We will never ask for it.",
  '123456 is your code. It is valid for 10 minutes.',
  'Enter the code 123456 on the page where you asked for it.',
  'No compartas este código con nadie. Nunca te lo pediremos.',
  'Nunca des tu clave a nadie.',
  'لا تشارك هذا الرمز مع أي شخص.',
  'رمزك هو 123456. لا ترسله لأحد.',
  'If somebody calls, hang up. Your code is 123456.',
  'Hi, dinner at eight? I will give you a ring.',
];

describe('pressure', () => {
  test('is found', () => {
    for (const [text, codes] of PUSHES) {
      const found = pressure(text);
      for (const code of codes) assert.ok(found.includes(code), `${code} in ${text}: ${found.join()}`);
    }
  });

  test('is not found where there is none', () => {
    for (const text of HONEST) assert.deepEqual(pressure(text), [], text);
  });

  test('whole words only', () => {
    assert.deepEqual(pressure('The insurgents dispute the surprizes'), []);
  });
});
