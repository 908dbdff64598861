// Completes package-lock.json. npm leaves out optional packages of other platforms where the registry at hand does not have them, and
// `npm ci` then refuses the whole lockfile everywhere. Their entries are known without asking: version, system and processor.
// Run it after `npm install` changed the lockfile; it changes nothing that is complete.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const PLATFORM = /(android|darwin|linux|win32)-(arm64|x64)(-musl)?$/;

/** The entry that npm would have written, but for the digest that only the registry knows. */
function entryOf(name, version, parent) {
  const [, os, cpu, musl] = PLATFORM.exec(name) ?? [];
  if (!os) throw new Error(`${name}: its platform cannot be told from its name; complete the lockfile by hand.`);
  const { dev, license, engines } = parent;
  const plain = version.replace(/^[~^]/, '');
  return {
    version: plain,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(musl && { libc: ['musl'] }),
    license,
    optional: true,
    os: [os],
    ...(engines && { engines }),
  };
}

for (const parent of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    lock.packages[`node_modules/${name}`] ??= entryOf(name, version, parent);
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
