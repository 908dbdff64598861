/**
 * Whether a press came from a page of ours. Browsers say so in `Sec-Fetch-Site` (Fetch Metadata); those too old for it may say
 * `Origin`. Our pages send no referrer, and then the Fetch standard makes `Origin` the word `null`, so that neither it nor its absence
 * speaks against a press: there the cookie protects, which is `SameSite=Strict` and without which nothing is done.
 */
export interface Press {
  readonly secFetchSite: string | undefined;
  readonly origin: string | undefined;
  /** Host and port as in the `Host` header. */
  readonly host: string;
}

export function isSameOrigin({ secFetchSite, origin, host }: Press): boolean {
  const told = origin !== undefined && origin !== 'null';
  if (told && !isOriginOf(origin, host)) return false;
  // "none": the person reloaded or restored the page; no other page can cause that.
  return secFetchSite === undefined || secFetchSite === 'same-origin' || secFetchSite === 'none';
}

/** By host and port alone: behind a proxy the node may not know that the page was fetched by https. */
function isOriginOf(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: originHost, protocol } = new URL(origin);
  const own = `${protocol}//${host}`;
  return (protocol === 'http:' || protocol === 'https:') && URL.canParse(own) && new URL(own).host === originHost;
}
