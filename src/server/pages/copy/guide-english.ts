/** The guide in English. */
import { ENGLISH_GUIDE } from '../../../guide/words/english.ts';
import type { GuideCopy } from './guide-copy.ts';

export const ENGLISH_GUIDE_COPY: GuideCopy = {
  locale: 'en',
  words: ENGLISH_GUIDE,
  doors: {
    unasked: { title: 'A code came that I did not ask for', hint: 'One, or many of them' },
    asked_for_my_code: { title: 'Somebody wants a code from me', hint: 'On the phone, in a chat, in a message' },
    gave_code: { title: 'I gave a code away', hint: 'I told it to somebody, or typed it on a page' },
    is_it_real: { title: 'Is this message real?', hint: 'Paste it: it stays on this device' },
    does_not_come: { title: 'My code does not come', hint: 'I asked for one and am waiting' },
    where_is_it: { title: 'Where do I find my code?', hint: 'A page wants one and I have none' },
  },
  questions: {
    contacted: {
      asks: 'Is somebody calling or writing to you about this code?',
      choices: { phone: 'Yes, on the phone right now', wrote: 'Yes, somebody called or wrote', no: 'No' },
    },
    given: {
      asks: 'Did the code leave your hands?',
      choices: {
        told: 'I told it to somebody',
        typed: 'I typed it on a page that a link led to',
        no: 'No, I kept it to myself',
      },
    },
    screen: {
      asks: 'Could somebody see or steer your screen?',
      hint: 'Such as with an app that “support” asked you to open.',
      choices: { yes: 'Yes', no: 'No' },
    },
    money: { asks: 'Can money be moved from this account?', choices: { yes: 'Yes', no: 'No' } },
    asked: {
      asks: 'Did you try to sign in, reset or change something around then?',
      hint: 'On any of your devices. Somebody who shares the account counts too.',
      choices: { yes: 'Yes', no: 'No', unsure: 'Maybe' },
    },
    account: {
      asks: 'Do you have an account with the service in the message?',
      choices: { yes: 'Yes', no: 'No', unsure: 'Maybe' },
    },
    saysFor: {
      asks: 'What does the message say the code is for?',
      choices: {
        sign_in: 'To sign in',
        recovery: 'To reset a password',
        sign_up: 'To open an account',
        change: 'To change contact details',
        confirm: 'To confirm a number or address',
        action: 'For a payment or something like it',
        unclear: 'It does not say',
      },
    },
    count: {
      asks: 'How many codes came?',
      choices: { one: 'One', day: 'Several in a day', hour: 'Many within an hour' },
    },
    sameCode: { asks: 'Was it the same code each time?', choices: { same: 'The same code', other: 'Other codes' } },
    pattern: {
      asks: 'When do they come?',
      choices: {
        regular: 'Always after about the same time',
        open: 'While the app is open',
        update: 'Since the app was updated',
        none: 'Nothing like that',
      },
    },
    others: {
      asks: 'Do other people get them too?',
      choices: { others: 'Yes, others too', admits: 'Yes, and the service says something went wrong', no: 'No' },
    },
    since: {
      asks: 'How long have you had this number or mailbox?',
      choices: { weeks: 'For weeks', months: 'For months', years: 'For years' },
    },
    greets: {
      asks: 'Whom does the message name?',
      choices: { me: 'Me', somebody_else: 'Somebody else', nobody: 'Nobody' },
    },
    inside: {
      asks: 'Is there anything in the account that is not yours?',
      hint: 'Look in its settings, at devices and last changes.',
      choices: { devices: 'A device I do not know', changes: 'A change I did not make', no: 'No' },
    },
    password: {
      asks: 'How safe is your password there?',
      choices: { reused: 'I use it elsewhere too', breach: 'I know that it was stolen', no: 'I use it nowhere else' },
    },
    knownPerson: {
      asks: 'Could somebody who knows you be behind it?',
      choices: { yes: 'Yes, that could be', no: 'No' },
    },
    followed: { asks: 'Did you open a link in the message?', choices: { yes: 'Yes', no: 'No' } },
    channel: {
      asks: 'How should the code come?',
      choices: { sms: 'As a text message', email: 'By e-mail', voice: 'By a call', whatsapp: 'By WhatsApp' },
    },
    waiting: {
      asks: 'How long ago did you ask for it?',
      choices: { minutes: 'Less than 5 minutes', half: 'Up to half an hour', long: 'Longer' },
    },
    times: {
      asks: 'How often have you asked for it?',
      choices: { one: 'Once', two: 'Twice', more: '3 times or more' },
    },
    signal: { asks: 'Did your phone lose its network for no reason?', choices: { yes: 'Yes', no: 'No' } },
    appOutdated: { asks: 'Is the app one that has not been updated for long?', choices: { yes: 'Yes', no: 'No' } },
    message: { asks: 'Paste the message here, if you like', choices: {} },
  },
  question: 'Question {n}',
  notKnown: 'I do not know',
  back: 'Back',
  answerNow: 'Show the answer now',
  startOver: 'Start over',
  moreQuestions: 'Answer a few more questions',
  moreQuestionsWhy: 'They make the answer more exact. Do the first steps before.',
  next: 'Go on',
  message: {
    label: 'The message',
    hint: 'It stays on this device. What you paste is not sent to anybody.',
    service: 'Which service does it say it is from?',
    pass: 'Go on without it',
  },
  worry: {
    urgent: 'Act now',
    raised: 'Take care: somebody may be after your account',
    low: 'No reason to fear, but look at it',
    none: 'Nothing points to danger',
  },
  verdicts: { real: 'It looks real', fake: 'It is a fake', cant_tell: 'We cannot tell if it is real' },
  steps: 'Do this, in this order',
  stepsHint: 'Tick what you have done. Ticks are kept on this device, and nothing else is.',
  moreSteps: 'More steps',
  untick: 'Forget my ticks',
  why: 'Why',
  reasons: 'What is behind it',
  otherReasons: 'Less likely reasons',
  likelihood: { sure: 'almost surely', likely: 'likely', possible: 'possible', unlikely: 'hardly' },
  ofTen: 'about {n} in 10',
};
