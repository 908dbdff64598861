/**
 * Messages of any channel through a gateway of the operator's own: one signed POST each (Standard Webhooks 1.0), with the
 * message's id as `webhook-id`, so that a gateway can drop doubles. The URL comes from the settings and from nowhere else.
 */
import type { Outbound, Sender, SendResult } from '../engine/ports.ts';
import { createLanes } from './lanes.ts';
import { refuseOutbound } from './refuse.ts';
import { type Gateway, openGateway, post } from './webhook/post.ts';
import { webhookResultOf } from './webhook/result.ts';
import { readWebhookSettings, type WebhookOptions, type WebhookSettings } from './webhook/settings.ts';
import { signWebhook } from './webhook/signature.ts';

export { readWebhookReports, type WebhookHeaders, type WebhookReport, type WebhookReports } from './webhook/reports.ts';
export type { WebhookOptions } from './webhook/settings.ts';

/** Requests at once. */
const LANES = 16;

/** Throws where the settings cannot be meant. Connects when there is something to send. */
export function createWebhookSender(options: WebhookOptions): Sender {
  const settings = readWebhookSettings(options);
  const gateway = openGateway(settings.url, settings.ca, LANES);
  const lanes = createLanes(Array.from({ length: LANES }), settings.timeoutSeconds);
  return Object.freeze({
    id: settings.id,
    channel: settings.channel,
    deduplicates: settings.deduplicates,
    fictional: false,
    send: (batch: readonly Outbound[]) =>
      lanes.run(batch, (outbound, _lane, signal) => handOver(settings, gateway, outbound, signal)),
    async close() {
      await lanes.close();
      gateway.agent.destroy();
    },
  });
}

async function handOver(
  settings: WebhookSettings,
  gateway: Gateway,
  outbound: Outbound,
  signal: AbortSignal,
): Promise<SendResult> {
  const refusal = refuseOutbound(settings.channel, outbound);
  if (refusal) return refusal;
  const now = settings.clock.now();
  const signed = {
    id: outbound.messageId,
    seconds: String(Math.floor(now / 1000)),
    body: JSON.stringify(bodyOf(outbound, now)),
  };
  const headers = {
    'webhook-id': signed.id,
    'webhook-timestamp': signed.seconds,
    'webhook-signature': signWebhook(settings.key, signed),
  };
  return webhookResultOf(await post(gateway, headers, signed.body, signal), outbound);
}

function bodyOf({ messageId, service, to, channel, locale, text, subject, html, expiresAt }: Outbound, now: number) {
  return {
    type: 'message.send',
    timestamp: new Date(now).toISOString(),
    data: {
      id: messageId,
      service,
      to: to.value,
      channel,
      locale,
      text,
      ...(subject === null ? {} : { subject }),
      ...(html === null ? {} : { html }),
      expiresAt: new Date(expiresAt).toISOString(),
    },
  };
}
