/** The calls of a code's life: ask, read, prove, check, ask again, end; and the record of it. */
import { CheckCode, Checked } from '../shapes/checks.ts';
import { GiveProof } from '../shapes/proofs.ts';
import { Diagnosis, Timeline } from '../shapes/record.ts';
import {
  CancelVerification,
  CreateVerification,
  IdParams,
  ResendVerification,
  Verification,
} from '../shapes/verifications.ts';
import { get, post, publishable, secret } from './route.ts';

const tag = 'Verifications';
const params = IdParams;

export const VERIFICATION_ROUTES = {
  createVerification: post({
    id: 'createVerification',
    path: '/v1/verifications',
    tag,
    summary: 'Ask for a code',
    description:
      'Decides whether a code goes out, and answers the same whether it did. With typed and no to, nobody goes by that name: the same answer, and no message. A publishable key may not set account, firstFactor, metadata or requester.',
    access: publishable('verify'),
    body: CreateVerification,
    answers: { 201: Verification },
    errors: ['address_refused', 'channel_unavailable', 'limited'],
  }),
  readVerification: get({
    id: 'readVerification',
    path: '/v1/verifications/:id',
    tag,
    summary: 'Read a verification',
    description: 'Where it stands, as its requester sees it.',
    access: secret('verify'),
    params,
    answers: { 200: Verification },
    errors: [],
  }),
  giveProof: post({
    id: 'giveProof',
    path: '/v1/verifications/:id/proofs',
    tag,
    summary: 'Answer a challenge',
    description: 'Shows one of the proofs that were asked for; then the code goes out.',
    access: publishable('verify'),
    params,
    body: GiveProof,
    answers: { 200: Verification },
    errors: ['wrong_state', 'proof_wrong', 'limited', 'channel_unavailable'],
  }),
  checkCode: post({
    id: 'checkCode',
    path: '/v1/verifications/:id/check',
    tag,
    summary: 'Check a code',
    description: 'Counts the try, compares, and uses the code up. A wrong code is an outcome, not an error.',
    access: publishable('verify'),
    params,
    body: CheckCode,
    answers: { 200: Checked },
    errors: ['reference_not_code', 'limited'],
  }),
  resendVerification: post({
    id: 'resendVerification',
    path: '/v1/verifications/:id/resend',
    tag,
    summary: 'Send the code once more',
    description: 'The same code again, by the same channel or another; not before resendAfter.',
    access: publishable('verify'),
    params,
    body: ResendVerification,
    bodyOptional: true,
    answers: { 200: Verification },
    errors: ['too_soon', 'wrong_state', 'channel_unavailable', 'limited'],
  }),
  cancelVerification: post({
    id: 'cancelVerification',
    path: '/v1/verifications/:id/cancel',
    tag,
    summary: 'End a verification',
    description: 'Its code is dead from now on, and a message that has not left stays here.',
    access: secret('verify'),
    params,
    body: CancelVerification,
    bodyOptional: true,
    answers: { 200: Verification },
    errors: ['wrong_state'],
  }),
  readTimeline: get({
    id: 'readTimeline',
    path: '/v1/verifications/:id/timeline',
    tag,
    summary: 'Read what happened',
    description: 'Everything in the record of a verification, in order.',
    access: secret('explain'),
    params,
    answers: { 200: Timeline },
    errors: [],
  }),
  readDiagnosis: get({
    id: 'readDiagnosis',
    path: '/v1/verifications/:id/diagnosis',
    tag,
    summary: 'Read why the message came',
    description: 'The likeliest cause with what is known by now, and what carried it.',
    access: secret('explain'),
    params,
    answers: { 200: Diagnosis },
    errors: [],
  }),
};
