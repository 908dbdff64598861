/** The ten causes in the order of the closed list, and all their evidence in one fixed order. */
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

export const CAUSE_DEFINITIONS: Readonly<Record<Cause, CauseDefinition>> = Object.freeze({
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

export interface OwnedEvidence extends Evidence {
  readonly cause: Cause;
}

/** Every piece of evidence with the cause it belongs to. Scores are summed up in this order and in no other. */
export const ALL_EVIDENCE: readonly OwnedEvidence[] = Object.freeze(
  CAUSES.flatMap((cause) => CAUSE_DEFINITIONS[cause].evidence.map((evidence) => ({ ...evidence, cause }))),
);
