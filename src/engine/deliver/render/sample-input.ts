/** A message about nobody, to measure, preview and test with: the demo brand, an instant of 2026, the first ten reference letters. */
import type { MessageInput } from './message-input.ts';

export function sampleInput(changes: Partial<MessageInput>): MessageInput {
  return {
    channel: 'sms',
    locale: 'en',
    purpose: 'sign_in',
    code: '123456',
    reference: 'BCDFGHJKLM',
    brand: 'Lumen',
    domain: 'lumen.example',
    supportUrl: 'https://lumen.example/help',
    place: null,
    device: null,
    at: 1_795_183_500_000,
    timeZone: null,
    lifetimeSeconds: 600,
    ...changes,
  };
}
