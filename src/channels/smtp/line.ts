/**
 * One connection to the mail server, over nodemailer's. Its own pool is not used for two reasons: it cannot say whether a mail
 * was on its way when a connection broke, which decides between sending again and never again, and it sends an address beyond
 * ASCII to servers that do not take one. Here every step ends: answered, broken, or cut off.
 */
import { Readable } from 'node:stream';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import type { Mail } from './compose.ts';
import type { SmtpTrouble } from './result.ts';
import type { SmtpSettings } from './settings.ts';

/** Nobody needs the connection for so long: it says goodbye, long before servers hang up on their own. */
const IDLE_SECONDS = 20;
/** Servers that count mails on a connection count to a hundred or more. */
const MAILS_MAX = 100;
const SET_UP_SECONDS = 10;
const GOODBYE_SECONDS = 1;
const CUT_OFF: SmtpTrouble = { code: 'ETIMEDOUT' };
const ENDED: SmtpTrouble = { code: 'ECONNECTION' };

export interface SmtpLine {
  readonly takesUtf8: boolean;
  /** It has carried a mail before, so the server may have hung up meanwhile. */
  isUsed(): boolean;
  isOpen(): boolean;
  /** `trouble` undefined: the server took it. `written`: bytes of the mail itself were handed over. */
  send(
    mail: Mail,
    signal: AbortSignal,
  ): Promise<{ readonly trouble: SmtpTrouble | undefined; readonly written: boolean }>;
  quit(): Promise<void>;
}

/** Connects, secures and logs in. Trouble instead of a line: nothing was sent. */
export async function openLine(settings: SmtpSettings, signal: AbortSignal): Promise<SmtpLine | SmtpTrouble> {
  const connection = new SmtpConnection(connectionOptions(settings));
  // Whoever waits for a step hears of it there; at other times the line is just closed.
  connection.on('error', () => undefined);
  const refused = await step(connection, signal, (done) => connection.connect(done));
  if (refused) return refused;
  // Read before the login, whose answer replaces it.
  const takesUtf8 = /^250[ -]SMTPUTF8\b/im.test(connection.lastServerResponse || '');
  // A server that asks for no password is told none.
  const login = connection.allowsAuth ? settings.login : null;
  const barred =
    login && (await step(connection, signal, (done) => connection.login({ credentials: login, ...login }, done)));
  if (!barred) return lineOn(connection, takesUtf8);
  connection.close();
  return barred;
}

function lineOn(connection: SmtpConnection, takesUtf8: boolean): SmtpLine {
  let mails = 0;
  let idle: NodeJS.Timeout | undefined;
  const quit = async () => {
    clearTimeout(idle);
    if (connection.destroyed) return;
    await step(connection, AbortSignal.timeout(GOODBYE_SECONDS * 1000), () => connection.quit());
  };
  async function send(mail: Mail, signal: AbortSignal) {
    clearTimeout(idle);
    mails++;
    const outcome = await sendOn(connection, mail, signal);
    if (outcome.trouble) await clear(connection, signal);
    if (mails >= MAILS_MAX) void quit();
    else idle = setTimeout(quit, IDLE_SECONDS * 1000).unref();
    return outcome;
  }
  return { takesUtf8, isUsed: () => mails > 0, isOpen: () => !connection.destroyed && mails < MAILS_MAX, send, quit };
}

/** Readies the connection for the next mail, or closes it. */
async function clear(connection: SmtpConnection, signal: AbortSignal): Promise<void> {
  const trouble = await step(connection, signal, (done) => connection.reset(done));
  if (trouble) connection.close();
}

async function sendOn(connection: SmtpConnection, mail: Mail, signal: AbortSignal) {
  let written = false;
  // Read only once the server asked for the mail, and so the one sure sign that it may have it.
  const source = new Readable({
    read() {
      written = true;
      this.push(mail.bytes);
      this.push(null);
    },
  });
  const envelope = { from: mail.from, to: [mail.to.address], size: mail.bytes.length, use8BitMime: mail.to.needsUtf8 };
  const trouble = await step(connection, signal, (done) => connection.send(envelope, source, done));
  return { trouble, written };
}

/** Runs one step until it is done, the connection fails or ends, or time is up. Undefined: done. */
function step(
  connection: SmtpConnection,
  signal: AbortSignal,
  start: (done: (trouble?: SmtpTrouble | null) => void) => void,
): Promise<SmtpTrouble | undefined> {
  return new Promise((resolve) => {
    const settle = (trouble?: SmtpTrouble | null) => {
      connection.off('error', settle);
      connection.off('end', end);
      signal.removeEventListener('abort', cut);
      resolve(trouble ?? undefined);
    };
    // nodemailer tells the end of a connection before it tells the step why.
    const end = () => setImmediate(settle, ENDED);
    const cut = () => {
      settle(CUT_OFF);
      connection.close();
    };
    connection.on('error', settle);
    connection.on('end', end);
    signal.addEventListener('abort', cut);
    if (signal.aborted) cut();
    else start(settle);
  });
}

function connectionOptions(settings: SmtpSettings) {
  const limit = settings.timeoutSeconds * 1000;
  const setUp = Math.min(limit, SET_UP_SECONDS * 1000);
  return {
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    requireTLS: settings.requireTls,
    name: settings.ehloName,
    dnsTimeout: setUp,
    connectionTimeout: setUp,
    greetingTimeout: setUp,
    socketTimeout: Math.max(limit, 2 * IDLE_SECONDS * 1000),
    socketCloseTimeout: 0,
    maxResponseSize: 64 * 1024,
    logger: false,
    ...(settings.ca === null ? {} : { tls: { ca: settings.ca } }),
  };
}
