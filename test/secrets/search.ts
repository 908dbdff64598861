/** Looking for a secret in bytes, in every dress it may wear there. */

const utf16 = (text: string) => Buffer.from(text, 'utf16le');

/** What base64 makes of the text wherever it stands: at each of three offsets, without the signs that its neighbours share. */
function base64s(text: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.from('\0'.repeat(offset) + text)
      .toString('base64')
      .replace(/=+$/, '');
    const partial = (offset + text.length) % 3 === 0 ? encoded.length : encoded.length - 1;
    return encoded.slice(offset === 0 ? 0 : offset + 1, partial);
  });
}

/** As it is and in both cases; as UTF-16; as hexadecimal; as base64 and base64url. */
export function dressesOf(secret: string): readonly Buffer[] {
  const cases = [...new Set([secret, secret.toLowerCase(), secret.toUpperCase()])];
  const encoded = cases.flatMap((text) => {
    const hex = Buffer.from(text).toString('hex');
    return [
      hex,
      hex.toUpperCase(),
      ...base64s(text),
      ...base64s(text).map((b) => b.replaceAll('+', '-').replaceAll('/', '_')),
    ];
  });
  return [...cases, ...new Set(encoded)].map((text) => Buffer.from(text)).concat(cases.map(utf16));
}

/** A number as people and programs write it: with its country and without, in one piece and in groups. */
export function spellingsOf(address: string): readonly string[] {
  if (address.includes('@')) return [address, address.split('@')[0]!];
  const national = address.slice(2);
  const groups = [national.slice(0, 3), national.slice(3, 6), national.slice(6)];
  return [
    address.slice(1),
    national,
    ...[' ', '-', '.'].map((gap) => groups.join(gap)),
    `(${groups[0]}) ${groups[1]}-${groups[2]}`,
  ];
}

/** Looks for all of them in one pass: two bytes say where to look closer, four whether to compare. */
export function searcher(secrets: readonly string[]): (bytes: Buffer) => string[] {
  const begins = new Uint8Array(65_536);
  const byStart = new Map<number, { dress: Buffer; secret: string }[]>();
  for (const secret of secrets) {
    for (const dress of dressesOf(secret)) {
      begins[dress.readUInt16LE(0)] = 1;
      const start = dress.readUInt32LE(0);
      byStart.set(start, [...(byStart.get(start) ?? []), { dress, secret }]);
    }
  }
  return (bytes) => {
    const met = new Set<string>();
    for (let i = 0; i + 4 <= bytes.length; i++) {
      if (begins[bytes[i]! | (bytes[i + 1]! << 8)] === 0) continue;
      for (const { dress, secret } of byStart.get(bytes.readUInt32LE(i)) ?? []) {
        if (bytes.compare(dress, 0, dress.length, i, Math.min(bytes.length, i + dress.length)) === 0) met.add(secret);
      }
    }
    return [...met];
  };
}

/** The secrets that are in there. */
export const found = (bytes: Buffer, secrets: readonly string[]): string[] => searcher(secrets)(bytes);
