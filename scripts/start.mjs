// npm start: set up what is missing, then run everything in this one process.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, setUp } from './setup.mjs';

/** npm ends without passing the signal on to what its shell started: whoever stops `npm start` means this process too. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 250).unref();
}

endWithNpm();
await setUp();
const { main } = await import(pathToFileURL(join(root, 'dist', 'src', 'cli', 'main.js')).href);
process.exitCode = await main(['serve', ...process.argv.slice(2)], process.env);
