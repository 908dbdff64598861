/** A policy out of a file, with the version that its content gives it. */
import { readFile } from 'node:fs/promises';
import { mergePolicy, PolicyWrong } from '../engine/policy/read-policy.ts';
import { withVersion } from '../engine/policy/version.ts';
import type { Policy } from '../engine/policy.ts';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PolicyWrong('is not JSON');
  }
}

/** JSON. Throws `PolicyWrong`, which begins with the path and says what is wrong with the file, or that there is none. */
export async function readPolicy(path: string): Promise<Policy> {
  try {
    return withVersion(mergePolicy(parse(await readFile(path, 'utf8'))));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof PolicyWrong) throw new PolicyWrong(`${path}: ${error.message}`);
    throw code === undefined ? error : new PolicyWrong(`${path}: cannot be read (${code})`);
  }
}
