// What was built of the engine, store and server: the bench measures that, and nothing else.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const dist = join(root, 'dist');

export const fromDist = (...path) => import(pathToFileURL(join(dist, 'src', ...path)).href);
