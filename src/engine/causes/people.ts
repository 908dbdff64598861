/** How many accounts the service was told of lately that they are in use: without such there is nothing to tell a stranger by. */
import type { Facts } from '../facts.ts';
import { placeBefore } from '../measures/measures.ts';

const PLACE = placeBefore('servicePeople');

/** Nought where nothing was measured. */
export const peopleIn = ({ before }: Pick<Facts, 'before'>): number => before?.[PLACE] ?? 0;
