/** The evidence that is taken from measures, cause by cause: it needs a record. */
import type { Cause } from '../../model.ts';
import type { Evidence } from '../evidence.ts';
import { CLIENT_MEASURED } from './of-client.ts';
import { COMPROMISED_MEASURED } from './of-compromised.ts';
import { DELIVERY_MEASURED } from './of-delivery.ts';
import { LOGIN_MEASURED } from './of-login.ts';
import { MISTYPED_MEASURED } from './of-mistyped.ts';
import { PHISHING_MEASURED } from './of-phishing.ts';
import { PLATFORM_MEASURED } from './of-platform.ts';
import { RECYCLED_MEASURED } from './of-recycled.ts';
import { REQUESTED_MEASURED } from './of-requested.ts';
import { RESET_MEASURED } from './of-reset.ts';

export const MEASURED_EVIDENCE: Readonly<Record<Cause, readonly Evidence[]>> = {
  requested: REQUESTED_MEASURED,
  unauthorized_login: LOGIN_MEASURED,
  mistyped_contact: MISTYPED_MEASURED,
  compromised_account: COMPROMISED_MEASURED,
  phishing: PHISHING_MEASURED,
  reset_abuse: RESET_MEASURED,
  client_malfunction: CLIENT_MEASURED,
  recycled_number: RECYCLED_MEASURED,
  delivery_fault: DELIVERY_MEASURED,
  platform_glitch: PLATFORM_MEASURED,
};
