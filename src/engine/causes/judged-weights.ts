/**
 * Weights by judgement, for where there is no record: somebody tells what they saw, and no trace teaches what people answer when
 * they are asked. Fitting begins here too, so that what no trace shows keeps the weight somebody gave it.
 */
import json from './judged-weights.json' with { type: 'json' };
import type { Weights } from './weights.ts';

export const JUDGED_WEIGHTS: Weights = json;
