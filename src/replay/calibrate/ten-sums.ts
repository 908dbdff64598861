/**
 * The two innermost loops of fitting, for the ten causes. Written out, since they run some hundred million times and a loop over ten
 * takes more than four times as long.
 */
import type { SparseRows } from './sparse-rows.ts';

/** Adds what the columns of row `i` weigh to the ten `scores`. */
export function addColumns(x: Float64Array, { starts, columns }: SparseRows, i: number, scores: Float64Array): void {
  let [s0, s1, s2, s3, s4] = [scores[0]!, scores[1]!, scores[2]!, scores[3]!, scores[4]!];
  let [s5, s6, s7, s8, s9] = [scores[5]!, scores[6]!, scores[7]!, scores[8]!, scores[9]!];
  const end = starts[i + 1]!;
  for (let at = starts[i]!; at < end; at++) {
    const from = columns[at]! * 10;
    s0 += x[from]!;
    s1 += x[from + 1]!;
    s2 += x[from + 2]!;
    s3 += x[from + 3]!;
    s4 += x[from + 4]!;
    s5 += x[from + 5]!;
    s6 += x[from + 6]!;
    s7 += x[from + 7]!;
    s8 += x[from + 8]!;
    s9 += x[from + 9]!;
  }
  scores[0] = s0;
  scores[1] = s1;
  scores[2] = s2;
  scores[3] = s3;
  scores[4] = s4;
  scores[5] = s5;
  scores[6] = s6;
  scores[7] = s7;
  scores[8] = s8;
  scores[9] = s9;
}

/** Adds the ten `slopes` to each column of row `i`. */
export function addToColumns(
  gradient: Float64Array,
  { starts, columns }: SparseRows,
  i: number,
  slopes: Float64Array,
): void {
  const [s0, s1, s2, s3, s4] = [slopes[0]!, slopes[1]!, slopes[2]!, slopes[3]!, slopes[4]!];
  const [s5, s6, s7, s8, s9] = [slopes[5]!, slopes[6]!, slopes[7]!, slopes[8]!, slopes[9]!];
  const end = starts[i + 1]!;
  for (let at = starts[i]!; at < end; at++) {
    const from = columns[at]! * 10;
    gradient[from]! += s0;
    gradient[from + 1]! += s1;
    gradient[from + 2]! += s2;
    gradient[from + 3]! += s3;
    gradient[from + 4]! += s4;
    gradient[from + 5]! += s5;
    gradient[from + 6]! += s6;
    gradient[from + 7]! += s7;
    gradient[from + 8]! += s8;
    gradient[from + 9]! += s9;
  }
}
