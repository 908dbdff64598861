/** `/v1/verifications/{id}/check` and `/v1/receipts/redeem`: entering a code, and using the signed statement that it was right. */
import Type, { type Static } from 'typebox';
import { CHECK_OUTCOMES, PURPOSES } from '../../engine/model.ts';
import { answered, asked, CODE_MAX, choice, optional, TOKEN_MAX, text, yesOrNo } from './fields.ts';
import { Requester } from './requester.ts';
import { account, Verification } from './verifications.ts';

export const CheckCode = asked(
  'A code that somebody entered, and what you expect it to be for.',
  {
    code: text(CODE_MAX, 'The code as entered.', { minLength: 1 }),
    purpose: optional(
      choice(PURPOSES, "What you expect; another than the verification's answers mismatch, and nothing is compared."),
    ),
    account: optional(account("The account you expect; another than the verification's answers mismatch.")),
    requester: Type.Optional(Requester),
  },
  { title: 'CheckCode', examples: [{ code: '492817', purpose: 'sign_in', account: 'a-ada' }] },
);
export type CheckCode = Static<typeof CheckCode>;

export const Checked = answered(
  'What came of the code.',
  {
    outcome: choice(CHECK_OUTCOMES, 'Approved, or why not.'),
    verification: Verification,
    receipt: Type.Optional(text(TOKEN_MAX, 'Where approved: a signed statement for your backend, to be used once.')),
    device: Type.Optional(
      text(TOKEN_MAX, 'Where approved: a token that makes this device familiar; send it as requester.device.'),
    ),
  },
  { title: 'Checked' },
);
export type Checked = Static<typeof Checked>;

export const RedeemReceipt = asked(
  'A receipt to use up.',
  { receipt: text(TOKEN_MAX, 'The receipt as the check answered it.', { minLength: 1 }) },
  { title: 'RedeemReceipt', examples: [{ receipt: 'eyJhbGciOiJFUzI1NiJ9.eyJwdXJwb3NlIjoic2lnbl9pbiJ9.c2lnbmF0dXJl' }] },
);
export type RedeemReceipt = Static<typeof RedeemReceipt>;

const Claims = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  description: 'What the receipt states: verification, purpose, account, address and times.',
  additionalProperties: true,
});

export const Redeemed = answered(
  'Whether the receipt was good; it is good once.',
  {
    valid: yesOrNo('The receipt is ours, of this service, not expired, and was not used before.'),
    claims: Type.Optional(Claims),
  },
  {
    title: 'Redeemed',
    examples: [{ valid: false }, { valid: true, claims: { purpose: 'sign_in', account: 'a-ada' } }],
  },
);
export type Redeemed = Static<typeof Redeemed>;
