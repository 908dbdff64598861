// npm test: set up, start one PostgreSQL for all test files, run them with Node's own runner, and close with its count.
// `npm test -- PATTERN` runs the files whose path contains PATTERN.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, setUp } from './setup.mjs';

await setUp();
const dist = join(root, 'dist');
const { startTestServer } = await import(pathToFileURL(join(dist, 'test', 'setup', 'database.js')).href);

function* testFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* testFiles(path);
    else if (entry.name.endsWith('.test.js')) yield path;
  }
}

const patterns = process.argv.slice(2);
const all = [...testFiles(join(dist, 'src')), ...testFiles(join(dist, 'test')), ...testFiles(join(dist, 'examples'))];
const files = all.filter((file) => patterns.length === 0 || patterns.some((p) => relative(dist, file).includes(p)));
if (files.length === 0) {
  process.stderr.write(`No test file matches ${patterns.join(' ')}.\n`);
  process.exit(1);
}

/** Where the browser is, unpacked once for all files; a file that finds none says so and is counted as skipped. */
async function findBrowser() {
  const { findExecutable } = await import(pathToFileURL(join(dist, 'test', 'browser', 'browser.js')).href);
  return await findExecutable().catch(() => '');
}

const temporary = process.env.TMPDIR;
const browser = files.some((file) => file.includes('browser')) ? await findBrowser() : '';
if (temporary === undefined) delete process.env.TMPDIR;
else process.env.TMPDIR = temporary;
const server = await startTestServer();
const env = {
  ...process.env,
  COUNTERSIGN_TEST_SERVER: JSON.stringify(server.config),
  NODE_ENV: '',
  ...(browser && { CHROMIUM_PATH: browser }),
};
const args = ['--test', '--test-concurrency=2', '--test-reporter=spec', ...files];
const runner = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => runner.kill(signal));
const code = await new Promise((resolve) => runner.once('exit', (status) => resolve(status ?? 1)));
await server.stop();
process.exitCode = code;
