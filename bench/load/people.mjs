// The people of the load. The n-th is always the same one, with an address, account, session and network of their own; half have a
// number, half a mailbox. On a hot key all of them come from one network and by one API key. Nothing is ever sent to any of them.

/** Groups share an API key, as the apps of a service do. */
export const GROUPS = 64;

const AREAS = [206, 212, 213, 305, 312, 404, 415, 512, 617, 702];
/** Below the range that is kept for fiction (555-01xx), which a service in production refuses. */
const LINES = 3_500_000;

/** Has no factor in common with the number of all lines, so that nobody gets another's and neighbours in time are scattered. */
const STRIDE = 9_999_991;

function phone(n) {
  const line = (n * STRIDE) % (AREAS.length * LINES);
  return `+1${AREAS[line % AREAS.length]}${2_000_000 + Math.floor(line / AREAS.length)}`;
}

/** Neighbours in time are not neighbours on the network: an odd factor scatters them over all of it. */
function networkOf(n) {
  const scattered = Math.imul(n, 0x9e3779b1) >>> 0;
  const [a, b, c, d] = [scattered >>> 24, (scattered >>> 16) & 255, (scattered >>> 8) & 255, scattered & 255];
  return `${16 + (a % 80)}.${b}.${c}.${d}`;
}

/** @returns {{ n: number, input: object, group: number }} what is asked for this person, and whose key asks */
export function personOf(n, { hot = false, group = n % GROUPS } = {}) {
  const half = n >> 1;
  return {
    n,
    group: hot ? 0 : group,
    input: {
      to: n % 2 ? phone(half) : `person.${half}@mail.countersign-bench.com`,
      purpose: 'sign_in',
      account: `account-${n}`,
      requester: {
        ip: hot ? '198.51.100.7' : networkOf(n),
        country: 'US',
        session: `session-${n}`,
        client: 'ios/31.2.0',
        actor: 'person',
      },
    },
  };
}
