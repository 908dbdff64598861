/**
 * The frame around every page: first the question that cannot wait, then who speaks, the page itself, and help in the same place and
 * order everywhere. Complete without scripts and without styles.
 */
import { LOCALES, type Locale } from '../../engine/model.ts';
import { type Assets, assetUrl } from './assets.ts';
import { type Html, html, island, phrase, renderHtml, webAddress } from './html.ts';
import { DIRECTIONS, LANGUAGE_NAMES } from './locale.ts';
import { linkTo, type View } from './view.ts';

export interface Page {
  /** Before the brand, in the window's title. */
  readonly title: string;
  readonly main: Html;
  /** Codes are spoken of: whoever is being asked for one has to read that first. */
  readonly pressing: boolean;
  /** Where "I gave it away" leads; the guide where nothing better is at hand. */
  readonly gave?: string;
  /** A script of ours, by its name among the assets. */
  readonly script?: string;
  /** The script asks this server. */
  readonly connects?: boolean;
  /** Nobody but this person may see it: never stored, never compressed. */
  readonly personal?: boolean;
}

export function renderPage(view: View, page: Page, assets: Assets): string {
  const { copy, locale, service } = view;
  const markup = html`<!doctype html>
<html lang="${locale}" dir="${DIRECTIONS[locale]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} – ${service.brand}</title>
${head(page, assets)}
</head>
<body>
<a class="skip" href="#main">${copy.shell.skip}</a>
${page.pressing && pressing(view, page.gave ?? linkTo(view, '/guide#gave_code'))}
<header class="top">
<a class="brand" href="${linkTo(view, '/')}"><bdi>${service.brand}</bdi></a>
${languages(view)}
</header>
<main id="main">
${page.main}
</main>
${help(view)}
</body>
</html>
`;
  return renderHtml(markup);
}

function head(page: Page, assets: Assets): Html {
  const style = assetUrl(assets, 'pages.css');
  const icon = assetUrl(assets, 'icon.svg');
  const script = page.script === undefined ? null : assetUrl(assets, page.script);
  return html`${style && html`<link rel="stylesheet" href="${style}">`}
${icon && html`<link rel="icon" type="image/svg+xml" href="${icon}">`}
${script && html`<script type="module" src="${script}"></script>`}`;
}

function pressing({ copy, service }: View, gave: string): Html {
  const { asks, says, gave: gaveIt } = copy.pressing;
  return html`<aside class="pressing" aria-labelledby="pressing">
<p class="asks" id="pressing">${asks}</p>
<p>${phrase(says, { brand: html`<bdi>${service.brand}</bdi>` })}</p>
<p><a class="action" href="${gave}">${gaveIt}</a></p>
</aside>`;
}

function languages(view: View): Html {
  const one = (locale: Locale) => {
    const name = LANGUAGE_NAMES[locale];
    const current = locale === view.locale && html` aria-current="true"`;
    return html`<li><a href="${view.path}?lang=${locale}" lang="${locale}" hreflang="${locale}"${current}><bdi>${name}</bdi></a></li>`;
  };
  return html`<nav class="languages" aria-label="${view.copy.shell.languages}"><ul>${LOCALES.map(one)}</ul></nav>`;
}

function help(view: View): Html {
  const { copy, service } = view;
  const support = webAddress(service.supportUrl);
  const named = phrase(copy.shell.support, { brand: html`<bdi>${service.brand}</bdi>` });
  return html`<footer class="help">
<h2>${copy.shell.help}</h2>
<ul>
${support !== '' && html`<li><a href="${support}" rel="noopener">${named}</a> <span class="quiet">${island(new URL(support).host)}</span></li>`}
<li><a href="${linkTo(view, '/why')}">${copy.home.why.title}</a></li>
<li><a href="${linkTo(view, '/guide')}">${copy.home.guide.title}</a></li>
</ul>
</footer>`;
}
