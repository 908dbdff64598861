/**
 * The ten causes in the order of the closed list, with the evidence that needs no measures: what is reasoned on where there is no
 * record, as in the guide, which is sent to browsers and stays small by it.
 */
import { CAUSES, type Cause } from '../model.ts';
import { clientMalfunction } from './client-malfunction.ts';
import { compromisedAccount } from './compromised-account.ts';
import { deliveryFault } from './delivery-fault.ts';
import type { CauseDefinition, Evidence } from './evidence.ts';
import { mistypedContact } from './mistyped-contact.ts';
import { phishing } from './phishing.ts';
import { platformGlitch } from './platform-glitch.ts';
import { recycledNumber } from './recycled-number.ts';
import { requested } from './requested.ts';
import { resetAbuse } from './reset-abuse.ts';
import { unauthorizedLogin } from './unauthorized-login.ts';

export const UNMEASURED_CAUSES: Readonly<Record<Cause, CauseDefinition>> = Object.freeze({
  requested,
  unauthorized_login: unauthorizedLogin,
  mistyped_contact: mistypedContact,
  compromised_account: compromisedAccount,
  phishing,
  reset_abuse: resetAbuse,
  client_malfunction: clientMalfunction,
  recycled_number: recycledNumber,
  delivery_fault: deliveryFault,
  platform_glitch: platformGlitch,
});

export const UNMEASURED_EVIDENCE: readonly Evidence[] = CAUSES.flatMap((cause) => UNMEASURED_CAUSES[cause].evidence);
