/** Where a sign-in was used: the last places of it, to tell one that is in two of them. */
import type { Instant } from '../model.ts';
import type { Mark } from '../ports.ts';

export interface Place {
  readonly at: Instant;
  readonly n: Mark | null;
  readonly s: number | null;
  readonly c: string | null;
  readonly d: Mark | null;
  readonly l: string | null;
}

export interface SessionBody {
  readonly places?: readonly Place[];
}

const PLACES_KEPT = 16;

export function foldPlace(body: SessionBody, place: Place): SessionBody {
  return { ...body, places: [...(body.places ?? []), place].slice(-PLACES_KEPT) };
}
