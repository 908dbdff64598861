/** What the operator's own systems said of late, which versions of its clients are about, and how busy the service is. */
import type { Instant } from '../model.ts';
import type { Mark } from '../ports.ts';
import { type CompanyAsked, type CompanyBody, foldAsked } from './company.ts';
import { addWidely, countIn, type Sketch } from './sketch.ts';

export interface PlatformSaid {
  readonly at: Instant;
  readonly fact: string;
  readonly component: string;
  readonly aboutCodes: boolean;
}

export interface PlatformBody extends CompanyBody {
  readonly said?: readonly PlatformSaid[];
  /** The newest version of each client that was seen signed in, as numbers. */
  readonly newest?: Readonly<Record<string, readonly number[]>>;
  /** When the last codes were asked for. */
  readonly times?: readonly Instant[];
  /** Accounts seen signed in, by the fortnight: this one and the one before. */
  readonly people?: Sketch;
  readonly peopleBefore?: Sketch;
  readonly peopleSince?: Instant;
}

const SAID_KEPT = 16;
const TIMES_KEPT = 64;
const CLIENTS_KEPT = 8;

export function foldSaidByPlatform(body: PlatformBody, said: PlatformSaid): PlatformBody {
  return { ...body, said: [...(body.said ?? []), said].sort((a, b) => a.at - b.at).slice(-SAID_KEPT) };
}

export function foldAskedOfPlatform(body: PlatformBody, asked: CompanyAsked): PlatformBody {
  return { ...foldAsked(body, asked), times: [...(body.times ?? []), asked.at].slice(-TIMES_KEPT) };
}

/** `ios/31.2.0` as its name and its numbers; null for what has no version. */
export function versionOf(
  client: string | null,
): { readonly name: string; readonly numbers: readonly number[] } | null {
  const [, name, version] = /^([a-z]{1,20})\/(\d{1,6}(?:\.\d{1,6}){0,3})$/i.exec(client ?? '') ?? [];
  return name && version ? { name: name.toLowerCase(), numbers: version.split('.').map(Number) } : null;
}

export function isNewer(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((n, i) => n !== (b[i] ?? 0));
  return at >= 0 && a[at]! > (b[at] ?? 0);
}

export function foldClientSeen(body: PlatformBody, client: string | null): PlatformBody {
  const version = versionOf(client);
  if (!version) return body;
  const known = body.newest?.[version.name];
  if (known ? !isNewer(version.numbers, known) : Object.keys(body.newest ?? {}).length >= CLIENTS_KEPT) return body;
  return { ...body, newest: { ...body.newest, [version.name]: version.numbers } };
}

const FORTNIGHT = 14 * 86_400_000;

/** Somebody was seen signed in, with that client. */
export function foldSeenByPlatform(
  body: PlatformBody,
  at: Instant,
  account: Mark,
  client: string | null,
): PlatformBody {
  const since = body.peopleSince ?? at;
  const isOver = at - since >= FORTNIGHT;
  return foldClientSeen(
    {
      ...body,
      peopleSince: isOver ? at : since,
      people: addWidely(isOver ? undefined : body.people, account),
      ...(isOver && body.people && { peopleBefore: body.people }),
    },
    client,
  );
}

/** About how many accounts were seen signed in, of late; beyond two hundred it says no more than that. */
export const peopleIn = ({ people, peopleBefore }: PlatformBody): number => countIn([people, peopleBefore]);
