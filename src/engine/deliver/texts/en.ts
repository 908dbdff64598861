/** English. Text messages stay within GSM 03.38: plain apostrophes, no dashes but the hyphen. */
import type { Texts } from './texts.ts';

export const en: Texts = {
  direction: 'ltr',
  formats: 'en',
  comma: ', ',
  phone: {
    acts: {
      sign_in: 'to sign in',
      sign_up: 'to open an account',
      recovery: 'to reset your password',
      change_contact: 'to change your contact details',
      confirm_contact: 'to confirm this number',
      link_app: 'to let another app in',
      sensitive_action: 'to approve a sensitive action',
      prove_holding: 'to ask why you got a message',
    },
    who: ' ({facts})',
    full: '{code} is your {brand} code {act}{who}. Never share it: none of us asks for it.\nWhy? {ask}',
    terse: [
      '{code} {brand} code {act}. Never share it: we never ask.\nWhy? {ask}',
      '{code} {brand}: {act}\nNever share: we never ask\nWhy? {ask}',
      '{code} {brand} code. Never share it: we never ask.\nWhy? {ask}',
      '{code} {brand}\nNever share: we never ask\nWhy? {ask}',
    ],
    voice:
      'This is {brand} with a code {act}. The code is: {digits}. Once more: {digits}. Never share it: none of us asks for it. ' +
      'To ask why it came, open {page} and give this reference: {letters}. Once more: {letters}.',
  },
  mail: {
    acts: {
      sign_in: 'to sign in to {brand}',
      sign_up: 'to open an account with {brand}',
      recovery: 'to reset your {brand} password',
      change_contact: 'to change the contact details of your {brand} account',
      confirm_contact: 'to confirm this e-mail address for {brand}',
      link_app: 'to let another app into your {brand} account',
      sensitive_action: 'to approve a sensitive action in your {brand} account',
      prove_holding: 'to ask {brand} why you got a message',
    },
    subject: 'Code requested {act}',
    opening: 'Somebody asked for a code {act}.',
    whoAsked: 'What we know about who asked:',
    device: 'Device: {device}',
    place: 'Place: {place} (roughly)',
    time: 'Time: {time}',
    use: 'If that was you, type this code where you asked for it, at {domain}, and nowhere else:',
    life: 'It works once, until {until} ({duration}).',
    neverShare:
      'Never give it to anyone. If somebody calls or writes and wants it from you, stop there: none of us ever asks for it.',
    notYou: 'Not you?',
    notYouThen: 'Nobody gets any further without this code. Don’t share it, and it runs out by itself.',
    why: 'Why did this come?',
    whyHow: 'Ask on this page, with the reference below:',
    help: 'Help:',
  },
};
