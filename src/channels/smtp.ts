/**
 * Mail by SMTP (RFC 5321), over a few kept connections. A mail whose fate is uncertain is reported as unknown and never sent
 * twice by itself: SMTP has no way to ask. The server's words stay here; only its status number goes into a result.
 */
import type { Outbound, Sender, SendResult } from '../engine/ports.ts';
import { createLanes } from './lanes.ts';
import { fail, refuseOutbound } from './refuse.ts';
import { composeMail, type Mail } from './smtp/compose.ts';
import { openLine, type SmtpLine } from './smtp/line.ts';
import { readMailbox } from './smtp/mailbox.ts';
import { isLost, smtpResultOf } from './smtp/result.ts';
import { readSmtpSettings, type SmtpOptions, type SmtpSettings } from './smtp/settings.ts';

export type { SmtpOptions } from './smtp/settings.ts';

interface Lane {
  line: SmtpLine | undefined;
}

/** Throws where the settings cannot be meant. Connects when there is something to send. */
export function createSmtpSender(options: SmtpOptions): Sender {
  const settings = readSmtpSettings(options);
  const held = Array.from({ length: settings.poolSize }, (): Lane => ({ line: undefined }));
  const lanes = createLanes(held, settings.timeoutSeconds);
  return Object.freeze({
    id: settings.id,
    channel: 'email',
    deduplicates: false,
    fictional: false,
    send: (batch: readonly Outbound[]) =>
      lanes.run(batch, (outbound, lane, signal) => handOver(settings, outbound, lane, signal)),
    async close() {
      await lanes.close();
      await Promise.all(held.map((lane) => lane.line?.quit()));
    },
  } as const);
}

async function handOver(
  settings: SmtpSettings,
  outbound: Outbound,
  lane: Lane,
  signal: AbortSignal,
): Promise<SendResult> {
  const refusal = refuseOutbound('email', outbound);
  if (refusal) return refusal;
  const to = outbound.to.kind === 'email' ? readMailbox(outbound.to.value) : undefined;
  if (!to) return fail('not a mail address');
  const mail = await composeMail(outbound, to, { from: settings.from, now: settings.clock.now() });
  return sendMail(settings, mail, lane, signal);
}

/** A kept connection may be gone without a word; then, and if nothing was written, a new one is tried at once. */
async function sendMail(settings: SmtpSettings, mail: Mail, lane: Lane, signal: AbortSignal): Promise<SendResult> {
  const line = lane.line?.isOpen() ? lane.line : await openLine(settings, signal);
  if (!('send' in line)) return smtpResultOf(line, false);
  lane.line = line;
  if (mail.to.needsUtf8 && !line.takesUtf8) return fail('server takes no address beyond ASCII (no SMTPUTF8)');
  const wasUsed = line.isUsed();
  const { trouble, written } = await line.send(mail, signal);
  if (!trouble) return { state: 'sent', carrierId: null };
  if (wasUsed && !written && isLost(trouble) && !line.isOpen()) return sendMail(settings, mail, lane, signal);
  return smtpResultOf(trouble, written);
}
