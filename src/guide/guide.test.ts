// Promise: whoever answers the guide's questions is told what it most likely was, or that we can't tell, and what to do first.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AdviceCode } from '../engine/causes/advice-codes.ts';
import type { Cause } from '../engine/model.ts';
import { type GuideAnswer, guide } from './guide.ts';
import { parseReport } from './parse-report.ts';
import type { Worry } from './worry.ts';

type Told = Readonly<Record<string, unknown>>;
type Case = readonly [said: string, told: Told, cause: Cause | 'cant_tell', first: AdviceCode, worry: Worry];

const UNASKED = { door: 'unasked', askedMyself: 'no' };

const CLEAR: readonly Case[] = [
  [
    'I signed in, and a minute later it came',
    { askedMyself: 'yes', minutesAfter: 1, count: 1 },
    'requested',
    'nothing_to_do',
    'none',
  ],
  [
    'I asked once and got the same code twice',
    { door: 'unasked', askedMyself: 'yes', count: 2, sameCode: true },
    'delivery_fault',
    'nothing_to_do',
    'none',
  ],
  [
    'I asked, and it came three quarters of an hour later',
    { askedMyself: 'yes', minutesAfter: 45 },
    'delivery_fault',
    'nothing_to_do',
    'none',
  ],
  [
    'it is for signing in, I was not, and I use that password everywhere',
    { ...UNASKED, saysFor: 'sign_in', haveAccount: 'yes', passwordReused: true },
    'unauthorized_login',
    'change_password',
    'raised',
  ],
  [
    'it is for signing in, I was not, and my password was in a breach',
    { ...UNASKED, saysFor: 'sign_in', haveAccount: 'yes', breachKnown: true },
    'unauthorized_login',
    'change_password',
    'raised',
  ],
  [
    'a code for a new account that I never made',
    { ...UNASKED, haveAccount: 'no', addressSince: 'years', saysFor: 'sign_up' },
    'mistyped_contact',
    'disown_address',
    'low',
  ],
  [
    'a mail for somebody else, and my address is ten years old',
    { ...UNASKED, channel: 'email', haveAccount: 'no', addressSince: 'years', greets: 'somebody_else' },
    'mistyped_contact',
    'disown_address',
    'low',
  ],
  [
    'the number is new to me, and I have no account there',
    { ...UNASKED, channel: 'sms', haveAccount: 'no', addressSince: 'weeks' },
    'recycled_number',
    'disown_address',
    'low',
  ],
  [
    'the number is new to me, and they want to reset some Marta’s password',
    {
      ...UNASKED,
      channel: 'sms',
      haveAccount: 'no',
      addressSince: 'months',
      saysFor: 'recovery',
      greets: 'somebody_else',
    },
    'recycled_number',
    'disown_address',
    'low',
  ],
  [
    'six codes in an hour to reset my password',
    { ...UNASKED, saysFor: 'recovery', count: 6, withinHours: 1, haveAccount: 'yes' },
    'reset_abuse',
    'never_share',
    'raised',
  ],
  [
    'a reset that I did not ask for, and my ex knows my name there',
    { ...UNASKED, saysFor: 'recovery', knownPerson: true },
    'reset_abuse',
    'never_share',
    'raised',
  ],
  [
    'there is a phone in my account that is not mine',
    { ...UNASKED, unknownDevices: true },
    'compromised_account',
    'change_password',
    'urgent',
  ],
  [
    'my mail address there was changed, not by me',
    { ...UNASKED, saysFor: 'change', changesNotMine: true },
    'compromised_account',
    'change_password',
    'urgent',
  ],
  [
    'every night at three, since the app was updated',
    { ...UNASKED, regular: true, afterUpdate: true },
    'client_malfunction',
    'update_app',
    'low',
  ],
  [
    'each time I open that old app',
    { door: 'unasked', regular: true, appActive: true, appOutdated: true },
    'client_malfunction',
    'update_app',
    'low',
  ],
  [
    'all my friends got one, and the service said sorry',
    { ...UNASKED, othersToo: true, serviceAdmits: true },
    'platform_glitch',
    'wait',
    'low',
  ],
  ['somebody writes that they need my code', { door: 'asked_for_my_code' }, 'phishing', 'never_share', 'urgent'],
  [
    'the bank is on the phone and wants the code',
    { door: 'asked_for_my_code', onThePhoneNow: true, moneyInvolved: true },
    'phishing',
    'hang_up',
    'urgent',
  ],
  ['I read it out to the caller', { door: 'gave_code', moneyInvolved: true }, 'phishing', 'tell_service_now', 'urgent'],
  [
    'I typed it into a page from a mail',
    { door: 'unasked', enteredCodeSomewhere: true, followedLink: true },
    'phishing',
    'tell_service_now',
    'urgent',
  ],
];

