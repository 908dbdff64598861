/**
 * The events of a verification's life: what its timeline shows, in order. Each says a past fact; its body holds no code, reference
 * or address. The events reference is generated from this table.
 */
export const EVENTS = {
  'verification.requested': 'Somebody asked for a code.',
  'decision.made': 'It was decided what to do; the reason and the facts are recorded.',
  'code.issued': 'A code exists for this verification; it is stored nowhere.',
  'message.queued': 'A message waits to be sent.',
  'message.sent': 'A sender took the message.',
  'message.failed': 'The message could not be sent.',
  'message.unknown': 'The process ended between sending and recording; the message may have left.',
  'message.dropped': 'The message was not sent because its code was dead by then.',
  'message.reported': 'The carrier said what became of the message.',
  'proof.given': 'A challenged requester answered the challenge.',
  'code.submitted': 'A code was entered.',
  'verification.approved': 'The right code was entered in time.',
  'verification.canceled': 'The requester or the holder ended it, or its person was erased.',
  'receipt.redeemed': 'The receipt of the approval was used.',
  'explanation.asked': 'Whoever holds the address asked why the message came.',
  'range.blocked': 'Codes to new numbers of a range ask for a proof first from now on: somebody seems to earn on them.',
  'range.released': 'Codes to new numbers of that range are sent again.',
  'cause.confirmed': 'Support staff confirmed why the message came.',
  'holder.acted': 'The holder pressed something after an explanation.',
} as const;
export type EventType = keyof typeof EVENTS;
