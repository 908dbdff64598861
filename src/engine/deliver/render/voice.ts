/** The call: who calls and what the code allows, then the digits one by one, twice, then the warning and where to ask why. */
import { ALL_TEXTS } from '../texts/all-texts.ts';
import { fill } from './fill.ts';
import { type Droppable, type MessageInput, type RenderedMessage, whyPage } from './message-input.ts';

/** Text for a speech engine. Place and device are not said: a list is hard to follow by ear, and calls are overheard. */
export function renderVoice(input: MessageInput): RenderedMessage {
  const texts = ALL_TEXTS[input.locale];
  const text = fill(texts.phone.voice, {
    brand: input.brand,
    act: texts.phone.acts[input.purpose],
    digits: oneByOne(input.code, texts.comma),
    letters: oneByOne(input.reference, texts.comma),
    page: whyPage(input.domain),
  });
  const dropped: Droppable[] = (['place', 'device'] as const).filter((fact) => input[fact] !== null);
  return { subject: null, text, html: null, segments: null, encoding: null, dropped };
}

function oneByOne(characters: string, comma: string): string {
  return [...characters].join(comma);
}
