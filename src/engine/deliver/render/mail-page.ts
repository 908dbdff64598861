/** The bare page around the content of a mail: language and direction told twice, since clients drop `<html>` and its attributes. */
import type { Locale } from '../../model.ts';

export interface MailPage {
  readonly locale: Locale;
  readonly direction: 'ltr' | 'rtl';
  /** Already escaped, as is `content`. */
  readonly title: string;
  readonly content: string;
}

const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif";
const TABLE = '<table role="presentation" cellpadding="0" cellspacing="0" border="0"';

export function mailPage(page: MailPage): string {
  const language = `lang="${page.locale}" dir="${page.direction}"`;
  const rtl = page.direction === 'rtl';
  const text = `${FONT};font-size:${rtl ? 17 : 16}px;line-height:${rtl ? 1.7 : 1.5};text-align:${rtl ? 'right' : 'left'};overflow-wrap:anywhere;word-break:break-word`;
  return `<!doctype html>
<html ${language}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${page.title}</title>
</head>
<body style="margin:0;padding:0">
${TABLE} width="100%"><tr><td ${language} align="center" style="padding:24px 16px">
${TABLE} width="600" style="width:100%;max-width:600px"><tr><td ${language} align="${rtl ? 'right' : 'left'}" style="${text}">
${page.content}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

export function paragraph(html: string): string {
  return `<p style="margin:0 0 16px">${html}</p>`;
}

/** Wraps what already runs left to right in isolates where the text around it runs the other way. */
export function leftToRight(html: string, within: boolean): string {
  return within ? `&#x2066;${html}&#x2069;` : html;
}
