/**
 * The least value of a smooth function of many numbers: L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5) with a
 * line search that halves or doubles its step until both Wolfe conditions hold. No randomness: the same function gives the same bits.
 */

/** Writes the gradient at `x` into `gradient` and answers the value there. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface MinimiseOptions {
  readonly roundsMost: number;
  /** It ends where a round gains less than this part of the value. */
  readonly tolerance: number;
  /** Waited for after each round; it ends the search by throwing. */
  readonly onRound?: (round: number) => Promise<void> | void;
}

interface Point {
  x: Float64Array;
  gradient: Float64Array;
  value: number;
}

/** A step and the change of the gradient over it. */
interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly inverse: number;
}

const PAIRS_KEPT = 10;
const TRIES = 30;
const ENOUGH_DECREASE = 1e-4;
const ENOUGH_CURVATURE = 0.9;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i]! += source[i]! * factor;
}

/** Downhill, bent by what the last steps taught of the curvature. */
function directionAt({ gradient }: Point, pairs: readonly Pair[]): Float64Array {
  const direction = gradient.map((slope) => -slope);
  const shares: number[] = [];
  for (const { step, change, inverse } of pairs.toReversed()) {
    const share = inverse * dot(step, direction);
    shares.push(share);
    addScaled(direction, change, -share);
  }
  const last = pairs.at(-1);
  const scale = last ? 1 / (last.inverse * dot(last.change, last.change)) : 1 / Math.sqrt(dot(gradient, gradient));
  for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
  for (const { step, change, inverse } of pairs) {
    addScaled(direction, step, shares.pop()! - inverse * dot(change, direction));
  }
  return direction;
}

/** Bisection between what was too far and what was too near; undefined: no step that helps. */
function search(objective: Objective, from: Point, direction: Float64Array): Point | undefined {
  const slope = dot(from.gradient, direction);
  let [near, far, length] = [0, Number.POSITIVE_INFINITY, 1];
  for (let n = 0; n < TRIES; n++) {
    const x = from.x.slice();
    addScaled(x, direction, length);
    const gradient = new Float64Array(x.length);
    const value = objective(x, gradient);
    if (!(value <= from.value + ENOUGH_DECREASE * length * slope)) far = length;
    else if (dot(gradient, direction) < ENOUGH_CURVATURE * slope) near = length;
    else return { x, gradient, value };
    length = far === Number.POSITIVE_INFINITY ? 2 * near : (near + far) / 2;
  }
  return undefined;
}

function pairOf(from: Point, to: Point): Pair | undefined {
  const step = to.x.map((value, i) => value - from.x[i]!);
  const change = to.gradient.map((value, i) => value - from.gradient[i]!);
  const product = dot(step, change);
  return product > 0 ? { step, change, inverse: 1 / product } : undefined;
}

export async function minimise(
  objective: Objective,
  start: Float64Array,
  options: MinimiseOptions,
): Promise<Float64Array> {
  const gradient = new Float64Array(start.length);
  let point: Point = { x: start.slice(), value: objective(start, gradient), gradient };
  let pairs: Pair[] = [];
  for (let round = 1; round <= options.roundsMost; round++) {
    const next = search(objective, point, directionAt(point, pairs));
    if (!next) break;
    const pair = pairOf(point, next);
    if (pair) pairs = [...pairs, pair].slice(-PAIRS_KEPT);
    const gained = point.value - next.value;
    point = next;
    await options.onRound?.(round);
    if (gained <= options.tolerance * Math.abs(point.value)) break;
  }
  return point.x;
}
