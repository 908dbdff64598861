// Promise: a world is the same to the byte for the same script and seed, its truth says something of every request and question and
// of nothing else, every scenario there is comes about, and what it tells is what a trace may hold.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAUSES } from '../../engine/model.ts';
import { parsePhone } from '../../engine/request/parse-phone.ts';
import { readTraceEvent } from '../../protocol/shapes/trace.ts';
import { readScript } from './read-script.ts';
import { SCENARIOS } from './scenarios.ts';
import { SimulationStopped, simulate } from './simulate.ts';

type Fields = Record<string, unknown>;

async function live(script: unknown, seed: number, signal = new AbortController().signal) {
  const [trace, truth]: [string[], string[]] = [[], []];
  const simulated = await simulate({
    script: readScript(script),
    seed,
    signal,
    writeTrace: async (text) => trace.push(text),
    writeTruth: async (text) => truth.push(text),
    onProgress: () => undefined,
  });
  const linesOf = (pieces: string[]) =>
    pieces
      .join('')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Fields);
  return { simulated, trace: trace.join(''), truth: truth.join(''), events: linesOf(trace), facts: linesOf(truth) };
}

const SMALL = { people: 120, days: 4 };
const full = await live({ people: 900, days: 20 }, 5);

test('the same script and seed give the same bytes, another seed others', async () => {
  const [one, again, other] = [await live(SMALL, 3), await live(SMALL, 3), await live(SMALL, 4)];
  assert.equal(again.trace, one.trace);
  assert.equal(again.truth, one.truth);
  assert.notEqual(other.trace, one.trace);
});

test('the truth is about every request and every question, once, and about nothing else', () => {
  const asked = (type: string, name: string) =>
    full.events.filter((event) => event.type === type).map((event) => event[name] as string);
  const requests = full.facts.filter((fact) => fact.ask === undefined).map(({ request }) => request as string);
  const asks = full.facts.filter((fact) => fact.ask !== undefined).map(({ ask }) => ask as string);
  assert.deepEqual(requests.toSorted(), asked('code.requested', 'request').toSorted());
  assert.deepEqual(asks.toSorted(), asked('recipient.asked', 'ask').toSorted());
  assert.equal(new Set(requests).size, requests.length);
  assert.deepEqual([full.simulated.requests, full.simulated.questions], [requests.length, asks.length]);
});

test('every scenario comes about, and with it every cause', () => {
  const seen = new Set(full.facts.map(({ scenario }) => scenario));
  assert.deepEqual(
    SCENARIOS.map(({ name }) => name).filter((name) => !seen.has(name)),
    [],
  );
  const causes = new Set(full.facts.map(({ cause }) => cause));
  assert.deepEqual(
    CAUSES.filter((cause) => !causes.has(cause)),
    [],
  );
});

test('the names of scenarios say their cause', () => {
  for (const { name, cause } of SCENARIOS) assert.ok(name.startsWith(`${cause}/`) || name.startsWith('toll/'), name);
  assert.equal(new Set(SCENARIOS.map(({ name }) => name)).size, SCENARIOS.length);
});

test('time goes forward, and every event is one that a trace may hold', () => {
  let latest = 0;
  for (const event of full.events) {
    const at = Date.parse(event.at as string);
    assert.ok(at >= latest, `${event.at} comes after ${new Date(latest).toISOString()}`);
    latest = at;
    const read = readTraceEvent(event);
    assert.ok(read.ok, JSON.stringify(read));
  }
});

test('what is told about a request comes after it, and answers to what was asked are of its address', () => {
  const to = new Map<unknown, unknown>();
  for (const event of full.events) {
    if (event.type === 'code.requested') to.set(event.request, event.to);
    else if (event.request !== undefined && event.request !== null) {
      assert.ok(to.has(event.request), `${event.type} of ${event.request} comes before it`);
      if (event.to !== undefined) assert.equal(event.to, to.get(event.request));
    }
  }
});

test('numbers that rightful people have can be', () => {
  const rightful = new Set(full.facts.filter(({ legit }) => legit).map(({ request }) => request));
  const options = { regions: ['US'], allowCountries: ['*'], allowFictional: true };
  const numbers = full.events
    .filter((event) => event.channel === 'sms' && rightful.has(event.request))
    .map((event) => event.to as string);
  assert.ok(numbers.length > 500);
  assert.deepEqual(
    [...new Set(numbers)].filter((number) => !parsePhone(number, options).ok),
    [],
  );
});

test('nothing in the trace says what is behind it', () => {
  const names = new Set(full.events.flatMap((event) => Object.keys(event)));
  for (const name of ['cause', 'scenario', 'campaign', 'legit', 'victim', 'toll']) assert.ok(!names.has(name), name);
});

test('a scenario with a rate of 0 does not come about', async () => {
  const { facts } = await live({ ...SMALL, causes: { phishing: 0 } }, 3);
  assert.deepEqual(
    facts.filter(({ cause }) => cause === 'phishing'),
    [],
  );
});

test('it stops when it is told to', async () => {
  const stopping = new AbortController();
  stopping.abort();
  await assert.rejects(live({ people: 900, days: 20 }, 1, stopping.signal), SimulationStopped);
});
