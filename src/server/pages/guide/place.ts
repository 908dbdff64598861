/** Where in the guide somebody is, as the fragment of the address: a door and a number, never an answer. */
import { DOORS, type Door } from '../../../engine/causes/told-report.ts';

/** `at`: the number of a question from 1, `answer`, or null just behind the door. */
export interface Place {
  readonly door: Door;
  readonly at: number | 'answer' | null;
}

export function readPlace(fragment: string): Place | null {
  const [name, at] = fragment.replace(/^#/, '').split('/');
  const door = DOORS.find((one) => one === name);
  if (!door) return null;
  if (at === 'answer') return { door, at };
  return { door, at: at !== undefined && /^[1-9]\d?$/.test(at) ? Number(at) : null };
}

export function placeFragment({ door, at }: Place): string {
  return at === null ? `#${door}` : `#${door}/${at}`;
}
