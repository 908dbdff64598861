/** Networks out of IP addresses, as text: exact ones for limits (IPv4 /32, IPv6 /64), wider ones for familiarity (/24, /48). */

function v6Groups(ip: string): number[] | undefined {
  const [head = '', tail, ...rest] = ip.split('::');
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

function v4Parts(ip: string): number[] | undefined {
  const parts = ip.split('.').map((p) => (/^(0|[1-9]\d{0,2})$/.test(p) ? Number(p) : 256));
  return parts.length === 4 && parts.every((p) => p < 256) ? parts : undefined;
}

/** An IPv4 address inside IPv6 (RFC 4291 §2.5.5.2) is that IPv4 address. */
function unmapped(ip: string): string {
  return ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

function prefix(ip: string, v4: number, v6: number): string | undefined {
  const plain = unmapped(ip.trim());
  const parts = v4Parts(plain);
  if (parts) return `${parts.slice(0, v4 / 8).join('.')}/${v4}`;
  const groups = v6Groups(plain);
  return (
    groups &&
    `${groups
      .slice(0, v6 / 16)
      .map((g) => g.toString(16))
      .join(':')}/${v6}`
  );
}

/** The network that a limit counts: one IPv4 address, or an IPv6 /64. Undefined if it is no IP address. */
export const networkOf = (ip: string): string | undefined => prefix(ip, 32, 64);

/** The network that a person is familiar on: IPv4 /24, IPv6 /48. */
export const neighbourhoodOf = (ip: string): string | undefined => prefix(ip, 24, 48);
