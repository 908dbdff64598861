/**
 * A pasted text as the engine judges it, in the words of whoever ran the service then. A trace may be of another system, whose
 * messages were not worded like ours; so words alone condemn nothing here. What counts is where its links lead and what it wants:
 * a code of the operator's own comes with no link, or with one to the operator.
 */
import type { CheckedMessage } from '../engine/explain/message/check-message.ts';
import type { ToldFacts } from '../engine/facts.ts';
import type { Stage } from './stage.ts';

type JudgedText = Pick<ToldFacts, 'text' | 'textLures'>;

const LURING_LINKS: ReadonlySet<string> = new Set(['imitates_us', 'suspicious']);
const LURING_WORDS: ReadonlySet<string> = new Set(['asks_for_code', 'threat', 'lure', 'authority', 'urgency']);
/** Where somebody masked the code before pasting, crosses stand in its place. */
const CODE = /(?<![0-9a-z])(?:\d{4,12}|x{4,12})(?![0-9a-z])/i;

export function judgedText(text: string, { verdict, reasons, links }: CheckedMessage): JudgedText {
  if (verdict === 'ours') return { text: 'ours', textLures: false };
  const leadsAway = links.some((link) => link.verdict !== 'ours');
  const lures =
    links.some((link) => LURING_LINKS.has(link.verdict)) || reasons.some(({ code }) => LURING_WORDS.has(code));
  if (lures || leadsAway) return { text: verdict === 'altered' ? 'altered' : 'not_ours', textLures: lures };
  return { text: CODE.test(text) ? 'ours' : 'unknown', textLures: false };
}

export async function judgeText({ engine, service }: Stage, text: string | null): Promise<JudgedText> {
  if (text === null || text.trim() === '') return { text: null, textLures: null };
  return judgedText(text, await engine.judgeText(service, { text, from: null, headers: null, reference: null }));
}
