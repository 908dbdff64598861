/**
 * Makes the text of a message: the only place where a code, what it allows and the reference come together. Pure: the instant is
 * given, nothing is looked up, and the same input is the same message for ever.
 */
import { ALL_TEXTS } from '../texts/all-texts.ts';
import { renderMailHtml } from './mail-html.ts';
import { plainSetting, renderMailText } from './mail-text.ts';
import { mailSubject } from './mail-words.ts';
import { assertMessageInput, type Droppable, type MessageInput, type RenderedMessage } from './message-input.ts';
import { renderSms, renderWhatsapp } from './sms.ts';
import { renderVoice } from './voice.ts';
import { readableWhoAsked } from './who-asked.ts';

const RENDERERS = { sms: renderSms, whatsapp: renderWhatsapp, voice: renderVoice, email: renderMail };

/** Throws TypeError on input that is a bug of the caller (`assertMessageInput`); otherwise there is always a message. */
export function renderMessage(input: MessageInput): RenderedMessage {
  assertMessageInput(input);
  return RENDERERS[input.channel](input);
}

function renderMail(input: MessageInput): RenderedMessage {
  const { direction } = ALL_TEXTS[input.locale];
  const told = readableWhoAsked(input);
  const dropped: Droppable[] = (['place', 'device'] as const).filter(
    (fact) => input[fact] !== null && told[fact] === null,
  );
  return {
    subject: mailSubject(input, plainSetting(direction)),
    text: renderMailText(input, direction),
    html: renderMailHtml(input, direction),
    segments: null,
    encoding: null,
    dropped,
  };
}
