// Promise: one command starts everything and says how to go on; it stops cleanly; what is wrong with settings is said in one line.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually, runCli, startService, tempFolder } from '../setup/service-process.ts';

test('the first start prints the ready line, the links and a curl; the key stays the same; SIGTERM ends with 0', async () => {
  const dataDir = tempFolder();
  const first = await startService({ DATA_DIR: dataDir });
  assert.match(first.out(), /^ready http:\/\/127\.0\.0\.1:\d+ key=cs_sec_\S+\n/);
  for (const part of ['/dev/inbox#key=', '/why', '/guide', '/docs', 'curl -s'])
    assert.ok(first.out().includes(part), part);
  assert.equal((await first.call('POST', '/v1/verifications', { to: '+12025550150', purpose: 'sign_in' })).status, 201);
  assert.equal(await first.end('SIGTERM'), 0);
  const second = await startService({ DATA_DIR: dataDir });
  assert.equal(second.key, first.key);
  assert.equal(await second.end('SIGTERM'), 0);
});

test('the curl that is printed sends a code', async () => {
  const service = await startService({ DATA_DIR: tempFolder() });
  const [, path, body] = /curl -s http:\/\/[^/]+(\/\S+)[\s\S]*?-d '([^']+)'/.exec(service.out())!;
  assert.equal((await service.call('POST', path!, JSON.parse(body!))).status, 201);
  const inbox = await eventually('a message in the inbox', async () => {
    const { body: found } = await service.call('GET', '/dev/inbox/messages');
    return found.messages.length > 0 ? found.messages : undefined;
  });
  assert.match(inbox[0].text, /^\d{6} /);
  await service.end('SIGTERM');
});

test('a second process on the same folder is told to go away, and the first goes on', async () => {
  const dataDir = tempFolder();
  const first = await startService({ DATA_DIR: dataDir });
  const second = await runCli(['serve'], { DATA_DIR: dataDir });
  assert.equal(second.code, 1);
  assert.match(second.err, /in use|already/i);
  assert.equal((await first.call('GET', '/readyz')).status, 200);
  await first.end('SIGTERM');
});

test('production refuses to start without COUNTERSIGN_KEY, and without a sender, and says so', async () => {
  const key = await runCli(['serve'], { DATA_DIR: tempFolder(), NODE_ENV: 'production' });
  assert.equal(key.code, 1);
  assert.match(key.err, /COUNTERSIGN_KEY|senders/);
  const sender = await runCli(['serve'], {
    DATA_DIR: tempFolder(),
    NODE_ENV: 'production',
    COUNTERSIGN_KEY: Buffer.alloc(32, 1).toString('base64'),
  });
  assert.equal(sender.code, 1);
  assert.match(sender.err, /senders/);
});

test('unknown settings, wrong values and unknown commands are errors that name themselves', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'countersign.config.json'), JSON.stringify({ portt: 1 }));
  const unknown = await runCli(['serve'], { DATA_DIR: tempFolder() }, folder);
  assert.deepEqual([unknown.code, /portt/.test(unknown.err)], [1, true]);
  const wrong = await runCli(['serve'], { DATA_DIR: tempFolder(), PORT: 'seven' });
  assert.deepEqual([wrong.code, /port/.test(wrong.err)], [1, true]);
  const variable = await runCli(['serve'], { DATA_DIR: tempFolder(), COUNTERSIGN_COLOUR: 'red' });
  assert.deepEqual([variable.code, /COUNTERSIGN_COLOUR/.test(variable.err)], [1, true]);
  assert.equal((await runCli(['fly'])).code, 2);
  assert.equal((await runCli(['--version'])).code, 0);
});

test('every leaf is a variable too', async () => {
  const service = await startService({
    DATA_DIR: tempFolder(),
    COUNTERSIGN_SERVICES_0_BRAND: 'Lantern',
    COUNTERSIGN_SERVICES_0_SUPPORT_URL: 'https://lantern.example/help',
  });
  await service.call('POST', '/v1/verifications', { to: '+12025550151', purpose: 'sign_in' });
  const text = await eventually(
    'the message',
    async () => (await service.call('GET', '/dev/inbox/messages')).body.messages[0]?.text,
  );
  assert.match(text, /Lantern/);
  await service.end('SIGTERM');
});

test('a port in use is said in one line', async () => {
  const first = await startService({ DATA_DIR: tempFolder() });
  const second = await runCli(['serve'], { DATA_DIR: tempFolder(), PORT: new URL(first.base).port });
  assert.deepEqual([second.code, /port is in use/.test(second.err)], [1, true]);
  await first.end('SIGTERM');
});

test('keys are made, listed and revoked from the command line', async () => {
  const dataDir = tempFolder();
  const made = await runCli(['keys', 'add', '--service', 'lumen', '--scopes', 'verify'], { DATA_DIR: dataDir });
  assert.match(made.out, /^k_\S+ {2}cs_sec_\S+/);
  const id = made.out.split(' ')[0]!;
  const listed = await runCli(['keys', 'list'], { DATA_DIR: dataDir });
  assert.ok(listed.out.includes(id) && !listed.out.includes('cs_sec_'));
  assert.equal((await runCli(['keys', 'revoke', id], { DATA_DIR: dataDir })).code, 0);
  assert.equal((await runCli(['keys'], { DATA_DIR: dataDir })).code, 2);
});

test('nothing is left running after the process is killed', async () => {
  const service = await startService({ DATA_DIR: tempFolder() });
  const ps = () =>
    new Promise<string>((resolve) => {
      const child = spawn('ps', ['-eo', 'pid,ppid,args']);
      let text = '';
      child.stdout.on('data', (d) => (text += d)).on('close', () => resolve(text));
      child.on('error', () => resolve(''));
    });
  const family = (await ps())
    .split('\n')
    .filter((line) => new RegExp(`^\\s*\\d+\\s+${service.child.pid}\\s`).test(line))
    .map((line) => line.trim().split(/\s+/)[0]!);
  await service.end('SIGKILL');
  await eventually('its children end', async () => {
    const running = await ps();
    return family.every((pid) => !new RegExp(`^\\s*${pid}\\s`, 'm').test(running)) || undefined;
  });
});
