// The engine as a target of the load: what the server does with a request and a check, without HTTP.
import { fromDist } from '../dist.mjs';
import { codeReader } from '../engine/known-codes.mjs';
import { SERVICE } from '../engine/world.mjs';

const keyOf = ({ group }) => `k_bench_${String(group).padStart(2, '0')}`;

export async function engineTarget(front, code) {
  const { parseRequest, parseRequester } = await fromDist('index.js');
  const derive = await codeReader(code);
  const requesterOf = (person) => parseRequester(person.input.requester, keyOf(person));
  return {
    async request(person) {
      const issued = await front.request(parseRequest(SERVICE, person.input, keyOf(person)));
      const { outcome, reason, sends, codeLength } = issued.decision;
      if (!sends || issued.verification === null) throw new Error(`request ${outcome}: ${reason}`);
      return { id: issued.verification, codeLength };
    },
    codeOf: ({ id, codeLength }) => derive(id, codeLength),
    async check({ id }, code, person) {
      const { account } = person.input;
      const requester = requesterOf(person);
      const checked = await front.check({ service: SERVICE.id, id, code, purpose: null, account, requester });
      return checked?.outcome ?? 'unknown';
    },
    resend: ({ id }, person) => front.resend(SERVICE.id, id, requesterOf(person)),
  };
}
