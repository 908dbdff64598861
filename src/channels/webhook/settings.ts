/** The settings of one gateway: where it is, what it carries, and the secret that both sides sign with. */
import type { Channel } from '../../engine/model.ts';
import type { Clock } from '../../engine/ports.ts';
import { isLoopback } from '../loopback.ts';
import { readWebhookSecret } from './signature.ts';

export interface WebhookOptions {
  readonly id: string;
  readonly channel: Channel;
  /** HTTPS; plain HTTP only to this machine. */
  readonly url: string;
  /** `whsec_` and 24 to 64 bytes in base64. */
  readonly secret: string;
  /** The most that one batch takes, 1 to 50: less than the lease of its messages. */
  readonly timeoutSeconds?: number;
  /** The gateway promises to send one message for one `webhook-id`, however often it is asked. */
  readonly deduplicates?: boolean;
  /** Codes travel readable for whoever is on the way. */
  readonly allowPlainHttpToGateway?: boolean;
  /** PEM of an authority to trust instead of the public ones. */
  readonly ca?: string;
  readonly clock?: Clock;
}

export interface WebhookSettings {
  readonly id: string;
  readonly channel: Channel;
  readonly url: URL;
  readonly key: Buffer;
  readonly timeoutSeconds: number;
  readonly deduplicates: boolean;
  readonly ca: string | null;
  readonly clock: Clock;
}

/** Throws where the settings cannot be meant; the sentence names the setting and holds no secret. */
export function readWebhookSettings(options: WebhookOptions): WebhookSettings {
  const refuse = (sentence: string) => new Error(`sender ${options.id}: ${sentence}`);
  const { id, channel, timeoutSeconds = 20, deduplicates = false, ca = null, clock = { now: Date.now } } = options;
  const url = URL.canParse(options.url) ? new URL(options.url) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw refuse('"url" is not an http or https URL');
  if (url.username !== '' || url.password !== '')
    throw refuse('"url" holds a name or a password; requests are signed instead');
  const isOpen = url.protocol === 'http:' && !isLoopback(url.hostname);
  if (isOpen && !options.allowPlainHttpToGateway) {
    throw refuse('"url" must be https, for codes would travel readable; "allowPlainHttpToGateway" lets them');
  }
  const key = readWebhookSecret(options.secret);
  if (!key) throw refuse('"secret" is not whsec_ and 24 to 64 bytes in base64');
  if (!(timeoutSeconds > 0 && timeoutSeconds <= 50)) throw refuse('"timeoutSeconds" is not within 1 and 50');
  return { id, channel, url, key, timeoutSeconds, deduplicates, ca, clock };
}
