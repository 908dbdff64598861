/** What of a service could be imitated: its registered name, its brand, its whole domain. Made once for a service. */
import { parse } from 'tldts';
import { foldLetters, skeletonOf } from './skeleton.ts';

export interface OurName {
  /** Lower case, letters and digits only. */
  readonly text: string;
  readonly skeleton: string;
  /** Five letters or more: long enough that one wrong letter, or being a part of another name, means something. */
  readonly isLong: boolean;
}

export interface OurNames {
  readonly domain: string;
  /** The domain as registered: `lumen.example` of `id.lumen.example`. */
  readonly registered: string;
  /** What follows the name in it: `example`, `co.uk`. */
  readonly ending: string;
  readonly names: readonly OurName[];
  /** The whole registered domain without its dots, where it is long enough to be telling; else null. */
  readonly run: string | null;
}

const LONG_MIN = 5;
const RUN_MIN = 8;

export function ourNames(service: { readonly brand: string; readonly domain: string }): OurNames {
  const domain = new URL(`https://${service.domain}`).hostname.replace(/\.$/, '');
  const parsed = parse(domain, { allowPrivateDomains: true });
  const registered = parsed.domain ?? domain;
  const texts = [lettersOf(parsed.domainWithoutSuffix ?? domain), lettersOf(service.brand)];
  const run = lettersOf(registered);
  return {
    domain,
    registered,
    ending: parsed.publicSuffix ?? '',
    names: [...new Set(texts)].filter((text) => text !== '').map(nameOf),
    run: run.length >= RUN_MIN ? run : null,
  };
}

function nameOf(text: string): OurName {
  return { text, skeleton: skeletonOf(text), isLong: [...text].length >= LONG_MIN };
}

function lettersOf(text: string): string {
  return foldLetters(text).replace(/[^\p{L}\p{N}]/gu, '');
}
