/** The settings of one mail server: what may be said of it, what may not be said together, and what is taken where nothing is said. */
import type { Clock } from '../../engine/ports.ts';
import { isLoopback } from '../loopback.ts';
import { type Mailbox, readFrom } from './mailbox.ts';

export interface SmtpOptions {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  /** `Lumen <codes@lumen.example>`; the domain also ends every Message-ID. */
  readonly from: string;
  /** TLS from the first byte (port 465). Otherwise STARTTLS wherever the server offers it. */
  readonly secure?: boolean;
  /** Nothing is sent unless STARTTLS works. On by itself unless the server is this machine; a password leaves this machine no other way. */
  readonly requireTls?: boolean;
  readonly user?: string;
  readonly password?: string;
  /** What this host calls itself; by default the domain of `from`. */
  readonly ehloName?: string;
  /** Connections at once, 1 to 100. */
  readonly poolSize?: number;
  /** The most that one batch takes, 1 to 50: less than the lease of its messages. */
  readonly timeoutSeconds?: number;
  /** PEM of an authority to trust instead of the public ones. */
  readonly ca?: string;
  readonly clock?: Clock;
}

export interface SmtpSettings {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly from: Mailbox & { readonly name: string };
  readonly secure: boolean;
  readonly requireTls: boolean;
  readonly login: { readonly user: string; readonly pass: string } | null;
  readonly ehloName: string;
  readonly poolSize: number;
  readonly timeoutSeconds: number;
  readonly ca: string | null;
  readonly clock: Clock;
}

const EHLO_NAME = /^[A-Za-z0-9][A-Za-z0-9.-]*$|^\[[A-Fa-f0-9:.]+\]$/;
const HOST = /^[A-Za-z0-9.:-]+$/;

/** Throws where the settings cannot be meant; the sentence names the setting and holds no secret. */
export function readSmtpSettings(options: SmtpOptions): SmtpSettings {
  const refuse = (sentence: string) => new Error(`sender ${options.id}: ${sentence}`);
  const { secure = false, poolSize = 5, timeoutSeconds = 30 } = options;
  const from = readFrom(options.from);
  if (!from) throw refuse('"from" is not one mail address in ASCII, with or without a name before it');
  const ehloName = options.ehloName ?? from.domain;
  if (!EHLO_NAME.test(ehloName)) throw refuse('"ehloName" is neither a host name nor an address in brackets');
  if (!HOST.test(options.host)) throw refuse('"host" is not a host');
  if (!isWithin(options.port, 1, 65535)) throw refuse('"port" is not a port');
  if (!isWithin(poolSize, 1, 100)) throw refuse('"poolSize" is not within 1 and 100');
  if (!(timeoutSeconds > 0 && timeoutSeconds <= 50)) throw refuse('"timeoutSeconds" is not within 1 and 50');
  const isFar = !secure && !isLoopback(options.host);
  const requireTls = options.requireTls ?? isFar;
  const login = readLogin(options, refuse);
  if (login && isFar && !requireTls) throw refuse('a password needs "requireTls" or "secure"');
  const { id, host, port, ca = null, clock = { now: Date.now } } = options;
  return { id, host, port, from, secure, requireTls, login, ehloName, poolSize, timeoutSeconds, ca, clock };
}

function readLogin({ user, password }: SmtpOptions, refuse: (sentence: string) => Error): SmtpSettings['login'] {
  if (user === undefined && password === undefined) return null;
  if (!user || !password) throw refuse('"user" and "password" only make sense together');
  return { user, pass: password };
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
