// npm run docs: writes docs/reference from the tables in the code, so that what is documented is what is done. With `--check` nothing
// is written, and what is not current is named (status 1). `--built` takes dist/ as it is instead of building it first.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'docs', 'reference');
const flags = new Set(process.argv.slice(2));

/** @returns {Promise<Record<string, string>>} the text of every reference file, by its name */
async function render() {
  const { errorsPage, eventsPage, limitsPage, reasonsPage } = await import('./docs/tables.mjs');
  const { policyPage, policySchema } = await import('./docs/policy.mjs');
  const { settingsPage, settingsSchema } = await import('./docs/settings.mjs');
  const { httpPage, openApiText } = await import('./docs/http.mjs');
  return {
    'errors.md': errorsPage(),
    'events.md': eventsPage(),
    'http.md': httpPage(),
    'limits.md': limitsPage(),
    'openapi.json': openApiText(),
    'policy.md': policyPage(),
    'policy.schema.json': policySchema(),
    'reasons.md': reasonsPage(),
    'settings.md': settingsPage(),
    'settings.schema.json': settingsSchema(),
  };
}

/** Measured, not rendered: `countersign calibrate TRACE TRUTH --report docs/reference`. */
const MEASURED = ['diagnosis.md', 'diagnosis.svg'];

const read = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null);

async function build() {
  if (flags.has('--built')) return;
  const { build: bring } = await import('./build.mjs');
  await bring();
}

await build();
const files = await render();
const stray = existsSync(folder)
  ? readdirSync(folder).filter((name) => !Object.hasOwn(files, name) && !MEASURED.includes(name))
  : [];
const stale = [...Object.keys(files).filter((name) => read(name) !== files[name]), ...stray].sort();

if (flags.has('--check')) {
  for (const name of stale) process.stderr.write(`docs/reference/${name} is not current: npm run docs\n`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  mkdirSync(folder, { recursive: true });
  for (const name of stray) rmSync(join(folder, name));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  process.stdout.write(stale.length === 0 ? 'docs/reference was current.\n' : `Written: ${stale.join(', ')}\n`);
}
