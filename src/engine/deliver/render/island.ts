/**
 * Keeps a left-to-right run readable within a right-to-left sentence, by the isolates of the Unicode bidirectional algorithm
 * (UAX #9, section 2.4). Without them a name as `3 Mobile` or `1-800.example` is shown in another order than it was written.
 */
const LEFT_TO_RIGHT = '\u2066';
const FIRST_STRONG = '\u2068';
const END = '\u2069';

/** `needed` spares the two characters where the algorithm already shows the run as it is written. */
export type Isolation = 'always' | 'needed' | 'never';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const STEADY = /^[0-9]*\p{L}(.*\p{L})?[0-9]*$/u;

/** Isolates a name, whose own first letter gives its direction. */
export function nameIsland(name: string, isolation: Isolation): string {
  return isolated(name, isolation) ? FIRST_STRONG + name + END : name;
}

/** Isolates left-to-right text. */
export function leftToRightIsland(run: string, isolation: Isolation): string {
  return isolated(run, isolation) ? LEFT_TO_RIGHT + run + END : run;
}

function isolated(run: string, isolation: Isolation): boolean {
  return isolation === 'always' || (isolation === 'needed' && needsIsolating(run));
}

/** A run stays as written if it begins and ends with letters of one direction (digits may hang on directly). */
function needsIsolating(run: string): boolean {
  if (RIGHT_TO_LEFT.test(run)) return /[\p{Script=Latin}0-9]/u.test(run);
  return !STEADY.test(run);
}
