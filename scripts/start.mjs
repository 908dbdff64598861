// npm start: set up what is missing, then run everything in this one process.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, setUp } from './setup.mjs';

await setUp();
const { main } = await import(pathToFileURL(join(root, 'dist', 'src', 'cli', 'main.js')).href);
process.exitCode = await main(['serve', ...process.argv.slice(2)], process.env);
