// Promise: a setting that is left out is taken the safe way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSmtpSettings, type SmtpOptions } from './settings.ts';

const options: SmtpOptions = { id: 'mail', host: 'mail.example', port: 587, from: 'Lumen <codes@lumen.example>' };
const login = { user: 'codes', password: 'x' };

test('a server elsewhere must secure the connection, one on this machine need not', () => {
  assert.equal(readSmtpSettings(options).requireTls, true);
  assert.equal(readSmtpSettings({ ...options, ...login }).requireTls, true);
  assert.equal(readSmtpSettings({ ...options, requireTls: false }).requireTls, false);
  assert.equal(readSmtpSettings({ ...options, host: '127.0.0.1' }).requireTls, false);
  assert.equal(readSmtpSettings({ ...options, host: '127.0.0.1', requireTls: true }).requireTls, true);
});

test('a connection that is secure from the first byte needs no STARTTLS, and may carry a password', () => {
  const settings = readSmtpSettings({ ...options, ...login, secure: true, requireTls: false });
  assert.equal(settings.requireTls, false);
  assert.deepEqual(settings.login, { user: 'codes', pass: 'x' });
});

test('the rest is filled in', () => {
  const { ehloName, poolSize, timeoutSeconds, ca, login } = readSmtpSettings(options);
  assert.deepEqual(
    { ehloName, poolSize, timeoutSeconds, ca, login },
    { ehloName: 'lumen.example', poolSize: 5, timeoutSeconds: 30, ca: null, login: null },
  );
});
