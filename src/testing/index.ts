/** For the tests of whoever builds on this: a clock, random bytes, an inbox, puzzles, and the suite that every sender must pass. */
export { createInbox, type Inbox, type InboxMessage } from '../channels/inbox.ts';
export { type FakeClock, fakeClock } from './fake-clock.ts';
export { puzzles, solvePuzzle } from './puzzles.ts';
export { type OutboundFields, outboundOf } from './sample-outbound.ts';
export { seededRandom } from './seeded-random.ts';
export { senderConformance } from './sender-conformance.ts';
export type { Received, SenderConformance, SenderUnderTest } from './sender-under-test.ts';
