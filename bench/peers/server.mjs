// better-auth with its e-mail and phone number codes, served by its own handler in production mode, its rate limit off. Nothing is
// sent: the code is told in a header of the answer. Its phone plugin checks a code without touching users and sessions only as a
// call of its library, which is given a route here that costs next to nothing.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { emailOTP, phoneNumber } from 'better-auth/plugins';
import pg from 'pg';
import { serveCalls } from '../workers/worker.mjs';
import { CODE_HEADER, PEER_USERS, PHONE_CHECK } from './names.mjs';

let pool;
let server;

const tell = (code, context) => context.setHeader(CODE_HEADER, code);

function optionsOf(config, baseURL) {
  pool = new pg.Pool({ ...config, max: 10 });
  return {
    database: pool,
    baseURL,
    secret: randomBytes(32).toString('base64'),
    rateLimit: { enabled: false },
    logger: { disabled: true },
    plugins: [
      emailOTP({ sendVerificationOTP: async ({ otp }, context) => tell(otp, context) }),
      phoneNumber({ sendOTP: async ({ code }, context) => tell(code, context) }),
    ],
  };
}

/** Its check of an e-mail code asks for the user too, so there are some. */
const USERS = `
insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
select 'user-' || i, 'Person ' || i, 'person.' || i || '@mail.countersign-bench.com', true, now(), now() from generate_series(0, $1) i`;

async function readBody(request) {
  let said = '';
  for await (const chunk of request.setEncoding('utf8')) said += chunk;
  return JSON.parse(said);
}

async function checkPhone(auth, request, response) {
  const answer = await auth.api
    .consumePhoneNumberOTP({ body: await readBody(request) })
    .catch((error) => ({ status: error.status }));
  response
    .writeHead(answer.status === true ? 200 : 400, { 'content-type': 'application/json' })
    .end(JSON.stringify(answer));
}

serveCalls({
  async open(config) {
    server = http.createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const base = `http://127.0.0.1:${server.address().port}`;
    const options = optionsOf(config, base);
    await (await getMigrations(options)).runMigrations();
    await pool.query(USERS, [PEER_USERS - 1]);
    const auth = betterAuth(options);
    const handle = toNodeHandler(auth);
    server.on('request', (request, response) =>
      request.url === PHONE_CHECK ? checkPhone(auth, request, response) : handle(request, response),
    );
    return { base };
  },
  async close() {
    server.closeAllConnections();
    server.close();
    await pool.end();
  },
});
