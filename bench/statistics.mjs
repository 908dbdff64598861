// Medians, percentiles and spreads of what was measured.

const ascending = (list) => [...list].sort((a, b) => a - b);

export function median(list) {
  const sorted = ascending(list);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Nearest rank, of numbers in ascending order. */
export const percentile = (sorted, share) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];

/** @returns {{ count: number, p50: number, p99: number, max: number }} in the unit of what was given */
export function summarise(numbers) {
  const sorted = Float64Array.from(numbers).sort();
  const rounded = (n) => Math.round(n * 1000) / 1000;
  const [p50, p99, max] = [percentile(sorted, 0.5), percentile(sorted, 0.99), sorted.at(-1)].map(rounded);
  return { count: sorted.length, p50, p99, max };
}

/** @returns {{ median: number, min: number, max: number, runs: number } | null} */
export function spreadOf(list) {
  if (list.length === 0) return null;
  return { median: median(list), min: Math.min(...list), max: Math.max(...list), runs: list.length };
}
