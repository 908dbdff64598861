/** Which handler answers which route of the table. */
import type { RouteId } from '../../protocol/routes.ts';
import { checkAddress, lookupAddress } from './addresses.ts';
import { addEvents } from './events.ts';
import { createExplanation, readDiagnosis, readExplanation, readTimeline, takeAction } from './explanations.ts';
import type { Handler } from './handler.ts';
import { checkMessage } from './messages.ts';
import {
  cancelVerification,
  checkCode,
  createVerification,
  giveProof,
  readVerification,
  redeemReceipt,
  resendVerification,
} from './verifications.ts';

export const HANDLERS: Partial<Readonly<Record<RouteId, Handler>>> = {
  checkAddress,
  lookupAddress,
  createVerification,
  readVerification,
  giveProof,
  checkCode,
  resendVerification,
  cancelVerification,
  readTimeline,
  readDiagnosis,
  redeemReceipt,
  createExplanation,
  readExplanation,
  takeAction,
  checkMessage,
  addEvents,
};