const UNCLEAR: readonly Case[] = [
  ['nothing at all', {}, 'cant_tell', 'never_share', 'low'],
  ['a code came', { door: 'unasked' }, 'cant_tell', 'never_share', 'low'],
  ['a code came, not mine', UNASKED, 'cant_tell', 'never_share', 'low'],
  ['maybe it was me', { door: 'unasked', askedMyself: 'unsure' }, 'cant_tell', 'never_share', 'low'],
  ['it is for signing in, and I was not', { ...UNASKED, saysFor: 'sign_in' }, 'cant_tell', 'never_share', 'raised'],
  ['I have no account there', { ...UNASKED, haveAccount: 'no' }, 'cant_tell', 'disown_address', 'low'],
  [
    'I have no account there, and they greet somebody else',
    { ...UNASKED, haveAccount: 'no', greets: 'somebody_else' },
    'cant_tell',
    'disown_address',
    'low',
  ],
  [
    'the number is new',
    { door: 'unasked', channel: 'sms', addressSince: 'months' },
    'cant_tell',
    'open_official_app',
    'low',
  ],
  [
    'the mailbox is new, and I have no account there',
    { ...UNASKED, channel: 'email', addressSince: 'weeks', haveAccount: 'no' },
    'cant_tell',
    'never_share',
    'low',
  ],
  ['my password was in a breach', { ...UNASKED, breachKnown: true }, 'cant_tell', 'never_share', 'raised'],
  ['I let a new app in', { ...UNASKED, newApp: true }, 'cant_tell', 'never_share', 'raised'],
  ['others get them too', { ...UNASKED, othersToo: true }, 'cant_tell', 'open_official_app', 'low'],
  [
    'the same code twice, and I asked for none',
    { ...UNASKED, count: 2, sameCode: true },
    'cant_tell',
    'open_official_app',
    'low',
  ],
  [
    'thirty codes of all kinds of services in an hour',
    { ...UNASKED, severalServices: true, count: 30, withinHours: 1 },
    'cant_tell',
    'never_share',
    'raised',
  ],
  ['it is my child’s account', { ...UNASKED, whose: 'child' }, 'cant_tell', 'never_share', 'low'],
  [
    'it is for work, and colleagues get them too',
    { ...UNASKED, whose: 'work', othersToo: true },
    'cant_tell',
    'open_official_app',
    'low',
  ],
  ['somebody I know could be behind it', { ...UNASKED, knownPerson: true }, 'cant_tell', 'never_share', 'raised'],
  [
    'my phone lost its network, and there is money in it',
    { ...UNASKED, signalLost: true, moneyInvolved: true },
    'cant_tell',
    'contact_carrier',
    'urgent',
  ],
  [
    'somebody helped me and saw my screen',
    { ...UNASKED, sharedScreen: true },
    'cant_tell',
    'remove_remote_access',
    'urgent',
  ],
  ['I pressed the link in it', { ...UNASKED, followedLink: true }, 'cant_tell', 'never_share', 'raised'],
];

function asked(told: Told): GuideAnswer {
  const parsed = parseReport(told);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return guide(parsed.report);
}

const codes = ({ advice }: GuideAnswer) => advice.map(({ code }) => code);

