// Posts JSON over plain node:http with connections that are kept.
import http from 'node:http';

/** @returns {(path: string, body: object, headers: object) => Promise<{ status: number, headers: object, body: any }>} */
export function openPost(base, callers) {
  const { hostname, port } = new URL(base);
  const agent = new http.Agent({ keepAlive: true, maxSockets: callers });
  const post = (path, body, headers) =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body);
      const length = Buffer.byteLength(text);
      const sent = { ...headers, 'content-type': 'application/json', 'content-length': length };
      const request = http.request({ agent, hostname, port, method: 'POST', path, headers: sent }, (response) => {
        let said = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          said += chunk;
        });
        response.on('error', reject);
        response.on('end', () => {
          resolve({
            status: response.statusCode,
            headers: response.headers,
            body: said === '' ? null : JSON.parse(said),
          });
        });
      });
      request.on('error', reject);
      request.end(text);
    });
  return Object.assign(post, { close: () => agent.destroy() });
}

/** Anything but the status that was wanted is an error, named by the problem's code and the fields it names. */
export function assertStatus({ status, body }, wanted) {
  if (status === wanted) return;
  const fields = (body?.errors ?? []).map(({ path }) => path).join(' ');
  throw Object.assign(new Error(`HTTP ${status}`), { code: `HTTP ${status} ${body?.code ?? ''} ${fields}`.trim() });
}
