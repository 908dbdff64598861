/** The ten causes in the order of the closed list, and all their evidence in one fixed order. */
import { CAUSES, type Cause } from '../model.ts';
import type { CauseDefinition, Evidence } from './evidence.ts';
import { MEASURED_EVIDENCE } from './measured/measured.ts';
import { UNMEASURED_CAUSES } from './unmeasured.ts';

/** A cause with its evidence of both kinds. */
function whole(cause: Cause): CauseDefinition {
  const definition = UNMEASURED_CAUSES[cause];
  return { ...definition, evidence: [...definition.evidence, ...MEASURED_EVIDENCE[cause]] };
}

export const CAUSE_DEFINITIONS = Object.freeze(
  Object.fromEntries(CAUSES.map((cause) => [cause, whole(cause)])),
) as Readonly<Record<Cause, CauseDefinition>>;

export interface OwnedEvidence extends Evidence {
  readonly cause: Cause;
}

/** Every piece of evidence with the cause it belongs to. Scores are summed up in this order and in no other. */
export const ALL_EVIDENCE: readonly OwnedEvidence[] = Object.freeze(
  CAUSES.flatMap((cause) => CAUSE_DEFINITIONS[cause].evidence.map((evidence) => ({ ...evidence, cause }))),
);
