/**
 * e to the power of x for x ≤ 0, by additions and multiplications alone. Those are exact to the last bit everywhere (IEEE 754),
 * `Math.exp` is not: engines may differ, and a diagnosis replayed on another machine has to give the same bytes. Taylor's series
 * near nought, then ten squarings; the relative error stays under 1e-12. Below -60 the answer is that of -60.
 */
const SQUARINGS = 10;
const TERMS = 9;
const LEAST = -60;

export function exponential(x: number): number {
  const reduced = Math.max(x, LEAST) / 2 ** SQUARINGS;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= TERMS; n++) {
    term *= reduced / n;
    sum += term;
  }
  for (let n = 0; n < SQUARINGS; n++) sum *= sum;
  return sum;
}
