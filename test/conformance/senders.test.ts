// Promise: whichever sender carries a message, the engine can rely on the same things of it.
import { createInbox } from '../../src/channels/inbox.ts';
import { createSmtpSender } from '../../src/channels/smtp.ts';
import { createWebhookSender } from '../../src/channels/webhook.ts';
import { type Received, type SenderUnderTest, senderConformance } from '../../src/testing/index.ts';
import * as gateways from '../channels/gateway.ts';
import * as mailServers from '../channels/mail-server.ts';

const phone = (n: number) => `+1202555${String(n + 100).padStart(4, '0')}`;
const mailbox = (n: number) => `holder${n}@mail.example`;

async function makeSmtp(poolSize: number): Promise<SenderUnderTest> {
  const server = await mailServers.startMailServer();
  const from = 'Lumen <codes@lumen.example>';
  const sender = createSmtpSender({
    id: 'mail',
    host: '127.0.0.1',
    port: server.port,
    from,
    poolSize,
    timeoutSeconds: 20,
  });
  const receivedOf = ({ id, to, mail }: mailServers.TakenMail): Received => ({
    id,
    to,
    text: mail.parts[0]?.body ?? '',
  });
  return { sender, received: async () => server.taken.map(receivedOf), unplug: server.stop, stop: server.stop };
}

async function makeWebhook(deduplicates: boolean): Promise<SenderUnderTest> {
  const gateway = await gateways.startGateway();
  const options = {
    id: 'gateway',
    channel: 'sms',
    url: gateway.url,
    secret: gateways.SECRET,
    timeoutSeconds: 20,
  } as const;
  const sender = createWebhookSender({ ...options, deduplicates });
  const receivedOf = ({ body: { data } }: gateways.GatewayRequest): Received => {
    const { id = '', to = '', text = '' } = data;
    return { id, to, text };
  };
  return { sender, received: async () => gateway.taken.map(receivedOf), unplug: gateway.stop, stop: gateway.stop };
}

async function makeInbox(): Promise<SenderUnderTest> {
  const inbox = createInbox();
  return { sender: inbox, received: async () => inbox.messages(), stop: async () => undefined };
}

const mail = { channel: 'email', address: mailbox, refuses: mailServers.REFUSED, defers: mailServers.PUT_OFF } as const;
senderConformance({ ...mail, name: 'smtp, five connections', make: () => makeSmtp(5) });
senderConformance({ ...mail, name: 'smtp, one connection', make: () => makeSmtp(1) });

const sms = { channel: 'sms', address: phone, refuses: gateways.REFUSED, defers: gateways.PUT_OFF } as const;
senderConformance({ ...sms, name: 'webhook', make: () => makeWebhook(false) });
senderConformance({ ...sms, name: 'webhook to a gateway that drops doubles', make: () => makeWebhook(true) });

senderConformance({ name: 'inbox, mail', channel: 'email', address: mailbox, make: makeInbox });
senderConformance({ name: 'inbox, text messages', channel: 'sms', address: phone, make: makeInbox });
