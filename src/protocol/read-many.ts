/** Reads a body that is one thing or a list of them; problems of a list name the position, such as `events[3].at`. */
import type { FieldProblem } from '../engine/errors.ts';
import { joinPath } from './field-path.ts';
import { PROBLEMS_MAX } from './shapes/problem-details.ts';
import type { Read } from './validate.ts';

export interface ManyOptions<T> {
  /** What the list is called in paths. */
  readonly name: string;
  readonly most: number;
  readonly readOne: (value: unknown) => Read<T>;
}

const refused = (path: string, message: string) => ({ ok: false, problems: [{ path, message }] }) as const;

/** All or nothing. Stops reading once enough problems are found. */
export function readMany<T>(body: unknown, { name, most, readOne }: ManyOptions<T>): Read<readonly T[]> {
  if (!Array.isArray(body)) {
    const read = readOne(body);
    return read.ok ? { ok: true, value: [read.value] } : read;
  }
  if (body.length > most) return refused(name, `must be a list of at most ${most}`);
  const values: T[] = [];
  const problems: FieldProblem[] = [];
  for (const [index, item] of body.entries()) {
    const read = readOne(item);
    if (read.ok) values.push(read.value);
    else problems.push(...read.problems.map((problem) => inside(`${name}[${index}]`, problem)));
    if (problems.length >= PROBLEMS_MAX) break;
  }
  return problems.length === 0 ? { ok: true, value: values } : { ok: false, problems: problems.slice(0, PROBLEMS_MAX) };
}

const inside = (outer: string, problem: FieldProblem): FieldProblem => ({
  ...problem,
  path: joinPath(outer, problem.path),
});
