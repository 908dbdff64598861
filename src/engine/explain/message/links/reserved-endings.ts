/** Endings that no registry sells but that lead somewhere, or stand in examples: RFC 2606, 6761, 7686, 8375 and `internal`. */
const RESERVED: ReadonlySet<string> = new Set([
  'example',
  'test',
  'invalid',
  'localhost',
  'local',
  'onion',
  'internal',
]);

export function namesReservedEnding(host: string): boolean {
  return RESERVED.has(host.slice(host.lastIndexOf('.') + 1)) || host.endsWith('.home.arpa');
}
