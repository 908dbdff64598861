import { CountersignError } from './errors.ts';

/** Collects what a batch answers, in its order; the first error is thrown for all of it. What fails once all are answered is no answer. */
export async function allOf<T>(
  length: number,
  run: (answer: (n: number, out: T | CountersignError) => void) => Promise<void>,
): Promise<readonly T[]> {
  const answers: (T | CountersignError)[] = [];
  let left = length;
  await run((n, out) => {
    answers[n] = out;
    left -= 1;
  }).catch((error) => {
    if (left > 0) throw error;
  });
  const error = answers.find((answer) => answer instanceof CountersignError);
  if (error) throw error;
  return answers as readonly T[];
}
