/**
 * The company that a network, an autonomous system, a client's version, a caller or an app keeps: how many asked for codes there, how
 * many were strangers to the accounts they named, whose codes were entered, which passwords were tried. Kept by the hour for a day, in
 * numbers and sketches, so that a row stays small however many share it.
 */
import type { Instant } from '../model.ts';
import type { Mark } from '../ports.ts';
import { addTo, mayHold, type Sketch } from './sketch.ts';

/** Who keeps company of this kind. */
export const COMPANY = ['network', 'system', 'client', 'caller', 'app'] as const;
export type CompanyWord = (typeof COMPANY)[number];

/** One hour. What did not happen is left out. */
export interface Hour {
  /** Hours since the epoch. */
  readonly h: number;
  /** Asked for, by strangers, by the operator's own systems, by clients of themselves; entered, and entered quickly by strangers. */
  readonly asked?: number;
  readonly strange?: number;
  readonly systems?: number;
  readonly clients?: number;
  readonly entered?: number;
  readonly quick?: number;
  /** Passwords: wrong, right, and right from strangers. */
  readonly wrong?: number;
  readonly right?: number;
  readonly rightStrange?: number;
  /** Accounts (or addresses, without one) asked for; those asked for by strangers; recovered; signed up. */
  readonly who?: Sketch;
  readonly whoStrange?: Sketch;
  readonly recovered?: Sketch;
  readonly signedUp?: Sketch;
  /** Names with wrong passwords, names of nobody, accounts with right ones from strangers. */
  readonly wrongNames?: Sketch;
  readonly nobodies?: Sketch;
  readonly rightNames?: Sketch;
}

export interface Recent {
  readonly at: Instant;
  readonly x: Mark;
}

export interface CompanyBody {
  readonly first?: Instant;
  readonly hours?: readonly Hour[];
  /** The last addresses asked for. */
  readonly recent?: readonly Recent[];
  /** Accounts seen signed in, by the fortnight: this one and the one before. */
  readonly seen?: Sketch;
  readonly seenBefore?: Sketch;
  readonly seenSince?: Instant;
}

export interface CompanyAsked {
  readonly at: Instant;
  readonly who: Mark;
  readonly x: Mark;
  readonly strange: boolean;
  readonly actor: 'person' | 'client' | 'service' | null;
  readonly purpose: string;
}

export interface CompanyTried {
  readonly at: Instant;
  readonly name: Mark;
  readonly isNobody: boolean;
  readonly right: boolean;
}

const HOUR = 3_600_000;
const FORTNIGHT = 14 * 24 * HOUR;
const HOURS_KEPT = 25;
const RECENT_KEPT = 24;

/** Changes the hour of `at`, which may be one of the past; hours that are too old are dropped. */
function inHour(body: CompanyBody, at: Instant, change: (hour: Hour) => Hour): CompanyBody {
  const h = Math.floor(at / HOUR);
  const hours = body.hours ?? [];
  const newest = Math.max(h, hours.at(-1)?.h ?? h);
  const kept = hours.filter((hour) => hour.h > newest - HOURS_KEPT);
  const first = Math.min(at, body.first ?? at);
  if (h <= newest - HOURS_KEPT) return { ...body, first };
  const own = kept.find((hour) => hour.h === h);
  const others = kept.filter((hour) => hour !== own);
  return { ...body, first, hours: [...others, change(own ?? { h })].sort((a, b) => a.h - b.h) };
}

const plus = (count: number | undefined): number => (count ?? 0) + 1;

export function foldAsked(body: CompanyBody, { at, who, x, strange, actor, purpose }: CompanyAsked): CompanyBody {
  const folded = inHour(body, at, (hour) => ({
    ...hour,
    asked: plus(hour.asked),
    who: addTo(hour.who, who),
    ...(strange && { strange: plus(hour.strange), whoStrange: addTo(hour.whoStrange, who) }),
    ...(actor === 'service' && { systems: plus(hour.systems) }),
    ...(actor === 'client' && { clients: plus(hour.clients) }),
    ...(purpose === 'recovery' && { recovered: addTo(hour.recovered, x) }),
    ...(purpose === 'sign_up' && { signedUp: addTo(hour.signedUp, x) }),
  }));
  return { ...folded, recent: [...(body.recent ?? []), { at, x }].slice(-RECENT_KEPT) };
}

/** A code that was asked for at `askedAt` was entered; `quick`: by a stranger, within a minute and a half. */
export function foldEntered(body: CompanyBody, askedAt: Instant, quick: boolean): CompanyBody {
  return inHour(body, askedAt, (hour) => ({
    ...hour,
    entered: plus(hour.entered),
    ...(quick && { quick: plus(hour.quick) }),
  }));
}

/** A right password is strange where that account was not seen signed in. */
export function foldTried(body: CompanyBody, { at, name, isNobody, right }: CompanyTried): CompanyBody {
  const strange = !mayHold(body.seen, name) && !mayHold(body.seenBefore, name);
  return inHour(body, at, (hour) => ({
    ...hour,
    ...(right ? { right: plus(hour.right) } : { wrong: plus(hour.wrong), wrongNames: addTo(hour.wrongNames, name) }),
    ...(right && strange && { rightStrange: plus(hour.rightStrange), rightNames: addTo(hour.rightNames, name) }),
    ...(isNobody && { nobodies: addTo(hour.nobodies, name) }),
  }));
}

export function foldCompanySeen(body: CompanyBody, at: Instant, account: Mark): CompanyBody {
  const since = body.seenSince ?? at;
  const first = Math.min(at, body.first ?? at);
  if (at - since < FORTNIGHT) return { ...body, first, seenSince: since, seen: addTo(body.seen, account) };
  return {
    ...body,
    first,
    seenSince: at,
    ...(body.seen && { seenBefore: body.seen }),
    seen: addTo(undefined, account),
  };
}
