/** Reads a mail as it came over the wire, without the library that wrote it: headers, and the parts of one multipart. */

export interface MailPart {
  /** By lower-case name; every value in the order it came. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly raw: string;
  readonly body: string;
}

export interface ReadMail extends MailPart {
  readonly parts: readonly MailPart[];
}

export function header(part: MailPart, name: string): string {
  return part.headers.get(name)?.[0] ?? '';
}

export function readMail(raw: string): ReadMail {
  const whole = readPart(raw);
  const boundary = /boundary="([^"]+)"/.exec(header(whole, 'content-type'))?.[1];
  const between = boundary === undefined ? [] : whole.raw.split(`--${boundary}`).slice(1, -1);
  return { ...whole, parts: between.map((part) => readPart(part.replace(/^\r\n/, ''))) };
}

function readPart(raw: string): MailPart {
  const at = raw.indexOf('\r\n\r\n');
  const headers = new Map<string, string[]>();
  for (const line of raw
    .slice(0, at)
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n')) {
    const [name = '', ...value] = line.split(':');
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value.join(':').trim()]);
  }
  const body = raw.slice(at + 4);
  const isQuoted = headers.get('content-transfer-encoding')?.[0] === 'quoted-printable';
  return { headers, raw: body, body: isQuoted ? readQuotedPrintable(body) : body };
}

/** RFC 2045, section 6.7. */
function readQuotedPrintable(text: string): string {
  const joined = text.replace(/=\r\n/g, '');
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** RFC 2047 words in a header. */
export function readWords(value: string): string {
  const decode = (_: string, encoding: string, text: string) =>
    encoding.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64').toString('utf8')
      : readQuotedPrintable(text.replaceAll('_', ' '));
  return value.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, decode);
}
