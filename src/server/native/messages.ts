/** `/v1/messages/check`: is this message ours? */
import type { CheckMessage, Headers } from '../../protocol/shapes/messages.ts';
import { type Call, type Handler, ok } from './handler.ts';

/** Headers by name in lower case; of one that stands more than once, all values. */
export function readHeaders(headers: Headers | null | undefined): Readonly<Record<string, string>> | null {
  if (headers === null || headers === undefined) return null;
  const rows =
    typeof headers === 'string'
      ? linesOf(headers)
      : Array.isArray(headers)
        ? headers.map(({ name, value }) => [name, value] as const)
        : Object.entries(headers);
  const read: Record<string, string> = Object.create(null);
  for (const [name, value] of rows) {
    const key = name.toLowerCase();
    const text = Array.isArray(value) ? value.join('\n') : (value as string);
    read[key] = read[key] === undefined ? text : `${read[key]}\n${text}`;
  }
  return read;
}

/** A header block: folded lines go with the one before (RFC 5322 §2.2.3). */
function linesOf(block: string): readonly (readonly [string, string])[] {
  return block
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const] : [];
    });
}

export const judgeText = (
  { server, service }: Call,
  { text, from = null, headers = null, reference = null }: CheckMessage,
) => server.engine.judgeText(service, { text, from, headers: readHeaders(headers), reference });

export const checkMessage: Handler = async (call) => ok(await judgeText(call, call.body as CheckMessage));
