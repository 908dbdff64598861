/** Networks out of IP addresses, as text: exact ones for limits (IPv4 /32, IPv6 /64), wider ones for familiarity (/24, /48). */

const V4 = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;

function v4Parts(ip: string): number[] | undefined {
  const found = V4.exec(ip);
  if (found === null) return undefined;
  const parts = [Number(found[1]), Number(found[2]), Number(found[3]), Number(found[4])];
  return parts.every((p) => p < 256) ? parts : undefined;
}

/** The last 32 bits may be written as IPv4 (RFC 4291 §2.2). */
function withoutDots(ip: string): string | undefined {
  const last = ip.slice(ip.lastIndexOf(':') + 1);
  if (!last.includes('.')) return ip;
  const parts = v4Parts(last);
  if (!parts) return undefined;
  const pair = (i: number) => (parts[i]! * 256 + parts[i + 1]!).toString(16);
  return `${ip.slice(0, -last.length)}${pair(0)}:${pair(2)}`;
}

function v6Groups(ip: string): number[] | undefined {
  const text = withoutDots(ip);
  if (text === undefined) return undefined;
  const [head = '', tail, ...rest] = text.split('::');
  if (rest.length > 0) return undefined;
  const read = (part: string) =>
    part === '' ? [] : part.split(':').map((g) => (/^[0-9a-f]{1,4}$/i.test(g) ? Number.parseInt(g, 16) : Number.NaN));
  const before = read(head);
  const after = tail === undefined ? [] : read(tail);
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array<number>(tail === undefined ? 0 : missing).fill(0), ...after];
  return groups.some(Number.isNaN) ? undefined : groups;
}

/** An IPv4 address inside IPv6 (RFC 4291 §2.5.5.2) is that IPv4 address: ten bytes of nothing, two of ones, four of itself. */
function v4Inside(groups: readonly number[]): number[] | undefined {
  if (groups[5] !== 0xffff || groups.slice(0, 5).some((g) => g !== 0)) return undefined;
  return groups.slice(6).flatMap((g) => [g >> 8, g & 255]);
}

interface Networks {
  /** What a limit counts: one IPv4 address, or an IPv6 /64. */
  readonly network: string;
  /** Where a person is familiar: IPv4 /24, IPv6 /48. */
  readonly neighbourhood: string;
}

function v6Networks(groups: readonly number[]): Networks {
  const wide = groups.slice(0, 4).map((g) => g.toString(16));
  return { network: `${wide.join(':')}/64`, neighbourhood: `${wide.slice(0, 3).join(':')}/48` };
}

/** Undefined if it is no IP address. */
export function networksOf(ip: string): Networks | undefined {
  const plain = ip.trim();
  const groups = plain.includes(':') ? v6Groups(plain.replace(/%.*$/, '')) : undefined;
  const parts = groups ? v4Inside(groups) : v4Parts(plain);
  if (parts) return { network: `${parts.join('.')}/32`, neighbourhood: `${parts.slice(0, 3).join('.')}/24` };
  return groups && v6Networks(groups);
}

/** The network alone. */
export const networkOf = (ip: string): string | undefined => networksOf(ip)?.network;

/** The neighbourhood alone. */
export const neighbourhoodOf = (ip: string): string | undefined => networksOf(ip)?.neighbourhood;
