// A month of some people, lived through the engine itself on a clock of its own, so that every row is one that the service would have
// written: who comes back, who mistypes, who never enters the code, what carriers report, devices that become known.
import { fromDist } from '../dist.mjs';
import { codeReader } from '../engine/known-codes.mjs';
import { SERVICE } from '../engine/world.mjs';
import { personOf } from '../load/people.mjs';

const BATCH = 50;
const CODE_SECONDS = 20;
const PURPOSES = ['sign_in', 'sign_in', 'sign_in', 'sign_in', 'recovery', 'change_contact', 'sensitive_action'];

const wrongOf = (code) => `${(Number(code[0]) + 1) % 10}${code.slice(1)}`;

/** The n-th of a row of numbers between 0 and 1 that is the same on every run. */
export function lot(n, salt = 0) {
  let x = Math.imul((n + 1) ^ Math.imul(salt + 1, 0x9e3779b1), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
}

/** Numbers of people who can come back; nobody of the sample, and nobody of whom a measurement makes up, is among them. */
export const RETURNING_FROM = 10_000_000;

/** A clock that stands until it is set. */
export const heldClock = (at) => {
  let now = at;
  return {
    now: () => now,
    set: (next) => {
      now = next;
    },
  };
};

/** Answers how people of that engine come by: `visit` asks for codes, delivers, reports and checks, all in one batch. */
export async function openMonth({ engine, code, clock }) {
  const { parseRequest, parseRequester } = await fromDist('index.js');
  const derive = await codeReader(code);
  const devices = new Map();
  const requesterOf = (n) => ({ ...personOf(n).input.requester, ...(devices.has(n) && { device: devices.get(n) }) });

  async function deliver() {
    while ((await engine.deliver(100)) > 0);
  }

  async function enter(asked, codeFor) {
    const answers = await engine.checkAll(
      asked.map(({ n, id, codeLength }) => ({
        service: SERVICE.id,
        id,
        code: codeFor(derive(id, codeLength)),
        purpose: null,
        account: personOf(n).input.account,
        requester: parseRequester(requesterOf(n), 'k_month'),
      })),
    );
    for (const [i, { n }] of asked.entries())
      if (answers[i]?.deviceToken && lot(n) < 0.6) devices.set(n, answers[i].deviceToken);
  }

  /** `at`: milliseconds. Everybody comes at the same time; nobody twice. */
  async function visit(people, at, visitNumber = 0) {
    clock.set(at);
    const requests = people.map((n) => {
      const { input } = personOf(n);
      const purpose = PURPOSES[Math.floor(lot(n, visitNumber) * PURPOSES.length)];
      return parseRequest(SERVICE, { ...input, purpose, requester: requesterOf(n) }, 'k_month');
    });
    const issued = await engine.request(requests);
    const asked = people.flatMap((n, i) => {
      const { verification: id, decision } = issued[i];
      return id && decision.sends ? [{ n, id, codeLength: decision.codeLength }] : [];
    });
    await deliver();
    clock.set(at + CODE_SECONDS * 1000);
    const share = ({ n }) => lot(n, visitNumber + 1000);
    await enter(
      asked.filter((one) => share(one) > 0.94),
      wrongOf,
    );
    await enter(
      asked.filter((one) => share(one) > 0.08),
      (right) => right,
    );
    return asked.length;
  }
  return { visit };
}

export async function visitInBatches(month, people, at, number) {
  let codes = 0;
  for (let i = 0; i < people.length; i += BATCH)
    codes += await month.visit(people.slice(i, i + BATCH), at + i * 100, number);
  return codes;
}
