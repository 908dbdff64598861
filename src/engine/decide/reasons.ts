/** Every reason a decision can have: what the operator reads, and what it means for the requester. Stable codes. */
export const REASONS = {
  nothing_against: 'Nothing speaks against sending.',
  joined_open: 'The same caller and device asked again while a code was open: the same code went out again.',
  joined_too_soon: 'The same caller and device asked again right away: the message that just left is theirs.',
  resend_asked: 'The requester asked for the message once more.',
  nobody: 'Nobody of that name: answered as if a code had gone out.',
  quiet: 'Whoever holds the address stopped codes that strangers ask for.',
  disowned: 'Whoever holds the address said that this account is not theirs.',
  number_recycled: 'The carrier says the number changed hands after this account proved it.',
  joined_withheld: 'The same caller and device asked again for what was withheld.',
  budget_low: 'Little is left of the guess budget of strangers: a proof is asked first.',
  budget_gone: 'The guess budget of strangers has no room for another code; a familiar device can still go on.',
  range_strange:
    'Next to nobody proves the new numbers of countries in which the service has no people, this one among them: whoever asks shows another proof first.',
  range_country:
    'Next to nobody proves the new numbers of this country that codes are asked for: whoever asks shows another proof first.',
  range_origin:
    'Next to nobody proves the new numbers of this country that codes are asked for from where this request comes from: whoever asks shows another proof first.',
  range_carrier:
    'Next to nobody proves the new numbers of these ten thousand that codes are asked for: whoever asks shows another proof first.',
  range_block:
    'Next to nobody proves the new numbers of this thousand that codes are asked for: whoever asks shows another proof first.',
  range_close:
    'Codes were asked for to several numbers close beside this one, and nobody proved them: whoever asks shows another proof first.',
  code_too_short:
    'The service is being guessed at, and a code this short is not accepted any more: a new one is longer.',
  like_a_break_in: 'It looks like somebody trying to sign in from outside: another proof is asked first.',
  like_a_slip: 'The address looks like a slip of the finger: nothing is sent to a stranger.',
  like_an_intruder: 'It looks like somebody acting from inside the account: another proof is asked first.',
  like_a_lure: 'It looks like somebody luring the holder to hand the code over: another proof is asked first.',
  like_a_reset_by_others: 'It looks like somebody else asking for a new password: another proof is asked first.',
  like_a_loop: 'It looks like an app that asks by itself: it is told to stop.',
  like_a_changed_number: 'The number looks as if it had changed hands: nothing is sent to whoever has it now.',
  like_a_glitch: 'It looks like a system that asks with nobody at hand: it is told to stop.',
  limit_reached: 'A limit was reached.',
} as const;
export type Reason = keyof typeof REASONS;
