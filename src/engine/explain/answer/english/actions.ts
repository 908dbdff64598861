/** The buttons below an answer, and what they did, in English. */
import type { AnswerWords } from '../words.ts';

export const ENGLISH_ACTIONS: AnswerWords['actions'] = {
  it_was_me: 'It was me',
  not_me: 'It was not me',
  i_shared_it: 'I gave the code to somebody',
  stop_codes: 'Stop these codes',
  resume_codes: 'Let codes through again',
  not_my_account: 'This is not my account',
  report_phishing: 'Report a fake message',
  undo: 'Undo',
};

const PRESS_UNDO = 'If that was a slip, press “Undo”.';

export const ENGLISH_EFFECTS: AnswerWords['effects'] = {
  noted: { done: 'We have noted it.', undo: null },
  code_ended: { done: 'The code in the message no longer works.', undo: 'If you need a code, ask for a new one.' },
  codes_stopped: {
    done: 'Codes that strangers ask for no longer come here. Your own devices still get theirs.',
    undo: 'To get them again, press “Let codes through again”.',
  },
  codes_resumed: { done: 'Codes come here again.', undo: null },
  address_disowned: {
    done: 'We have noted that the account is not yours. Its codes no longer come here.',
    undo: PRESS_UNDO,
  },
  message_reported: { done: 'Your report is noted for those who run this service.', undo: null },
  undone: { done: 'That is undone. A code that was ended stays ended; you can ask for a new one.', undo: null },
  signed_out: {
    done: 'Everybody is signed out of the account, strangers too.',
    undo: 'You can sign in again on your own devices.',
  },
  changes_held: {
    done: 'For now nobody can change the phone, the e-mail or the password of the account.',
    undo: PRESS_UNDO,
  },
};
