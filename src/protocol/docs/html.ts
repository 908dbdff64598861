/** HTML as values: whatever is put between the tags of a template is escaped, unless it is HTML already. */

export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeText = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

function htmlOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
  return 'html' in part ? part.html : part.map(({ html: inner }) => inner).join('');
}

export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const [first = '', ...rest] = strings;
  return { html: rest.reduce((text, next, index) => text + htmlOf(parts[index] ?? '') + next, first) };
}

export const NOTHING: Html = { html: '' };

/** A table with a caption; every row's first cell is its heading. */
export function table(
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly [Html, ...Html[]])[],
): Html {
  const body = rows.map(
    ([heading, ...cells]) => html`<tr><th scope="row">${heading}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  );
  return html`<table>
<caption>${caption}</caption>
<thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${body}</tbody>
</table>
`;
}

/** A whole page: static, one stylesheet, no scripts. */
export function page(title: string, content: Html): string {
  const whole = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/assets/pages.css">
</head>
<body>
<main>
<h1>${title}</h1>
${content}</main>
</body>
</html>
`;
  return whole.html;
}
