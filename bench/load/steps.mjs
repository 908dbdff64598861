// The units of work, the same for whatever is measured: a target takes requests and checks, and knows the code that it gave out.
import { personOf } from './people.mjs';

class Unexpected extends Error {}

function expect(found, wanted) {
  if (found !== wanted) throw new Unexpected(`${found} instead of ${wanted}`);
}

const wrongOf = (code) => `${(Number(code[0]) + 1) % 10}${code.slice(1)}`;

async function issue(target, person, timed) {
  const issued = await timed('issue', () => target.request(person));
  return { ...issued, code: await target.codeOf(issued, person, timed) };
}

const check = async (target, issued, code, person, timed) =>
  expect(await timed('check', () => target.check(issued, code, person)), code === issued.code ? 'approved' : 'wrong');

async function cycle(target, person, timed) {
  const issued = await issue(target, person, timed);
  await check(target, issued, issued.code, person, timed);
}

/** In twenty: sixteen right at once, two wrong and then right, one sent again and then right, one never entered. */
async function mixed(target, person, timed, n) {
  const issued = await issue(target, person, timed);
  const lot = n % 20;
  if (lot === 0) return;
  if (lot === 1) await timed('resend', () => target.resend(issued, person));
  if (lot === 2 || lot === 3) await check(target, issued, wrongOf(issued.code), person, timed);
  await check(target, issued, issued.code, person, timed);
}

/** @type {Record<string, (target: object) => (n: number, timed: Function) => Promise<void>>} */
export const STEPS = {
  issue: (target) => (n, timed) => timed('issue', () => target.request(personOf(n))),
  cycle: (target) => (n, timed) => cycle(target, personOf(n), timed),
  hot: (target) => (n, timed) => cycle(target, personOf(n, { hot: true }), timed),
  mixed: (target) => (n, timed) => mixed(target, personOf(n), timed, n),
};
