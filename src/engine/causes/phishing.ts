/** Somebody is luring the holder to hand the code over: a fake page in between, a caller, a fake message around it. */
import type { Facts } from '../facts.ts';
import type { CauseDefinition } from './evidence.ts';
import { all, atMost, favours, given, type Known, known, oneOf, some, speaks } from './known.ts';
import { passwordFirst, strangeDevice } from './readings.ts';
import { reportOf } from './told-report.ts';

function notOurText(facts: Facts): Known {
  return oneOf(facts.told.text, 'altered', 'not_ours');
}

export const phishing: CauseDefinition = {
  cause: 'phishing',
  title: 'Somebody wants to trick you out of the code',
  evidence: [
    {
      id: 'phishing.text_lures',
      says: 'The message you pasted is not a real one, and it lures you somewhere.',
      otherwise: null,
      test: (facts) => favours(all(notOurText(facts), known(facts.told.textLures))),
    },
    {
      id: 'phishing.text_not_real',
      says: 'The message you pasted was not sent like this by the service it names.',
      otherwise: 'The message you pasted has the words of a real one.',
      test: (facts) => speaks(given(oneOf(facts.told.text, 'ours', 'altered', 'not_ours'), notOurText(facts))),
    },
    {
      id: 'phishing.entered_by_stranger',
      says: 'The right code was entered on a device and a network that the account does not know.',
      otherwise: null,
      test: (facts) => favours(known(facts.later.approvedFromStrange)),
    },
    {
      id: 'phishing.passed_on_fast',
      says: 'Whoever asked from there had the right code within two minutes, as if it had been passed on.',
      otherwise: null,
      test: (facts) => favours(all(known(facts.later.approvedFromStrange), atMost(facts.later.secondsToApproval, 120))),
    },
    {
      id: 'phishing.password_at_once',
      says: 'Somebody on a strange device had the right password at the first try, as fake pages collect them.',
      otherwise: null,
      test: (facts) =>
        favours(
          all(
            known(facts.account.rightPasswordAtOnce),
            passwordFirst(facts),
            strangeDevice(facts),
            atMost(facts.requester.networkAccountsDay, 2),
          ),
        ),
    },
    {
      id: 'phishing.somebody_asks',
      says: 'Somebody contacts you about the code.',
      otherwise: 'Nobody contacted you about the code.',
      test: (facts) => speaks(contacted(facts)),
    },
    {
      id: 'phishing.given_away',
      says: 'The code was told to somebody, or entered where it did not belong.',
      otherwise: null,
      test: (facts) => favours(givenAway(facts)),
    },
    {
      id: 'phishing.led_somewhere',
      says: 'You followed a link, or somebody saw or steered your screen.',
      otherwise: null,
      test: (facts) => favours(some(known(reportOf(facts).followedLink), known(reportOf(facts).sharedScreen))),
    },
    {
      id: 'phishing.looks_suspicious',
      says: 'Something about the message made you suspicious.',
      otherwise: null,
      test: (facts) => favours(oneOf(facts.told.complaint, 'suspicious')),
    },
  ],
  prevents: 'Typing a code only where you began, and never telling it to anybody.',
  tell: 'They pretend to be the service, or somebody you trust. They are the ones who want the code.',
  advice: [
    'never_share',
    'do_not_follow_links',
    'open_official_app',
    'report_message',
    'change_password',
    'second_factor',
  ],
  actions: ['i_shared_it', 'report_phishing', 'not_me', 'stop_codes'],
};

function contacted(facts: Facts): Known {
  const { contactedBySomebody, onThePhoneNow, door } = reportOf(facts);
  if (door === 'asked_for_my_code' || onThePhoneNow === true) return true;
  return known(contactedBySomebody);
}

function givenAway(facts: Facts): Known {
  const { door, enteredCodeSomewhere, toldSomebody } = reportOf(facts);
  return some(
    oneOf(facts.told.says, 'i_shared_it'),
    oneOf(door, 'gave_code'),
    known(enteredCodeSomewhere),
    known(toldSomebody),
  );
}
