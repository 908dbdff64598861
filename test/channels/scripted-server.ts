/**
 * A mail server that does as a script says, for what no decent server does: hang up at a given moment, say nothing, lie. Keeps
 * every byte it was sent.
 */
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What the client just said; `MAIL` and so on are the verbs, `BODY` is a whole mail with its final dot. */
export type Said = 'CONNECT' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'BODY' | 'RSET' | 'QUIT' | 'AUTH' | 'STARTTLS';

/** A reply without its line end; several lines in an array; `hang up`, or `silence`. */
export type Reply = string | readonly string[];

export interface ScriptedServer {
  readonly port: number;
  /** All that came over every connection, one string a connection. */
  readonly heard: readonly string[];
  stop(): Promise<void>;
}

const USUAL: Readonly<Record<Said, Reply>> = {
  CONNECT: '220 ready',
  EHLO: ['250-scripted', '250 8BITMIME'],
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  BODY: '250 taken',
  RSET: '250 ok',
  QUIT: '221 bye',
  AUTH: '235 ok',
  STARTTLS: '502 no',
};

/** `script`: asked with what was said and on which connection, from 0; undefined answers as usual. */
export async function startScriptedServer(
  script: (said: Said, connection: number, line: string) => Reply | undefined,
): Promise<ScriptedServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    const connection = heard.push('') - 1;
    converse(
      socket,
      (said, line) => script(said, connection, line) ?? USUAL[said],
      (text) => (heard[connection] += text),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port, heard, stop };
}

function converse(socket: Socket, answer: (said: Said, line: string) => Reply, hear: (text: string) => void): void {
  let pending = '';
  let isBody = false;
  const say = (said: Said, line: string) => {
    const reply = answer(said, line);
    if (reply === 'hang up') socket.destroy();
    else if (reply !== 'silence') socket.write(`${[reply].flat().join('\r\n')}\r\n`);
    isBody = said === 'DATA' && String(reply).startsWith('354');
  };
  socket.on('data', (chunk) => {
    hear(chunk.toString('latin1'));
    pending += chunk.toString('latin1');
    for (let end = endOf(pending, isBody); end && !socket.destroyed; end = endOf(pending, isBody)) {
      const line = pending.slice(0, end.index);
      pending = pending.slice(end.index + end[0].length);
      say(isBody ? 'BODY' : (line.slice(0, line.search(/[ :]|$/)).toUpperCase() as Said), line);
    }
  });
  say('CONNECT', '');
}

/** A mail may be empty: then its dot stands at the very beginning. */
function endOf(pending: string, isBody: boolean): RegExpExecArray | null {
  return (isBody ? /(^|\r\n)\.\r\n/ : /\r\n/).exec(pending);
}
