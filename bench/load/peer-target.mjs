// better-auth as a target of the load: the same cycle by its own calls. Its e-mail plugin's check compares and leaves the code usable
// (what uses it up also makes a session, which is more than a check); its phone plugin's uses it up.
import { CODE_HEADER, PEER_USERS, PHONE_CHECK } from '../peers/names.mjs';
import { assertStatus } from './post.mjs';

const emailOf = ({ n }) => `person.${n % PEER_USERS}@mail.countersign-bench.com`;
const phoneOf = ({ n }) => `+1212${2_000_000 + n}`;

const PLUGINS = {
  email: {
    send: (person) => ['/api/auth/email-otp/send-verification-otp', { email: emailOf(person), type: 'sign-in' }],
    check: (person, otp) => [
      '/api/auth/email-otp/check-verification-otp',
      { email: emailOf(person), type: 'sign-in', otp },
    ],
  },
  phone: {
    send: (person) => ['/api/auth/phone-number/send-otp', { phoneNumber: phoneOf(person) }],
    check: (person, code) => [PHONE_CHECK, { phoneNumber: phoneOf(person), code }],
  },
};

export function peerTarget(post, plugin) {
  const { send, check } = PLUGINS[plugin];
  return {
    async request(person) {
      const answer = await post(...send(person), {});
      assertStatus(answer, 200);
      return { told: answer.headers[CODE_HEADER] };
    },
    codeOf: ({ told }) => told,
    async check(_, code, person) {
      const answer = await post(...check(person, code), {});
      return answer.status === 200 ? 'approved' : 'wrong';
    },
  };
}
