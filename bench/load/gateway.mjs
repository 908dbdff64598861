// The far side of a webhook sender: takes signed messages on loopback, checks the signature as a gateway must, and hands the code in
// each to whoever waits for one at that address.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';

const CODE = /\b\d{6,10}\b/;
const WAIT_MOST_MS = 30_000;

function isSigned(key, { headers }, body) {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const wanted = Buffer.from(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  const given = Buffer.from(String(headers['webhook-signature']));
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** @returns {Promise<{ url: string, secret: string, waitFor(to: string): Promise<string>, close(): void }>} */
export async function openGateway() {
  const key = randomBytes(32);
  const waiting = new Map();
  const arrived = new Map();
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      if (!isSigned(key, request, body)) return response.writeHead(401).end();
      const { to, text } = JSON.parse(body).data;
      const [code] = CODE.exec(text) ?? [];
      if (waiting.has(to)) waiting.get(to)(code);
      else arrived.set(to, code);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const waitFor = (to) => {
    const early = arrived.get(to);
    if (early !== undefined) {
      arrived.delete(to);
      return Promise.resolve(early);
    }
    return new Promise((resolve, reject) => {
      const bound = setTimeout(() => {
        waiting.delete(to);
        reject(new Error('no message came'));
      }, WAIT_MOST_MS);
      waiting.set(to, (code) => {
        clearTimeout(bound);
        waiting.delete(to);
        resolve(code);
      });
    });
  };
  return {
    url: `http://127.0.0.1:${server.address().port}/messages`,
    secret: `whsec_${key.toString('base64')}`,
    waitFor,
    close: () => server.close(),
  };
}
