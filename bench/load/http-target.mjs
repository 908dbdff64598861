// The service over HTTP as a target of the load, with secret keys, as an app's backend calls it. `codeOf` is how the load learns codes.
import { assertStatus } from './post.mjs';

export function httpTarget(post, keys, codeOf) {
  const headersOf = ({ group }) => ({ authorization: `Bearer ${keys[group % keys.length]}` });
  return {
    async request(person) {
      const answer = await post('/v1/verifications', person.input, headersOf(person));
      assertStatus(answer, 201);
      if (answer.body.status !== 'pending') throw new Error(`request ${answer.body.status}`);
      return answer.body;
    },
    codeOf,
    async check({ id }, code, person) {
      const { account, requester } = person.input;
      const answer = await post(`/v1/verifications/${id}/check`, { code, account, requester }, headersOf(person));
      assertStatus(answer, 200);
      return answer.body.outcome;
    },
    async resend({ id }, person) {
      assertStatus(await post(`/v1/verifications/${id}/resend`, {}, headersOf(person)), 200);
    },
  };
}
