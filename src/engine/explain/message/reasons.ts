/** Every reason a checked message can get, in a sentence for somebody who is worried. None repeats what was pasted. */
export const REASONS = {
  our_wording: 'It is word for word a message we send.',
  changed_wording: 'It uses wording of ours, but it is not what we send: words were changed, added or left out.',
  part_of_ours: 'All of it is wording of ours, but it is only a part of a message.',
  wording_not_ours: 'None of the messages we send is worded like this.',
  nothing_to_compare: 'There is nothing in it that we could compare.',
  can_be_copied:
    'Words and sender can be copied. Such a copy leads only to us and asks for nothing; the reference tells for certain.',

  links_ours: 'Every link in it leads to us.',
  link_imitates_us: 'A link in it is made to look like ours and leads elsewhere. Do not open it.',
  link_suspicious: 'A link in it hides where it leads. Do not open it.',
  link_elsewhere: 'A link in it leads elsewhere; our messages have no such link.',
  bound_elsewhere: 'Its last line offers the code to a site that is not ours.',
  too_many_links: 'It has more links than we look at.',

  sender_ours: 'The sender shown is one of ours, which others can write there too.',
  sender_imitates_us: 'The sender is made to look like ours and is not.',
  sender_elsewhere: 'The sender is a mail address elsewhere. We do not write from it.',
  sender_unfamiliar: 'The sender is not one that we know of.',
  replies_elsewhere: 'Answers to it would go to somebody else.',
  mail_checks_passed: 'By its headers, your mail server found that it comes from where it says.',
  mail_checks_failed: 'By its headers, your mail server found that it does not come from where it says.',

  reference_known: 'A message of ours carried its reference.',
  reference_unknown: 'We know of no message with its reference. Compare it letter by letter.',
  reference_borrowed: 'A message of ours carried its reference, but it did not say this.',

  asks_for_code: 'It asks for your code. We never do, and nobody who means well does.',
  wants_call: 'It wants you to call a number. Call only a number you know from elsewhere.',
  urgency: 'It hurries you.',
  threat: 'It frightens you with a loss.',
  lure: 'It promises something, or tells of an accident, so that you act.',
  authority: 'It speaks as an authority or as staff.',
  secrecy: 'It wants you to keep it from others, or to stay on the line.',

  our_domain: 'It leads to us.',
  other_ending: 'It is our name with another ending.',
  lookalike_letters: 'It is written with letters that only look like our name.',
  one_letter_off: 'It is one slip away from our name.',
  name_within: 'Our name is a part of a longer name that is not ours.',
  name_in_subdomain: 'Our name stands in front of a name that is not ours.',
  name_in_path: 'Our name stands behind the name of another site.',
  name_in_query: 'Our name stands at the end of a link to another site.',
  name_in_userinfo: 'Our name stands before an @ sign; where it leads is behind it.',
  shortener: 'It is shortened, so nobody sees where it leads.',
  bare_ip: 'It leads to a bare number in place of a name.',
  userinfo: 'It has a name before an @ sign, which hides where it leads.',
  mixed_scripts: 'It mixes letters of different alphabets.',
  unparsable: 'No browser can read it as it stands.',
  other_scheme: 'It is no ordinary web link.',
  turned_around: 'It holds marks that turn the writing direction round.',
  named_by_us: 'It is not ours, but our own messages name it.',
  same_registration: 'It belongs to the same registered name as our domain.',
  leads_elsewhere: 'It leads elsewhere and does not look like us.',
} as const;

export type ReasonCode = keyof typeof REASONS;

export interface Reason {
  readonly code: ReasonCode;
  readonly says: string;
}

export function because(code: ReasonCode): Reason {
  return { code, says: REASONS[code] };
}
