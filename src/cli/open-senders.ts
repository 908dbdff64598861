/** Senders out of settings. Without any, the inbox takes every message; with any, there is no inbox. */
import { createInbox, type Inbox } from '../channels/inbox.ts';
import { createSmtpSender } from '../channels/smtp.ts';
import { createWebhookSender } from '../channels/webhook.ts';
import type { Clock, Sender } from '../engine/ports.ts';
import { SettingsWrong } from './read-settings.ts';
import type { SenderSetting } from './settings.ts';

export interface OpenSenders {
  readonly senders: readonly Sender[];
  readonly inbox: Inbox | null;
}

function openSender(setting: SenderSetting): Sender {
  const { kind: _, ...options } = setting;
  try {
    return setting.kind === 'smtp'
      ? { ...createSmtpSender(options as Parameters<typeof createSmtpSender>[0]), shownAs: setting.from }
      : createWebhookSender(options as Parameters<typeof createWebhookSender>[0]);
  } catch (error) {
    throw new SettingsWrong(`senders: ${setting.id}: ${(error as Error).message}`);
  }
}

export function openSenders(settings: readonly SenderSetting[], production: boolean, clock: Clock): OpenSenders {
  const names = settings.map((s) => s.id);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new SettingsWrong(`senders: ${twice} stands twice.`);
  if (settings.length > 0) return { senders: settings.map(openSender), inbox: null };
  if (production)
    throw new SettingsWrong(
      'senders: none is configured. The inbox is for development only; add an smtp or webhook sender.',
    );
  const inbox = createInbox({ clock });
  return { senders: [inbox], inbox };
}
