/**
 * What a sender says of a message, fit to be kept: servers and gateways like to repeat the address they refuse, and some the text.
 * Our own senders say nothing of the kind; whoever writes another may forget to. A column takes no NUL, and a batch is recorded in one
 * statement, so nothing stays of control characters either. Pure.
 */
import type { Outbound } from '../ports.ts';

const MOST = 200;
const HIDDEN = '…';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A number in any grouping, with or without its country; an e-mail address in any case, also as part of a URL. */
function spelled(value: string): RegExp {
  if (value.includes('@')) return new RegExp(escaped(value).replace('@', '(@|%40)'), 'gi');
  return new RegExp(`[+\\d\\s().-]*${[...value.slice(-7)].join('[\\s().-]*')}`, 'g');
}

/** The words of the text that may be its code or its reference: four or more capitals and digits. */
const secretWords = ({ text }: Outbound): readonly string[] =>
  [...new Set(text.match(/[A-Z0-9]{4,}/g))].sort((a, b) => b.length - a.length);

export function withoutSecrets(said: string, outbound: Outbound): string {
  const secrets = [spelled(outbound.to.value), ...secretWords(outbound).map((word) => new RegExp(word, 'gi'))];
  return secrets
    .reduce((text, secret) => text.replace(secret, HIDDEN), said.slice(0, MOST * 10).replace(/\p{Cc}/gu, ' '))
    .slice(0, MOST);
}
