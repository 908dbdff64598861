/** What two renderings of one message have in common, with a gap wherever they differ: a time, a duration, a zone. */

/** Stands for up to a dozen words of a device or a place; codes and links cannot stand there. */
export const NAME_GAP = '*';
/** Stands for up to a dozen words and numbers of a time. */
export const TIME_GAP = '**';

/** The longest common run of words, in order; gaps that touch become one. Quadratic, for our own messages only. */
export function mergeWordings(a: readonly string[], b: readonly string[]): readonly string[] {
  const lengths = commonLengths(a, b);
  const merged: string[] = [];
  const gap = () => merged.at(-1) !== TIME_GAP && merged.push(TIME_GAP);
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      if (a[i] !== TIME_GAP || merged.at(-1) !== TIME_GAP) merged.push(a[i] ?? '');
      i += 1;
      j += 1;
    } else {
      gap();
      if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) i += 1;
      else j += 1;
    }
  }
  if (i < a.length || j < b.length) gap();
  return merged;
}

function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const skip = Math.max(lengths[i + 1]?.[j] ?? 0, lengths[i]?.[j + 1] ?? 0);
      lengths[i]![j] = a[i] === b[j] ? (lengths[i + 1]?.[j + 1] ?? 0) + 1 : skip;
    }
  }
  return lengths;
}
