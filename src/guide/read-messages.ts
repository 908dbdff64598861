/**
 * Pasted messages, judged by what can be seen in them and nothing else: pure, in the browser, without asking anybody. A first,
 * honest form: it finds what gives a fake away, it may take a message for harmless, and it never proves that one is real.
 */
import type { PastedMessage } from '../engine/causes/told-report.ts';
import { type FoundLink, findLinks } from './find-links.ts';
import { judgeHost, letters, registeredName } from './judge-host.ts';
import { asksForCode, presses, wantsCall } from './lure-words.ts';

export interface MessagesReading {
  /** One of them wants the code, or wants to lead somewhere that isn't the service. */
  readonly lures: boolean;
  /** Each of them is a code and some words, and wants nothing. */
  readonly plain: boolean;
}

const CODE = /(?<![\p{Nd}\p{L}])\p{Nd}{4,8}(?!\p{Nd})|(?<!\p{Nd})\p{Nd}{3}[ -]\p{Nd}{3}(?!\p{Nd})/u;

export function readMessages(messages: readonly PastedMessage[], service: string | null): MessagesReading {
  return {
    lures: messages.some((message) => lures(message, service)),
    plain: messages.length > 0 && messages.every((message) => plain(message, service)),
  };
}

function lures({ from, text }: PastedMessage, service: string | null): boolean {
  if (asksForCode(text) || wantsCall(text) || fromImitator(from, service)) return true;
  const links = findLinks(text);
  return (
    links.some((link) => deceives(link, service)) ||
    (presses(text) && links.some((link) => leadsAway(link, text, service)))
  );
}

/** Nobody honest writes a link like this. */
function deceives({ host, hasUserinfo }: FoundLink, service: string | null): boolean {
  if (host === null || hasUserinfo) return true;
  const judgement = judgeHost(host, service);
  return judgement === 'imitates' || (judgement === 'hides' && /^[\d.]+$|^\[|xn--/.test(host));
}

/** Where no service is told, the message may still name the one its link belongs to. */
function leadsAway({ host, written }: FoundLink, text: string, service: string | null): boolean {
  if (host === null) return true;
  const judgement = judgeHost(host, service);
  if (judgement === 'theirs' || judgement === 'fits') return false;
  if (service !== null) return true;
  const rest = text.replaceAll(written, ' ').split(/[^\p{L}\p{N}]+/u);
  return !rest.some((word) => letters(word) === letters(registeredName(host)));
}

function fromImitator(from: string | null, service: string | null): boolean {
  const host = from?.includes('@') ? findLinks((from.split('@').at(-1) ?? '').replace(/[>\s].*$/, ''))[0]?.host : null;
  return host ? judgeHost(host, service) === 'imitates' : false;
}

function plain({ text }: PastedMessage, service: string | null): boolean {
  const strange = findLinks(text).some(({ host }) => host === null || judgeHost(host, service) !== 'theirs');
  return CODE.test(text) && !strange && !presses(text) && !asksForCode(text) && !wantsCall(text);
}
