/** One rightful request was delivered twice, late or garbled on its way. */
import type { Facts } from '../facts.ts';
import type { CauseDefinition } from './evidence.ts';
import { all, atLeast, favours, given, type Known, known, not, oneOf, some, speaks } from './known.ts';
import { denies, enteredByOwner, severalCame } from './readings.ts';
import { reportOf } from './told-report.ts';

export const deliveryFault: CauseDefinition = {
  cause: 'delivery_fault',
  title: 'One code came late or more than once',
  evidence: [
    {
      id: 'delivery_fault.handed_over_twice',
      says: 'The phone company says that it delivered the same message more than once.',
      otherwise: null,
      test: (facts) => favours(known(facts.later.reportedDuplicate)),
    },
    {
      id: 'delivery_fault.came_late',
      says: 'The message was on its way for more than two minutes.',
      otherwise: 'The message was delivered within two minutes.',
      test: (facts) => speaks(atLeast(facts.later.deliverySeconds, 120)),
    },
    {
      id: 'delivery_fault.trouble_on_the_way',
      says: 'The message could not be delivered at first.',
      otherwise: null,
      test: (facts) => favours(known(facts.later.deliveryFailed)),
    },
    {
      id: 'delivery_fault.trouble_before',
      says: 'Messages to this address had trouble on the way before.',
      otherwise: null,
      test: (facts) =>
        favours(some(atLeast(facts.address.failedReports30Days, 1), atLeast(facts.address.absentReports30Days, 1))),
    },
    {
      id: 'delivery_fault.sent_again',
      says: 'The same code was sent more than once.',
      otherwise: null,
      test: (facts) => favours(atLeast(facts.later.messages, 2)),
    },
    {
      id: 'delivery_fault.complained_of',
      says: 'You said that it came twice or late.',
      otherwise: null,
      test: (facts) => favours(oneOf(facts.told.complaint, 'twice', 'late')),
    },
    {
      id: 'delivery_fault.entered_and_repeated',
      says: 'You entered one code, and more messages came than you asked for.',
      otherwise: null,
      test: (facts) => favours(all(enteredByOwner(facts), severalCame(facts))),
    },
    {
      id: 'delivery_fault.same_code',
      says: 'The messages hold the same code.',
      otherwise: 'The messages hold different codes.',
      test: (facts) => speaks(given(not(atMostOne(facts)), known(reportOf(facts).sameCode))),
    },
    {
      id: 'delivery_fault.long_after_asking',
      says: 'You asked for it, and it came ten minutes later or more.',
      otherwise: null,
      test: (facts) =>
        favours(all(oneOf(reportOf(facts).askedMyself, 'yes'), atLeast(reportOf(facts).minutesAfter, 10))),
    },
    {
      id: 'delivery_fault.asked_for_once',
      says: 'It belongs to something that you did yourself.',
      otherwise: 'You say that you did not ask for any code.',
      test: (facts) => speaks(not(denies(facts))),
    },
  ],
  prevents:
    'Routes that report what became of a message, and never sending the same one again while it may still arrive.',
  tell: 'It was asked for once. On its way it was held up or repeated, and nobody else is behind it.',
  advice: ['nothing_to_do', 'check_signal', 'restart_device', 'contact_support'],
  actions: ['it_was_me', 'not_me'],
};

function atMostOne(facts: Facts): Known {
  const { count } = reportOf(facts);
  return count === null || count === undefined ? false : count < 2;
}
