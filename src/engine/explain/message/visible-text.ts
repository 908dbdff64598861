/** The words of a page of HTML as a person sees them: tags, comments and styles off, entities read. For comparing, never for showing. */
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const POINT_MAX = 0x10ffff;

/** Whether a pasted text is the source of a mail rather than what it shows. */
export function isHtml(text: string): boolean {
  return /<(!doctype|html|body|table|div|p|a|td|br)[\s/>]/i.test(text);
}

export function visibleText(html: string): string {
  return withoutElement(withoutElement(html, 'head'), 'style')
    .replace(/<[^<>]*>/g, '\n')
    .replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi, readEntity);
}

/** Cuts from each opening tag to its closing one; without one, to the end. */
function withoutElement(html: string, name: string): string {
  const opening = new RegExp(`<${name}[\\s>]`, 'gi');
  const closing = new RegExp(`</${name}\\s{0,9}>`, 'gi');
  let kept = '';
  let at = 0;
  for (let open = opening.exec(html); open !== null; open = opening.exec(html)) {
    kept += `${html.slice(at, open.index)}\n`;
    closing.lastIndex = open.index;
    const close = closing.exec(html);
    if (close === null) return kept;
    at = closing.lastIndex;
    opening.lastIndex = at;
  }
  return kept + html.slice(at);
}

function readEntity(
  whole: string,
  hex: string | undefined,
  decimal: string | undefined,
  name: string | undefined,
): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return point <= POINT_MAX ? String.fromCodePoint(point) : whole;
}
