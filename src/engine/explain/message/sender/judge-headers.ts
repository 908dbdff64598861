/**
 * What the headers of a mail say of its origin: what the mailbox's own server found (Authentication-Results, RFC 8601) and where
 * answers go. They are pasted like the text and can be made up like it, so a good result changes no verdict.
 */
import type { OurNames } from '../links/our-names.ts';
import { isOurMail } from './judge-sender.ts';

export interface HeaderVerdict {
  readonly checks: 'passed' | 'failed' | 'untold';
  /** Answers would go to an address that is not ours. */
  readonly repliesElsewhere: boolean;
  readonly from: string | null;
}

const VALUE_MAX = 10_000;

export function judgeHeaders(
  headers: Readonly<Record<string, string>> | null,
  official: readonly string[],
  ours: OurNames,
): HeaderVerdict {
  const values = new Map(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const header = (name: string) => (values.get(name) ?? '').slice(0, VALUE_MAX);
  const replyTo = header('reply-to');
  return {
    checks: readChecks(header('authentication-results')),
    repliesElsewhere: replyTo !== '' && !isOurMail(replyTo, official, ours),
    from: values.get('from') ?? null,
  };
}

/** DMARC decides; without it, a mail that failed both others has failed, and one signed by its domain has passed. */
function readChecks(results: string): HeaderVerdict['checks'] {
  const dmarc = resultOf('dmarc', results);
  if (dmarc === 'pass') return 'passed';
  if (dmarc === 'fail') return 'failed';
  return resultOf('dkim', results) === 'fail' && resultOf('spf', results) === 'fail' ? 'failed' : 'untold';
}

function resultOf(method: string, results: string): string | null {
  return new RegExp(`\\b${method}=([a-z]+)`, 'i').exec(results)?.[1]?.toLowerCase() ?? null;
}
