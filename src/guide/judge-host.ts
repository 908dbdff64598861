/**
 * Whose a host seems to be, next to a service of which only the name is told. The name can't prove a host: `lumen.example` fits
 * "Lumen" and may yet be somebody else's, so the best answer for a name is `fits`; `theirs` needs the domain itself.
 */

export type HostJudgement = 'theirs' | 'fits' | 'imitates' | 'hides' | 'elsewhere';

const SHORTENERS = [
  'bit.ly',
  'tinyurl.com',
  't.co',
  'is.gd',
  'goo.gl',
  'ow.ly',
  'cutt.ly',
  'rb.gy',
  't.ly',
  'shorturl.at',
];
/** Second levels below which names are registered, as in `.co.uk`. */
const SECOND_LEVELS = ['co', 'com', 'org', 'net', 'gov', 'gob', 'ac', 'edu', 'or', 'ne'];
const SHORTEST_NAME = 4;

export function judgeHost(host: string, service: string | null): HostJudgement {
  if (/^[\d.]+$|^\[/.test(host) || host.includes('xn--')) return 'hides';
  const name = service === null ? '' : service.trim().toLowerCase();
  if (/^[^\s.]+(\.[^\s.]+)+$/.test(name)) return judgeByDomain(host, name);
  const wanted = letters(name);
  if (wanted !== '' && letters(registeredName(host)) === wanted) return 'fits';
  if (imitates(host, wanted)) return 'imitates';
  return SHORTENERS.includes(host) ? 'hides' : 'elsewhere';
}

function judgeByDomain(host: string, domain: string): HostJudgement {
  const own = domain.replace(/^www\./, '');
  if (host === own || host.endsWith(`.${own}`)) return 'theirs';
  if (imitates(host, letters(registeredName(own)))) return 'imitates';
  return SHORTENERS.includes(host) ? 'hides' : 'elsewhere';
}

/** The label that somebody registered: `lumen` of `www.lumen.co.uk`. */
export function registeredName(host: string): string {
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  const deeper = last.length === 2 && SECOND_LEVELS.includes(labels.at(-2) ?? '') && labels.length > 2;
  return labels.at(deeper ? -3 : -2) ?? '';
}

function imitates(host: string, wanted: string): boolean {
  return wanted.length >= SHORTEST_NAME && sameLooking(host).includes(sameLooking(wanted));
}

/** The letters and digits of a name, without accents. */
export function letters(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const LOOKS: readonly (readonly [RegExp, string])[] = [
  [/[1il|!]/g, 'l'],
  [/0/g, 'o'],
  [/5/g, 's'],
  [/3/g, 'e'],
  [/4/g, 'a'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
];

/** Letters that look alike made equal, for comparing and for nothing else. */
function sameLooking(name: string): string {
  return LOOKS.reduce((text, [looks, like]) => text.replace(looks, like), letters(name));
}
