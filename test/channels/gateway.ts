/**
 * A gateway for tests, on a free port of this machine: verifies each request with a library of others, drops doubles by
 * `webhook-id`, and otherwise does as a script says.
 */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
export const REFUSED = '+12025550666';
export const PUT_OFF = '+12025550777';

export interface GatewayRequest {
  readonly headers: IncomingMessage['headers'];
  readonly body: { readonly type: string; readonly timestamp: string; readonly data: Readonly<Record<string, string>> };
}

export interface TestGateway {
  readonly url: string;
  readonly port: number;
  /** What it took for new and signed, in the order it came. */
  readonly taken: readonly GatewayRequest[];
  /** All requests, doubles included. */
  requests(): number;
  stop(): Promise<void>;
}

/** Answers what the gateway would not; false: as usual. */
export type GatewayScript = (response: ServerResponse, request: GatewayRequest, nth: number) => boolean;

const STATUSES: ReadonlyMap<string, number> = new Map([
  [REFUSED, 422],
  [PUT_OFF, 503],
]);

export async function startGateway(
  script: GatewayScript = () => false,
  open: (listener: RequestListener) => Server = createServer,
): Promise<TestGateway> {
  const taken = new Map<string, GatewayRequest>();
  let requests = 0;
  const server = open(async (message, response) => {
    const raw = await readAll(message);
    const nth = requests++;
    const request = {
      headers: message.headers,
      body: new Webhook(SECRET).verify(raw, message.headers as Record<string, string>),
    } as GatewayRequest;
    if (script(response, request, nth)) return;
    const status = STATUSES.get(request.body.data.to ?? '');
    if (!status) taken.set(request.body.data.id ?? '', request);
    response.writeHead(status ?? 202, { 'content-type': 'application/json' });
    response.end(
      status ? `{"error":"no messages for ${request.body.data.to}"}` : JSON.stringify({ id: `carrier-${nth}` }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    url: `http://127.0.0.1:${port}/send`,
    port,
    get taken() {
      return [...taken.values()];
    },
    requests: () => requests,
    stop,
  };
}

async function readAll(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
