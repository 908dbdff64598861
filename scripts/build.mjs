// Builds everything into dist/: TypeScript compiled, the files that the code reads at run time copied beside it, the browser's part
// bundled. Does nothing when nothing changed since the last build.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const SOURCES = ['src', 'test', 'examples', 'scripts', 'tsconfig.json', 'package-lock.json'];
const COPIED = /\.(sql|css|svg|txt|jsonl|gz)$/;

function* files(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) yield path;
  else for (const name of readdirSync(path).sort()) yield* files(join(path, name));
}

/** Size and time of every source: cheap, and enough to know that nothing changed. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of files(join(root, source))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function compile() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', root], { stdio: ['ignore', 2, 2] });
}

function copyAssets() {
  for (const source of ['src', 'test', 'examples']) {
    for (const file of files(join(root, source))) {
      if (!COPIED.test(file)) continue;
      const to = join(dist, relative(root, file));
      mkdirSync(dirname(to), { recursive: true });
      cpSync(file, to);
    }
  }
}

/** Every text in every language fits its messages, or the build fails; it says which languages need two segments. */
function checkTexts() {
  const said = execFileSync(process.execPath, [join(root, 'scripts', 'check-texts.mjs')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  });
  process.stderr.write(`Texts: ${said.trim().split('\n').at(-1)}.\n`);
}

/** What runs in the browser: one small file a page, named for its content by whoever serves it. */
async function bundle() {
  const entries = [...files(join(root, 'src', 'server', 'pages', 'browser'))].filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  if (entries.length === 0) return;
  const esbuild = await import(pathToFileURL(join(root, 'node_modules', 'esbuild', 'lib', 'main.js')).href);
  await esbuild.build({
    entryPoints: entries,
    outdir: join(dist, 'assets'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    logLevel: 'warning',
  });
}

/** @returns {Promise<boolean>} whether anything was built */
export async function build() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  rmSync(stamp, { force: true });
  copyAssets();
  compile();
  checkTexts();
  await bundle();
  writeFileSync(stamp, wanted);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