describe('the guide', () => {
  for (const [said, told, cause, first, worry] of [...CLEAR, ...UNCLEAR]) {
    test(`“${said}”: ${cause}`, () => {
      const answer = asked(told);
      const why = JSON.stringify(answer.ranking.slice(0, 3));
      assert.deepEqual([answer.cause, answer.advice[0]?.code, answer.worry], [cause, first, worry], why);
    });
  }
});

describe('somebody who looks for a code', () => {
  test('is led through the delivery in order, and no cause is named', () => {
    const { cause, confidence, ranking, worry, ...answer } = asked({ door: 'does_not_come', channel: 'sms' });
    assert.deepEqual([cause, confidence, ranking, worry], [null, 0, [], 'none']);
    const order = [
      'check_address',
      'wait',
      'resend_once',
      'check_signal',
      'check_blocked',
      'restart_device',
      'other_channel',
      'contact_support',
    ];
    assert.deepEqual(
      answer.advice.map(({ code }) => code),
      order,
    );
  });

  test('is told where codes come from', () => {
    assert.equal(codes(asked({ door: 'where_is_it' }))[0], 'begin_in_app');
    assert.equal(codes(asked({ door: 'does_not_come', askedMyself: 'no' }))[0], 'begin_in_app');
  });

  test('looks in the spam folder for mail only', () => {
    assert.ok(codes(asked({ door: 'does_not_come', channel: 'email' })).includes('check_spam'));
    assert.ok(!codes(asked({ door: 'does_not_come', channel: 'sms' })).includes('check_spam'));
  });

  test('waits first where the code is young or was asked for again and again', () => {
    assert.equal(codes(asked({ door: 'does_not_come', minutesAfter: 1 }))[0], 'wait');
    const often = codes(asked({ door: 'does_not_come', count: 4 }));
    assert.deepEqual([often[0], often.includes('resend_once')], ['wait', false]);
  });

  test('is warned all the same while somebody is on the phone', () => {
    const answer = asked({ door: 'does_not_come', onThePhoneNow: true });
    assert.deepEqual(
      [codes(answer).slice(0, 2), answer.worry, answer.cause],
      [['hang_up', 'never_share'], 'urgent', null],
    );
  });
});

describe('a pasted message', () => {
  const real = (told: Told) => asked({ door: 'is_it_real', service: 'Lumio', ...told });
  const CODE = '445562 is your Lumio code. Do not share it with anyone.';

  test('that lures is a fake', () => {
    const answer = real({ messages: ['Your Lumio account has been flagged. Verify now lum1o.example/xx31'] });
    assert.deepEqual(
      [answer.verdict, answer.cause, answer.worry, codes(answer)[0]],
      ['fake', 'phishing', 'raised', 'do_not_follow_links'],
    );
  });

  test('is a fake as a whole if one of several is', () => {
    assert.equal(
      real({ askedMyself: 'yes', messages: [CODE, { from: null, text: 'Reply with the code to stop this.' }] }).verdict,
      'fake',
    );
  });

  test('is real only where the person had just asked for it, and nobody is after it', () => {
    assert.equal(real({ askedMyself: 'yes', minutesAfter: 1, messages: [CODE] }).verdict, 'real');
    for (const told of [
      {},
      { askedMyself: 'no' },
      { askedMyself: 'yes', minutesAfter: 90 },
      { askedMyself: 'yes', contactedBySomebody: true },
    ]) {
      assert.equal(real({ messages: [CODE], ...told }).verdict, 'cant_tell', JSON.stringify(told));
    }
  });

  test("that isn't there can't be judged, and is never called harmless", () => {
    const answer = real({ askedMyself: 'yes', minutesAfter: 1 });
    assert.deepEqual([answer.verdict, codes(answer)[0]], ['cant_tell', 'open_official_app']);
  });

  test('is judged behind that door only', () =>
    assert.equal('verdict' in asked({ ...UNASKED, messages: [CODE] }), false));
});
