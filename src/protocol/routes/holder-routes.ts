/** The calls for whoever got a message: why it came, whether it is ours, and what can be done. */
import { ActionTaken, CreateExplanation, Explanation, TakeAction } from '../shapes/explanations.ts';
import { CheckMessage, MessageCheck } from '../shapes/messages.ts';
import { IdParams } from '../shapes/verifications.ts';
import { get, LARGE_BODY_BYTES, post, secret } from './route.ts';

const tag = 'Explanations';

export const HOLDER_ROUTES = {
  createExplanation: post({
    id: 'createExplanation',
    path: '/v1/explanations',
    tag,
    summary: 'Ask why a message came',
    description:
      'With the reference of the message, or an approved verification of purpose prove_holding, the answer says why. Without either it is the same general answer for every address.',
    access: secret('explain'),
    body: CreateExplanation,
    bodyLimitBytes: LARGE_BODY_BYTES,
    answers: { 201: Explanation },
    errors: ['limited'],
  }),
  readExplanation: get({
    id: 'readExplanation',
    path: '/v1/explanations/:id',
    tag,
    summary: 'Read an explanation again',
    description: 'The same answer, with what was stopped since.',
    access: secret('explain'),
    params: IdParams,
    answers: { 200: Explanation },
    errors: [],
  }),
  takeAction: post({
    id: 'takeAction',
    path: '/v1/explanations/:id/actions',
    tag,
    summary: 'Do something about it',
    description:
      "A reference permits what can be undone on the address; what touches an account needs that account's own proof. The answer names what was really done.",
    access: secret('explain'),
    params: IdParams,
    body: TakeAction,
    answers: { 200: ActionTaken },
    errors: ['wrong_state', 'limited'],
  }),
  checkMessage: post({
    id: 'checkMessage',
    path: '/v1/messages/check',
    tag: 'Messages',
    summary: 'Ask whether a message is ours',
    description: 'Digits and references are masked before anything is compared, so nothing can be guessed with it.',
    access: secret('explain'),
    body: CheckMessage,
    bodyLimitBytes: LARGE_BODY_BYTES,
    answers: { 200: MessageCheck },
    errors: ['limited'],
  }),
};
