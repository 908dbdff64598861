// What every command does first: install what the lockfile names if it is not there, and build what changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.countersign-installed');

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Countersign needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

/** Installs by the lockfile, without running anybody's install scripts. Nothing is done when the lockfile is the one installed. */
function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  // Installed by hand, after the lockfile came: nothing to do either.
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs)
    return writeFileSync(stamp, wanted);
  process.stderr.write('Installing what package-lock.json names …\n');
  const npm = process.env.npm_execpath;
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const options = { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: '' } };
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (done.status !== 0)
    fail(
      'npm could not install the packages: see what it said above. The first time, a registry has to be within reach.',
    );
  writeFileSync(stamp, wanted);
}

export async function setUp() {
  checkNode();
  install();
  const { build } = await import(pathToFileURL(join(root, 'scripts', 'build.mjs')).href);
  try {
    if (await build()) process.stderr.write('Built.\n');
  } catch {
    fail('The build failed; see above.');
  }
}
