// What the figures were measured on, what is in each of them, and what is not.

const date = (iso) => iso.slice(0, 16).replace('T', ' ');

/** The parts of which something in the report is of this run. */
function partsOf({ id, missing }, { samples, found }) {
  const measured = [...samples, ...Object.entries(found).map(([part, one]) => ({ part, run: one.run }))];
  const parts = measured.filter(({ run }) => run === id).map(({ part }) => part);
  return [...new Set([...parts, ...Object.keys(missing)])].join(', ') || 'nothing yet';
}

function runLine(run, data) {
  const { machine, postgres, commit, mode, startedAt, finishedAt } = run;
  const server = postgres ? `PostgreSQL ${postgres.version} (${postgres.kind})` : 'no PostgreSQL';
  const settings = Object.entries(postgres?.settings ?? {}).map(([name, value]) => `${name} ${value}`);
  const busy = machine.busy ? ` **The machine was busy before (load ${machine.loadBefore}).**` : '';
  const stopped = finishedAt ? '' : ' **Stopped before its end.**';
  return `- ${mode} run of ${date(startedAt)} UTC, commit ${commit}: ${partsOf(run, data)}. ${machine.cores} cores (${machine.cpu}), ${machine.memoryGib} GiB, ${machine.system}, Node ${machine.node}, ${server}; ${settings.join(', ')}.${busy}${stopped}`;
}

export function aboutTheRun(data) {
  const { runs } = data;
  const missing = runs.flatMap(({ missing: parts }) =>
    Object.entries(parts).map(([part, why]) => `- **Not measured: ${part}:** ${why}`),
  );
  return `## Where
Client, service and database share one machine; ratios say more than figures. Everything below that is set in proportion was measured in the same run, in turns.

${[...runs.map((run) => runLine(run, data)), ...missing].join('\n')}`;
}

const listOf = (names) => (names ? names.map((name) => `\`${name}\``).join(', ') : 'not recorded');

export function aboutTheNumbers({ runs }) {
  const about = Object.assign({}, ...runs.map((run) => run.about ?? {}));
  return `## What is in each number

Everywhere: every request is a new person's (address, account, session, network); an API key is shared by one in 64; half have a number, half a mailbox. A cycle is a request
and the check of its right code, and counts only when the check answered \`approved\`. Commits are flushed. A hot key: all from one network and by one API key. Mixed: of twenty
sixteen right at once, two wrong and then right, one sent again and then right, one never entered. Callers ask again as soon as they are answered; what ends in a
window after a warm-up counts.

- (a) pgbench: the statements that the running engine sent for a lone request and a lone check, recorded just before, one after the other, prepared, nothing between them and
  PostgreSQL: a request, and a check, in one transaction each; or each statement by itself, which is how the engine sends them. The bar takes the faster of the two. Request: ${listOf(about.pgbench?.issue)}. Check: ${listOf(about.pgbench?.check)}. Marks, ids and keys are another's in every transaction; times and sealed bytes are the recorded
  ones; a number is asked for, never a mailbox. What the HTTP server reads besides (the API key, the answer's view) is not in it. Rows are counted after every run.
  With more than 256 clients it is not run: each is a process of the server.
- (b) library: parsing, marks, facts, deciding, diagnosing, sealing, receipts; no HTTP. Callers and engine share a process. "Unbatched" is the engine called with one request and
  nothing in front. Limits are all taken, with ceilings that nobody reaches. Messages are queued, not sent.
- (c) HTTP: the service as it is put together in production, secret keys, the load in a process of its own over kept connections; the same ceilings; messages are queued,
  not sent, and the load derives the codes from the service's key. "With delivery" is the real service process as it is: its own limits (no setting lifts those per key and per
  service, so 64 keys share the load; past 120,000 requests a minute it would refuse), and every code comes to the load as a signed webhook.
  Memory, stages over HTTP and the slow disk are of the first.
- (d) better-auth ${about.peers?.['better-auth'] ?? ''}: its e-mail and phone number plugins, \`NODE_ENV=production\`, rate limit off, its own HTTP handler, the same load. The e-mail check compares and
  leaves the code usable; the phone check uses it up and is called as a library behind a bare route. No user or session is made. It keeps no facts, decisions or events, and no
  limits per address.
- (e) embedded: (c) on the PostgreSQL ${about.embedded?.PostgreSQL ?? ''} that comes with the service, with the settings it is started with there.`;
}
