/** A mail server for tests, on a free port of this machine: keeps what it takes, refuses and puts off by address. */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { header, type ReadMail, readMail } from './read-mail.ts';

export const REFUSED = 'refused@mail.example';
export const PUT_OFF = 'later@mail.example';

export interface TakenMail {
  readonly from: string;
  readonly to: string;
  readonly mail: ReadMail;
  /** What stands before the @ of its Message-ID. */
  readonly id: string;
  readonly user: unknown;
  /** The parameters of MAIL FROM. */
  readonly parameters: object;
}

export interface MailServer {
  readonly port: number;
  readonly taken: readonly TakenMail[];
  /** Connections made so far. */
  connections(): number;
  /** Waits until so many mails were taken. */
  stop(): Promise<void>;
}

const REPLIES: ReadonlyMap<string, number> = new Map([
  [REFUSED, 550],
  [PUT_OFF, 451],
]);

export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const taken: TakenMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onConnect(_session, callback) {
      connections++;
      callback();
    },
    onRcptTo({ address }, _session, callback) {
      const responseCode = REPLIES.get(address);
      callback(responseCode ? Object.assign(new Error(`no mail for ${address}`), { responseCode }) : null);
    },
    onData(stream, { envelope, user }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const mail = readMail(Buffer.concat(chunks).toString('utf8'));
        const id = /^<(.*)@/.exec(header(mail, 'message-id'))?.[1] ?? '';
        const { address: from, args } = envelope.mailFrom || { address: '', args: false };
        const parameters = args || {};
        taken.push({ from, to: envelope.rcptTo[0]?.address ?? '', mail, id, user, parameters });
        callback();
      });
    },
    ...options,
  });
  // A client that hangs up or fails to secure the connection is what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { port, taken, connections: () => connections, stop };
}
