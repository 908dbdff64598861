/** How much more ten numbers count for one cause (its place in `CAUSES`) than, on average, for the other nine. */
export function countsFor(vector: ArrayLike<number>, place: number): number {
  let others = 0;
  for (let n = 0; n < vector.length; n++) if (n !== place) others += vector[n]!;
  return vector[place]! - others / (vector.length - 1);
}
