/**
 * One POST, with what decides between sending again and never again: whether the request may have left. Node's own client and not
 * `fetch`, which cannot tell a gateway that was never reached from one that is slow to answer. Follows no redirect, sends no
 * cookie, reads 64 kB at most.
 */
import http from 'node:http';
import https from 'node:https';

const BODY_MAX = 64 * 1024;

export interface Gateway {
  readonly url: URL;
  readonly agent: http.Agent;
}

export type Posted =
  /** `body` is empty where it was too long or broke off: the status is what counts. */
  | { readonly status: number; readonly body: string }
  /** No answer. `code` is Node's; `written`: the gateway may have the request. */
  | { readonly status: undefined; readonly written: boolean; readonly code: string };

/** A connection is kept for the rush of a batch, never so long that the gateway hangs up on it while a request leaves. */
const KEEP_MILLISECONDS = 1000;

export function openGateway(url: URL, ca: string | null, maxSockets: number): Gateway {
  const options = { keepAlive: true, maxSockets, timeout: KEEP_MILLISECONDS };
  const agent =
    url.protocol === 'https:'
      ? new https.Agent({ ...options, ...(ca === null ? {} : { ca }) })
      : new http.Agent(options);
  return { url, agent };
}

/** `signal`: when it aborts, the request ends at once and counts as unanswered. */
export function post(
  { url, agent }: Gateway,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<Posted> {
  return new Promise((resolve) => {
    const state = { written: false, answered: false, code: '' };
    const client = url.protocol === 'https:' ? https : http;
    const request = client.request(url, { method: 'POST', agent, headers: headersOf(headers, body) });
    const cut = () => request.destroy();
    request.on('socket', (socket) => {
      if (!socket.connecting) state.written = true;
      else socket.once(client === https ? 'secureConnect' : 'connect', () => (state.written = true));
    });
    request.on('response', async (response) => {
      state.answered = true;
      resolve({ status: response.statusCode ?? 0, body: await readBody(response) });
    });
    request.on('error', (error: NodeJS.ErrnoException) => (state.code = error.code ?? ''));
    request.on('close', () => {
      signal.removeEventListener('abort', cut);
      if (!state.answered)
        resolve({ status: undefined, written: state.written, code: signal.aborted ? 'ETIMEDOUT' : state.code });
    });
    signal.addEventListener('abort', cut);
    if (signal.aborted) cut();
    else request.end(body);
  });
}

function headersOf(headers: Readonly<Record<string, string>>, body: string): http.OutgoingHttpHeaders {
  const length = Buffer.byteLength(body);
  return { 'content-type': 'application/json', 'content-length': length, accept: 'application/json', ...headers };
}

/** Ends whatever the answer does: complete, too long, broken off. */
function readBody(response: http.IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    response.on('data', (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > BODY_MAX) response.destroy();
    });
    response.on('error', () => undefined);
    response.on('close', () =>
      resolve(response.complete && length <= BODY_MAX ? Buffer.concat(chunks).toString('utf8') : ''),
    );
  });
}
